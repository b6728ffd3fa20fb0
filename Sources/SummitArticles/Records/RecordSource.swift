internal import SummitModel

/// Articles that come one after the other out of one file.
protocol ArticleSource {
  /// The next article, or what is wrong with it; `nil` at the end.
  mutating func next() -> Result<Article, BadRecord>?
}

/// One article, or what is wrong with the file that should hold one.
struct OneArticle: ArticleSource {
  private var result: Result<Article, BadRecord>?

  init(_ result: Result<Article, BadRecord>) { self.result = result }

  mutating func next() -> Result<Article, BadRecord>? {
    defer { result = nil }
    return result
  }
}

/// JSON Lines, or the objects of a JSON document.
struct RecordSource: ArticleSource {
  private enum Pieces {
    case lines(LineReader)
    case elements(ElementReader)
  }

  private let path: String
  private let map: FieldMap
  private let bytes: any ByteSource
  private var pieces: Pieces
  private var hasTold = false
  /// Articles of the last piece that are still to come.
  private var waiting: ArraySlice<Result<Article, BadRecord>> = []

  init(lines bytes: any ByteSource, head: [UInt8], path: String, map: FieldMap) {
    self.init(.lines(LineReader(bytes, head: head, limit: ArticleReader.longest)), bytes, path, map)
  }

  init(document bytes: any ByteSource, head: [UInt8], path: String, map: FieldMap) {
    self.init(.elements(ElementReader(bytes, head: head, limit: ArticleReader.longest)), bytes, path, map)
  }

  private init(_ pieces: Pieces, _ bytes: any ByteSource, _ path: String, _ map: FieldMap) {
    (self.pieces, self.bytes, self.path, self.map) = (pieces, bytes, path, map)
  }

  mutating func next() -> Result<Article, BadRecord>? {
    while true {
      if let article = waiting.popFirst() { return article }
      guard let piece = nextPiece() else { break }
      if piece.bytes.allSatisfy(PlainText.isSpace) { continue }
      waiting = records(piece.bytes, line: piece.line, length: piece.length)[...]
    }
    guard let failure = bytes.failure, !hasTold else { return nil }
    hasTold = true
    return .failure(BadRecord(path: path, reason: failure))
  }

  private mutating func nextPiece() -> (bytes: [UInt8], line: Int, length: Int)? {
    switch pieces {
    case .lines(var reader):
      defer { pieces = .lines(reader) }
      return reader.next().map { ($0.bytes, $0.number, $0.length) }
    case .elements(var reader):
      defer { pieces = .elements(reader) }
      return reader.next().map { ($0.bytes, $0.line, $0.length) }
    }
  }

  private func records(_ bytes: [UInt8], line: Int, length: Int) -> [Result<Article, BadRecord>] {
    guard length == bytes.count else {
      let longest = ArticleReader.megabytes(ArticleReader.longest)
      let reason =
        "a record of \(ArticleReader.megabytes(length)) is longer than the \(longest) that one may have"
      return [.failure(BadRecord(path: path, line: line, reason: reason))]
    }
    let bytes = line == 1 && bytes.starts(with: Encoding.utf8Mark) ? Array(bytes.dropFirst(3)) : bytes
    do throws(BadRecord) {
      return try ArticleRecord(path: path, line: line, map: map).articles(bytes)
    } catch {
      return [.failure(error)]
    }
  }
}
