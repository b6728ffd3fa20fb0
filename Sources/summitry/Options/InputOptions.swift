internal import ArgumentParser
internal import Glibc
internal import SummitArticles
internal import SummitModel

/// Articles to read: files, directories, `-`, and lists of them.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files of any format below, directories and archives of them, or - for standard input.",
      discussion: """
        Text, web pages, JSON, JSON Lines, CSV, TSV, RSS, Atom, Nexis and Factiva exports, RTF, Word, WARC, mail; \
        packed by gzip, ZIP or tar. The content tells which.
        """, valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A file with more paths, one a line; - for standard input.", valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which field or column of your records is which: text=body,date=pub_date.", valueName: "fields"),
    transform: { try FieldMap($0) })
  var map: FieldMap?

  @Option(
    name: .long,
    help: ArgumentHelp("Publication date of the articles that give none: 2013-06-08.", valueName: "date"),
    transform: { text in
      let when = try When(text)
      guard let day = when.first, day == when.last else {
        throw When.Fault(text: text, reason: "a whole day is needed\n  write 2013-06-08")
      }
      return day
    })
  var published: Day?

  func validate() throws {
    if paths.isEmpty, filesFrom == nil {
      throw ValidationError(
        "what is to be read is missing\n  name files or directories, or - for standard input")
    }
    let streams = (paths + [filesFrom].compactMap { $0 }).filter { $0 == "-" }
    if streams.isEmpty { return }
    if streams.count > 1 { throw ValidationError("standard input can be read once only") }
    if isatty(STDIN_FILENO) == 1 {
      throw ValidationError(
        "- means standard input, which is the keyboard here\n  try: summitry load - < FILE")
    }
  }

  /// What is to be read, and how.
  var input: ArticleInput {
    ArticleInput(paths: paths, list: filesFrom, options: .init(published: published, map: map ?? FieldMap()))
  }

  /// Every path looked at; nothing is read yet.
  func reader() throws(Failure) -> ArticleReader { try input.reader() }
}

/// Articles to read, by their paths.
struct ArticleInput: Sendable {
  var paths: [String]
  /// A file with more of them.
  var list: String?
  /// Whether the paths are those of files that were found in directories, and not named one by one.
  var areFound = false
  var options: ArticleReader.Options

  /// Every path looked at; nothing is read yet.
  func reader() throws(Failure) -> ArticleReader {
    do throws(FileFault) {
      if areFound { return ArticleReader(found: paths, options: options) }
      return try ArticleReader(paths: paths, list: list, options: options)
    } catch {
      throw Failure(error.description)
    }
  }

  /// What its files hold, in bytes; `nil` when a stream is among them, or more files than are quickly looked at.
  func size() -> Int? { list == nil ? ArticleReader.size(of: paths, atMost: 20_000) : nil }
}
