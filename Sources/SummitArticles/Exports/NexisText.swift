/// LexisNexis as it handed out plain text until 2019: "1 of 500 DOCUMENTS", labels in capitals.
enum NexisText {
  /// "                               1 of 500 DOCUMENTS".
  static func isStart(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 4 && words[1] == "of" && (words[3] == "DOCUMENTS" || words[3] == "DOCUMENT")
      && Int(words[0]) != nil && Int(words[2]) != nil
  }

  static func documents(in lines: [Substring]) -> [Export.Document] {
    var documents: [Export.Document] = []
    let starts = lines.indices.filter { isStart(PlainText.trimmed(lines[$0])) }
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : lines.count
      documents.append(document(lines[(start + 1)..<end]))
    }
    return documents
  }

  private static let labels = ["BYLINE:", "SECTION:", "LENGTH:", "DATELINE:", "HIGHLIGHT:", "SERIES:"]
  private static let endings = [
    "LOAD-DATE:", "LANGUAGE:", "PUBLICATION-TYPE:", "GRAPHIC:", "JOURNAL-CODE:", "SUBJECT:", "TYPE:",
    "DOCUMENT-TYPE:", "CORRECTION-DATE:", "URL:", "DISTRIBUTION:", "ISSN:", "Copyright ",
    "All Rights Reserved",
  ]

  /// Source, date and title stand above the labels, each in a paragraph of its own; the text stands below them.
  private static func document(_ lines: ArraySlice<Substring>) -> Export.Document {
    var document = Export.Document()
    let firstLabel = lines.firstIndex { line in labels.contains { PlainText.trimmed(line).hasPrefix($0) } }
    let head = lines[lines.startIndex..<(firstLabel ?? lines.startIndex)]
    takeHead(head, &document)
    var start = firstLabel ?? lines.startIndex
    for index in lines[start...].indices {
      let line = PlainText.trimmed(lines[index])
      guard labels.contains(where: line.hasPrefix) else { continue }
      if let value = Export.value(of: "BYLINE:", in: line) { document.author = value }
      start = index + 1
    }
    let end = lines[start...].firstIndex { line in endings.contains { PlainText.trimmed(line).hasPrefix($0) }
    }
    document.lines = Array(lines[start..<(end ?? lines.endIndex)])
    for line in lines[(end ?? lines.endIndex)...] {
      if document.date == nil { document.date = Export.value(of: "LOAD-DATE:", in: PlainText.trimmed(line)) }
    }
    return document
  }

  private static func takeHead(_ lines: ArraySlice<Substring>, _ document: inout Export.Document) {
    let groups = Export.text(Array(lines), isWrapped: true).split(separator: "\n\n")
      .filter { !$0.hasPrefix("Copyright") && !$0.contains("All Rights Reserved") }
    guard let dated = groups.firstIndex(where: { PublicationLine.opensWithDate($0) }) else {
      document.title = groups.last.map(String.init)
      return
    }
    document.date = String(groups[dated])
    document.source = groups[..<dated].last.map(String.init)
    document.title = groups[(dated + 1)...].last.map(String.init)
  }
}
