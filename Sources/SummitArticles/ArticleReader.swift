public import SummitModel

/// Bytes in, articles out: files, directories, archives and standard input, one article at a time.
///
/// The format is told by the content. Memory holds one chunk and one article, whatever the size of a file.
/// An article that cannot be read comes as a `BadRecord`, and the next one follows.
public struct ArticleReader {
  /// The longest record, page or text file, in bytes.
  public static let longest = 32 << 20

  /// How articles are to be read.
  public struct Options: Sendable {
    /// The publication date of the articles that give none themselves.
    public var published: Day?
    /// Which field of a record or a column of a table is which of an article's.
    public var map = FieldMap()
    /// The descriptor that `-` means.
    public var standardInput: Int32 = 0
    /// Whether files that are no articles come as `BadRecord`s too, instead of only being counted.
    public var tellsPassedOver = false
    /// Asked again and again, also while a stream keeps us waiting: reading ends when it says so.
    public var isStopped: @Sendable () -> Bool = { false }

    public init(published: Day? = nil, map: FieldMap = FieldMap()) {
      self.published = published
      self.map = map
    }
  }

  private let options: Options
  private var tree: FileTree
  private var archives: [OpenArchive] = []
  private var source: (any ArticleSource)?
  /// Files that were passed over so far, because they are no articles by name or content.
  public private(set) var passedOver = 0
  private var file: OpenFile?
  private var bytesBefore = 0

  /// An archive under way, with the path that its files' paths begin with.
  private struct OpenArchive {
    let archive: any Archive
    let path: String
    let depth: Int
  }

  /// Looks at every path, and reads nothing yet.
  /// - Parameters:
  ///   - paths: files, directories (with all below them, in sorted order) and `-` for standard input.
  ///   - list: a file with more paths, one a line; `-` is standard input.
  /// - Throws: when a path does not exist, cannot be read, or is a directory without articles.
  public init(paths: [String], list: String? = nil, options: Options = Options()) throws(FileFault) {
    var file: OpenFile?
    if let list {
      let isStandardInput = list == FileTree.standardInput
      file = isStandardInput ? OpenFile(descriptor: options.standardInput) : try OpenFile(path: list)
    }
    tree = try FileTree(paths: paths, list: file)
    self.options = options
  }

  /// - Parameter files: what a `FileWatch` found.
  public init(found files: [String], options: Options = Options()) {
    tree = FileTree(found: files)
    self.options = options
  }

  /// What the files hold that these paths stand for, in bytes; `nil` when a stream is among them, or more files than
  /// `most`.
  public static func size(of paths: [String], atMost most: Int) -> Int? {
    guard var tree = try? FileTree(paths: paths) else { return nil }
    var (size, count) = (0, 0)
    while let next = tree.next() {
      count += 1
      guard count <= most else { return nil }
      guard case .success(let path) = next else { continue }
      guard let bytes = Directory.size(of: path) else { return nil }
      size += bytes
    }
    return size
  }

  /// Bytes that were taken from files and streams so far, packed ones as they are.
  public var bytesRead: Int { bytesBefore + (file?.taken ?? 0) }

  /// The next article, or what is wrong with it; `nil` at the end.
  public mutating func next() -> Result<Article, BadRecord>? {
    while !options.isStopped() {
      guard let result = nextResult() else { return nil }
      // What was under way when the reading was stopped is cut off, and no fault of the file.
      if options.isStopped() { return nil }
      switch result {
      case nil: continue
      case .success(let article)?: return .success(completed(article))
      case .failure(let bad)?:
        if bad.isPassedOver { passedOver += 1 }
        if !bad.isPassedOver || options.tellsPassedOver { return .failure(bad) }
      }
    }
    return nil
  }

  /// The next article, or one step towards it; `nil` at the end.
  private mutating func nextResult() -> Result<Article, BadRecord>?? {
    if let result = source?.next() {
      guard case .failure(let bad) = result, bad.kind == .noArticle, !tree.lastIsNamed,
        bad.path.hasSuffix(".json")
      else { return result }
      // A directory's other JSON files: settings, metadata, expected answers.
      return .some(.failure(bad.passedOver))
    }
    source = nil
    if let open = archives.last { return .some(nextEntry(of: open).map { .failure($0) }) }
    switch tree.next() {
    case .success(let path)?: return .some(openFile(path).map { .failure($0) })
    case .failure(let bad)?: return .some(.failure(bad))
    case nil: return nil
    }
  }

  /// Opens a file of the tree; what is wrong with it, if anything is.
  private mutating func openFile(_ path: String) -> BadRecord? {
    do throws(FileFault) {
      let isStandardInput = path == FileTree.standardInput
      let file =
        isStandardInput
        ? OpenFile(descriptor: options.standardInput, isStopped: options.isStopped)
        : try OpenFile(path: path, isStopped: options.isStopped)
      bytesBefore = bytesRead
      self.file = file
      open(file, path: path, depth: 0)
      return nil
    } catch {
      return BadRecord(path: path, reason: error.reason)
    }
  }

  /// Opens the next file of an archive; what is wrong with it, if anything is.
  private mutating func nextEntry(of open: OpenArchive) -> BadRecord? {
    switch open.archive.next() {
    case .success(let entry)?:
      let name = entry.name.split(separator: "/").last ?? ""
      if name.hasPrefix(".") || (name.contains(".") && !FileTree.hasArticleName(entry.name)) {
        return BadRecord(
          path: open.path + "/" + entry.name, reason: FileTree.noArticleName, kind: .passedOver)
      } else {
        self.open(entry.bytes, path: open.path + "/" + entry.name, depth: open.depth + 1)
      }
      return nil
    case .failure(let fault)?:
      return BadRecord(path: fault.name.map { open.path + "/" + $0 } ?? open.path, reason: fault.reason)
    case nil:
      archives.removeLast()
      return nil
    }
  }

  /// Finds out what a file is, and has its articles or its files come next.
  private mutating func open(_ bytes: any ByteSource, path: String, depth: Int) {
    let head = bytes.next(atLeast: 4096)
    func refuse(_ reason: String) { source = OneArticle(.failure(BadRecord(path: path, reason: reason))) }
    // What came before a fault is read; whoever reads on is told of it.
    if let failure = bytes.failure, head.isEmpty { return refuse(failure) }
    if head.count < 4096, head.allSatisfy(PlainText.isSpace) {
      return refuse(head.isEmpty ? "the file is empty" : "the file is blank")
    }
    let input = Input(bytes: bytes, head: head, path: path, map: options.map)
    switch Format.recognise(head, path: path, map: options.map) {
    case .articles(let make): source = make(input)
    case .refused(let name): refuse("\(name), which is not read")
    case .gzip, .archive:
      guard depth < PackingLimit.deepest else {
        return refuse("archives in archives, more than \(PackingLimit.deepest) deep")
      }
      if Format.isGzip(head) { return open(GzipSource(bytes, head: head), path: path, depth: depth + 1) }
      do throws(ArchiveFault) {
        let archive = try input.archive()
        if let zip = archive as? ZipArchive, let xml = WordDocument.contents(of: zip) {
          let document = Input(bytes: xml, head: [], path: path, map: options.map)
          source = document.wordDocument()
          return
        }
        archives.append(OpenArchive(archive: archive, path: path, depth: depth))
      } catch {
        refuse(error.reason)
      }
    }
  }

  /// The article with facts that anybody can store, and with the publication date that the user gave where it tells
  /// none itself.
  private func completed(_ article: Article) -> Article {
    var article = article
    for fact in [\Article.title, \.sourceID, \.publisher, \.url, \.author] {
      article[keyPath: fact] = article[keyPath: fact].flatMap(Repair.fact)
    }
    if article.published == nil, let published = options.published {
      article.published = PublicationDate(day: published, basis: .given)
    }
    return article
  }

  static func megabytes(_ bytes: Int) -> String { "\((bytes + (1 << 19)) >> 20) MB" }
}
