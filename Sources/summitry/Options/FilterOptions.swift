internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

/// Which events are meant: the same filters wherever events are listed or counted.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "No event that ended before: 2013, 2013-06, 2013-06-07, June 2013.", valueName: "date"),
    transform: { try When($0) })
  var from: When?

  @Option(
    name: .long, help: ArgumentHelp("No event that began after; the date itself counts.", valueName: "date"),
    transform: { try When($0) })
  var to: When?

  @Flag(
    name: .long,
    help: "No event that may have been outside of the period, and without one none whose day is not known.")
  var certain = false

  @Option(
    name: .long,
    help: ArgumentHelp("Who took part: a name or a part of it. Repeated: all of them.", valueName: "name"))
  var participant: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which state took part, or a member of which organisation as of that day: a name or code. Repeated: all of them.",
      valueName: "country"),
    transform: { try Parties.place(option: $0) })
  var country: [Party] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A state of which region took part: africa, americas, asia, europe, middle-east, oceania. Repeated: all of them.",
      valueName: "region"),
    transform: { try Parties.region(option: $0) })
  var region: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Where: a venue, city, region or country. Repeated: any of them.", valueName: "place"))
  var place: [String] = []

  @Option(name: .long, help: ArgumentHelp("What about. Repeated: any of them.", valueName: "topic"))
  var topic: [String] = []

  @Option(name: .long, help: ArgumentHelp("What it was. Repeated: any of them.", valueName: "kind"))
  var kind: [EventKind] = []

  @Option(name: .long, help: ArgumentHelp("Of which rank. Repeated: any of them.", valueName: "level"))
  var level: [EventLevel] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Among how many: bilateral, trilateral, multilateral. Repeated: any of them.", valueName: "sides"))
  var sides: [EventFormat] = []

  @Option(
    name: .long, help: ArgumentHelp("Whether it took place. Repeated: any of them.", valueName: "status"))
  var status: [EventStatus] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A recurring meeting: G20, APEC. Repeated: any of them.", valueName: "series"))
  var series: [String] = []

  @Option(name: .long, help: ArgumentHelp("At most that many.", valueName: "count"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is a count of at least 1") }
    if let first = from?.first, let last = to?.last, last < first {
      throw ValidationError("--to \(last) lies before --from \(first)")
    }
  }

  /// The filters as a question to the timeline.
  /// - Parameters:
  ///   - when: a period named beside the options, which narrows theirs.
  ///   - statuses: which are meant when none is asked for; empty: all.
  func query(when: When? = nil, statuses: [EventStatus] = []) -> TimelineQuery {
    let starts = [from?.first, when?.first].compactMap { $0 }
    let ends = [to?.last, when?.last].compactMap { $0 }
    var query = TimelineQuery(
      from: starts.max(), to: ends.min(), participants: participant, places: place, topics: topic,
      kinds: kind, levels: level, statuses: status.isEmpty ? statuses : status, series: series, limit: limit)
    query.isCertain = certain
    query.formats = sides
    query.bodies = region
    for party in country { query.add(party) }
    return query
  }

  /// The filters in words, for the message that nothing fits.
  func words(when: When? = nil) -> String {
    var parts: [String] = []
    let query = query(when: when)
    switch (query.from, query.to) {
    case (let from?, let to?): parts.append("from \(HumanDate.long(from)) to \(HumanDate.long(to))")
    case (let from?, nil): parts.append("since \(HumanDate.long(from))")
    case (nil, let to?): parts.append("until \(HumanDate.long(to))")
    case (nil, nil): break
    }
    let words = kind.map(\.rawValue) + level.map(\.rawValue) + sides.map(\.rawValue) + status.map(\.rawValue)
    let others = participant + country.map(\.name) + region + place + topic + words + series
    if !others.isEmpty {
      parts.append("with " + others.map { "\"\(SafeText.line($0))\"" }.joined(separator: ", "))
    }
    return parts.joined(separator: " ")
  }
}
