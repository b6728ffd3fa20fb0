internal import ArgumentParser
internal import Glibc
internal import SummitArticles
internal import SummitModel

/// Articles to read: files, directories and `-`.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Text or JSON Lines files, directories of them, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

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
    guard paths.contains("-") else { return }
    if paths.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input can be read once only") }
    if isatty(STDIN_FILENO) == 1 {
      throw ValidationError(
        "- means standard input, which is the keyboard here\n  try: summitry load - < FILE")
    }
  }

  /// Every path looked at; nothing is read yet.
  func reader() throws(Failure) -> ArticleReader {
    do throws(FileFault) {
      return try ArticleReader(paths: paths, options: .init(published: published))
    } catch {
      throw Failure(error.description)
    }
  }
}
