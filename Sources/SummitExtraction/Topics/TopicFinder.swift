/// Finds the words of a sentence that tell what is talked about.
struct TopicFinder {
  let document: Document
  let lexicon: Lexicon
  let view: SentenceView
  let anchors: [EventAnchor]
  let phrases: TopicPhrases
  /// The sentence without its dates, so that "agreed on Thursday to" is "agreed to"; and where its words stand.
  /// `nil` where it has none.
  let undated: (tokens: Tokens, places: [Int])?

  init(document: Document, lexicon: Lexicon, view: SentenceView, anchors: [EventAnchor], barred: [Range<Int>])
  {
    self.document = document
    self.lexicon = lexicon
    self.view = view
    self.anchors = anchors
    phrases = TopicPhrases(document: document, lexicon: lexicon, view: view, barred: barred)
    undated = Self.withoutDates(view, document, lexicon).map { (Tokens($0.map { document.tokens[$0] }), $0) }
  }

  private static func withoutDates(_ view: SentenceView, _ document: Document, _ lexicon: Lexicon) -> [Int]? {
    guard view.mentions.contains(where: { if case .date = $0.kind { true } else { false } }) else {
      return nil
    }
    var kept: [Int] = []
    kept.reserveCapacity(view.tokens.count)
    var index = view.tokens.lowerBound
    for mention in view.mentions {
      guard case .date = mention.kind, mention.tokens.lowerBound >= index else { continue }
      var end = mention.tokens.lowerBound
      if end > index, lexicon.classes(of: document.tokens[end - 1].word).contains(.preposition) { end -= 1 }
      kept.append(contentsOf: index..<end)
      index = mention.tokens.upperBound
    }
    kept.append(contentsOf: index..<max(index, view.tokens.upperBound))
    return kept
  }

  var tokens: Tokens { document.tokens }

  func tellings() -> [TopicTelling] {
    anchors.flatMap { complement(of: $0) + modifiers(of: $0) + paper(of: $0) } + cued() + touched() + near()
  }

  /// "discussed", "agreed on": of what is done, not of what is to come.
  func isOver(_ cue: Range<Int>) -> Bool {
    let verb = cue.lowerBound
    guard phrases.isVerb(verb, limit: view.tokens.upperBound),
      phrases.hasEnding("ed", verb) || lexicon.classes(of: tokens[verb].word).contains(.past)
    else { return false }
    return verb == view.tokens.lowerBound
      || lexicon.classes(of: tokens[verb - 1].word).isDisjoint(with: [.be, .have, .will, .may, .to])
  }

  // MARK: Of the event's own words

  /// "talks with A in P on trade and the border", "negotiations to end the war", "met A in P over the border".
  private func complement(of anchor: EventAnchor) -> [TopicTelling] {
    let limit = min(view.tokens.upperBound, anchor.trigger.upperBound + Self.reach)
    var index = anchor.trigger.upperBound
    while index < limit, !endsNoun(index) {
      if let mention = view.mention(covering: index) {
        if isEvent(mention) { return [] }
        index = max(index + 1, mention.tokens.upperBound)
        continue
      }
      if let end = behindIntroduction(index, of: anchor) {
        let row = phrases.row(from: end, limit: view.tokens.upperBound)
        if !row.isEmpty {
          return row.map {
            TopicTelling(
              words: $0, cue: anchor.trigger, weight: .own, rule: "complement of the event",
              draft: anchor.draft)
          }
        }
      }
      index += 1
    }
    return []
  }

  private static let reach = 24

  /// "signed the Charter of Paris for a New Europe", "signed in Bonn an agreement to share water": the paper, as far as
  /// it has a name, else what it is on or for.
  private func paper(of anchor: EventAnchor) -> [TopicTelling] {
    guard anchor.frame == .sign,
      let phrase = phrases.phrase(
        from: behindSetting(anchor.trigger.upperBound), limit: view.tokens.upperBound)?
        .words,
      phrase.count > 1
    else { return [] }
    let isNamed = phrase.contains { tokens[$0].isCapitalised && !tokens[$0].has(.shouted) }
    guard let start = isNamed ? phrase.lowerBound : purpose(of: phrase) else { return [] }
    let words = phrases.behindArticles(start, limit: phrase.upperBound)..<phrase.upperBound
    return words.isEmpty
      ? []
      : [
        TopicTelling(
          words: words, cue: anchor.trigger, weight: .own, rule: "what was signed", draft: anchor.draft)
      ]
  }

  /// Behind the "on", "for" or "to share" of a paper.
  private func purpose(of paper: Range<Int>) -> Int? {
    guard let index = paper.dropLast().last(where: { ["on", "for", "to"].contains(phrases.text($0)) }) else {
      return nil
    }
    let isVerb = phrases.text(index) == "to" && view.mention(covering: index + 1) == nil
    return isVerb ? phrases.behindVerb(index + 1, limit: paper.upperBound) : index + 1
  }

  /// "signed in Bonn on Friday an agreement": behind where and when.
  private func behindSetting(_ start: Int) -> Int {
    var index = start
    while index + 1 < view.tokens.upperBound, phrases.classOfWord(index, .preposition),
      let mention = view.mention(covering: phrases.behindArticles(index + 1, limit: view.tokens.upperBound)),
      isPlaceOrDate(mention)
    {
      index = mention.tokens.upperBound
    }
    return index
  }

  private func isPlaceOrDate(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .date, .place: true
    case .country(let country): country.form != .adjective
    default: false
    }
  }

  /// Behind "on", "aimed at", "to resolve", of a verb behind "over" and "about"; `nil` where none of them stands there.
  private func behindIntroduction(_ index: Int, of anchor: EventAnchor) -> Int? {
    guard anchor.frame.isNoun || ["over", "about"].contains(phrases.text(index)) else { return nil }
    let limit = view.tokens.upperBound
    let about = lexicon.topicCues.end(of: .about, in: tokens, at: index, limit: limit)
    if let about, about < limit, !isDate(about), !isCount(about) { return about }
    guard lexicon.classes(of: tokens[index].word).contains(.to), index + 1 < limit else { return nil }
    return lexicon.topicCues.end(of: .aim, in: tokens, at: index + 1, limit: limit)
      ?? lexicon.topicCues.end(of: .object, in: tokens, at: index + 1, limit: limit)
  }

  /// "about 640 kilometres", "over twenty years": how many.
  private func isCount(_ index: Int) -> Bool {
    tokens[index].has(.number) && ["about", "over"].contains(phrases.text(index - 1))
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
    while start > view.tokens.lowerBound, anchor.trigger.lowerBound - start < 5, qualifies(start - 1) {
      start -= 1
    }
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

  /// "On Syria the leaders agreed", "stood apart on climate": a topic of the table or a land behind "on" or "about".
  private func touched() -> [TopicTelling] {
    view.tokens.dropLast().flatMap { index -> [TopicTelling] in
      let limit = view.tokens.upperBound
      guard let end = lexicon.topicCues.end(of: .touch, in: tokens, at: index, limit: limit), end < limit,
        !isDate(end), !phrases.isBarred(end), end > index + 1 || !isBound(index)
      else { return [] }
      let isFront = opens(index)
      // "As for joint patrols, the two agreed": whatever it is.
      let isTurn = isFront && end > index + 1
      let row = phrases.row(from: end, limit: limit).filter { isTurn || isKnown($0) }
      return row.map {
        TopicTelling(
          words: $0, cue: index..<end, weight: isFront ? .own : .stance,
          rule: isFront ? "what the sentence turns to" : "what it says on a topic")
      }
    }
  }

  /// "no closer on Berlin": cities large enough to be at issue between states.
  private static let disputed = 300_000

  private func opens(_ index: Int) -> Bool {
    (view.tokens.lowerBound..<index).allSatisfy { tokens[$0].has(.quotationMark) }
  }

  /// "called on", "pressure on": the preposition is the verb's.
  private func isBound(_ index: Int) -> Bool {
    (max(view.tokens.lowerBound, index - 2)..<index).contains {
      lexicon.topicCues.end(of: .binding, in: tokens, at: $0, limit: index + 1) == index + 1
    }
  }

  private func isKnown(_ words: Range<Int>) -> Bool {
    if phrases.coded(in: words) != nil { return true }
    return view.mention(covering: words.lowerBound).map { mention in
      switch mention.kind {
      case .country(let country): country.form == .name && mention.tokens.upperBound >= words.upperBound
      case .place(let row):
        lexicon.places[Int(row)].kind == .region
          || mention.tokens == words && lexicon.places[Int(row)].population > Self.disputed
      default: false
      }
    } ?? false
  }

  // MARK: Of the table

  private func near() -> [TopicTelling] {
    var found: [TopicTelling] = []
    var index = view.tokens.lowerBound
    var names = view.mentions.filter(isName)[...]
    while index < view.tokens.upperBound {
      while let name = names.first, name.tokens.upperBound <= index { names.removeFirst() }
      if let name = names.first, name.tokens.contains(index) {
        index = name.tokens.upperBound
      } else if let end = phrases.topic(at: index, limit: view.tokens.upperBound)?.end {
        if !isOfName(index..<end) {
          found.append(
            TopicTelling(
              words: phrases.noun(around: index..<end), cue: index..<end, weight: .near,
              rule: "topic words beside the event"))
        }
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  /// "the Security Council", "the Trade Union Congress": part of a name, which speaks of nothing.
  private func isOfName(_ words: Range<Int>) -> Bool {
    guard isNameWord(words.lowerBound), words.lowerBound >= document.textStart else { return false }
    return words.lowerBound > view.tokens.lowerBound && isNameWord(words.lowerBound - 1)
      || words.upperBound < view.tokens.upperBound && isNameWord(words.upperBound)
  }

  private func isNameWord(_ index: Int) -> Bool {
    tokens[index].isWord && tokens[index].isCapitalised && !tokens[index].has(.shouted)
  }

  /// "Secretary of Defense A": the words of a title speak of nothing.
  private func isName(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .person(let person): person.rank != nil || person.office != nil
    case .organisation, .series: true
    default: false
    }
  }

  private func isDate(_ index: Int) -> Bool {
    view.mention(covering: index).map { if case .date = $0.kind { true } else { false } } ?? false
  }

  private func isEvent(_ mention: Mention) -> Bool {
    anchors.contains { $0.trigger == mention.tokens && $0.frame.isNoun }
  }
}
