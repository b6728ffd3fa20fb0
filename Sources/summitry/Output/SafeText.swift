/// Scraped text made harmless for a terminal: nothing in it moves the cursor, hides words or turns them around.
enum SafeText {
  /// The text as one line: white space and line ends become single spaces, controls and marks of direction go.
  static func line(_ text: String) -> String {
    if isPlain(text, withSpaces: false) { return text }
    var result = String.UnicodeScalarView()
    var isSpaced = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isSpaced { result.append(" ") }
        isSpaced = true
      } else if !isHarmful(scalar) {
        result.append(scalar)
        isSpaced = false
      }
    }
    if isSpaced, !result.isEmpty { result.removeLast() }
    return String(result)
  }

  /// The text with its line ends: every other control goes.
  static func lines(_ text: String) -> String {
    if isPlain(text, withSpaces: true) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar == "\n" || scalar == "\t" || !isHarmful(scalar) {
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a text is visible ASCII alone, as most are: with any spaces, or with single ones between words.
  private static func isPlain(_ text: String, withSpaces: Bool) -> Bool {
    let bytes = text.utf8Span.span
    var isSpaced = !withSpaces
    for index in bytes.indices {
      guard (0x20..<0x7F).contains(bytes[index]) else { return false }
      let isSpace = bytes[index] == 0x20
      if isSpace, isSpaced { return false }
      isSpaced = isSpace && !withSpaces
    }
    return withSpaces || bytes.isEmpty || !isSpaced
  }

  /// Control characters of ASCII and Latin-1, and the marks that override the direction of writing or are not seen.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }
}
