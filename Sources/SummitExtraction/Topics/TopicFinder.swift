/// Finds the words of a sentence that tell what is talked about.
struct TopicFinder {
  let document: Document
  let lexicon: Lexicon
  let view: SentenceView
  let anchors: [EventAnchor]
  let phrases: TopicPhrases

  init(document: Document, lexicon: Lexicon, view: SentenceView, anchors: [EventAnchor], barred: [Range<Int>]) {
    self.document = document
    self.lexicon = lexicon
    self.view = view
    self.anchors = anchors
    phrases = TopicPhrases(document: document, lexicon: lexicon, view: view, barred: barred)
  }

  private var tokens: [Token] { document.tokens }

  func tellings() -> [TopicTelling] {
    anchors.flatMap { complement(of: $0) + modifiers(of: $0) } + fronted() + cued() + near()
  }

  // MARK: Of the event's own words

  /// "talks with A in P on trade and the border", "negotiations to end the war".
  private func complement(of anchor: EventAnchor) -> [TopicTelling] {
    guard anchor.frame.isNoun else { return [] }
    let limit = min(view.tokens.upperBound, anchor.trigger.upperBound + Self.reach)
    var index = anchor.trigger.upperBound
    while index < limit, !endsNoun(index) {
      if let mention = view.mention(covering: index) {
        if isEvent(mention) { return [] }
        index = max(index + 1, mention.tokens.upperBound)
        continue
      }
      if let end = behindIntroduction(index) {
        let row = phrases.row(from: end, limit: view.tokens.upperBound)
        if !row.isEmpty {
          return row.map {
            TopicTelling(
              words: $0, cue: anchor.trigger, weight: .own, rule: "complement of the event", draft: anchor.draft)
          }
        }
      }
      index += 1
    }
    return []
  }

  private static let reach = 24

  /// Behind "on", "aimed at", "to resolve"; `nil` where none of them stands there.
  private func behindIntroduction(_ index: Int) -> Int? {
    let limit = view.tokens.upperBound
    let about = lexicon.cues.end(of: .about, in: tokens, at: index, limit: limit)
    if let about, about < limit, !isDate(about) { return about }
    guard lexicon.classes(of: tokens[index].word).contains(.to), index + 1 < limit else { return nil }
    return lexicon.cues.end(of: .aim, in: tokens, at: index + 1, limit: limit)
      ?? lexicon.cues.end(of: .object, in: tokens, at: index + 1, limit: limit)
  }

  /// A verb or another clause: what follows tells no more of the noun.
  private func endsNoun(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.isPunctuation { return !document.isComma(index) && !token.has(.quotationMark) }
    let ends: WordClass = [.be, .have, .will, .may, .doing, .relative, .saying, .subordinator]
    return !lexicon.classes(of: token.word).isDisjoint(with: ends)
  }

  /// "nuclear talks", "the Syria conference": what stands before the event's noun.
  private func modifiers(of anchor: EventAnchor) -> [TopicTelling] {
    guard anchor.frame.isNoun else { return [] }
    var start = anchor.trigger.lowerBound
    while start > view.tokens.lowerBound, anchor.trigger.lowerBound - start < 5, qualifies(start - 1) { start -= 1 }
    return (start..<anchor.trigger.upperBound).compactMap { index in
      let end = phrases.topic(at: index, limit: anchor.trigger.upperBound)?.end ?? foreignLand(index, anchor)
      return end.map {
        TopicTelling(
          words: index..<$0, cue: anchor.trigger, weight: .own, rule: "what the event is called after",
          draft: anchor.draft)
      }
    }
  }

  private func qualifies(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return false }
    return lexicon.classes(of: token.word).isDisjoint(with: [
      .article, .possessivePronoun, .preposition, .to, .and, .be, .have, .will, .may, .doing, .relative,
      .subordinator, .saying, .negation, .past,
    ])
  }

  /// "the Kosovo talks": a land by its own name, directly before the noun.
  private func foreignLand(_ index: Int, _ anchor: EventAnchor) -> Int? {
    guard let mention = view.mention(covering: index), mention.tokens.lowerBound == index,
      mention.tokens.upperBound == anchor.trigger.lowerBound, !mention.isPossessive
    else { return nil }
    guard case .country(let country) = mention.kind, country.form == .name else { return nil }
    return mention.tokens.upperBound
  }

  // MARK: Of the words that speak of talking

  /// "discussed trade", "trade topped the agenda".
  private func cued() -> [TopicTelling] {
    var found: [TopicTelling] = []
    var index = view.tokens.lowerBound
    let limit = view.tokens.upperBound
    while index < limit {
      guard tokens[index].isWord, let cue = cue(at: index, limit: limit) else {
        index += 1
        continue
      }
      let row = cue.use == .subject ? phrases.row(endingAt: index) : phrases.row(from: cue.end, limit: limit)
      let words = document.nameText(index..<cue.end).lowercased()
      let rule = cue.use == .subject ? "what stands before «\(words)»" : "what follows «\(words)»"
      found += row.map { TopicTelling(words: $0, cue: index..<cue.end, weight: cue.weight, rule: rule) }
      index = cue.end
    }
    return found
  }

  private func cue(at index: Int, limit: Int) -> (use: TopicCues.Use, end: Int, weight: TopicTelling.Weight)? {
    if let end = lexicon.cues.end(of: .object, in: tokens, at: index, limit: limit) {
      return (.object, end, .said)
    }
    if let end = lexicon.cues.end(of: .subject, in: tokens, at: index, limit: limit) {
      return (.subject, end, .said)
    }
    if let end = lexicon.cues.end(of: .stance, in: tokens, at: index, limit: limit) {
      return (.stance, end, .stance)
    }
    guard index > view.tokens.lowerBound else { return nil }
    let before = tokens[index - 1].word
    guard lexicon.classes(of: before).contains(.to) || lexicon.vocabulary.text(before) == "at" else { return nil }
    return lexicon.cues.end(of: .aim, in: tokens, at: index, limit: limit).map { (.aim, $0, .aim) }
  }

  /// "On Syria, the leaders agreed": what the sentence is about.
  private func fronted() -> [TopicTelling] {
    let start = view.tokens.lowerBound
    guard lexicon.vocabulary.text(tokens[start].word) == "on", start + 1 < view.tokens.upperBound, !isDate(start + 1),
      !phrases.isBarred(start + 1)
    else { return [] }
    return phrases.row(from: start + 1, limit: min(start + 12, view.tokens.upperBound)).map {
      TopicTelling(words: $0, cue: start..<(start + 1), weight: .said, rule: "what the sentence turns to")
    }
  }

  // MARK: Of the table

  private func near() -> [TopicTelling] {
    var found: [TopicTelling] = []
    var index = view.tokens.lowerBound
    while index < view.tokens.upperBound {
      guard let end = phrases.topic(at: index, limit: view.tokens.upperBound)?.end else {
        index += 1
        continue
      }
      found.append(
        TopicTelling(words: index..<end, cue: index..<end, weight: .near, rule: "topic words beside the event"))
      index = end
    }
    return found
  }

  private func isDate(_ index: Int) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }

  private func isEvent(_ mention: Mention) -> Bool {
    anchors.contains { $0.trigger == mention.tokens && $0.frame.isNoun }
  }
}

extension Trigger.Frame {
  var isNoun: Bool {
    switch self {
    case .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony: true
    default: false
    }
  }
}
