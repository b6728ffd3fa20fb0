/// Text as it is compared: lower case, Latin letters without their accents, single spaces between words.
enum Words {
  static func folded(_ text: String) -> String {
    var folded = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      let letters = plain(scalar)
      if letters.isEmpty {
        gap = !folded.isEmpty
        continue
      }
      if gap { folded.append(" ") }
      gap = false
      folded += letters
    }
    return folded
  }

  static func of(_ text: String) -> [String] {
    folded(text).split(separator: " ").map(String.init)
  }

  /// The plain letters of a small letter; empty for what parts words, as strokes and other scripts do.
  private static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 48...57, 97...122: return String(scalar)
    case ..<128: return ""
    default: break
    }
    if scalar == "ß" { return "ss" }
    guard let name = scalar.properties.name, name.hasPrefix("LATIN SMALL LETTER ") else { return "" }
    let words = name.dropFirst("LATIN SMALL LETTER ".count).split(separator: " ")
    guard words.count > 2, words[0].utf8.count == 1, words[1] == "WITH", !isPartOfLetter(words[2]) else {
      return ""
    }
    return words[0].lowercased()
  }

  /// Strokes and hooks belong to the letter (ł, ø, đ, ɗ); Unicode does not take them off.
  private static func isPartOfLetter(_ mark: Substring) -> Bool {
    mark == "STROKE" || mark == "TOPBAR" || mark == "MIDDLE" || mark == "PALATAL" || mark == "CURL"
  }
}
