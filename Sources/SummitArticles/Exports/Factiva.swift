/// Factiva, with its two-letter fields ("HD", "PD", "TD") or without: each article ends with "Document LBA00…".
enum Factiva {
  /// "Document LBA0000020130608e968000ab", "AN Document J000000020130608e9680001g".
  static func isEnd(_ line: Substring) -> Bool { number(line) != nil }

  private static func number(_ line: Substring) -> String? {
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let last = words.last, last.utf8.count >= 20, last.utf8.count <= 40,
      last.contains(where: \.isNumber),
      last.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
      words.dropLast().map(String.init) == ["Document"]
        || words.dropLast().map(String.init) == ["AN", "Document"]
    else { return nil }
    return String(last)
  }

  static func documents(in lines: [Substring]) -> [Export.Document] {
    var documents: [Export.Document] = []
    var current: [Substring] = []
    for line in lines {
      guard let number = number(PlainText.trimmed(line)) else {
        current.append(line)
        continue
      }
      let hasFields = current.contains { field(of: $0)?.code == "HD" }
      var document = hasFields ? withFields(current) : withoutFields(current)
      document.id = number
      documents.append(document)
      current = []
    }
    return documents
  }

  private static let codes: Set<Substring> = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP", "TD", "CO", "IN",
    "NS",
    "RE", "PUB", "IPD", "IPC", "CT", "ART", "CLM", "VOL", "RF", "AN",
  ]

  private static func field(of line: Substring) -> (code: Substring, value: Substring)? {
    let code = line.prefix { $0.isUppercase && $0.isASCII }
    guard codes.contains(code) else { return nil }
    let rest = line[code.endIndex...]
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
    return (code, PlainText.trimmed(rest))
  }

  private static func withFields(_ lines: [Substring]) -> Export.Document {
    var document = Export.Document()
    var code: Substring = ""
    for line in lines {
      var value = PlainText.trimmed(line)
      if let field = field(of: line) { (code, value) = field }
      switch code {
      case "HD" where !value.isEmpty:
        document.title = document.title.map { "\($0) \(value)" } ?? String(value)
      case "BY" where !value.isEmpty: document.author = document.author ?? String(value)
      case "PD" where !value.isEmpty: document.date = document.date ?? String(value)
      case "SN" where !value.isEmpty: document.source = document.source ?? String(value)
      case "LP", "TD": document.lines.append(value)
      default: break
      }
    }
    return document
  }

  /// Title, author, "812 words", date, time, source, code, language and copyright, each on a line; then the text.
  private static func withoutFields(_ lines: [Substring]) -> Export.Document {
    var document = Export.Document()
    let lines = lines.map { PlainText.trimmed($0) }
    guard let count = lines.firstIndex(where: isWordCount) else {
      document.lines = lines
      return document
    }
    let head = lines[..<count].filter { !$0.isEmpty }
    let isSigned = head.count > 1 && head.last?.lowercased().hasPrefix("by ") == true
    document.author = isSigned ? head.last.map(String.init) : nil
    document.title = head.dropLast(isSigned ? 1 : 0).suffix(2).joined(separator: " ")
    var start = count + 1
    for index in lines[start...].prefix(12).indices {
      let line = lines[index]
      if document.date == nil, PublicationLine.opensWithDate(line) {
        document.date = String(line)
        start = index + 1
      } else if line.lowercased().hasPrefix("(c)") || line.hasPrefix("©") || line.hasPrefix("Copyright") {
        start = index + 1
        break
      } else if document.date != nil, document.source == nil, line.count > 2, !line.contains(":") {
        document.source = String(line)
      }
    }
    document.lines = Array(lines[start...])
    return document
  }

  /// "812 words", "1,024 words".
  private static func isWordCount(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 2 && words[1] == "words" && words[0].allSatisfy { $0.isNumber || $0 == "," }
  }
}
