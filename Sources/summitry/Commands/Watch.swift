internal import ArgumentParser
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

struct Watch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Load what is new in files and directories that other programs fill, again and again.",
    discussion: """
      A file is read when it is new or has changed, and only once nobody has written to it for two seconds. Articles
      that are known change nothing. Ctrl-C ends it.

      Examples:
        summitry watch incoming/ --every 10m
        summitry watch feed.xml --every 1h
      """)

  @Argument(
    help: ArgumentHelp("Files and directories; one that is not there yet is waited for.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(
    name: .long, help: ArgumentHelp("How long to wait between two looks: 30s, 10m, 2h.", valueName: "time"),
    transform: { try Interval($0).duration })
  var every = Duration.seconds(600)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which field or column of your records is which: text=body,date=pub_date.", valueName: "fields"),
    transform: { try FieldMap($0) })
  var map: FieldMap?

  @Flag(name: .long, help: "Only what went wrong.")
  var quiet = false

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    Interruption.begin()
    var watch = FileWatch(paths)
    while !Interruption.isAsked {
      let look = watch.look()
      if !look.changed.isEmpty { try await load(look.changed) }
      let pause = look.isUnsettled ? min(every, .seconds(2)) : every
      let end = ContinuousClock.now + pause
      while ContinuousClock.now < end, !Interruption.isAsked { try await Task.sleep(for: .milliseconds(100)) }
    }
    throw Failure("", status: .interrupted)
  }

  private func load(_ files: [String]) async throws {
    let input = ArticleInput(paths: files, areFound: true, options: .init(map: map ?? FieldMap()))
    var load = try LoadRun(input, .init(isQuiet: true))
    let run = Run(
      extractorVersion: Extraction.version, program: ProgramFile.digest,
      command: "watch " + paths.joined(separator: " "))
    try await OpenDatabase.save(database.choice, run) { store in try await load.run(store) }
    load.tellInOneLine(isQuiet: quiet)
  }
}
