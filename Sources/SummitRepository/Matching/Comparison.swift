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
    // Of all that fits, the same words fit best.
    if verdict == .same, TwiceTold.areToldInTheSameWords(a, b) { add("told in the same words", 3) }
    if TwiceTold.areRowsOfOneTraveller(a, b) { add("told apart by one list", Self.against) }
  }

  init(_ a: Traits, _ b: Traits, isCovered: Bool = false) {
    addManner(a, b)
    if isOpen { addSeries(a, b) }
    if isOpen { addDates(a, b, isCovered) }
    if isOpen { addPlaces(a, b, isCovered) }
    if isOpen { addParties(a, b) }
    if isOpen { addLevel(a, b) }
    if isOpen, a.kind == b.kind { add("same kind", 0.5) }
    let excess = score - (Self.clear - 0.5)
    if isADayApart, excess > 0 { add("both days are written out", -excess) }
  }

  /// Whether two would be one but for what another report of the group may answer: little is told by one of them, and
  /// nothing speaks strongly against; one names more states, of which nobody is named, or whom a guest met besides; one
  /// names but one party, and the other no place; or one tells only the year, and the other only that it was about then.
  var isSameButForMore: Bool {
    if verdict == .doubtful, !features.contains(where: { $0.weight < -2.5 && $0.name != Self.dayOut }) {
      return true
    }
    return features.contains { feature in
      switch feature.name {
      case Self.moreStates: score - feature.weight + 3 >= Self.clear
      case Self.thatYear, Self.oneParty: score - feature.weight >= Self.clear
      default: false
      }
    }
  }

  static let moreStates = "more states"
  private static let thatYear = "told about that year"
  static let oneParty = "one party alone"
  private static let dayOut = "a day apart, as counted"

  /// What rules out that two are one, whatever else speaks for it.
  static let against = -40.0

  /// Whether the days touch and do not overlap, and none of them is inferred: this is never clear.
  private var isADayApart = false

  private static let overlapping: Set<String> = [
    "same days", "overlapping days", "one date lies in the other", "told about then",
  ]
  var isOverlapping: Bool {
    features.contains { Self.overlapping.contains($0.name) }
  }

  /// Whether it is worth while to look further.
  private var isOpen: Bool { score > -12 }

  mutating func add(_ name: String, _ weight: Double) {
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
  static func isTalkOfTwo(_ a: Traits, beside b: Traits) -> Bool {
    a.series == nil && a.format == .bilateral && a.namedParties.count == 2 && a.kind == .summit
      && b.series != nil && b.format == .multilateral
  }

  static let ofMany: Set<EventKind> = [.summit, .conference]

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
    if a.isOfSomeEdition && !b.isVague || b.isOfSomeEdition && !a.isVague {
      return add("about a year of several editions", Self.against)
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
    let isForetold = Self.isForetold(a, by: b) || Self.isForetold(b, by: a)
    let isWeak =
      isLate || isForetold || (a.isInferred || b.isInferred) && a.status.isAhead == b.status.isAhead
    isADayApart = !isWeak
    if isWeak { return add(Self.dayOut, isLate ? -2.5 : isForetold ? -3 : -3.5) }
    add("a day apart", -5)
  }

  /// Whether a briefing that says "tomorrow" appeared on the day itself.
  private static func isForetold(_ held: Traits, by plan: Traits) -> Bool {
    guard plan.isOfNextDay, plan.status == .scheduled, held.status == .held, held.days == 0,
      plan.series == nil, held.series == nil
    else { return false }
    return held.earliest == plan.published && (held.published ?? held.earliest) == plan.published
  }

  /// Articles of one month; of what is held once a year, of two or three; of a visit and its plan, of four.
  private func isOfOneTime(_ a: Traits, _ b: Traits) -> Bool {
    guard let first = a.published ?? a.earliest, let second = b.published ?? b.earliest else { return false }
    if a.isOfRareSeries, !a.mayMeet(b) { return false }
    let isAwaited = isAwaited(a, b)
    // Whoever is invited comes within some months, and once.
    let isInvited =
      isAwaited && a.kind == .visit && b.kind == .visit && a.host != nil && a.host == b.host
      || a.status.isAhead && b.status.isAhead && Self.isOneGuest(a, b)
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

  /// How many days reports of one edition may be out: of a meeting that is held once a year more than of others, if it is
  /// known when.
  private func slack(_ a: Traits, _ b: Traits) -> Int {
    guard a.isOfRareSeries, a.kind == b.kind, a.edition != nil || b.edition != nil else { return 2 }
    return a.isInferred || b.isInferred ? 14 : 4
  }

  private mutating func addOverlap(_ a: Traits, _ b: Traits) {
    guard let from = a.earliest, let to = a.latest, let start = b.earliest, let end = b.latest else { return }
    if a.isUndated || b.isUndated {
      if a.series == nil, (a.isUndated ? b : a).days > 92 { return add(Self.thatYear, -4) }
      let days = a.isUndated ? b.distance(to: a.published) : a.distance(to: b.published)
      let isFresh = days <= 2 && a.level == .leaders && b.level == .leaders
      let isExpected = Self.isExpected(a, b) || Self.isExpected(b, a)
      let weight = isFresh ? 0 : days <= 7 ? -1 : isExpected ? -1.5 : days <= 30 ? -1.75 : -2.5
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

  /// Whether two visits are of one guest to one host.
  private static func isOneGuest(_ a: Traits, _ b: Traits) -> Bool {
    a.kind == .visit && b.kind == .visit && a.host != nil && a.host == b.host
      && PersonNames.shared(a.visitors, b.visitors) > 0
  }

  /// Whether a visit is the one to which a report without its day looks ahead: nobody is expected twice in some months.
  private static func isExpected(_ plan: Traits, _ dated: Traits) -> Bool {
    guard plan.isUndated, !dated.isUndated, plan.status.isAhead, isOneGuest(plan, dated),
      let published = plan.published, let day = dated.latest
    else { return false }
    return published <= day
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
    // Of a season in which nobody is named, and no place, nothing tells that it was that day.
    let isLoose = max(a.days, b.days) > 31 && !isPlaced && a.series == nil && a.sharedPeople(b) == 0
    guard max(a.days, b.days) > 92 else { return isSigned && !isPlaced || isLoose ? 0 : 1 }
    if min(a.days, b.days) > 92 { return a.kind == b.kind ? 0 : -2.5 }
    return isPlaced || a.series != nil ? 0 : -2
  }

  private mutating func addPlaces(_ a: Traits, _ b: Traits, _ isCovered: Bool) {
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
      let isStop = isCovered || Self.isSameJourney(a, b) || Self.isSameEdition(a, b)
      return add("other place", isStop ? -2 : -7)
    }
    add("places agree", x.country != nil && x.country == y.country ? 1 : 0.5)
  }
}
