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

  func read(_ document: Document, published: Day?) -> [ResolvedDate] {
    let clauses = ClauseTense(document: document, words: finder.words)
    let mentions = finder.find(in: document, tokens: 0..<document.tokens.count)
    var context = DateContext(published: published)
    var dates: [ResolvedDate] = []
    for (index, mention) in mentions.enumerated() {
      let sentence = document.sentences[document.sentence(ofToken: mention.tokens.lowerBound)]
      context.tense = mention.isDuration ? .unknown : clauses.tense(of: mention, in: sentence)
      let expression =
        borrowing(from: mentions[(index + 1)...], for: mention, within: sentence, context: context)
        ?? mention.expression
      let date = DateResolver.resolve(
        expression,
        in: counting(mention, from: mentions[(index + 1)...], within: sentence, of: document, context))
      dates.append(ResolvedDate(mention: mention, tense: context.tense, date: date))
      if let date, date.start != nil, isSpokenOf(mention) { context.anchor = date }
    }
    return dates
  }

  /// "two months after the landings of November 1942" counts from the date that follows.
  private func counting(
    _ mention: DateMention, from later: ArraySlice<DateMention>, within sentence: Range<Int>,
    of document: Document, _ context: DateContext
  ) -> DateContext {
    guard mention.expression.countsFromWhatFollows else { return context }
    var context = context
    let end = mention.tokens.upperBound
    if let next = later.first, next.tokens.lowerBound < sentence.upperBound,
      next.tokens.lowerBound - end < 16,
      let date = DateResolver.resolve(next.expression, in: context), date.start != nil
    {
      context.anchor = date
    } else if end < sentence.upperBound, !pointsBack(document.tokens[end]) {
      context.anchor = nil
    }
    return context
  }

  /// "after the vote", "after that": what was told of before; "after he fell ill" tells something new.
  private func pointsBack(_ token: Token) -> Bool {
    switch finder.words[token.word].kind {
    case .the, .determiner, .anchorDirection: true
    default: token.isPunctuation
    }
  }

  /// Whether later words may count from it: not from "the 1967 borders", nor from a deadline.
  private func isSpokenOf(_ mention: DateMention) -> Bool {
    switch mention.relation {
    case .since, .by: false
    default: !mention.isAttributive
    }
  }

  /// "on 4 April and again from 5 to 6 April 2016", "on 3 March for the 2016 talks": the year is said later on.
  private func borrowing(
    from later: ArraySlice<DateMention>, for mention: DateMention, within sentence: Range<Int>,
    context: DateContext
  ) -> DateExpression? {
    guard mention.expression.isYearless else { return nil }
    let reach =
      context.published == nil ? sentence.upperBound : min(sentence.upperBound, mention.tokens.upperBound + 8)
    for other in later.prefix(3) where other.tokens.lowerBound < reach && other.relation != .since {
      guard case .number(let year)? = other.expression.year else { continue }
      if context.published != nil, other.expression.isYearAlone { continue }
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
