import SummitModel

/// A sentence with its mentions and the parties among them, in rows.
struct SentenceView: Sendable {
  let index: Int
  let tokens: Range<Int>
  let mentions: [Mention]
  let groups: [PartyGroup]

  /// The mention that covers a token.
  func mention(covering token: Int) -> Mention? {
    mentions.first { $0.tokens.contains(token) }
  }

  /// The group that ends last before a token and is accepted.
  func lastGroup(before token: Int, where accepts: (PartyGroup) -> Bool) -> PartyGroup? {
    groups.last { $0.tokens.upperBound <= token && accepts($0) }
  }

  func firstGroup(from token: Int, where accepts: (PartyGroup) -> Bool) -> PartyGroup? {
    groups.first { $0.tokens.lowerBound >= token && accepts($0) }
  }
}

/// Puts the parties of a sentence into rows: "A, B and C".
struct PartyGrouper {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry

  var tokens: Tokens { document.tokens }

  func view(index: Int, tokens range: Range<Int>, mentions: [Mention]) -> SentenceView {
    var groups: [PartyGroup] = []
    for (position, mention) in mentions.enumerated() {
      if position > 0, isPlaceOfPlace(mention, after: mentions[position - 1]) { continue }
      if isSecondOffice(mention, behind: groups) {
        groups[groups.count - 1].goOn(over: position, until: mention.tokens.upperBound)
        continue
      }
      if position > 0, isShortName(mention, after: mentions[position - 1]) {
        // "the Democratic Republic of the Congo (DRC), President B": the row goes on behind it.
        if groups.last?.mentions.upperBound == position {
          groups[groups.count - 1].goOn(over: position, until: mention.tokens.upperBound + 1)
        }
        continue
      }
      guard var group = group(for: mention, at: position) else { continue }
      if position > 0 { takeBody(mentions[position - 1], into: &group, of: mention) }
      readOfficialsOf(&group)
      if let last = groups.last, last.mentions.upperBound == position,
        coordinates(last, mention, group, after: mentions[position - 1]),
        !isOpenList(last, mention) || closes(listFrom: position, mentions) || namesOnly(last, group),
        !beginsApposition(to: last, from: position, mentions),
        !endsFront(last, mention, in: range)
      {
        groups[groups.count - 1] = join(last, group)
      } else {
        groups.append(group)
      }
    }
    return SentenceView(
      index: index, tokens: range, mentions: mentions,
      groups: namedInApposition(ledDelegations(acrossAsides(groups)), mentions))
  }

  /// "with Solidarity leader B": the name of a body that no table knows, directly before a title.
  private func takeBody(_ body: Mention, into group: inout PartyGroup, of mention: Mention) {
    guard body.tokens.upperBound == mention.tokens.lowerBound, !body.isPossessive,
      case .person(let name) = body.kind, name.entity < 0, name.isNamed, name.office == nil,
      case .person(let person) = mention.kind, person.entity >= 0, person.office != nil
    else { return }
    group.tokens = body.tokens.lowerBound..<group.tokens.upperBound
    group.preposition = preposition(before: body.tokens.lowerBound)
  }

  /// "Kim Jong Il's envoys": officials of that person's state.
  private func readOfficialsOf(_ group: inout PartyGroup) {
    let index = group.tokens.upperBound + 1
    guard group.isPossessive, group.parties.count == 1, group.parties[0].isNamed, index < tokens.count,
      !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.group, .delegation]),
      let country = group.parties[0].country
    else { return }
    group.parties = [Party(country: country, rank: .official, tokens: group.tokens.lowerBound..<(index + 1))]
    group.tokens = group.tokens.lowerBound..<(index + 1)
    group.isPossessive = false
  }

  /// A name in brackets directly behind another, which is no day: the same once more.
  private func isShortName(_ mention: Mention, after previous: Mention) -> Bool {
    if case .date = mention.kind { return false }
    let end = previous.tokens.upperBound
    guard mention.tokens.lowerBound == end + 1, mention.tokens.upperBound < tokens.count else { return false }
    return document.text(token: tokens[end]) == "("
      && document.text(token: tokens[mention.tokens.upperBound]) == ")"
  }

  /// "the UN Security Council" is the UN, which is named as states are.
  private func party(of organisation: String, _ tokens: Range<Int>) -> Party {
    Party(
      country: organisation == "UN" ? CountryCode(rawValue: organisation) : nil, organisation: organisation,
      tokens: tokens)
  }

  private func group(for mention: Mention, at position: Int) -> PartyGroup? {
    var group = PartyGroup(
      parties: [], mentions: position..<(position + 1), tokens: mention.tokens, isAnaphoric: false,
      isPossessive: mention.isPossessive, preposition: preposition(before: start(of: mention)))
    switch mention.kind {
    case .person(let person):
      guard let party = party(for: person, mention.tokens) else { return nil }
      group.parties = [party]
    case .country(let country):
      guard country.form != .adjective || isNoun(mention.tokens) || isListed(mention.tokens),
        !isBacker(mention.tokens)
      else { return nil }
      group.parties = [Party(country: country.code, tokens: mention.tokens)]
      group.mayBePlace = country.form != .people
    case .organisation(let row):
      group.parties = [party(of: lexicon.organisations[Int(row)].code, mention.tokens)]
    case .group(let named):
      group.parties = named.countries.enumerated().map { index, country in
        Party(
          entity: named.entities.indices.contains(index) ? named.entities[index] : nil, country: country,
          office: named.office, rank: named.rank, tokens: mention.tokens)
      }
      if let organisation = named.organisation {
        group.parties.append(
          Party(organisation: organisation, office: named.office, rank: named.rank, tokens: mention.tokens))
      }
      group.isAnaphoric = named.isAnaphoric
      group.office = named.office
      group.rank = named.rank
      group.refersToCountries = named.refersToCountries || named.isCountries && named.countries.isEmpty
      group.number = named.number
      group.isOther = named.isOther
    case .pronoun(let pronoun):
      group.isAnaphoric = true
      group.pronoun = pronoun
    default: return nil
    }
    return group
  }

  /// Whether something tells that a capitalised name is a person's: the tables, a title, a given name.
  private func isPerson(_ entity: Entity) -> Bool {
    entity.person != nil || entity.office != nil || entity.rank != nil || entity.isFemale != nil
      || entity.country != nil
      || entity.words.dropLast().contains { lexicon.isNameWord(lexicon.vocabulary.lookup($0)) }
  }

  /// "met with A B": whom the tagger takes for a person, where one meets him.
  private func isPartner(_ person: PersonMention, _ range: Range<Int>) -> Bool {
    let with = range.lowerBound - 1
    return person.isTagged == true && person.name.count >= 2 && with > 0
      && lexicon.vocabulary.text(tokens[with].word) == "with"
      && (max(0, with - 3)..<with).contains {
        ["meet", "meets", "met", "meeting", "talks"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// An adjective that stands for the people: "the French and the Germans"; otherwise it qualifies what follows.
  private func isNoun(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, lexicon.classes(of: tokens[range.lowerBound - 1].word).contains(.article)
    else { return false }
    guard range.upperBound < tokens.count else { return true }
    let next = tokens[range.upperBound]
    let classes = lexicon.classes(of: next.word)
    return next.isPunctuation || !classes.isDisjoint(with: [.be, .have, .will, .may, .preposition])
  }

  /// "Israelis, Lebanese and Jordanians": within a row.
  private func isListed(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, range.upperBound < tokens.count else { return false }
    let isLink = { (index: Int) in
      document.isComma(index) || lexicon.classes(of: tokens[index].word).contains(.and)
    }
    guard isLink(range.lowerBound - 1), isLink(range.upperBound) else { return false }
    return isPeople(range.lowerBound - 2) && isPeople(range.upperBound + 1)
  }

  private func isPeople(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    return lexicon.phrases.entries(of: [tokens[index].word]).contains {
      $0.table == .country && lexicon.countryNames[Int($0.row)].kind == .people
    }
  }

  func party(for person: PersonMention, _ range: Range<Int>) -> Party? {
    guard !person.isSpokesman, !person.isLate, !isKin(range.lowerBound) else { return nil }
    if person.entity >= 0 {
      let entity = registry.entities[person.entity]
      guard !entity.isSpokesman, isPerson(entity) || person.isCounterpart || isPartner(person, range) else {
        return nil
      }
      return Party(
        entity: person.entity, country: entity.country, organisation: entity.organisation,
        office: entity.office,
        rank: entity.rank, tokens: range, isFormer: person.isFormer)
    }
    guard !person.isNamed else { return nil }
    guard person.country != nil || person.organisation != nil else { return nil }
    return Party(
      country: person.country, organisation: person.organisation, office: person.office, rank: person.rank,
      tokens: range,
      isFormer: person.isFormer)
  }

  /// "with ten Palestinian leaders", "with 40 mayors": no year.
  private func isCount(_ index: Int) -> Bool {
    tokens[index].has(.number)
      ? (1...200).contains(tokens[index].number) : lexicon.dates[tokens[index].word].kind == .cardinal
  }

  /// "A and his wife, B": who goes along with A.
  private func isKin(_ name: Int) -> Bool {
    let kin = name > 0 && document.isComma(name - 1) ? name - 2 : name - 1
    return kin >= 2 && lexicon.classes(of: tokens[kin].word).contains(.relativeKin)
      && lexicon.classes(of: tokens[kin - 1].word).contains(.possessivePronoun)
      && lexicon.classes(of: tokens[kin - 2].word).contains(.and)
  }

  private func preposition(before token: Int) -> String? {
    var index = token - 1
    while index >= 0, !tokens[index].isPunctuation,
      !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.article, .acting, .both])
        || isCount(index),
      lexicon.classes(of: tokens[index].word).isDisjoint(with: [.preposition, .relative])
    {
      index -= 1
    }
    guard index >= 0, tokens[index + 1].shape.isDisjoint(with: [.sentenceStart, .afterHyphen]) else {
      return nil
    }
    let classes = lexicon.classes(of: tokens[index].word)
    guard !classes.isDisjoint(with: [.preposition, .to]) else { return nil }
    return lexicon.vocabulary.text(tokens[index].word)
  }

  /// Whether only commas, "and" and articles lie between two parties.
  private func coordinates(
    _ last: PartyGroup, _ mention: Mention, _ group: PartyGroup, after previous: Mention
  ) -> Bool {
    guard !previous.isPossessive, last.pronoun.isEmpty || !group.parties.isEmpty else { return false }
    if !last.isAnaphoric, group.isAnaphoric, !group.pronoun.isEmpty, !isOneOfUs(last, group) { return false }
    if last.preposition == "by", !isPerson(group), actsItself(mention.tokens.upperBound) { return false }
    // A place or an organisation is in no row with a person: "in Abidjan, Foreign Minister X".
    if last.mayBePlace != group.mayBePlace, isPerson(last) != isPerson(group) { return false }
    // "in Belgrade, NATO officials were meeting".
    if last.mayBePlace, last.preposition == "in", !group.mayBePlace, group.rank != nil { return false }
    if areUnlike(last, group) || actsIn(previous, mention) { return false }
    let start = last.tokens.upperBound
    let end = mention.tokens.lowerBound
    guard start <= end else { return false }
    // "with B, the Prime Minister's office said": another sentence part, not another guest.
    if mention.isPossessive, start + 1 == end, document.isComma(start), last.mentions.count == 1 {
      return false
    }
    if start == end {
      return tokens[start].has(.afterHyphen)
        || document.isComma(start - 1) && (last.mentions.count > 1 || opensRow(last, group, mention))
    }
    if isObjectOfOpening(last), start + 1 == end, document.isComma(start) { return false }
    if isOneByOne(last, mention) { return false }
    var joined = false
    for index in start..<end where !isOfShortName(index) {
      let classes = lexicon.classes(of: tokens[index].word)
      if classes.contains(.and) || document.isComma(index) || isSlash(index) || isAsWell(index) {
        joined = true
      } else if lexicon.vocabulary.text(tokens[index].word) == "with"
        || classes.isDisjoint(with: [.article, .acting])
      {
        return false
      }
    }
    return joined
  }

  /// "Representing President A, Prime Minister B met C": whom the gerund has for its object.
  private func isObjectOfOpening(_ group: PartyGroup) -> Bool {
    let index = group.tokens.lowerBound - 1
    guard index >= 0, tokens[index].opens, group.mentions.count == 1 else { return false }
    return document.text(token: tokens[index]).hasSuffix("ing")
      && lexicon.classes(of: tokens[index].word).isDisjoint(with: [.acting, .former])
      && lexicon.vocabulary.text(tokens[index].word) != "visiting"
  }

  /// "Prime Minister A and I met", "where the President and I met": both act, where nothing before them has a verb.
  private func isOneOfUs(_ last: PartyGroup, _ pronoun: PartyGroup) -> Bool {
    guard pronoun.pronoun.contains(.i), last.preposition == nil, !last.isPossessive, isPerson(last),
      last.tokens.upperBound + 1 == pronoun.tokens.lowerBound
    else { return false }
    let start = last.tokens.lowerBound
    guard start > 0, !tokens[start].has(.sentenceStart) else { return true }
    return tokens[start - 1].isPunctuation || tokens[start - 1].isCapitalised
      || lexicon.dates[tokens[start - 1].word].kind != .none
      || !lexicon.classes(of: tokens[start - 1].word).isDisjoint(with: [.subordinator, .article, .adverb])
  }

  /// "is headed by A and the Soviet side is led by B": what is joined to an agent has a verb of its own.
  private func actsItself(_ next: Int) -> Bool {
    next < tokens.count && !lexicon.classes(of: tokens[next].word).isDisjoint(with: [.be, .have, .will])
  }

  func isPerson(_ group: PartyGroup) -> Bool { group.parties.contains { $0.isNamed } }
  func isOrganisation(_ group: PartyGroup) -> Bool {
    group.parties.contains { !$0.isNamed && $0.organisation != nil && $0.country == nil }
  }

  /// Within "as well as".
  func isAsWell(_ index: Int) -> Bool {
    (index - 2...index).contains { start in
      start >= 0 && start + 3 <= tokens.count
        && zip(["as", "well", "as"], start..<start + 3).allSatisfy {
          lexicon.vocabulary.text(tokens[$1].word) == $0
        }
    }
  }

  func isSlash(_ index: Int) -> Bool {
    let byte = document.bytes[Int(tokens[index].start)]
    return tokens[index].isPunctuation
      && (byte == UInt8(ascii: "/") || byte == 0xE2 && !tokens[index].has(.afterSpace))
  }

  private func join(_ a: PartyGroup, _ b: PartyGroup) -> PartyGroup {
    var joined = a
    joined.parties += b.parties.map { party in
      // "President A, Foreign Minister B": one government, told once.
      guard party.isNamed, party.country == nil, party.organisation == nil, party.rank != nil,
        let country = a.parties.last?.country
      else { return party }
      var party = party
      party.country = country
      return party
    }
    joined.mentions = a.mentions.lowerBound..<b.mentions.upperBound
    joined.tokens = a.tokens.lowerBound..<b.tokens.upperBound
    joined.isPossessive = b.isPossessive
    joined.mayBePlace = a.mayBePlace && b.mayBePlace
    joined.isCompound = a.isCompound || tokens[b.tokens.lowerBound].has(.afterHyphen)
    joined.isAnaphoric = a.isAnaphoric && b.isAnaphoric
    if a.isAnaphoric != b.isAnaphoric { joined.pronoun = a.pronoun.union(b.pronoun) }
    return joined
  }
}
