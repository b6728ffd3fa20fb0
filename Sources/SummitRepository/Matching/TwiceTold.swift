import SummitModel

/// What one article tells apart stays apart, unless both are plainly one: a visit, and the talks that it was made for;
/// or a yearly summit that is spoken of twice.
enum TwiceTold {
  static func isOne(_ a: Traits, _ b: Traits) -> Bool {
    isOneMeeting(a, b) || isOneEdition(a, b) || isOneOccasion(a, b) || isOneStay(a, b)
      || isOneJourney(a, b) || isOnePlan(a, b) || isHeadline(a, b) || isOneDay(a, b)
      || isThere(a, during: b) || isThere(b, during: a)
  }

  /// A visit without a date and what its guests came for, or the same visit as it is announced or lasts. What was held
  /// may be an earlier visit.
  private static func isOneStay(_ a: Traits, _ b: Traits) -> Bool {
    guard a.isUndated, b.isUndated, a.kind == .visit || b.kind == .visit, a.manner == .inPerson,
      b.manner == .inPerson, a.series == nil, b.series == nil, !off.contains(a.status),
      !off.contains(b.status),
      a.status.isAhead == b.status.isAhead, a.kind != b.kind || a.status != .held && b.status != .held,
      a.parties == b.parties, a.parties.count == 2, a.level == b.level, a.sharedPeople(b) > 0,
      a.host == b.host || a.host == nil || b.host == nil
    else { return false }
    return (a.place.flatMap { x in b.place.map { x.agrees(with: $0) } } ?? true) && !differInPersons(a, b)
  }

  /// The visit of a month, and of a day of that month: the same guest comes once to the same host.
  private static func isOneJourney(_ a: Traits, _ b: Traits) -> Bool {
    a.kind == .visit && b.kind == .visit && !a.isUndated && !b.isUndated && a.mayMeet(b)
      && max(a.days, b.days) <= 31 && a.host != nil && a.host == b.host
      && PersonNames.shared(a.visitors, b.visitors) > 0 && !differInPersons(a, b)
  }

  /// What two are told to do at the very spot where they met that day or the day before, or did in the state of a visit
  /// that was under way then; or the visit itself, told without its days: whoever speaks beside his guest welcomes him.
  private static func isThere(_ told: Traits, during dated: Traits) -> Bool {
    let others: Set<EventKind> = [.signing, .ceremony, .conference]
    guard told.isUndated, !dated.isUndated, !dated.isVague, told.manner == .inPerson,
      dated.manner == .inPerson,
      others.isDisjoint(with: [told.kind, dated.kind]), told.series == nil, dated.series == nil,
      told.status != .proposed, !off.contains(told.status), !off.contains(dated.status),
      told.parties == dated.parties, told.parties.count == 2, told.level == dated.level,
      told.sharedPeople(dated) > 0, lasted(dated, on: told.published),
      told.status == .scheduled
        ? told.sharedPeople(dated) == told.personCount : !differInPersons(told, dated),
      let spot = told.place, let place = dated.place
    else { return false }
    // The visit during which they met that day, or what was done on a visit.
    let isGuest =
      [dated.kind, told.kind].contains(.visit) && told.status != .scheduled && spot.country != nil
      && spot.country == place.country
    return spot.isSameSpot(as: place) || isGuest && spot.agrees(with: place)
  }

  /// Whether it took place on a day, or the day before.
  private static func lasted(_ dated: Traits, on day: Day?) -> Bool {
    guard let day, let first = dated.earliest, let last = dated.latest else { return false }
    return first <= day && day <= last.adding(1)
  }

  /// What two are to do on a later day, told with its date and without. On the day itself they are to do more than that.
  private static func isOnePlan(_ a: Traits, _ b: Traits) -> Bool {
    let dated = a.isUndated ? b : a
    guard a.isUndated != b.isUndated, let published = dated.published,
      let day = dated.isVague ? dated.latest : dated.earliest, published < day, a.status == .scheduled,
      b.status == .scheduled, a.manner == b.manner,
      a.series == nil, b.series == nil, a.parties == b.parties, a.parties.count == 2, a.level == b.level,
      a.namedParties.count == 2, a.personCount == b.personCount, a.sharedPeople(b) == a.personCount,
      a.host == b.host || a.host == nil || b.host == nil
    else { return false }
    return a.place.flatMap { x in b.place.map { x.agrees(with: $0) } } ?? true
  }

  /// "Readout of the call with A", and below it that it was yesterday: the headline has no day but the article's.
  private static func isHeadline(_ a: Traits, _ b: Traits) -> Bool {
    a.isOfArticleDay != b.isOfArticleDay && a.kind == b.kind && a.status == .held && b.status == .held
      && a.parties == b.parties && a.level == b.level && a.namedParties.count == a.parties.count
      && a.personCount == b.personCount && a.sharedPeople(b) == a.personCount && !a.isVague && !b.isVague
      && !a.isUndated && !b.isUndated
  }

  /// What is under way between two, or was talked about when they met, where the article also says that they met that
  /// day or the day before: whoever speaks beside his guest comes back to their talks again and again. A paper, a visit or
  /// a plan without a date may be another.
  private static func isOneDay(_ a: Traits, _ b: Traits) -> Bool {
    let isOne =
      a.isUndated && b.isUndated
      ? isOfToday(a) && isOfToday(b) && (a.status == .ongoing || b.status == .ongoing)
      : a.isUndated ? isOfToday(a) && isDayOfArticle(b) : isOfToday(b) && isDayOfArticle(a)
    guard isOne, a.manner == .inPerson, b.manner == .inPerson, a.series == nil, b.series == nil,
      a.parties == b.parties, a.parties.count == 2, a.level == b.level,
      a.namedParties.count == 2 || a.kind == .summit && b.kind == .summit,
      a.personCount == b.personCount, a.sharedPeople(b) == a.personCount
    else { return false }
    return a.place.flatMap { x in b.place.map { x.agrees(with: $0) } } ?? true
  }

  private static func isOfToday(_ told: Traits) -> Bool {
    told.status == .ongoing || told.status == .held && [.meeting, .summit].contains(told.kind)
  }

  /// Whether it took place on the day on which its article appeared, or the day before.
  private static func isDayOfArticle(_ dated: Traits) -> Bool {
    !dated.isUndated && dated.days == 0 && lasted(dated, on: dated.published) && !off.contains(dated.status)
  }

  private static func differInPersons(_ a: Traits, _ b: Traits) -> Bool {
    a.parties.contains { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && !y.isEmpty && PersonNames.shared(x, y) == 0
    }
  }

  /// No series is held twice at a time. Of a yearly one the last edition and the next are two: where no date tells, the
  /// status has to.
  private static func isOneEdition(_ a: Traits, _ b: Traits) -> Bool {
    guard Comparison.isSameEdition(a, b), a.kind == b.kind else { return false }
    if a.overlapsExactly(b) || a.edition != nil && a.edition == b.edition { return true }
    let isDated = !a.isUndated && !b.isUndated
    if a.isOfRareSeries { return isDated || a.status.isAhead == b.status.isAhead }
    // Of the others the one of two weeks; of the day itself also what is still ahead that morning.
    let dated = a.isUndated ? b : a
    guard a.isUndated != b.isUndated, !dated.isVague, let published = dated.published else { return false }
    return dated.distance(to: published) <= (a.status.isAhead == b.status.isAhead ? 14 : 1)
  }

  /// The same people at one spot on the same days, or in the same month: they came, and they met.
  private static func isOneOccasion(_ a: Traits, _ b: Traits) -> Bool {
    let papers: Set<EventKind> = [.signing, .ceremony]
    guard a.kind == b.kind || papers.isDisjoint(with: [a.kind, b.kind]),
      !off.contains(a.status), !off.contains(b.status), a.parties == b.parties, a.parties.count >= 2,
      a.level == b.level, a.personCount == b.personCount, a.sharedPeople(b) == a.personCount,
      a.earliest == b.earliest, a.latest == b.latest, !a.isUndated, !b.isUndated, let x = a.place,
      let y = b.place
    else { return false }
    return x.isSameSpot(as: y)
  }

  private static let off: Set<EventStatus> = [.cancelled, .postponed, .refused]

  private static func isOneMeeting(_ a: Traits, _ b: Traits) -> Bool {
    guard a.manner == .inPerson, b.manner == .inPerson, !a.isVague, !b.isVague, !a.isUndated, !b.isUndated,
      a.level == b.level, a.parties == b.parties, a.parties.count >= 2,
      a.status.isAhead == b.status.isAhead
    else { return false }
    return a.parties.allSatisfy { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && PersonNames.shared(x, y) == x.count && PersonNames.shared(y, x) == y.count
    }
  }

  /// Whether both rest on one sentence, and on other words of it: a row of a list that names a meeting and what else its
  /// traveller attended. Copies of a dispatch have the same words.
  static func areToldByOneSentence(_ a: Report, _ b: Report) -> Bool {
    guard let x = a.telling, let y = b.telling, let first = x.matched, let second = y.matched,
      x.sentence.text == y.sentence.text
    else { return false }
    return first.lowerBound - x.sentence.start != second.lowerBound - y.sentence.start
  }

  /// Whether two articles have the words in common that tell of it: one speech, or a dispatch and its copy.
  static func areToldInTheSameWords(_ a: Report, _ b: Report) -> Bool {
    guard a.article != b.article, let x = a.telling, let y = b.telling else { return false }
    return x.sentence.text == y.sentence.text && !areToldByOneSentence(a, b)
  }

  /// Whether both are rows of a list with one traveller: it tells each journey once, unless in the same words.
  static func areRowsOfOneTraveller(_ a: Report, _ b: Report) -> Bool {
    guard !a.travellers.isEmpty, !a.travellers.isDisjoint(with: b.travellers), let x = a.telling,
      let y = b.telling
    else { return false }
    return x.sentence.text != y.sentence.text
  }
}
