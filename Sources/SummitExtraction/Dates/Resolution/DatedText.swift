internal import SummitModel

/// A date mention with what it means where it stands.
struct ResolvedDate: Sendable {
  let mention: DateMention
  let tense: Tense
  /// `nil` for lengths of time, and where neither words nor context tell.
  let date: EventDate?
}

/// Reads the dates of an article one after another, each against the publication and those before it.
struct DatedText {
  let finder: DateFinder

  init(words: DateWords) {
    finder = DateFinder(words: words)
  }

  /// The dates of a text, and the day on which it was sent or spoken.
  func read(_ document: Document, published: Day?) -> (dates: [ResolvedDate], sent: Day?) {
    let mentions = finder.find(in: document, tokens: 0..<document.tokens.count)
    let wired = published.flatMap { wiredDay(mentions, in: document, published: $0) }
    let spoken = published.flatMap { spokenDay(mentions, in: document, published: $0) }
    var walk = DateWalk(document: document, words: finder.words, published: spoken ?? wired ?? published)
    return (
      mentions.indices.map { walk.read(mentions[$0], before: mentions[($0 + 1)...]) }, wired ?? published
    )
  }

  /// Tokens within which the head of a transcript, or a dateline, stands.
  private static let head = 60
  /// Days that may pass before a transcript or report is published.
  private static let delay = 0...3

  /// "(September 23, 2021)" on a line of its own above a transcript: "today" is the day that was spoken on.
  private func spokenDay(_ mentions: [DateMention], in document: Document, published: Day) -> Day? {
    let tokens = document.tokens
    let header = mentions.first { mention in
      let (before, after) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
      return before >= document.textStart && before < document.textStart + Self.head && after < tokens.count
        && tokens[before].has(.paragraphStart) && document.text(token: tokens[before]) == "("
        && document.text(token: tokens[after]) == ")"
    }
    guard let header, case .calendar(let date) = header.expression, date.year != .unsaid else { return nil }
    return day(of: date, published: published)
  }

  /// "(Reuter) BONN, May 20." in the paper of 21 May: "today" is the day on which the report was sent.
  private func wiredDay(_ mentions: [DateMention], in document: Document, published: Day) -> Day? {
    let sent = mentions.first { $0.tokens.lowerBound >= document.textStart }
    guard let sent, sent.tokens.lowerBound < document.textStart + Self.head,
      closesDateline(sent.tokens, in: document),
      case .calendar(let date) = sent.expression, date.month != nil
    else { return nil }
    return day(of: date, published: published)
  }

  /// Whether capitals and a comma stand before a date, and behind it what ends a dateline.
  private func closesDateline(_ date: Range<Int>, in document: Document) -> Bool {
    let (tokens, comma, end) = (document.tokens, date.lowerBound - 1, date.upperBound)
    guard comma > document.textStart, tokens.indices.contains(end),
      document.text(token: tokens[comma]) == ",",
      tokens[comma - 1].has(.capitals)
        || tokens[comma - 1].isCapitalised && tokens[comma - 1].has(.paragraphStart)
    else { return false }
    return tokens[end].isPunctuation || tokens[end].has(.paragraphStart)
  }

  private func day(of date: CalendarDate, published: Day) -> Day? {
    guard case .day(let day)? = DateResolver.calendar(date, in: DateContext(published: published))?.start,
      Self.delay.contains(published.number - day.number)
    else { return nil }
    return day
  }
}

/// The walk through an article's dates: what was spoken of so far.
private struct DateWalk {
  private let document: Document
  private let words: DateWords
  private let clauses: ClauseTense
  private let published: Day?
  /// The date spoken of last, and the last one that had passed by the publication.
  private var anchor: EventDate?
  private var pastAnchor: EventDate?
  private var anchorToken = 0
  /// The day spoken of last.
  private var dayAnchor: EventDate?
  /// The weekday told of it, and its tense.
  private var anchorWeekday: Int?
  private var anchorTense = Tense.unknown
  /// The weekday named last, and the token behind it.
  private var lastWeekday = (weekday: 0, end: 0)
  /// The year named last by itself, and the token behind it.
  private var lastYear = (year: 0, end: 0)

  init(document: Document, words: DateWords, published: Day?) {
    self.document = document
    self.words = words
    self.published = published
    clauses = ClauseTense(document: document, words: words)
  }

  mutating func read(_ mention: DateMention, before later: ArraySlice<DateMention>) -> ResolvedDate {
    let whole = document.sentences[document.sentence(ofToken: mention.tokens.lowerBound)]
    let told = document.told(in: whole)
    let sentence = told.contains(mention.tokens.lowerBound) ? told : whole
    var context = DateContext(published: published)
    context.tense = mention.isDuration ? .unknown : clauses.tense(of: mention, in: sentence)
    context.anchor = context.tense == .past ? pastAnchor : anchor
    // "on 11 August … 60 years this year … Earlier that day".
    if mention.expression.countsFromDay, context.anchor?.precision != .day { context.anchor = dayAnchor }
    context.anchorWeekday = anchorWeekday
    context.anchorTense = anchorTense
    let expression =
      borrowing(from: later, for: mention, within: sentence) ?? ofLastYear(mention)
      ?? following(mention, within: sentence)
      ?? mention.expression
    if mention.expression.countsFromWhatFollows {
      context.anchor = event(after: mention, before: later, within: sentence, in: context)
    }
    var date = DateResolver.resolve(expression, in: context)
    if context.tense == .future, let later = dayBehind(date, mention, within: sentence) { date = later }
    if let date, isSpokenOf(mention) {
      remember(date, at: mention.tokens.lowerBound)
      if date.start != nil {
        anchorWeekday = expression.weekday ?? weekday(before: mention)
        anchorTense = context.tense
      }
    }
    if case .year(let year)? = date?.start { lastYear = (year, mention.tokens.upperBound) }
    if let weekday = expression.weekday { lastWeekday = (weekday, mention.tokens.upperBound) }
    return ResolvedDate(mention: mention, tense: context.tense, date: date)
  }

  /// "on Friday night, 19 January".
  private func weekday(before mention: DateMention) -> Int? {
    lastWeekday.weekday > 0 && mention.tokens.lowerBound - lastWeekday.end <= 1 ? lastWeekday.weekday : nil
  }

  private mutating func remember(_ date: EventDate, at token: Int) {
    guard date.start != nil else { return }
    anchor = date
    anchorToken = token
    if date.precision == .day { dayAnchor = date }
    guard let published, let earliest = date.earliest, earliest > published else {
      pastAnchor = date
      return
    }
  }

  /// Whether later words may count from it: not from "the 1967 borders", nor from a deadline.
  private func isSpokenOf(_ mention: DateMention) -> Bool {
    switch mention.relation {
    case .since, .by: false
    default: !mention.isAttributive
    }
  }

  // MARK: Events named behind a count

  /// Tokens within which "the vote" of "two days after the vote" may be the one just dated.
  private static let nearby = 80

  /// "two months after the landings of November 1942" counts from the date that follows, "two days after the
  /// vote" from the one just spoken of; "a week after he fell ill" tells no date.
  private func event(
    after mention: DateMention, before later: ArraySlice<DateMention>, within sentence: Range<Int>,
    in context: DateContext
  ) -> EventDate? {
    let end = mention.tokens.upperBound
    if let next = later.first, next.tokens.lowerBound < sentence.upperBound,
      next.tokens.lowerBound - end < 16,
      let date = DateResolver.resolve(next.expression, in: context), date.start != nil
    {
      return date
    }
    guard end >= sentence.upperBound || pointsBack(document.tokens[end]),
      mention.tokens.lowerBound - anchorToken < Self.nearby
    else { return nil }
    return context.anchor
  }

  private func pointsBack(_ token: Token) -> Bool {
    switch words[token.word].kind {
    case .the, .determiner, .anchorDirection: true
    default: token.isPunctuation
    }
  }

  // MARK: Days told one after another

  /// Tokens within which the one day follows the other.
  private static let breath = 30

  /// "visits A on Monday, B on Tuesday and C on Wednesday", told on a Wednesday: the days follow each other.
  private func dayBehind(_ date: EventDate?, _ mention: DateMention, within sentence: Range<Int>)
    -> EventDate?
  {
    guard case .weekday(let weekday, .unsaid) = mention.expression, sentence.contains(anchorToken),
      mention.tokens.lowerBound - anchorToken <= Self.breath, case .day(let day)? = date?.start,
      case .day(let before)? = anchor?.start, day < before, before < day.adding(7),
      // "was due on Monday, but was moved to Friday".
      !(anchorToken..<mention.tokens.lowerBound).contains(where: {
        words[document.tokens[$0].word].kind == .moved
      })
    else { return nil }
    return DateResolver.day(DateResolver.next(weekday, onOrAfter: before), basis: .weekday)
  }

  /// "sat down with A on Monday before heading to B for talks on Tuesday": the Tuesday after that Monday.
  private func following(_ mention: DateMention, within sentence: Range<Int>) -> DateExpression? {
    guard case .weekday(let weekday, .unsaid) = mention.expression, anchor?.precision == .day,
      sentence.contains(anchorToken), anchorToken < mention.tokens.lowerBound,
      (max(anchorToken + 1, mention.tokens.lowerBound - Self.breath)..<mention.tokens.lowerBound).contains(
        where: {
          words[document.tokens[$0].word].kind == .relation
            && DateRelation(rawValue: words[document.tokens[$0].word].value) == .before
            && document.text(token: document.tokens[$0 + 1]).hasSuffix("ing")
        })
    else { return nil }
    return .weekday(weekday, .following)
  }

  // MARK: Years said before or later

  /// "at the end of last year, in October", "next year in March": of that year.
  private func ofLastYear(_ mention: DateMention) -> DateExpression? {
    guard mention.expression.isYearless,
      (0...2).contains(mention.tokens.lowerBound - lastYear.end), lastYear.year > 0,
      (lastYear.end..<mention.tokens.lowerBound).allSatisfy({ document.isComma($0) || isAt($0) })
    else { return nil }
    return mention.expression.adding(year: lastYear.year)
  }

  private func isAt(_ token: Int) -> Bool {
    let word = words[document.tokens[token].word]
    guard word.kind == .relation else { return false }
    return [.at, .within].contains(DateRelation(rawValue: word.value))
  }

  /// "on 4 April and again from 5 to 6 April 2016", "on 3 March for the 2016 talks".
  private func borrowing(
    from later: ArraySlice<DateMention>, for mention: DateMention, within sentence: Range<Int>
  ) -> DateExpression? {
    guard mention.expression.isYearless else { return nil }
    let reach =
      published == nil ? sentence.upperBound : min(sentence.upperBound, mention.tokens.upperBound + 8)
    for other in later.prefix(3) where other.tokens.lowerBound < reach && other.relation != .since {
      guard case .number(let year)? = other.expression.year else { continue }
      if published != nil, other.expression.isYearAlone { continue }
      return mention.expression.adding(year: year)
    }
    return nil
  }
}

extension DateExpression {
  /// The year that a date of the calendar is said to be of.
  fileprivate var year: YearMention? {
    switch self {
    case .calendar(let date): date.year
    case .range(let first, _), .either(let first, _): first.year
    case .part(_, let whole): whole.year
    default: nil
    }
  }

  /// The weekday that it names: "Friday", "Friday, 19 January".
  fileprivate var weekday: Int? {
    switch self {
    case .calendar(let date): date.weekday
    case .weekday(let weekday, _): weekday
    case .part(_, let whole): whole.weekday
    default: nil
    }
  }

  /// "that day", "the next day": of the day told last, whatever year or month was told since.
  fileprivate var countsFromDay: Bool {
    switch self {
    case .period(.day, _, .anchor), .shift(_, .day, _, .anchor): true
    case .part(_, let whole): whole.countsFromDay
    default: false
    }
  }

  fileprivate var countsFromWhatFollows: Bool {
    switch self {
    case .shift(_, _, _, .event), .period(_, _, .event): true
    default: false
    }
  }

  fileprivate var isYearAlone: Bool {
    if case .calendar(let date) = self { date.month == nil } else { false }
  }

  /// A day or month without a word about its year.
  fileprivate var isYearless: Bool {
    switch self {
    case .calendar(let date): date.month != nil && date.year == .unsaid && date.step == .unsaid
    case .range(let first, let last): first.isYearless && last.isYearless
    case .part(_, let whole): whole.isYearless
    default: false
    }
  }

  fileprivate func adding(year: Int) -> DateExpression {
    switch self {
    case .calendar(var date):
      date.year = .number(year)
      return .calendar(date)
    case .range(let first, let last): return .range(first.adding(year: year), last.adding(year: year))
    case .part(let part, let whole): return .part(part, whole.adding(year: year))
    default: return self
    }
  }
}
