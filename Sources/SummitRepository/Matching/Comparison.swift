import SummitModel

/// How much speaks for two reports telling of one occasion: named features, their sum, and the verdict.
///
/// Symmetric, and it looks at nothing but the two: so it can be made once for a pair, in whatever order they come.
struct Comparison {
  struct Feature: Hashable, Sendable {
    /// In words: "same days", "other persons".
    let name: String
    let weight: Double
  }

  enum Verdict { case same, doubtful, different }

  /// What is enough for being one, and for being doubtful.
  static let clear = 4.0
  static let open = 1.5

  private(set) var features: [Feature] = []
  /// The sum of their weights.
  private(set) var score = 0.0

  var verdict: Verdict { score >= Self.clear ? .same : score >= Self.open ? .doubtful : .different }

  /// - Parameter isCovered: whether a third report, of the same event as either, spans the days of both.
  init(_ a: Report, _ b: Report, isCovered: Bool = false) {
    self.init(a.traits, b.traits, isCovered: isCovered)
    if a.article == b.article, !TwiceTold.isOne(a.traits, b.traits) {
      add("told apart by one article", Self.against)
    }
    if isOpen, a.article != b.article, TwiceTold.areToldByOneSentence(a, b) {
      add("told apart by one sentence", Self.against)
    }
    if TwiceTold.areRowsOfOneTraveller(a, b) { add("told apart by one list", Self.against) }
  }

  init(_ a: Traits, _ b: Traits, isCovered: Bool = false) {
    addManner(a, b)
    if isOpen { addSeries(a, b) }
    if isOpen { addDates(a, b, isCovered) }
    if isOpen { addPlaces(a, b) }
    if isOpen { addParties(a, b) }
    if isOpen { addLevel(a, b) }
    if isOpen, a.kind == b.kind { add("same kind", 0.5) }
    let excess = score - (Self.clear - 0.5)
    if isADayApart, excess > 0 { add("both days are written out", -excess) }
  }

  /// Whether two would be one if one of them did not name more states, of which nobody is named.
  var isSameButForStates: Bool {
    guard let states = features.first(where: { $0.name == Self.moreStates }) else { return false }
    return score - states.weight + 3 >= Self.clear
  }

  private static let moreStates = "more states"

  /// What rules out that two are one, whatever else speaks for it.
  private static let against = -40.0

  /// Whether the days touch and do not overlap, and none of them is inferred: this is never clear.
  private var isADayApart = false

  private static let overlapping: Set<String> = [
    "same days", "overlapping days", "one date lies in the other", "told about then",
  ]
  private var isOverlapping: Bool {
    features.contains { Self.overlapping.contains($0.name) }
  }

  /// Whether it is worth while to look further.
  private var isOpen: Bool { score > -12 }

  private mutating func add(_ name: String, _ weight: Double) {
    features.append(Feature(name: name, weight: weight))
    score += weight
  }

  /// Whether two or three who meet by themselves may do so at a meeting of many, which is another event.
  private static func isSideline(_ a: Traits, of b: Traits) -> Bool {
    let isOfMost = b.series == nil && b.parties.count == a.parties.count + 1 && a.parties.count == 3
    return a.series == nil && !b.isOfTwoStates && a.format != .multilateral && !ofMany.contains(a.kind)
      && b.format == .multilateral && (b.series != nil || ofMany.contains(b.kind)) && !isOfMost
  }

  /// Whether two who meet are called a summit as well as the meeting of many that one of them attends.
  private static func isTalkOfTwo(_ a: Traits, beside b: Traits) -> Bool {
    a.series == nil && a.format == .bilateral && a.namedParties.count == 2 && a.kind == .summit
      && b.series != nil && b.format == .multilateral
  }

  private static let ofMany: Set<EventKind> = [.summit, .conference]

  static func isSameEdition(_ a: Traits, _ b: Traits) -> Bool {
    guard let series = a.series, series == b.series else { return false }
    return (a.format == .bilateral) == (b.format == .bilateral)
  }
}

/// The features, one by one.
extension Comparison {
  private mutating func addManner(_ a: Traits, _ b: Traits) {
    if a.manner != b.manner { add("\(a.manner.rawValue) and \(b.manner.rawValue)", Self.against) }
  }

  /// Two different series, or editions of one, are two events; a bilateral talk within a series' summit is another.
  private mutating func addSeries(_ a: Traits, _ b: Traits) {
    guard let first = a.series, let second = b.series else {
      if Self.isSideline(a, of: b) || Self.isSideline(b, of: a) {
        add("a talk at a meeting of many", Self.against)
      }
      return
    }
    if first != second { return add("other series", Self.against) }
    if let x = a.edition, let y = b.edition, x != y { return add("other edition", Self.against) }
    if Self.isSameEdition(a, b) { add("one series", 5) }
  }

  /// Days must overlap; a month or a year must lie around the other date or within it.
  private mutating func addDates(_ a: Traits, _ b: Traits, _ isCovered: Bool) {
    guard let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest else {
      let isNumbered = Self.isSameEdition(a, b) && a.edition != nil && a.edition == b.edition
      return add("no date to compare", isNumbered ? 0 : Self.against)
    }
    if a.isUndated && b.isUndated {
      guard isOfOneTime(a, b) else { return add("of other times", Self.against) }
      let days = abs((a.published ?? from).number - (b.published ?? start).number)
      let doubt = days <= 2 || isAwaited(a, b) ? -1 : days <= 7 ? -1.75 : -2.5
      return add("both without a date, of one time", a.series == nil ? doubt : 0)
    }
    if Self.tellsNoEdition(a) || Self.tellsNoEdition(b) {
      return add("years without an edition", Self.against)
    }
    let gap = max(start.number - to.number, from.number - end.number)
    guard gap > 0 else { return addOverlap(a, b) }
    if isCovered { return add("both within a longer report", 2) }
    if Self.isSameEdition(a, b), !a.isVague, !b.isVague, gap <= slack(a, b) {
      let isLoose = gap > 2 && a.sharedPeople(b) == 0 && !(a.place != nil && b.place != nil)
      return add("days hardly apart", isLoose ? -2.5 : 0)
    }
    if a.isVague || b.isVague || gap > 1 { return add("other days", Self.against) }
    let isLate = Self.isReportedLate(a, b)
    let isWeak = isLate || (a.isInferred || b.isInferred) && a.status.isAhead == b.status.isAhead
    isADayApart = !isWeak
    add("a day apart", isLate ? -3 : isWeak ? -3.5 : -5)
  }

  /// Articles of one month; of what is held once a year, of two or three; of a visit and its plan, of four.
  private func isOfOneTime(_ a: Traits, _ b: Traits) -> Bool {
    guard let first = a.published ?? a.earliest, let second = b.published ?? b.earliest else { return false }
    let isAwaited = isAwaited(a, b)
    // Whoever is invited comes within some months, and once.
    let isInvited = isAwaited && a.kind == .visit && b.kind == .visit && a.host != nil && a.host == b.host
    let reach = a.isOfRareSeries ? (isAwaited ? 90 : 60) : isInvited ? 120 : 30
    return abs(first.number - second.number) <= reach
  }

  /// Whether the earlier article looks ahead to, or upon, what the later one looks back on.
  private func isAwaited(_ a: Traits, _ b: Traits) -> Bool {
    guard let first = a.published, let second = b.published, first != second else { return false }
    let (early, late) = first < second ? (a, b) : (b, a)
    return (early.status.isAhead || early.status == .ongoing) && !late.status.isAhead
  }

  /// Whether years in which several editions may have fallen are all that is told.
  private static func tellsNoEdition(_ traits: Traits) -> Bool {
    traits.series != nil && traits.edition == nil && !traits.isUndated
      && traits.days > (traits.isOfRareSeries ? 400 : 1200)
  }

  /// Whether one has only the day of its article, which is the day after that of the other, told or planned.
  private static func isReportedLate(_ a: Traits, _ b: Traits) -> Bool {
    guard a.isOfArticleDay != b.isOfArticleDay else { return false }
    let (late, told) = a.isOfArticleDay ? (a, b) : (b, a)
    guard let x = late.earliest, let y = told.earliest, x > y else { return false }
    return late.status.isAhead == told.status.isAhead || told.status == .scheduled
  }

  /// How many days reports of one edition may be out: of a meeting that is held once a year more than of others.
  private func slack(_ a: Traits, _ b: Traits) -> Int {
    guard a.isOfRareSeries, a.kind == b.kind else { return 2 }
    return a.isInferred || b.isInferred ? 14 : 4
  }

  private mutating func addOverlap(_ a: Traits, _ b: Traits) {
    guard let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest else { return }
    if a.isUndated || b.isUndated {
      if a.series == nil, (a.isUndated ? b : a).days > 92 { return add("told about that year", -4) }
      let days = a.isUndated ? b.distance(to: a.published) : a.distance(to: b.published)
      let isFresh = days <= 2 && a.level == .leaders && b.level == .leaders
      let weight = isFresh ? 0 : days <= 7 ? -1 : days <= 30 ? -1.75 : -2.5
      return add("told about then", a.series == nil ? weight : -1)
    }
    guard a.isVague || b.isVague else {
      return from == start && to == end
        ? add("same days", 3) : add("overlapping days", 2.5)
    }
    let isWithin = (from <= start && end <= to) || (start <= from && to <= end)
    guard isWithin || Self.begins(a, in: b) || Self.begins(b, in: a) else {
      return add("dates hardly overlap", -4)
    }
    add("one date lies in the other", Self.weight(ofOneDateInTheOther: a, b))
  }

  /// Whether all that one tells is the month in which the other began: a stay from 31 October to 3 November.
  private static func begins(_ a: Traits, in b: Traits) -> Bool {
    guard !a.isVague, b.isVague, b.days <= 31, let start = a.earliest, let from = b.earliest,
      let to = b.latest
    else { return false }
    return from <= start && start <= to
  }

  /// A month says something, but hardly that a paper was signed at talks elsewhere. A year says little: those who meet do so more
  /// than once, unless it was in that place; and two years nothing where the occasions are of two kinds.
  private static func weight(ofOneDateInTheOther a: Traits, _ b: Traits) -> Double {
    let isPlaced =
      (a.place.flatMap { x in b.place.map { x.agrees(with: $0) } } ?? false)
      && (a.kind == b.kind || a.sharedPeople(b) > 0)
    let isSigned = (a.kind == .signing) != (b.kind == .signing)
    guard max(a.days, b.days) > 92 else { return isSigned && !isPlaced ? 0 : 1 }
    if min(a.days, b.days) > 92 { return a.kind == b.kind ? 0 : -2.5 }
    return isPlaced || a.series != nil ? 0 : -2
  }

  private mutating func addPlaces(_ a: Traits, _ b: Traits) {
    guard let x = a.place, let y = b.place else { return }
    if let one = x.country, let other = y.country, one != other, !x.isSameSpot(as: y) {
      // Vancouver is Vancouver, whichever of the two a report takes it for.
      if let city = x.city, city == y.city { return add("a town of that name", 0.5) }
      // No series is held in two places at a time: one of them is that of something else.
      if Self.isSameEdition(a, b), a.isOfRareSeries, a.overlapsExactly(b) { return add("other country", -2) }
      // Cities are told; a country alone is often only what the talks were about.
      let isSameDay =
        a.days == 0 && b.days == 0 && features.contains { $0.name == "same days" }
        || a.sharedPeople(b) >= 2 && a.overlapsExactly(b)
      return add("other country", x.isPrecise && y.isPrecise ? Self.against : isSameDay ? -3.5 : -6)
    }
    if x.isSameSpot(as: y) { return add("same place", 3) }
    if !x.agrees(with: y) {
      let isStop = Self.isSameJourney(a, b) || Self.isSameEdition(a, b)
      return add("other place", isStop ? -2 : -7)
    }
    add("places agree", x.country != nil && x.country == y.country ? 1 : 0.5)
  }

  /// Nobody arrives in a state twice on one day or during a stay: whoever else is named came along, or was met on the
  /// journey.
  private static func isSameJourney(_ a: Traits, _ b: Traits) -> Bool {
    guard a.kind == .visit, b.kind == .visit, !a.isVague, !b.isVague, !a.isUndated, !b.isUndated,
      let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest,
      PersonNames.shared(a.visitors, b.visitors) > 0
    else { return false }
    if from == start || to == end { return true }
    let isDuring = (from <= start && end <= to) || (start <= from && to <= end)
    return isDuring && a.place?.country != nil && a.place?.country == b.place?.country
  }

  /// Whether two visits lead to two states, and nothing but the article's day tells when one of them was.
  private static func isReturnVisit(_ a: Traits, _ b: Traits) -> Bool {
    guard a.kind == .visit, b.kind == .visit, a.isUndated || b.isUndated, let x = a.host, let y = b.host
    else { return false }
    return x != y
  }

  private mutating func addParties(_ a: Traits, _ b: Traits) {
    if Self.isSameEdition(a, b) { return }
    if Self.isSameJourney(a, b) { return add("same visitor", 6) }
    if Self.isReturnVisit(a, b) { return add("other host", Self.against) }
    let (small, large) = a.parties.count <= b.parties.count ? (a, b) : (b, a)
    let shared = small.parties.filter { large.people[$0] != nil }
    let isSameSpot = a.place.flatMap { x in b.place.map { x.isSameSpot(as: $0) } } ?? false
    let isOneTable = isSameSpot && features.contains { $0.name == "same days" }
    switch small.parties.count {
    case 0:
      let isOne = isSameSpot && a.name == b.name
      return add(isOne ? "same name" : "no party to compare", isOne ? 2 : Self.against)
    case 1:
      let areOfMany = a.format == .multilateral && b.format == .multilateral && a.kind != b.kind
      guard shared.count == 1, large.parties.count <= 3, !areOfMany, !Self.isTalkOfTwo(large, beside: small)
      else {
        return add("other parties", Self.against)
      }
      // Who comes to a town for a summit may meet others there by themselves.
      let isOfOneSize =
        Self.ofMany.contains(a.kind) == Self.ofMany.contains(b.kind) || [a.kind, b.kind].contains(.visit)
      add("one party alone", isSameSpot && isOfOneSize ? 0 : -4)
    case 2:
      guard shared.count == 2 else { return add("other parties", Self.against) }
      if !addPair(small, large, isOneTable: isOneTable) { return }
    default:
      let union = a.parties.count + b.parties.count - shared.count
      let isMostOfSmaller = shared.count * 10 >= small.parties.count * 7
      if small.parties.count == 3, large.parties.count >= 5, small.series == nil {
        // Three who meet by themselves at a meeting of many, or a report that names three of them: nothing tells.
        add("three of many parties", isMostOfSmaller ? -7 : Self.against)
      } else if shared.count * 2 >= union, small.parties.count > 3 || shared.count == 3 {
        add("most parties", 3)
      } else {
        add("some parties", isMostOfSmaller && isSameSpot ? 1.5 : -9)
      }
    }
    addPeople(a, b, sharing: shared)
  }

  /// What more parties a report has beside the two of another; whether it is worth while to compare persons.
  private mutating func addPair(_ small: Traits, _ large: Traits, isOneTable: Bool) -> Bool {
    let rest = large.parties.filter { small.people[$0] == nil }
    if rest.allSatisfy(large.thirdParties.contains) {
      add("same parties", 3)
    } else if small.namedParties.count == 2, large.namedParties == small.namedParties {
      // States of which nobody is named may be those who were there, or such that were only spoken about.
      add(Self.moreStates, isOneTable ? -5.5 : rest.count > 1 ? -6.5 : -12)
    } else {
      add("more parties", -9)
      return false
    }
    return true
  }

  private mutating func addPeople(_ a: Traits, _ b: Traits, sharing shared: [String]) {
    let different = shared.filter { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && !y.isEmpty && PersonNames.shared(x, y) == 0
    }
    if different.count > (shared.count >= 3 ? shared.count / 3 : 0) {
      return add("other persons", -6)
    }
    let people = a.sharedPeople(b)
    if people > 0 { add(people == 1 ? "a person shared" : "same persons", people == 1 ? 1.5 : 3) }
  }

  /// Leaders' meetings are not those of their ministers, unless the same persons are named.
  private mutating func addLevel(_ a: Traits, _ b: Traits) {
    let open: Set<EventLevel> = [.unknown, .mixed]
    if a.level == b.level { return add("same level", 0.5) }
    if open.contains(a.level) || open.contains(b.level) || a.sharedPeople(b) > 0 { return }
    // One of those who speak of a summit, or attend it, need not be of its rank.
    let isOne = Self.isSameEdition(a, b) && a.kind == b.kind
    // Officials have no summits: they speak of their leaders'.
    let isSpokenOf = a.kind == .summit && (a.level == .officials || b.level == .officials)
    if isOne, isOverlapping, isSpokenOf || min(a.parties.count, b.parties.count) <= 1 { return }
    add("other level", -10)
  }
}
