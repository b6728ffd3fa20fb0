/// Puts machine-made marks right where the tables know better.
struct MarkRepair {
  let lexicon: Lexicon
  /// Whether a machine made the marks, so that the tables may overrule them.
  let isMachineMade: Bool

  /// Titles are no part of a person's name; what the tables know for certain has its kind; a surname means the
  /// same person all through a document.
  func repair(_ labels: [NameLabel], of document: Document) -> [NameLabel] {
    var names: [TaggedName] = []
    NameTagger.collect(labels, from: 0, into: &names)
    if isMachineMade {
      names = withTables(outsideOffices(names.wholeBehindInitials(in: document), document), document)
      names = withSites(withSurnames(names, document), document)
    }
    names = names.compactMap { withoutTitle($0, document) }
    var repaired = Array(repeating: NameLabel.outside, count: labels.count)
    for name in names {
      repaired.replaceSubrange(name.tokens, with: NameLabel.labels(name.kind, count: name.tokens.count))
    }
    return repaired
  }

  private func withoutTitle(_ name: TaggedName, _ document: Document) -> TaggedName? {
    var tokens = name.tokens
    while let first = tokens.first {
      let classes = lexicon.classes(of: document.tokens[first].word)
      if classes.contains(.article) || name.kind == .person && classes.contains(.honorific) {
        tokens = (first + 1)..<tokens.upperBound
      } else if name.kind == .person, let office = officeEnd(at: first, limit: tokens.upperBound, document) {
        tokens = office..<tokens.upperBound
      } else {
        break
      }
    }
    while let last = tokens.last,
      document.tokens[last].has(.possessive) || document.tokens[last].isPunctuation
    {
      tokens = tokens.lowerBound..<last
    }
    return tokens.isEmpty ? nil : TaggedName(tokens: tokens, kind: name.kind)
  }

  /// Where an office ends that a name begins with, and that is not the whole of a longer name.
  private func officeEnd(at first: Int, limit: Int, _ document: Document) -> Int? {
    for count in stride(from: min(4, limit - first), through: 1, by: -1) {
      let words = document.tokens[first..<(first + count)].map(\.word)
      if lexicon.phrases.entries(of: words).contains(where: { $0.table == .office }) { return first + count }
    }
    return nil
  }

  /// "Avenue Kleber", "Al Aksa Mosque": what a site's noun ends or opens is a place.
  private func withSites(_ names: [TaggedName], _ document: Document) -> [TaggedName] {
    names.map { name in
      guard name.kind == .organisation, name.tokens.count > 1,
        let last = name.tokens.last, lexicon.classes(of: document.tokens[last].word).contains(.site)
      else { return name }
      return TaggedName(tokens: name.tokens, kind: .place)
    }
  }

  /// The "State" of "Secretary of State" names nothing.
  private func outsideOffices(_ names: [TaggedName], _ document: Document) -> [TaggedName] {
    var isOffice = Array(repeating: false, count: document.tokens.count)
    for sentence in document.sentences {
      for index in sentence {
        guard
          let match = lexicon.phrases.longestMatch(
            in: document.tokens, at: index, limit: sentence.upperBound),
          match.end > index + 1, match.entries.contains(where: { $0.table == .office })
        else { continue }
        for token in index..<match.end { isOffice[token] = true }
      }
    }
    return names.filter { name in
      !name.tokens.allSatisfy { isOffice[$0] }
        || knownName(at: name.tokens.lowerBound, limit: name.tokens.upperBound, document) != nil
    }
  }

  /// Known names of several words, states, nations and acronyms of organisations, unless a longer mark holds them.
  private func withTables(_ names: [TaggedName], _ document: Document) -> [TaggedName] {
    var owner = Array(repeating: -1, count: document.tokens.count)
    for (index, name) in names.enumerated() { for token in name.tokens { owner[token] = index } }
    var dropped: Set<Int> = []
    var added: [TaggedName] = []
    for sentence in document.sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard let known = knownName(at: index, limit: sentence.upperBound, document) else {
          index += 1
          continue
        }
        let owners = Set(known.tokens.map { owner[$0] })
        let within = owners.filter { $0 >= 0 }.allSatisfy { held in
          names[held].tokens.lowerBound >= known.tokens.lowerBound
            && names[held].tokens.upperBound <= known.tokens.upperBound
        }
        if within {
          dropped.formUnion(owners)
          added.append(known)
        }
        index = known.tokens.upperBound
      }
    }
    let kept = names.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return (kept + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func knownName(at index: Int, limit: Int, _ document: Document) -> TaggedName? {
    let tokens = document.tokens
    guard tokens[index].isCapitalised, tokens[index].isWord,
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit)
    else { return nil }
    let range = index..<match.end
    guard range.upperBound >= limit || !tokens[range.upperBound].isCapitalised,
      range.allSatisfy({ tokens[$0].isCapitalised || range.count > 2 }),
      index == 0 || !tokens[index - 1].isCapitalised || tokens[index].has(.sentenceStart) || range.count > 1
    else { return nil }
    return kind(
      of: match.entries, range, isAcronym: tokens[index].has(.capitals) && !tokens[index].has(.shouted)
    )
    .map { TaggedName(tokens: range, kind: $0) }
  }

  /// What a phrase of the tables names for certain; "U.S." and "Taiwan" are states before they are adjectives.
  private func kind(of entries: ArraySlice<PhraseTable.Entry>, _ range: Range<Int>, isAcronym: Bool)
    -> NameKind?
  {
    let forms = entries.filter { $0.table == .country }.map { lexicon.countryNames[Int($0.row)].kind }
    let tables = Set(entries.map(\.table))
    if range.count > 1, tables.contains(.person) { return .person }
    if tables.contains(.organisation), range.count > 1 || isAcronym { return .organisation }
    if forms.contains(.name) { return .place }
    if forms.contains(.adjective) || forms.contains(.people) { return .other }
    return nil
  }

  private func withSurnames(_ names: [TaggedName], _ document: Document) -> [TaggedName] {
    var kinds: [Word: Set<NameKind>] = [:]
    for name in names where name.tokens.count > 1 {
      guard let last = name.tokens.last, document.tokens[last].word.isKnown else { continue }
      kinds[document.tokens[last].word, default: []].insert(name.kind)
    }
    return names.map { name in
      guard name.tokens.count == 1, let token = name.tokens.first, name.kind != .person,
        kinds[document.tokens[token].word] == [.person], document.tokens[token].word.isKnown,
        token == 0 || !lexicon.classes(of: document.tokens[token - 1].word).contains(.placePreposition)
      else { return name }
      return TaggedName(tokens: name.tokens, kind: .person)
    }
  }
}
