/// How words stand out: by colour on a terminal, else by marks that lose nothing.
enum Style: Sendable {
  case plain, coloured

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func faint(_ text: String) -> String { wrapped(text, "2") }
  func warning(_ text: String) -> String { wrapped(text, "33") }
  func good(_ text: String) -> String { wrapped(text, "32") }

  /// The words that matter within a sentence.
  func marked(_ text: String) -> String {
    self == .coloured ? wrapped(text, "1;36") : "«\(text)»"
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    self == .coloured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
