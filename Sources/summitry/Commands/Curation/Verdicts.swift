internal import ArgumentParser
internal import SummitRepository

struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Confirm an event as it stands, or that two events are one.",
    discussion: """
      Examples:
        summitry accept sunnylands-2013
        summitry accept prague-2010 washington-2010      the same as merge
      """)

  @Argument(help: ArgumentHelp("The event; or two that are one, each by its id.", valueName: "event"))
  var events: [String]

  @OptionGroup var curator: CuratorOptions

  func validate() throws {
    if events.isEmpty || events.count > 2 { throw ValidationError("name one event, or two") }
  }

  func run() throws {
    if events.count == 2 {
      return try curator.curate(.merge(events[0], events[1])) { "One event now: \(SafeText.line($0.event))" }
    }
    try curator.curate(.accept(events[0])) { "Accepted \(SafeText.line($0.event))." }
  }
}

struct Reject: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take an event that never was out of the timeline, or say that two are not one.",
    discussion: """
      Its articles stay; later reports of the same thing do not bring it back.

      Examples:
        summitry reject bergen-2013
        summitry reject prague-2010 prague-2010-2        two events, never to be asked about again
      """)

  @Argument(help: ArgumentHelp("The event; or two that are two, each by its id.", valueName: "event"))
  var events: [String]

  @OptionGroup var curator: CuratorOptions

  func validate() throws {
    if events.isEmpty || events.count > 2 { throw ValidationError("name one event, or two") }
  }

  func run() throws {
    if events.count == 2 {
      return try curator.curate(.keepApart(events[0], events[1])) {
        "\(SafeText.line($0.event)) and \(SafeText.line($0.other ?? "")) stay two."
      }
    }
    try curator.curate(.reject(events[0])) { "\(SafeText.line($0.event)) is out of the timeline." }
  }
}

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make two events one.", discussion: "Example: summitry merge prague-2010 prague-2010-2")

  @Argument(help: "The one, by its id.") var one: String
  @Argument(help: "The other, by its id.") var other: String
  @OptionGroup var curator: CuratorOptions

  func run() throws {
    try curator.curate(.merge(one, other)) {
      "\(SafeText.line($0.event)) and \(SafeText.line($0.other ?? "")) are one event now."
    }
  }
}

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make what some articles tell of an event another event.",
    discussion: "Example: summitry split prague-2010 wire-17 \"Talks in autumn\"")

  @Argument(help: "The event, by its id.") var event: String
  @Argument(
    help: ArgumentHelp("Articles by id, address, path or words of the title.", valueName: "article"))
  var articles: [String]
  @OptionGroup var curator: CuratorOptions

  func run() throws {
    try curator.curate(.split(event, articles: articles)) {
      "Split \(Words.count(articles.count, "article")) off \(SafeText.line($0.event))."
    }
  }
}
