/// Tells from the verbs nearest to a date whether its clause speaks of what was or of what is to come.
struct ClauseTense {
  let words: DateWords
  let tokens: Tokens
  let bytes: [UInt8]

  init(document: Document, words: DateWords) {
    self.words = words
    tokens = document.tokens
    bytes = document.bytes
  }

  /// The tense at some tokens of a sentence: by the verbs before them, else by those after.
  func tense(of mention: DateMention, in sentence: Range<Int>) -> Tense {
    let range = mention.tokens
    if kind(range.lowerBound - 1) == .back
      || relation(range.lowerBound - 1) != nil && kind(range.lowerBound - 2) == .back
    {
      return .past
    }
    if isMoved(mention, from: sentence.lowerBound) || kind(range.upperBound) == .modal { return .future }
    if isEntry(range, in: sentence) { return tellsAhead(range.upperBound, sentence) ? .future : .unknown }
    if isFronted(range, in: sentence), let after = after(range.upperBound, to: sentence.upperBound) {
      return after
    }
    let before = self.before(startOfAside(before: range, in: sentence), from: sentence.lowerBound)
    // "is next week to visit".
    if before == .present, isInfinitive(range.upperBound) { return .future }
    // "The meeting is on Saturday", unless "it is good that on Saturday we agreed".
    if before == .present, case .weekday = mention.expression {
      return after(range.upperBound, to: clauseEnd(range.upperBound, sentence)) == .past ? .past : .future
    }
    return before ?? after(range.upperBound, to: sentence.upperBound) ?? .unknown
  }

  /// "postponed until Thursday", "put off to June", "have shut it until Friday": the date lies ahead, whenever
  /// that was decided.
  private func isMoved(_ mention: DateMention, from start: Int) -> Bool {
    guard mention.relation == .until || mention.relation == .to else { return false }
    return (max(start, mention.tokens.lowerBound - 8)..<mention.tokens.lowerBound).contains {
      kind($0) == .moved || kind($0) == .have && mention.relation == .until
    }
  }

  /// "..., but on Monday they met": the date opens its clause, whose verb follows.
  private func isFronted(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
    var previous = range.lowerBound - 1
    while previous >= sentence.lowerBound, relation(previous) != nil || kind(previous) == .the {
      previous -= 1
    }
    guard previous >= sentence.lowerBound, range.upperBound < sentence.upperBound else { return false }
    let opens =
      switch kind(previous) {
      case .grammar, .and, .anchorDirection: true
      default: isComma(previous)
      }
    let next = tokens[range.upperBound]
    guard opens, next.isWord, !next.has(.possessive) else { return false }
    return ![.relation, .and, .or, .of].contains(kind(range.upperBound))
  }

  /// "March 12: A visits B": an entry of a chronology, which tells what is over in the present.
  private func isEntry(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
    guard range.lowerBound == sentence.lowerBound, sentence.contains(range.upperBound) else { return false }
    let mark = tokens[range.upperBound]
    return mark.isPunctuation
      && [UInt8(ascii: ":"), UInt8(ascii: "-"), 0xE2].contains(bytes[Int(mark.start)])
  }

  private func tellsAhead(_ start: Int, _ sentence: Range<Int>) -> Bool {
    (start..<max(start, sentence.upperBound)).contains { kind($0) == .modal || kind($0) == .future }
  }

  /// "received B, who is attending a conference in P, on Monday": where the aside that stands between begins, else the
  /// date.
  private func startOfAside(before range: Range<Int>, in sentence: Range<Int>) -> Int {
    let close = relation(range.lowerBound - 1) != nil ? range.lowerBound - 2 : range.lowerBound - 1
    guard close > sentence.lowerBound, isComma(close),
      let open = (max(sentence.lowerBound, close - Self.reach)..<close).last(where: isComma),
      kind(open + 1) == .grammar, isVerbal(open + 2)
    else { return range.lowerBound }
    return open
  }

  private func isComma(_ index: Int) -> Bool {
    tokens[index].isPunctuation && bytes[Int(tokens[index].start)] == UInt8(ascii: ",")
  }

  private func isVerbal(_ index: Int) -> Bool { [.be, .have, .past, .modal].contains(kind(index)) }

  private func clauseEnd(_ start: Int, _ sentence: Range<Int>) -> Int {
    (start..<max(start, sentence.upperBound)).first { tokens[$0].isPunctuation } ?? sentence.upperBound
  }

  // MARK: Leftwards

  private func before(_ end: Int, from start: Int) -> Tense? {
    var index = end - 1
    var infinitive = false
    var afterwards = false
    var aim = false
    while index >= start, end - index < Self.reach {
      // "invited B to a summit in November".
      if aim, kind(index) == .plan { return .future }
      if relation(index) == .to { aim = true }
      if let tense = verb(at: index, from: start, infinitive: infinitive) {
        // "the aim is for a pact to be reached by October".
        return infinitive && tense == .present ? .future : tense
      }
      if isInfinitive(index) { infinitive = true }
      if relation(index) == .after { afterwards = true }
      index -= 1
    }
    if infinitive { return .future }
    return afterwards ? .past : nil
  }

  /// Tokens on either side that are looked at.
  private static let reach = 60

  /// The tense that a verb gives to what follows it; `infinitive`: a "to" with its verb stands between.
  private func verb(at index: Int, from start: Int, infinitive: Bool) -> Tense? {
    switch kind(index) {
    case .modal: return .future
    case .weakMonth: return isModalMay(index) ? .future : nil
    // "sat down to dinner with B on Monday": no Saturday.
    case .weakWeekday: return tokens[index].isCapitalised ? nil : past(at: index, from: start)
    case .future: return isForward(index) && relation(index + 1) != .to ? nil : .future
    case .plan: return plan(at: index, from: start, infinitive: infinitive)
    case .be: return be(at: index)
    case .have:
      if relation(index - 1) == .to { return nil }
      return isInfinitive(index + 1) || isWhole(index) && isModal(index - 1) ? .future : .past
    case .present: return present(at: index)
    case .past:
      // "was to leave".
      let isAuxiliary = words[tokens[index].word].value == 1
      return isAuxiliary && isInfinitive(index + 1) ? .future : past(at: index, from: start)
    case .reporting: return .present
    default: return isPastForm(index) ? past(at: index, from: start) : nil
    }
  }

  /// "look forward to our meeting in July", not "put forward in July".
  private func isForward(_ index: Int) -> Bool { words[tokens[index].word].value == 1 }

  /// "will have more to say": no participle follows.
  private func isWhole(_ have: Int) -> Bool { kind(have + 1) != .past && !isPastForm(have + 1) }

  private func isModal(_ index: Int) -> Bool { kind(index) == .modal || kind(index) == .future }

  /// "plans to meet", "scheduled for", but "agreed on Monday".
  private func plan(at index: Int, from start: Int, infinitive: Bool) -> Tense? {
    if infinitive || relation(index + 1) == .lasting { return .future }
    return isPastForm(index) ? past(at: index, from: start) : nil
  }

  /// "is to meet", "is meeting" with a date to come; "is" alone tells of now.
  private func be(at index: Int) -> Tense? {
    if isInfinitive(index + 1) { return .future }
    guard words[tokens[index].word].value == 1 else { return nil }
    let next = ends(index + 1, in: Self.adverb) ? index + 2 : index + 1
    return ends(next, in: Self.progressive) ? .future : .present
  }

  /// "visits", "arrive": with a date, of what is to come; but "did not arrive", "to visit", "the visits".
  private func present(at index: Int) -> Tense? {
    if isNounLike(index) || relation(index - 1) == .to { return nil }
    // "Prime Minister Begin".
    if tokens[index].isCapitalised, !tokens[index].has(.sentenceStart), !tokens[index].has(.shouted) {
      return nil
    }
    return kind(index - 1) == .past || kind(index - 2) == .past ? .past : .future
  }

  /// A past form, unless "will be", "to be" or "is" before it make it passive.
  private func past(at index: Int, from start: Int) -> Tense? {
    var previous = index - 1
    // "a conference convened by the minister": the participle leaves the tense to the main verb.
    if relation(index + 1) == .by, kind(previous) != .be, kind(previous) != .past, kind(previous) != .have {
      return nil
    }
    while previous >= start, index - previous < 5 {
      switch kind(previous) {
      case .modal, .future: return .future
      case .be: if previous > start, isInfinitive(previous - 1) { return nil }
      case .have: return .past
      case .past: return .past
      case .grammar: break
      default: if !ends(previous, in: Self.adverb) { return .past }
      }
      previous -= 1
    }
    return .past
  }

  // MARK: Rightwards

  private func after(_ start: Int, to end: Int) -> Tense? {
    for index in start..<min(max(start, end), start + Self.reach) {
      switch kind(index) {
      case .modal, .future: return .future
      case .weakMonth: if isModalMay(index) { return .future }
      case .be: if let tense = be(at: index) { return tense }
      case .have, .past: return .past
      case .present: if let tense = present(at: index) { return tense }
      case .plan: if isInfinitive(index + 1) { return isPastForm(index) ? .past : .future }
      case .reporting: return .present
      default: if isPastForm(index), !followsArticle(index) { return .past }
      }
    }
    return nil
  }

  // MARK: Words

  private func kind(_ index: Int) -> DateWords.Kind {
    tokens.indices.contains(index) ? words[tokens[index].word].kind : .none
  }

  private func relation(_ index: Int) -> DateRelation? {
    kind(index) == .relation ? DateRelation(rawValue: words[tokens[index].word].value) : nil
  }

  /// The word "to" before a verb: before a small word that no article or number is.
  private func isInfinitive(_ index: Int) -> Bool {
    guard relation(index) == .to, tokens.indices.contains(index + 1) else { return false }
    let next = tokens[index + 1]
    guard next.isWord, !next.isCapitalised || next.has(.shouted), !isPlural(next) else { return false }
    switch kind(index + 1) {
    case .none, .be, .have, .plan, .past, .present: return true
    default: return false
    }
  }

  /// "to reporters", "to members": people, and no verb; "to discuss", "to focus".
  private func isPlural(_ token: Token) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 3 && bytes[end - 1] | 0x20 == UInt8(ascii: "s")
      && ![UInt8(ascii: "s"), UInt8(ascii: "u"), UInt8(ascii: "i")].contains(bytes[end - 2] | 0x20)
  }

  private func isModalMay(_ index: Int) -> Bool {
    tokens[index].isWord && !tokens[index].isCapitalised
      && !(tokens.indices.contains(index + 1) && tokens[index + 1].has(.number))
  }

  /// "the talks", "their visits": a noun that has the form of a verb.
  private func isNounLike(_ index: Int) -> Bool { followsArticle(index) || kind(index - 1) == .of }

  private func followsArticle(_ index: Int) -> Bool {
    switch kind(index - 1) {
    case .article, .the, .determiner: true
    default: false
    }
  }

  // MARK: Forms

  private static let progressive = Array("ing".utf8)
  private static let adverb = Array("ly".utf8)
  private static let past = Array("ed".utf8)

  private func isPastForm(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), !tokens[index].isCapitalised || tokens[index].has(.shouted) else {
      return false
    }
    return ends(index, in: Self.past)
  }

  /// Whether a word of four letters or more ends so, in whatever case.
  private func ends(_ index: Int, in ending: [UInt8]) -> Bool {
    guard tokens.indices.contains(index), tokens[index].isWord else { return false }
    let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
    guard end - start > max(3, ending.count) else { return false }
    return ending.indices.allSatisfy { bytes[end - ending.count + $0] | 0x20 == ending[$0] }
  }
}
