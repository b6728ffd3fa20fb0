import SummitModel

/// Who in a sentence may be speaking: persons, pronouns, states, organisations, ministries, outside quotation marks.
struct SpeakerReader {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry
  /// By token: whether it stands between quotation marks.
  let isQuoted: [Bool]

  /// A possible speaker where it stands.
  struct Actor: Sendable {
    enum Kind: Sendable {
      case person(entity: Int?)
      case pronoun(WordClass)
      /// Without a person's name: a state, a ministry, an agency.
      case body(name: String)
      /// "said Kumi Naidoo of the charity": a person of whom nothing else tells.
      case stranger(name: String)
      /// "the minister", "the senior diplomat": somebody named before.
      case titled(PersonMention)
      /// "officials", "the two leaders", "a spokesman".
      case nameless
    }
    let kind: Kind
    let tokens: Range<Int>
    /// "with Obama", "Obama's": not who acts.
    let isDependent: Bool

    /// Somebody by name.
    var isPerson: Bool {
      switch kind {
      case .person, .stranger: true
      default: false
      }
    }
  }

  private var tokens: Tokens { document.tokens }

  func actors(in view: SentenceView) -> [Actor] {
    var actors: [Actor] = []
    for mention in view.mentions where !isQuoted[mention.tokens.lowerBound] {
      guard let kind = kind(of: mention) else { continue }
      var range = mention.tokens
      // "Ryan's office", "the Chinese Foreign Ministry": the body speaks, not whom it belongs to.
      if let body = body(behind: mention, in: view) {
        range = range.lowerBound..<body
        actors.append(actor(.body(name: bodyName(range)), range, isDependent: dependsOnPreposition(range)))
        continue
      }
      actors.append(actor(kind, range, isDependent: mention.isPossessive || dependsOnPreposition(range)))
    }
    return withBodies(actors, in: view)
  }

  private func actor(_ kind: Actor.Kind, _ tokens: Range<Int>, isDependent: Bool) -> Actor {
    Actor(kind: kind, tokens: tokens, isDependent: isDependent)
  }

  private func kind(of mention: Mention) -> Actor.Kind? {
    switch mention.kind {
    case .person(let person):
      if person.entity >= 0 { return .person(entity: person.entity) }
      if person.isNamed {
        guard person.name.count >= 2 else { return .person(entity: nil) }
        let name = document.nameText(person.name)
        return person.isTagged == false ? .body(name: name) : .stranger(name: name)
      }
      guard isDefinite(mention.tokens), !person.isIndefinite else { return .nameless }
      return person.isSpokesman ? spokesman(before: mention.tokens.lowerBound) : .titled(person)
    case .pronoun(let pronoun): return .pronoun(pronoun)
    case .country(let country):
      if country.form == .adjective || country.form == .people { return nil }
      return lexicon.countryName(country.code).map { .body(name: $0) }
    case .organisation(let row): return .body(name: lexicon.organisations[Int(row)].name)
    case .group: return .nameless
    default: return nil
    }
  }

  /// "the spokesman": the one who was named before.
  private func spokesman(before token: Int) -> Actor.Kind {
    let named = registry.entities.indices.last {
      registry.entities[$0].isSpokesman && registry.entities[$0].firstToken < token
    }
    return named.map { .person(entity: $0) } ?? .nameless
  }

  /// "the diplomat", "the high-ranking diplomat".
  private func isDefinite(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let first = max(0, index - 3)
    while text(index) != "the", index > first, !tokens[index].has(.sentenceStart), tokens[index - 1].isWord,
      classes(index - 1).isDisjoint(with: [.preposition, .and, .speech])
    {
      index -= 1
    }
    return text(index) == "the"
  }

  /// Behind the noun of an institution that a name qualifies: "Trudeau's office", "the Japanese Foreign Ministry".
  private func body(behind mention: Mention, in view: SentenceView) -> Int? {
    var index = mention.tokens.upperBound
    if mention.isPossessive { index += 1 }
    let limit = min(index + 4, view.tokens.upperBound)
    while index < limit, tokens[index].isWord, !isQuoted[index] {
      if classes(index).contains(.institution) { return isNounPhraseEnd(index + 1) ? index + 1 : nil }
      guard tokens[index].isCapitalised || tokens[index].has(.afterHyphen),
        classes(index).isDisjoint(with: [.speech, .preposition, .and])
      else { return nil }
      index += 1
    }
    return nil
  }

  private func isNounPhraseEnd(_ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    return !classes(index).contains(.spokesman) && !tokens[index].has(.possessive)
  }

  /// "the ministry", "the government", "a statement", of which no mention tells.
  private func withBodies(_ actors: [Actor], in view: SentenceView) -> [Actor] {
    var found = actors
    for index in view.tokens
    where classes(index).contains(.institution) && !isQuoted[index] && isNounPhraseEnd(index + 1) {
      guard !actors.contains(where: { $0.tokens.contains(index) }) else { continue }
      var start = index
      while start > view.tokens.lowerBound, tokens[start - 1].isCapitalised, tokens[start - 1].isWord,
        !isQuoted[start - 1], classes(start - 1).isDisjoint(with: [.preposition, .article])
      {
        start -= 1
      }
      let range = start..<(index + 1)
      let named = start < index || index > start && tokens[index].isCapitalised
      let definite = start > view.tokens.lowerBound && text(start - 1) == "the" || named
      found.append(
        actor(
          definite ? .body(name: bodyName(range)) : .nameless, range, isDependent: dependsOnPreposition(range)
        ))
    }
    return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// As written, without the article.
  private func bodyName(_ range: Range<Int>) -> String {
    let first = classes(range.lowerBound).contains(.article) ? range.dropFirst() : range
    return document.nameText(first.isEmpty ? range : first)
  }

  private func dependsOnPreposition(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound - 1
    while index >= 0, tokens[index].isWord, !tokens[index + 1].has(.sentenceStart),
      !classes(index).isDisjoint(with: [.article, .acting]), classes(index).isDisjoint(with: .preposition)
    {
      index -= 1
    }
    guard index >= 0, !tokens[index + 1].has(.sentenceStart), !tokens[index].isPunctuation else {
      return false
    }
    let here = classes(index)
    return !here.isDisjoint(with: [.preposition, .to])
      && here.isDisjoint(with: [.saying, .subordinator, .speech])
  }

  func classes(_ index: Int) -> WordClass { lexicon.classes(of: tokens[index].word) }
  func text(_ index: Int) -> String { lexicon.vocabulary.text(tokens[index].word) }
}
