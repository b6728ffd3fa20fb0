import SummitModel

extension Extractor {
  /// The persons, places and organisations that a text names: of each stretch of words the lexicon speaks first,
  /// the tagger where it is silent.
  func names(in text: String) -> (document: Document, names: [TaggedName]) {
    let steps = steps(for: Article(path: "", text: text))
    let reader = KnownNames(document: steps.document, lexicon: lexicon)
    var names = tagger.names(in: steps.document).map(reader.withSite)
    for mention in steps.mentions.joined() {
      guard let known = reader.name(of: mention) else { continue }
      let rivals = names.filter { $0.tokens.overlaps(known.tokens) }
      let yields = rivals.contains { $0.holds(known) || reader.isTown(mention) && $0.kind == .person }
      guard !yields else { continue }
      names.removeAll { $0.tokens.overlaps(known.tokens) }
      names.append(known)
    }
    return (steps.document, names.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound })
  }
}

/// What the lexicon takes the names of an article for.
private struct KnownNames {
  let document: Document
  let lexicon: Lexicon

  /// Nationalities, offices and persons in doubt are no names.
  func name(of mention: Mention) -> TaggedName? {
    switch mention.kind {
    case .person(let person) where person.isNamed && person.entity >= 0:
      TaggedName(tokens: withoutTitle(person.name), kind: .person)
    case .country(let country) where country.form == .name || country.form == .capital:
      TaggedName(
        tokens: withoutArticle(mention.tokens), kind: isOrganisation(mention.tokens) ? .organisation : .place)
    case .place: TaggedName(tokens: withoutArticle(mention.tokens), kind: .place)
    case .organisation: TaggedName(tokens: withoutArticle(mention.tokens), kind: .organisation)
    default: nil
    }
  }

  /// A town of the tables, whose name may be a family's.
  func isTown(_ mention: Mention) -> Bool { if case .place = mention.kind { true } else { false } }

  /// "Palace Hotel", "Avenue Kleber": what a site's noun opens or ends is a place.
  func withSite(_ name: TaggedName) -> TaggedName {
    let ends = [name.tokens.lowerBound, name.tokens.upperBound - 1]
    guard name.kind == .organisation, name.tokens.count > 1,
      ends.contains(where: { lexicon.classes(of: document.tokens[$0].word).contains(.site) })
    else { return name }
    return TaggedName(tokens: name.tokens, kind: .place)
  }

  /// The European Union and the United Nations are parties as states are.
  private func isOrganisation(_ tokens: Range<Int>) -> Bool {
    entries(tokens).contains { $0.table == .organisation }
  }

  /// "King Charles", "General de Gaulle", "King Hussein of Jordan" stand in the tables as they are spoken of.
  private func withoutTitle(_ name: Range<Int>) -> Range<Int> {
    let isTitle = { (index: Int) in
      lexicon.classes(of: document.tokens[index].word).contains(.honorific)
        || entries(index..<(index + 1)).contains { $0.table == .office }
    }
    let start = name.dropLast().first { !isTitle($0) } ?? name.lowerBound
    let end = name.first { lexicon.vocabulary.text(document.tokens[$0].word) == "of" } ?? name.upperBound
    return start < end ? start..<end : name
  }

  private func withoutArticle(_ tokens: Range<Int>) -> Range<Int> {
    let opens = lexicon.classes(of: document.tokens[tokens.lowerBound].word).contains(.article)
    return opens && tokens.count > 1 ? tokens.dropFirst() : tokens
  }

  private func entries(_ tokens: Range<Int>) -> ArraySlice<PhraseTable.Entry> {
    lexicon.phrases.entries(of: tokens.map { document.tokens[$0].word })
  }
}

extension TaggedName {
  /// Whether another name is a part of this one.
  func holds(_ other: TaggedName) -> Bool {
    tokens.count > other.tokens.count && tokens.clamped(to: other.tokens) == other.tokens
  }
}
