/// Names reduced to what matters when they are compared: lower case, no accents, single spaces.
enum Folding {
  /// "Dmitriy  Médvédev" and "dmitriy medvedev" become one; hyphens become spaces and apostrophes go.
  static func folded(_ text: String) -> String {
    if let folded = foldedPlain(text) { return folded }
    var folded = ""
    var gap = false
    for scalar in text.lowercased().unicodeScalars {
      guard let letters = letters(for: scalar) else {
        gap = !folded.isEmpty
        continue
      }
      if letters.isEmpty { continue }
      if gap { folded.append(" ") }
      gap = false
      folded.append(letters)
    }
    return folded
  }

  /// The same, byte by byte, of a text without accents; `nil` of others. Most names are such, and each is folded many times.
  private static func foldedPlain(_ text: String) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var gap = false
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122:
        if gap { folded.append(0x20) }
        gap = false
        folded.append((65...90).contains(byte) ? byte | 0x20 : byte)
      case 39, 96: continue
      case 128...: return nil
      default: gap = !folded.isEmpty
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The text in lower case without accents, everything else as it is: for the words of a search.
  static func unaccented(_ text: String) -> String {
    let lower = text.lowercased()
    guard lower.utf8.contains(where: { $0 > 127 }) else { return lower }
    return lower.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result.append(letters(for: scalar) ?? " ")
      }
    }
  }

  /// Letters and digits joined by hyphens, for slugs.
  static func slug(_ text: String) -> String {
    String(folded(text).split(separator: " ").joined(separator: "-"))
  }

  /// What a scalar becomes; empty where it vanishes, `nil` where it parts words.
  private static func letters(for scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII {
      switch scalar.value {
      case 48...57, 97...122: return String(scalar)
      case 39, 96: return ""
      default: return nil
      }
    }
    switch scalar {
    case "ß": return "ss"
    case "æ": return "ae"
    case "œ": return "oe"
    case "þ": return "th"
    case "ð": return "d"
    case "ı": return "i"
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{02BB}", "\u{00B4}": return ""
    default: return letters(properties: scalar)
    }
  }

  private static func letters(properties scalar: Unicode.Scalar) -> String? {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return ""
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .titlecaseLetter,
      .decimalNumber, .spacingMark:
      return base(named: properties.name) ?? String(scalar)
    default: return nil
    }
  }

  /// The plain letter in a Unicode name: "LATIN SMALL LETTER E WITH ACUTE" is e.
  private static func base(named name: String?) -> String? {
    guard let name, name.hasPrefix("LATIN SMALL LETTER ") else { return nil }
    let words = name.dropFirst("LATIN SMALL LETTER ".count).split(separator: " ")
    guard let letter = words.first, letter.utf8.count == 1, words.dropFirst().first == "WITH" else {
      return nil
    }
    return letter.lowercased()
  }
}
