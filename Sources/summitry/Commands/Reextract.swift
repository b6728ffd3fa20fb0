internal import ArgumentParser
internal import SummitRepository

struct Reextract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read the stored articles again with this version, and tell what that changes.",
    discussion: """
      Without filters and --all it reads the articles that another version has read. Filters choose events: the \
      articles that tell of them are read. What changes in the timeline is printed batch by batch, before it takes \
      effect. What curators set stays set. Rows of imported lists are left as they are: import the list again.

      A run that was interrupted goes on where it stopped, when it is asked for in the same words.

      Examples:
        summitry reextract --dry-run
        summitry reextract --from 2013 --to 2013 --participant Obama
        summitry reextract --all --format ndjson > changes.ndjson
      """)

  @Flag(name: .long, help: "Every article, also those that this version has read.")
  var all = false

  @Flag(name: .long, help: "Only tell what would change; save nothing. Loads wait until it has ended.")
  var dryRun = false

  @Flag(name: .long, help: "From the first article on, also where such a run was interrupted.")
  var anew = false

  @Flag(name: .long, help: "No progress and no summary.")
  var quiet = false

  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var database: DatabaseOptions

  private var isFiltered: Bool { filter.query() != TimelineQuery() }

  func validate() throws {
    if all, isFiltered {
      throw ValidationError(
        "--all and filters contradict each other\n  filters alone read all articles that tell of their events"
      )
    }
  }

  func run() async throws {
    Interruption.begin()
    let extraction = try Extraction(lexicon: lexicon.directory)
    let scope: Reextraction.Scope = isFiltered ? .events(filter.query()) : all ? .all : .outdated
    let command = "reextract " + (isFiltered ? filter.words() : all ? "--all" : "of other versions")
    try await OpenDatabase.use(database.choice) { repository in
      let plan = try repository.reextraction(
        of: scope, version: Extraction.version, command: command, isAnew: anew || dryRun)
      var run = ReextractRun(plan, extraction: extraction, format: format.chosen(), isQuiet: quiet)
      run.begin(isAll: all || isFiltered)
      if dryRun {
        try await repository.rehearsing { try await run.run(in: repository) }
      } else {
        try await run.run(in: repository)
      }
      try run.finish(isDry: dryRun)
    }
  }
}
