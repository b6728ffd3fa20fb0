public import SummitModel

/// Bytes in, articles out: files, directories and standard input, one article at a time.
///
/// The format is told by the content. Memory holds one chunk and one article, whatever the size of a file.
/// An article that cannot be read comes as a `BadRecord`, and the next one follows.
public struct ArticleReader {
  /// The longest record or text file, in bytes.
  public static let longest = 32 << 20

  /// Files of directories that were passed over, because their names are not those of articles.
  public let passedOver: Int
  /// The files still to be read, the next one last.
  private var waiting: [String]
  private let published: Day?
  private let standardInput: CInt
  private var path = ""
  private var source = Source.none

  private enum Source {
    case none
    case lines(LineReader)
    case elements(ElementReader)
  }

  /// Looks at every path, and reads nothing yet.
  /// - Parameters:
  ///   - paths: files, directories (with all below them, in sorted order) and `-` for standard input.
  ///   - published: the publication date of the articles that give none themselves.
  ///   - standardInput: the descriptor that `-` means.
  /// - Throws: when a path does not exist, cannot be read, or is a directory without articles.
  public init(paths: [String], published: Day? = nil, standardInput: Int32 = 0) throws(FileFault) {
    let tree = try FileTree(paths: paths)
    self.passedOver = tree.passedOver
    self.waiting = tree.files.reversed()
    self.published = published
    self.standardInput = standardInput
  }

  /// The next article, or what is wrong with it; `nil` at the end.
  public mutating func next() -> Result<Article, BadRecord>? {
    while true {
      switch source {
      case .lines(var lines):
        let line = lines.next()
        source = .lines(lines)
        guard let line else { break }
        if line.bytes.allSatisfy(Self.isSpace) { continue }
        return record(line.bytes, line: line.number, length: line.length)
      case .elements(var elements):
        let element = elements.next()
        source = .elements(elements)
        guard let element else { break }
        return record(element.bytes, line: element.line, length: element.length)
      case .none: break
      }
      source = .none
      guard let path = waiting.popLast() else { return nil }
      self.path = path
      if let result = openFile() { return result }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Opens the file at hand: its one article, or `nil` when its records are to follow.
  private mutating func openFile() -> Result<Article, BadRecord>? {
    let file: OpenFile
    do throws(FileFault) {
      file = path == FileTree.standardInput ? OpenFile(descriptor: standardInput) : try OpenFile(path: path)
    } catch {
      return .failure(BadRecord(path: path, reason: error.reason))
    }
    let head = file.next(atLeast: 4096)
    if let failure = file.failure { return .failure(BadRecord(path: path, reason: failure)) }
    if head.allSatisfy(Self.isSpace), head.count < 4096 {
      return .failure(BadRecord(path: path, reason: head.isEmpty ? "the file is empty" : "the file is blank"))
    }
    switch Format.recognise(head, path: path) {
    case .plainText: return text(file, head: head)
    case .jsonLines: source = .lines(LineReader(file, head: head, limit: Self.longest))
    case .json: source = .elements(ElementReader(file, head: head, limit: Self.longest))
    case .refused(let name):
      return .failure(
        BadRecord(path: path, reason: "\(name), which is not read: give plain text or JSON Lines"))
    }
    return nil
  }

  private func text(_ file: OpenFile, head: [UInt8]) -> Result<Article, BadRecord> {
    func bad(_ reason: String) -> Result<Article, BadRecord> {
      .failure(BadRecord(path: path, reason: reason))
    }
    let bytes = file.next(after: head, atMost: Self.longest)
    if let failure = file.failure { return bad(failure) }
    guard bytes.count <= Self.longest else {
      return bad("a text of more than \(Self.megabytes(Self.longest)) is no article")
    }
    do throws(Encoding.Fault) {
      let plain = PlainText(try Encoding.text(of: bytes))
      guard !plain.text.isEmpty else { return bad("nothing but a page's own lines") }
      return .success(
        completed(
          Article(
            path: path, title: plain.title, published: plain.published, language: Language.of(plain.text),
            text: plain.text)))
    } catch {
      return bad(error.reason)
    }
  }

  private func record(_ bytes: [UInt8], line: Int, length: Int) -> Result<Article, BadRecord> {
    guard length == bytes.count else {
      let reason =
        "a record of \(Self.megabytes(length)) is longer than the \(Self.megabytes(Self.longest)) that one may have"
      return .failure(BadRecord(path: path, line: line, reason: reason))
    }
    let bytes = line == 1 && bytes.starts(with: Encoding.utf8Mark) ? Array(bytes.dropFirst(3)) : bytes
    do throws(BadRecord) {
      return .success(completed(try ArticleRecord.article(bytes, path: path, line: line)))
    } catch {
      return .failure(error)
    }
  }

  /// The article with the publication date that the user gave, where it tells none itself.
  private func completed(_ article: Article) -> Article {
    guard article.published == nil, let published else { return article }
    var article = article
    article.published = PublicationDate(day: published, basis: .given)
    return article
  }

  private static func megabytes(_ bytes: Int) -> String { "\((bytes + (1 << 19)) >> 20) MB" }
}
