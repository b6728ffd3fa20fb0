/// Nexis as it hands out Word and RTF files since 2019: "Body", "Load-Date: …", "End of Document".
enum NexisDocument {
  static func documents(in lines: [Substring]) -> [Export.Document] {
    var documents: [Export.Document] = []
    var current: [Substring] = []
    for line in lines {
      let line = PlainText.trimmed(line)
      if line == "End of Document" {
        documents.append(document(current))
        current = []
      } else if !isPageMark(line) {
        current.append(line)
      }
    }
    return documents
  }

  /// "Page 2 of 7", which stands wherever a page ended.
  private static func isPageMark(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 4 && words[0] == "Page" && words[2] == "of" && Int(words[1]) != nil
  }

  private static func document(_ lines: [Substring]) -> Export.Document {
    var document = Export.Document()
    let body = lines.firstIndex { $0 == "Body" || $0 == "Body:" }
    let head = lines[..<(body ?? lines.startIndex)]
    let filled = head.filter { !$0.isEmpty }
    document.title = filled.first.map(String.init)
    for (index, line) in filled.enumerated() {
      if let value = Export.value(of: "Byline:", in: line) { document.author = value }
      if document.date == nil, index > 0, PublicationLine.opensWithDate(line) {
        document.date = String(line)
        if index > 1 { document.source = String(filled[index - 1]) }
      }
    }
    let rest = lines[(body.map { $0 + 1 } ?? lines.endIndex)...]
    let end = rest.firstIndex { line in
      ["Classification", "Graphic", "Notes"].contains(line) || line.hasPrefix("Load-Date:")
    }
    document.lines = Array(rest[rest.startIndex..<(end ?? rest.endIndex)])
    if document.date == nil {
      document.date = rest.lazy.compactMap { Export.value(of: "Load-Date:", in: $0) }.first
    }
    return document
  }
}
