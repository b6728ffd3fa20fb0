import SummitModel

/// A place where a person is named: what the article calls him there.
struct Naming: Sendable {
  let token: Int
  let entity: Int
  let office: String?
  /// With an office and no state: whom the article takes for known.
  let isOwn: Bool
}

extension Registry {
  /// Where persons are named, in the order of the text.
  func namings(in sentences: [[Mention]]) -> [Naming] {
    sentences.joined().compactMap { mention in
      guard case .person(let person) = mention.kind, person.isNamed, person.entity >= 0 else { return nil }
      return Naming(
        token: mention.tokens.lowerBound, entity: person.entity, office: person.office,
        isOwn: person.office != nil && person.country == nil && person.organisation == nil)
    }
  }

  /// "Prime Minister Julia Gillard will travel to Laos": the one state whose leaders an article names without it.
  var stateOfOwnLeader: CountryCode? {
    let leaders = namings.filter { entities[$0.entity].rank?.isLeader ?? false }
    let isGuest = { (naming: Naming) in
      isMetByTeller(at: naming.token) || naming.token < document.textStart && isGuestOfPaper(naming.token)
    }
    let own = Set(
      leaders.filter { $0.isOwn && !isGuest($0) }.compactMap { entities[$0.entity].country })
    let others = Set(
      leaders.filter { !$0.isOwn && $0.office != nil || isGuest($0) }
        .compactMap { entities[$0.entity].country })
    guard own.count == 1, let state = own.first, !others.contains(state) else { return nil }
    return state
  }

  /// "asked the Taoiseach": the state that alone has a head of government of that name.
  func stateOfOwnOffice(in sentences: [[Mention]]) -> CountryCode? {
    for mention in sentences.joined() {
      guard case .person(let person) = mention.kind, !person.isNamed, person.country == nil,
        person.rank == .headOfGovernment, let office = person.office,
        let state = lexicon.officesOfOneState[office]
      else { continue }
      return state
    }
    return nil
  }

  /// "Remarks at the meeting with President A", "Readout of B's visit to C": the states on whose side a paper is not.
  func guestsOfPaper(_ title: [Mention]) -> Set<CountryCode> {
    guard document.textStart > 0 else { return guests }
    let hosts = zip(title, title.dropFirst()).compactMap { journey, goal -> CountryCode? in
      guard case .trigger(let row) = journey.kind, lexicon.triggers[Int(row)].kind == .visit,
        case .country(let country) = goal.kind, goal.tokens.lowerBound - journey.tokens.upperBound <= 2
      else { return nil }
      return country.code
    }
    let named = title.compactMap { mention -> CountryCode? in
      guard case .person(let person) = mention.kind, isGuestOfPaper(mention.tokens.lowerBound) else {
        return nil
      }
      return person.country ?? (person.entity >= 0 ? entities[person.entity].country : nil)
    }
    return (named.isEmpty ? guests : Set(named)).union(hosts)
  }

  /// "While in India I will meet Prime Minister A": somebody else's.
  func isMetByTeller(at token: Int) -> Bool {
    document.sentences[document.sentence(ofToken: token)].contains {
      document.text(token: document.tokens[$0]) == "I"
    }
  }

  /// "Homeland Security Adviser A" without a state: of the state whose leaders and ministers the article names without
  /// theirs, too, else of the one at home.
  mutating func giveOfficialsTheirState() {
    var counts: [CountryCode: Int] = [:]
    for naming in namings where naming.isOwn {
      guard let state = entities[naming.entity].country, let rank = entities[naming.entity].rank,
        rank.isLeader || rank == .minister
      else { continue }
      counts[state, default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    for index in Set(namings.lazy.filter(\.isOwn).map(\.entity)) where isStateless(entities[index]) {
      entities[index].country = entities[index].office.flatMap { lexicon.officesOfOneState[$0] }
    }
    // A state that the article names with its people is the other side's.
    let guests = Set(
      namings.filter { !$0.isOwn && $0.office != nil }.compactMap { entities[$0.entity].country })
    let fallback = isToldAbroad ? nil : home.flatMap { guests.contains($0) ? nil : $0 }
    guard let state = most ?? fallback else { return }
    let own = Set(namings.lazy.filter(\.isOwn).map(\.entity))
    for index in own where isStateless(entities[index]) { entities[index].country = state }
  }

  /// "Foreign Secretary meets Somali President … President Sheikh Sharif": the office without a name tells of which state
  /// the one with a name is.
  mutating func giveBearersTheirState(_ sentences: [[Mention]]) {
    var states: [String: Set<CountryCode>] = [:]
    for mention in sentences.joined() {
      guard case .person(let person) = mention.kind, !person.isNamed, !person.isFormer, !person.isCounterpart,
        let office = person.office, let country = person.country,
        !entities.contains(where: { $0.office == office && $0.country == country })
      else { continue }
      states[office, default: []].insert(country)
    }
    for index in entities.indices {
      guard entities[index].country == nil, entities[index].organisation == nil, !entities[index].isFormer,
        let office = entities[index].office, let found = states[office], found.count == 1,
        let state = found.first,
        entities.count(where: { $0.office == office && $0.country == nil }) == 1
      else { continue }
      guard let row = lexicon.holder(office: office, rank: nil, country: state, day: day) else {
        entities[index].country = state
        continue
      }
      // The tables know who it was: he, if any of his names is among those written.
      let known = lexicon.people[Int(row)]
      guard !Set(lexicon.nameWords(of: known)).isDisjoint(with: entities[index].words),
        entities[index].isFemale ?? known.isFemale == known.isFemale
      else { continue }
      entities[index].country = state
      entities[index].person = row
      entities[index].name = known.name
    }
  }

  /// "a delegation of the Ugandan parliament led by its speaker, A", "a Chinese delegation, headed by State Councillor
  /// A": the state whose body it is.
  func giveHeadsTheirState(_ sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      for index in sentences[sentence].indices.dropFirst() {
        guard case .person(var head) = sentences[sentence][index].kind, head.office != nil,
          head.country == nil, head.organisation == nil, !head.isCounterpart,
          let country = stateOfBody(before: index, in: sentences[sentence])
        else { continue }
        head.country = country
        sentences[sentence][index].kind = .person(head)
      }
    }
  }

  private func stateOfBody(before index: Int, in mentions: [Mention]) -> CountryCode? {
    let head = mentions[index].tokens.lowerBound
    guard let owner = mentions[..<index].last(where: { state(of: $0) != nil }) else { return nil }
    func text(_ index: Int) -> String { lexicon.vocabulary.text(document.tokens[index].word) }
    if text(head) == "its" { return state(of: owner) }
    guard (2...3).contains(head - owner.tokens.upperBound), text(head - 1) == "by",
      ["headed", "led"].contains(text(head - 2)), let state = state(of: owner), !state.isSupranational,
      owner.tokens.contains(where: { lexicon.classes(of: document.tokens[$0].word).contains(.delegation) })
    else { return nil }
    return state
  }

  /// "A was accompanied by his foreign minister B and his adviser C": they are of A's state.
  mutating func giveMinistersTheirLeadersState(_ sentences: [[Mention]]) {
    for sentence in sentences {
      for (position, mention) in sentence.enumerated().dropFirst() {
        guard case .person(let own) = mention.kind, own.isNamed, own.entity >= 0, own.office != nil,
          !own.isCounterpart, isStateless(entities[own.entity]),
          !lexicon.classes(of: document.tokens[mention.tokens.lowerBound].word).isDisjoint(with: [.he, .she]),
          let owner = sentence[..<position].last(where: {
            if case .person(let person) = $0.kind { person.isNamed && person.entity >= 0 } else { false }
          }), case .person(let leader) = owner.kind, let state = entities[leader.entity].country
        else { continue }
        entities[own.entity].country = state
        lookUp(&entities[own.entity])
      }
    }
  }

  /// The one state that a mention names, or whose people it names.
  private func state(of mention: Mention) -> CountryCode? {
    switch mention.kind {
    case .country(let country): country.code
    case .group(let group): group.countries.count == 1 ? group.countries[0] : nil
    default: nil
    }
  }

  /// "JAPAN'S TAMURA TO VISIT U.S.": whose he is, where nothing else tells it.
  mutating func giveNationalsTheirState(_ sentences: [[Mention]]) {
    for (owner, named) in sentences.lazy.flatMap({ zip($0, $0.dropFirst()) }) {
      guard owner.isPossessive, owner.tokens.upperBound + 1 == named.tokens.lowerBound,
        case .country(let country) = owner.kind, case .person(let person) = named.kind, person.entity >= 0,
        entities[person.entity].country == nil, entities[person.entity].organisation == nil
      else { continue }
      entities[person.entity].country = country.code
      lookUp(&entities[person.entity])
    }
    giveOneOfManyTheirState(sentences)
  }

  /// "President A and other Zambian leaders": one of them.
  private mutating func giveOneOfManyTheirState(_ sentences: [[Mention]]) {
    for (named, group) in sentences.lazy.flatMap({ zip($0, $0.dropFirst()) }) {
      let gap = named.tokens.upperBound..<max(named.tokens.upperBound, group.tokens.lowerBound)
      guard case .person(let person) = named.kind, person.entity >= 0, (2...3).contains(gap.count),
        lexicon.vocabulary.text(document.tokens[gap.lowerBound].word) == "and",
        lexicon.vocabulary.text(document.tokens[gap.lowerBound + 1].word) == "other",
        entities[person.entity].country == nil, entities[person.entity].organisation == nil,
        entities[person.entity].rank != nil, let state = state(of: group)
      else { continue }
      entities[person.entity].country = state
      lookUp(&entities[person.entity])
    }
  }

  /// "the American said", "The Russian ended his statement": the leader of that state who was named last before.
  mutating func nameNationals(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      for index in sentences[sentence].indices {
        let mention = sentences[sentence][index]
        guard case .country(let country) = mention.kind, country.form == .adjective,
          isOnePerson(mention.tokens),
          let naming = namings.last(where: {
            $0.token < mention.tokens.lowerBound && entities[$0.entity].country == country.code
              && entities[$0.entity].rank?.isLeader ?? false
          })
        else { continue }
        var person = PersonMention(name: 0..<0)
        person.entity = naming.entity
        person.country = country.code
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// "the American" before a verb; "the French" and "the Chinese" are a people.
  private func isOnePerson(_ range: Range<Int>) -> Bool {
    let tokens = document.tokens
    guard range.count == 1, range.lowerBound > 0, range.upperBound < tokens.count,
      lexicon.vocabulary.text(tokens[range.lowerBound - 1].word) == "the",
      !document.isCollective(range.lowerBound)
    else { return false }
    let next = tokens[range.upperBound]
    guard next.isWord, !next.isCapitalised else { return false }
    let classes = lexicon.classes(of: next.word)
    return !classes.isDisjoint(with: [.be, .have, .will, .may, .past, .saying, .speech])
      && classes.isDisjoint(with: [.institution, .group])
      || document.text(token: next).hasSuffix("ed") && classes.isEmpty && !next.word.isKnown
  }

  /// An official, envoy or minister of whom nothing tells the state.
  private func isStateless(_ entity: Entity) -> Bool {
    guard entity.country == nil, entity.organisation == nil, !entity.isFormer, !entity.isSpokesman,
      let rank = entity.rank, entity.words.count >= 2
    else { return false }
    return rank == .official || rank == .minister || rank == .envoy
  }
}
