internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

/// Which events are meant: the same filters wherever events are listed.
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

  @Option(
    name: .long,
    help: ArgumentHelp("Who took part: a name or a part of it. Repeated: all of them.", valueName: "name"))
  var participant: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which state took part: its name or code. Repeated: all of them.", valueName: "country"),
    transform: { try Countries.code($0) })
  var country: [CountryCode] = []

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
  /// - Parameter when: a period named beside the options, which narrows theirs.
  func query(when: When? = nil) -> TimelineQuery {
    let starts = [from?.first, when?.first].compactMap { $0 }
    let ends = [to?.last, when?.last].compactMap { $0 }
    return TimelineQuery(
      from: starts.max(), to: ends.min(), participants: participant, countries: country, places: place,
      topics: topic, kinds: kind, levels: level, statuses: status, series: series, limit: limit)
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
    let others =
      participant + country.map { Countries.name($0) } + place + topic + kind.map(\.rawValue)
      + level.map(\.rawValue) + status.map(\.rawValue) + series
    if !others.isEmpty {
      parts.append("with " + others.map { "\"\(SafeText.line($0))\"" }.joined(separator: ", "))
    }
    return parts.joined(separator: " ")
  }
}
