import SummitModel

/// What of an event counts when two reports are compared. It never changes, and is handed about a great deal.
final class Traits: Sendable {
  /// Occasions of different manners are never one: a call is no meeting.
  enum Manner: String {
    case inPerson = "in person"
    case call
    case workingGroup = "working group"
  }

  let manner: Manner
  let kind: EventKind
  let level: EventLevel
  let format: EventFormat
  let name: String
  let status: EventStatus
  /// When the article appeared.
  let published: Day?
  /// First and last day on which it may fall; `nil` when nothing is known.
  let earliest: Day?
  let latest: Day?
  /// Whether the date is a month, a year or a span of weeks rather than days.
  let isVague: Bool
  /// Whether the text gives no date at all, and the bounds are only the days around the article.
  let isUndated: Bool
  /// Whether the days follow from the publication or are approximate, so that they may be one out.
  let isInferred: Bool
  /// Whether the day is that of the article.
  let isOfArticleDay: Bool
  /// Whether it is the day after that of the article: "tomorrow".
  let isOfNextDay: Bool
  let place: PlaceTraits?
  /// States and organisations that take part, in order, each with its folded names of persons.
  let parties: [String]
  /// Those of them that mediate or observe, only lent the ground on which others met, or belong to no known state.
  let thirdParties: Set<String>
  let people: [String: Set<String>]
  /// The folded names of heads of state, government or organisations.
  let leaders: Set<String>
  /// The folded names of those who came from elsewhere.
  let visitors: Set<String>
  /// The state that received them.
  let host: String?
  let series: String?
  /// Whether the series is one of two states: the US-Russia summit.
  let isOfTwoStates: Bool
  let edition: Int?
  /// Whether it is told of about a year, counted from the article's day, in which there were several editions.
  let isOfSomeEdition: Bool
  /// Whether it belongs to a series that is held so seldom that two editions are hardly taken for one.
  let isOfRareSeries: Bool

  /// - Parameter published: when the article appeared: a text without a date means an event about that time.
  init(of event: Event, published: Day?) {
    manner =
      switch event.kind {
      case .call: .call
      case .workingGroup: .workingGroup
      default: .inPerson
      }
    (kind, level, format, status) = (event.kind, event.level, event.format, event.status)
    self.published = published
    name = Folding.folded(event.name)
    let told = Told(event)
    let meant = SeriesCalendar.compiled.edition(
      meantBy: event, told: told.days, isExact: told.isExact, published: published)
    // Whoever speaks of a known meeting without its days means those on which it was held.
    let known = meant.flatMap { told.days.map($0.holds) == true && told.isExact ? nil : $0 }
    isUndated = told.days == nil && known == nil
    (earliest, latest) =
      known.map { ($0.first, $0.last) } ?? told.days.map { ($0.first, $0.last) }
      ?? Self.around(published, event)
    isVague = !told.isExact && known == nil
    isInferred =
      known != nil || (event.date?.startIsApproximate ?? true) || event.date?.basis == .publication
      || event.date?.basis == .relative
    isOfArticleDay = event.date?.basis == .publication && known == nil
    isOfNextDay =
      event.date?.basis == .relative && known == nil && earliest == latest && earliest != nil
      && earliest == published?.adding(1)
    place = event.place.map { PlaceTraits(of: $0) }
    series = event.series.map { Folding.folded($0) }
    // "The first summit since" counts something else.
    edition = meant == nil ? event.edition : meant?.number
    isOfSomeEdition = edition == nil && Self.isAboutAYearOfSeveral(event, told)
    isOfRareSeries = series.map { SeriesCalendar.compiled.isRare($0) } ?? false
    isOfTwoStates = event.series.map { KnownNames.compiled.isOfTwoStates($0) } ?? false
    let parties = Parties(of: event)
    self.parties = parties.people.keys.sorted()
    people = parties.people
    thirdParties = parties.thirds
    leaders = Set(event.participants.filter(\.rank.isLeader).compactMap(\.name).map(Folding.folded))
    visitors = Set(event.participants.filter { $0.role == .visitor }.compactMap(\.name).map(Folding.folded))
    host = event.host?.rawValue ?? place?.country.flatMap { parties.people[$0] == nil ? nil : $0 }
  }

  /// Whether the date is about a year, counted from the article's day, in which several editions were held.
  private static func isAboutAYearOfSeveral(_ event: Event, _ told: Told) -> Bool {
    guard let series = event.series, let days = told.days, event.date?.startIsApproximate == true,
      event.date?.basis == .relative
    else { return false }
    return SeriesCalendar.compiled.hasSeveral(Folding.folded(series), in: days)
  }

  /// The days of which a report speaks.
  private struct Told {
    /// The first and the last; `nil` without a date.
    let days: (first: Day, last: Day)?
    /// Whether they are days rather than a month, a year or a span of weeks.
    let isExact: Bool

    init(_ event: Event) {
      let bounds = EventColumns.bounds(of: event.date)
      days = bounds.0.flatMap { first in bounds.1.map { (first, $0) } }
      isExact =
        event.date?.precision == .day && (days.map { $0.last.number - $0.first.number <= 20 } ?? true)
    }
  }

  /// Where an event without a date may lie: of a series an edition about the time of the article; what is planned in
  /// the four months after it; what is past in the two weeks before it; what is under way
  /// in the week after it as well. A day of an unknown year lies nowhere.
  private static func around(_ published: Day?, _ event: Event) -> (Day?, Day?) {
    guard let published, event.date == nil else { return (nil, nil) }
    if let series = event.series {
      guard SeriesCalendar.compiled.isRare(Folding.folded(series)) else {
        return (published.adding(-60), published.adding(60))
      }
      // The last edition is spoken of for half a year, the next one as long before; summits are rare in winter.
      return event.status.isAhead
        ? inYear(of: published.adding(14), published.adding(-30), published.adding(200))
        : inYear(of: published.adding(-90), published.adding(-200), published.adding(30))
    }
    if event.status.isAhead { return (published, published.adding(120)) }
    // "After that he goes to London" is told as if it were under way; a briefing may come two days before.
    return (published.adding(-14), published.adding(event.status == .ongoing ? 7 : 2))
  }

  /// As much of those days as lies in the year of a day. The reports of a series that is held each year, and whose
  /// calendar does not know the edition, would else be tied to those of the next year by such as fit either.
  private static func inYear(of day: Day, _ first: Day, _ last: Day) -> (Day?, Day?) {
    let (start, end) = (Day(year: day.year, month: 1, day: 1), Day(year: day.year, month: 12, day: 31))
    return (start.map { max($0, first) }, end.map { min($0, last) })
  }

  /// Whether both are told by the day, and some day is of both.
  func overlapsExactly(_ other: Traits) -> Bool {
    !isVague && !other.isVague && mayMeet(other)
  }

  /// Whether both may fall on one day.
  func mayMeet(_ other: Traits) -> Bool {
    guard let earliest, let latest, let start = other.earliest, let end = other.latest else { return false }
    return earliest <= end && start <= latest
  }

  /// Days from a day to the event.
  func distance(to day: Day?) -> Int {
    guard let day, let earliest, let latest else { return 0 }
    return max(0, earliest.number - day.number, day.number - latest.number)
  }

  /// Parties of which somebody is named.
  var namedParties: [String] { parties.filter { people[$0]?.isEmpty == false } }

  var personCount: Int { people.values.reduce(0) { $0 + $1.count } }
  var days: Int { earliest.flatMap { first in latest.map { $0.number - first.number } } ?? Int.max }

  /// Names that both know of persons of one party.
  func sharedPeople(_ other: Traits) -> Int {
    parties.reduce(0) { $0 + PersonNames.shared(people[$1] ?? [], other.people[$1] ?? []) }
  }
}

/// Who takes part in an event, state by state.
struct Parties {
  var people: [String: Set<String>] = [:]
  var thirds: Set<String> = []

  init(of event: Event) {
    for participant in event.participants where Self.counts(participant, in: event) {
      guard let party = Self.party(of: participant) else { continue }
      people[party, default: []].formUnion(participant.name.map { [Folding.folded($0)] } ?? [])
      if participant.role == .mediator || participant.role == .observer { thirds.insert(party) }
    }
    // The body by whose name three or more call themselves is none beside them.
    let bodies = people.filter { $0.value.isEmpty && $0.key.utf8.count > 2 }.keys
    if people.count - bodies.count >= 3 { for body in bodies { people[body] = nil } }
    let strangers = people.keys.filter { $0.hasPrefix(Self.stranger) }
    if people.count - strangers.count >= 2 { thirds.formUnion(strangers) }
    if let ground = event.place?.country?.rawValue, people[ground]?.isEmpty == true,
      people.count(where: { !$0.value.isEmpty }) >= 2
    {
      thirds.insert(ground)
    }
    // Who received or was visited is a party where the text names no other; a summit's host is one of many.
    if people.count < 2, event.format != .multilateral, let host = event.host {
      people[host.rawValue, default: []].formUnion([])
    }
    if people.count < 2, event.kind == .visit, let country = event.place?.country {
      people[country.rawValue, default: []].formUnion([])
    }
  }

  private static func counts(_ participant: Participant, in event: Event) -> Bool {
    participant.role.takesPart || (participant.role == .invited && event.status.isAhead)
  }

  static func party(of participant: Participant) -> String? {
    if participant.rank == .headOfOrganisation, let code = participant.organisation { return code }
    return participant.country?.rawValue ?? participant.organisation
      ?? participant.name.map { stranger + Folding.folded($0) }
  }

  /// Of whom nothing tells for whom he was there: beside two parties he is none.
  private static let stranger = "person "
}
