@_spi(_Unicode) internal import Swift

/// Damage of a text that can be undone without doubt, and the form that every text is stored in.
enum Repair {
  /// The text in NFC, without control characters, with what was certainly damaged mended.
  static func repaired(_ text: String) -> (text: String, notes: [String]) {
    var notes: [String] = []
    var text = text
    if let (mended, count) = Mojibake.undone(text) {
      text = mended
      notes.append("\(count) characters that were encoded twice repaired")
    }
    if let (mended, count) = apostrophes(text) {
      text = mended
      notes.append("\(count) lost apostrophes restored")
    }
    if text.unicodeScalars.contains(where: isUnwanted) {
      var scalars = String.UnicodeScalarView()
      for scalar in text.unicodeScalars where !isUnwanted(scalar) { scalars.append(scalar) }
      text = String(scalars)
    }
    return (composed(text), notes)
  }

  /// A title, a name or an address without control characters; `nil` when nothing is left.
  static func fact(_ text: String) -> String? {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) || text.utf8.isEmpty else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isUnwanted(scalar) {
      scalars.append(scalar.value < 0x20 ? " " : scalar)
    }
    let kept = PlainText.trimmed(String(scalars)[...])
    return kept.isEmpty ? nil : String(kept)
  }

  /// Why a text cannot be saved any more: its letters were replaced before it was stored.
  static func loss(_ text: String) -> String? {
    let lost = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    guard lost * 20 > text.unicodeScalars.count else { return nil }
    return "its letters are lost: \(lost) of them became U+FFFD before the file was saved"
  }

  /// Controls, byte order marks within a text and soft hyphens: they are seen by nobody and part words.
  private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x300...0x36F).contains($0.value) || $0.value == 0x3099 })
    else {
      return text
    }
    return String(String.UnicodeScalarView(text._nfc))
  }

  /// "Trump\u{FFFD}s", "don\u{FFFD}t": between these letters nothing but an apostrophe was lost.
  private static func apostrophes(_ text: String) -> (text: String, count: Int)? {
    guard text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") else { return nil }
    var scalars = Array(text.unicodeScalars)
    var count = 0
    for index in scalars.indices where scalars[index] == "\u{FFFD}" && index > 0 {
      let tail = scalars[(index + 1)...].prefix(3).prefix { $0.properties.isAlphabetic }
      let word = String(String.UnicodeScalarView(tail)).lowercased()
      guard scalars[index - 1].properties.isAlphabetic, endings.contains(word) else { continue }
      scalars[index] = "\u{2019}"
      count += 1
    }
    return count == 0 ? nil : (String(String.UnicodeScalarView(scalars)), count)
  }

  private static let endings: Set<String> = ["s", "t", "re", "ve", "ll", "d", "m"]
}
