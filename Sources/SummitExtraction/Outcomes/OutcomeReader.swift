import SummitModel

/// What came of each event of an article that took place: what its parties agreed on, promised, signed or set up, when
/// they meet again, or that nothing came of it.
struct OutcomeReader {
  let document: Document
  let lexicon: Lexicon
  let views: [SentenceView]
  let focus: EventFocus

  func read(into drafts: inout [Draft]) {
    guard !focus.isEmpty else { return }
    for view in views
    where view.tokens.lowerBound >= document.textStart && focus.isNear(view.index, within: Self.reach) {
      for outcome in OutcomeFinder(document: document, lexicon: lexicon, view: view).outcomes() {
        guard let draft = focus.owner(of: outcome.cue, in: view, where: \.tookPlace),
          !hasOtherSubject(outcome, view),
          belongs(outcome, to: draft, in: view)
        else { continue }
        let outcome = withoutOccasion(outcome, in: view)
        add(outcome, to: &drafts[draft].outcomes)
        if let occasion = occasion(ofSigning: draft, in: drafts) {
          add(outcome, to: &drafts[occasion].outcomes)
        }
      }
    }
  }

  /// What was signed came of the meeting at which it was signed: the one told just before, of the same people.
  private func occasion(ofSigning index: Int, in drafts: [Draft]) -> Int? {
    let signing = drafts[index]
    guard signing.kind == .signing else { return nil }
    return drafts.indices.prefix(index).suffix(Self.memory).last { other in
      let draft = drafts[other]
      let distance = signing.firstSentence - draft.lastSentence
      return draft.tookPlace && draft.kind != .signing && (0...3).contains(distance)
        && !signing.parties.isEmpty
        && signing.parties.allSatisfy { party in draft.parties.contains { $0.key == party.key } }
    }
  }

  /// "Congress agreed": a noun that is none of those who met stands right before the verb.
  private func hasOtherSubject(_ outcome: OutcomeReading, _ view: SentenceView) -> Bool {
    var index = outcome.cue.lowerBound - 1
    let helping: WordClass = [.have, .be, .adverb, .will, .both, .doing, .relative, .to, .negation, .and]
    while index >= view.tokens.lowerBound, !classes(index).isDisjoint(with: helping) { index -= 1 }
    guard index >= view.tokens.lowerBound, outcome.words.lowerBound == outcome.cue.lowerBound else {
      return false
    }
    let token = document.tokens[index]
    guard token.isWord, token.isCapitalised, !token.has(.shouted), !token.has(.sentenceStart) else {
      return false
    }
    guard let mention = view.mention(covering: index) else {
      return !view.groups.contains { $0.tokens.contains(index) }
    }
    if case .person(let person) = mention.kind { return person.entity < 0 && person.rank == nil }
    return false
  }

  private func classes(_ index: Int) -> WordClass { lexicon.classes(of: document.tokens[index].word) }

  /// Sentences over which those who met may still be telling what came of it; and where nobody is named.
  private static let reach = 8
  private static let step = 2

  /// Its parties act; where nobody does ("a statement was issued"), the event was spoken of just before.
  private func belongs(_ outcome: OutcomeReading, to draft: Int, in view: SentenceView) -> Bool {
    if let maker = outcome.maker, let group = view.groups.first(where: { $0.tokens.contains(maker) }),
      !focus.fits(group, draft)
    {
      return false
    }
    let distance = focus.distance(of: draft, to: view.index)
    guard distance <= Self.reach else { return false }
    return focus.actsBefore(outcome.words.lowerBound, of: draft, in: view) ?? (distance <= Self.step)
  }

  /// "signed a treaty on arms in Prague on Thursday": when it was signed belongs to the event, not to what came of it;
  /// and so does where, as it stands before the day.
  private func withoutOccasion(_ outcome: OutcomeReading, in view: SentenceView) -> OutcomeReading {
    guard outcome.isMade else { return outcome }
    var end = outcome.words.upperBound
    for mention in view.mentions.reversed() where mention.tokens.upperBound == end {
      guard let start = adjunct(mention), start >= outcome.cue.upperBound
      else { break }
      end = start
    }
    var shorter = outcome
    shorter.words = outcome.words.lowerBound..<end
    return shorter
  }

  /// Where "on" before a day, "in" or "at the" before a town begins.
  private func adjunct(_ mention: Mention) -> Int? {
    let words: [String]
    switch mention.kind {
    case .date: words = ["on", "in"]
    case .place: words = ["in", "at"]
    case .country(let country) where country.form == .capital: words = ["in"]
    default: return nil
    }
    var index = mention.tokens.lowerBound - 1
    if classes(index).contains(.article) { index -= 1 }
    return words.contains(lexicon.vocabulary.text(document.tokens[index].word)) ? index : nil
  }

  private func add(_ outcome: OutcomeReading, to outcomes: inout [OutcomeReading]) {
    // "SIGN ARMS TREATY", "signed the new treaty on strategic arms": the headline and the text tell of one paper.
    if let twin = outcomes.firstIndex(where: { isSame($0, outcome) }) {
      if outcome.words.count > outcomes[twin].words.count { outcomes[twin] = outcome }
      return
    }
    let same = outcomes.indices.filter { outcomes[$0].kind == outcome.kind }
    let isOnce = outcome.kind == .jointStatement || outcome.kind == .none || outcome.kind == .nextMeeting
    guard isOnce, let first = same.first else {
      if same.count < Self.most { outcomes.append(outcome) }
      return
    }
    if outcome.words.count > outcomes[first].words.count, outcomes[first].rule.hasSuffix("mentioned") {
      outcomes[first] = outcome
    }
  }

  /// Two tellings of one thing that was made: the shorter says nothing that the longer does not.
  private func isSame(_ one: OutcomeReading, _ other: OutcomeReading) -> Bool {
    guard one.isMade, other.isMade, one.rule == other.rule else { return false }
    func words(_ reading: OutcomeReading) -> [Word] {
      reading.words.dropFirst().map { document.tokens[$0].word }
    }
    let (short, long) = one.words.count < other.words.count ? (one, other) : (other, one)
    let told = Set(words(long))
    return words(short).allSatisfy { $0.isKnown && told.contains($0) }
  }

  private static let most = 6
  private static let memory = 24
}

extension Draft {
  var tookPlace: Bool { status == .held || status == .ongoing }
}
