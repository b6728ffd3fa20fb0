import SummitModel

/// What verbs of going, staying and sending make of the groups and places around them.
extension CandidateFinder {
  /// "took my children to visit B", "helped students to travel": others go.
  func sendsOthers(_ range: Range<Int>, _ clause: Range<Int>) -> Bool {
    let to = range.lowerBound - 1
    guard to > clause.lowerBound, lexicon.vocabulary.text(tokens[to].word) == "to" else { return false }
    return (max(clause.lowerBound, to - 5)..<to).contains {
      ["took", "take", "taking", "brought", "bring", "helped", "help"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "leaves on Wednesday for Vietnam".
  func attachDeparture(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, !subject.mayBePlace else { return false }
    let goal = view.mentions.indices.first { position in
      let start = view.mentions[position].tokens.lowerBound
      return start >= range.upperBound && start - range.upperBound <= 9 && start < clause.upperBound
        && places.place(at: position, in: view, prepositions: ["for"]) != nil
    }
    guard let goal, let place = places.place(at: goal, in: view, prepositions: ["for"]) else {
      return attachFarewell(range, clause, subject, view, &candidate)
    }
    candidate.frame = .travel
    candidate.place = place
    candidate.isDayOfJourney = true
    if candidate.modality.isProgressive {
      candidate.modality.isProgressive = false
      candidate.modality.isFuture = true
    }
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  /// "left Moscow on Wednesday": a leader or minister whose stay abroad ends.
  private func attachFarewell(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let party = subject.parties.first, party.isNamed, !subject.isPossessive,
      range.lowerBound - subject.tokens.upperBound <= 4, !opensLine(range.lowerBound),
      let rank = party.rank, rank.isLeader || rank == .minister, let home = party.country,
      let next = view.mentions.firstIndex(where: { $0.tokens.lowerBound == range.upperBound }),
      let row = places.resolve(view.mentions[next]), !view.mentions[next].isPossessive,
      let country = row.country, country != home, !home.isSuccession(of: country),
      !setsOut(behind: view.mentions[next].tokens.upperBound, in: view)
    else { return false }
    candidate.endsStay = true
    return goes(subject, to: places.reading(row, from: next, in: view, rule: "place left"), &candidate)
  }

  /// "will leave New York today for a visit to China": the journey begins there.
  private func setsOut(behind place: Int, in view: SentenceView) -> Bool {
    (place..<min(place + 6, view.tokens.upperBound)).contains { index in
      lexicon.vocabulary.text(tokens[index].word) == "for"
        && (index + 1..<min(index + 6, view.tokens.upperBound)).contains {
          ["visit", "visits", "trip", "tour", "journey"].contains(lexicon.vocabulary.text(tokens[$0].word))
        }
    }
  }

  /// "Depart New York": a line of a programme, and no verb of what stands before it.
  private func opensLine(_ verb: Int) -> Bool { tokens[verb].isCapitalised && !tokens[verb].has(.shouted) }

  private func goes(_ traveller: PartyGroup, to place: PlaceReading, _ candidate: inout Candidate) -> Bool {
    candidate.frame = .travel
    candidate.place = place
    add(traveller, as: .visitor, to: &candidate)
    return true
  }

  /// "Foreign Minister A is in Damascus": somebody of rank in a place abroad.
  func attachStay(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    if lexicon.vocabulary.text(tokens[range.upperBound - 1].word) == "here" {
      return attachStayHere(subject, clause, view, &candidate)
    }
    if let subject, !subject.pronoun.isDisjoint(with: [.he, .she, .i]), subject.parties.isEmpty {
      return attachStay(of: subject, range, clause, view, &candidate)
    }
    guard let subject, subject.parties.count == 1 || subject.parties.isEmpty,
      let party = subject.parties.first,
      let rank = party.rank, rank != .other, rank != .official || party.isNamed, !subject.isPossessive,
      let place = placeDirectlyAfter(range.upperBound, in: view, clause), let country = place.place.country,
      party.country.map({ $0 != country && !$0.isSuccession(of: country) }) ?? (party.organisation != nil)
    else { return false }
    return goes(subject, to: place, &candidate)
  }

  /// "is scheduled to be here on 4 March", "was here in 1976": a leader or minister, and when.
  private func attachStayHere(
    _ subject: PartyGroup?, _ clause: Range<Int>, _ view: SentenceView, _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, !subject.isPossessive, subject.parties.count == 1, subject.parties[0].isNamed,
      subject.parties[0].rank.map({ $0.isLeader || $0 == .minister }) ?? false, tellsDay(clause, in: view)
    else { return false }
    candidate.frame = .travel
    add(subject, as: .visitor, to: &candidate)
    return true
  }

  private func tellsDay(_ clause: Range<Int>, in view: SentenceView) -> Bool {
    view.mentions.contains {
      if case .date(let date) = $0.kind {
        !date.isDuration && clause.contains($0.tokens.lowerBound)
      } else {
        false
      }
    }
  }

  /// "He will be in Australia from 10 to 17 October": a day makes a stay of it.
  func attachStay(
    of subject: PartyGroup, _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let place = placeDirectlyAfter(range.upperBound, in: view, clause), tellsDay(clause, in: view)
    else {
      return false
    }
    return goes(subject, to: place, &candidate)
  }

  /// "is to lead a four-member delegation of lawmakers to Prague".
  func attachDelegation(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    let near = range.upperBound..<min(clause.upperBound, range.upperBound + 8)
    guard let subject, !subject.mayBePlace, modality.marks(in: near).contains(.delegation) else {
      return false
    }
    let goal = view.mentions.indices.lazy.filter {
      let start = view.mentions[$0].tokens.lowerBound
      return start >= range.upperBound && start < clause.upperBound && start - range.upperBound <= 14
    }.compactMap { places.place(at: $0, in: view, prepositions: ["to"]) }.first
    guard let goal else { return false }
    return goes(subject, to: goal, &candidate)
  }

  func attachTravel(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ object: PartyGroup?,
    _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, !subject.mayBePlace || subject.parties.count > 1 || candidate.frame != .travel else {
      return false
    }
    if isReturn(range),
      !subject.parties.allSatisfy({ $0.rank.map { $0.isLeader || $0 == .minister } ?? false })
    {
      return false
    }
    add(subject, as: .visitor, to: &candidate)
    for companion in companions(range, clause, view) where isOfOneState(companion, subject) {
      add(companion, as: .visitor, to: &candidate)
    }
    if candidate.modality.isProgressive, isDeparture(range) {
      candidate.modality.isProgressive = false
      candidate.modality.isFuture = true
    }
    if let object, !object.mayBePlace, object.parties.contains(where: \.isNamed) || object.isAnaphoric {
      add(object, as: .host, to: &candidate)
    }
    if isIntention(range, in: view) { return false }
    if candidate.place == nil {
      candidate.place =
        isBareMotion(range)
        ? goal(after: range, in: view, clause) ?? placeReached(range, in: view, clause)
        : placeDirectlyAfter(range.upperBound, in: view, clause)
          ?? placeOfThoseVisited(range, clause, view, candidate) ?? placeBeforeWhich(subject, in: view)
    }
    candidate.goesThere =
      candidate.place == nil
      && (saysThere(behind: range) || object == nil && isVisitOfDay(range, candidate, in: view))
    return candidate.place != nil || candidate.goesThere || candidate.parties.contains { $0.role == .host }
      || leadsHere(range, in: view)
      || !candidate.anaphora.isEmpty && object != nil
  }

  /// "returned to Geneva": a minister does so for more talks, an ambassador to his post, others home.
  private func isReturn(_ range: Range<Int>) -> Bool {
    ["return", "returns", "returned", "returning"].contains(
      lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "are going to be with you in confronting China", "is going to help Ukraine": no journey.
  private func isIntention(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let next = range.upperBound
    guard lexicon.classes(of: tokens[next - 1].word).contains(.to), next < tokens.count else { return false }
    return !lexicon.classes(of: tokens[next].word).isDisjoint(with: [.be, .have])
      || lexicon.vocabulary.text(tokens[range.lowerBound].word) == "going" && !leadsTowards(next)
        && saysWhatWillBe(range, in: view)
  }

  /// "going to neighbouring Jordan", "to war-torn Somalia": a word about the place itself.
  private func leadsTowards(_ next: Int) -> Bool {
    let word = lexicon.vocabulary.text(tokens[next].word)
    return [
      "nearby", "neighbouring", "neighboring", "central", "northern", "southern", "eastern", "western",
      "where",
    ].contains(word) || next + 1 < tokens.count && tokens[next + 1].has(.afterHyphen)
  }

  /// "will visit B with Prime Minister A": of the traveller's own state.
  private func isOfOneState(_ companion: PartyGroup, _ traveller: PartyGroup) -> Bool {
    guard let home = traveller.parties.first?.country else { return false }
    return companion.parties.allSatisfy { $0.isNamed && $0.country == home }
  }

  /// "when Defence Secretary A visited last month": where to was told before.
  private func isVisitOfDay(_ range: Range<Int>, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame == .visit, candidate.parties.allSatisfy({ $0.isNamed && $0.country != nil }),
      !candidate.parties.isEmpty, case .date(let date)? = view.mention(covering: range.upperBound)?.kind
    else { return false }
    return !date.isDuration
  }

  /// "flies there", "a planned trip there".
  func saysThere(behind trigger: Range<Int>) -> Bool {
    trigger.upperBound < tokens.count
      && lexicon.vocabulary.text(tokens[trigger.upperBound].word) == "there"
  }

  /// "visited personnel who work in Afghanistan": where those are whom one visits.
  func placeOfThoseVisited(
    _ range: Range<Int>, _ clause: Range<Int>, _ view: SentenceView, _ candidate: Candidate
  ) -> PlaceReading? {
    guard candidate.frame == .visit, candidate.parties.count == 1 else { return nil }
    return view.mentions.indices.lazy.filter {
      let start = view.mentions[$0].tokens.lowerBound
      return start >= range.upperBound && start < clause.upperBound && start - range.upperBound <= 12
    }.compactMap { places.place(at: $0, in: view, prepositions: ["in", "at"]) }.first
  }

  /// "Lyons, which the leader was due to visit".
  private func placeBeforeWhich(_ traveller: PartyGroup, in view: SentenceView) -> PlaceReading? {
    let which = traveller.tokens.lowerBound - 1
    guard view.tokens.contains(which), lexicon.vocabulary.text(tokens[which].word) == "which" else {
      return nil
    }
    let end = view.tokens.contains(which - 1) && document.isComma(which - 1) ? which - 1 : which
    guard let position = view.mentions.lastIndex(where: { $0.tokens.upperBound == end }),
      let row = places.resolve(view.mentions[position])
    else { return nil }
    return places.reading(row, from: position, in: view, rule: "place visited")
  }

  /// "arrived here", "flew into the capital": where the article is told.
  func leadsHere(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let words = (range.upperBound..<min(range.upperBound + 3, view.tokens.upperBound)).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    return words.first == "here" || words.starts(with: ["the", "capital"]) && words.last != "of"
  }

  /// "leave for Moscow", "is departing for Rome": the journey lies ahead.
  func isDeparture(_ range: Range<Int>) -> Bool {
    ["leave", "leaves", "leaving", "depart", "departs", "departing"].contains(
      lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "flew", "arrives": without the preposition that a place needs.
  func isBareMotion(_ range: Range<Int>) -> Bool {
    lexicon.classes(of: tokens[range.upperBound - 1].word).isDisjoint(with: [
      .preposition, .to, .placePreposition,
    ])
      && !["visit", "visits", "visited", "visiting", "tour", "tours", "toured", "touring"].contains(
        lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "arrived Tehran": without a preposition.
  private func placeReached(_ range: Range<Int>, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading?
  {
    guard view.mentions.contains(where: { $0.tokens.lowerBound == range.upperBound }) else { return nil }
    return placeDirectlyAfter(range.upperBound, in: view, clause)
  }

  /// "flew on Tuesday to Ljubljana", "arrives today in Rome".
  func goal(after range: Range<Int>, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading? {
    for position in view.mentions.indices where view.mentions[position].tokens.lowerBound >= range.upperBound
    {
      let start = view.mentions[position].tokens.lowerBound
      guard start < clause.upperBound, start - range.upperBound <= 8 else { return nil }
      if case .date = view.mentions[position].kind { continue }
      // "arrived to a warm welcome in A", "flew for talks to B".
      if view.mentions[position].isTrigger { continue }
      // "arrives at President B's ranch in C".
      if case .person = view.mentions[position].kind, view.mentions[position].isPossessive { continue }
      // "flew from Aswan to Jerusalem".
      if places.place(at: position, in: view, prepositions: ["from"]) != nil { continue }
      return places.place(at: position, in: view, prepositions: ["to", "in", "into", "at"])
    }
    return nil
  }

  /// "had sent a special envoy to Pyongyang": whoever is sent visits.
  func attachDispatch(
    _ range: Range<Int>, _ clause: Range<Int>, _ subject: PartyGroup?, _ view: SentenceView,
    _ candidate: inout Candidate
  ) -> Bool {
    guard let subject, let country = subject.parties.first?.country,
      let sent = view.mentions.first(where: {
        $0.tokens.lowerBound >= range.upperBound && $0.tokens.lowerBound - range.upperBound <= 3
      }),
      case .person(let person) = sent.kind, let rank = person.rank,
      let end = view.mentions.firstIndex(where: { $0.tokens == sent.tokens })
    else { return false }
    let next = view.mentions.indices.first { $0 > end }
    guard let next, let place = places.place(at: next, in: view, prepositions: ["to", "in"]) else {
      return false
    }
    candidate.place = place
    candidate.parties = [
      Party(
        entity: person.entity >= 0 ? person.entity : nil, country: person.country ?? country,
        office: person.office, rank: rank, role: .visitor, tokens: sent.tokens)
    ]
    return true
  }

  /// The object of "visited" or "arrived in" that is a place.
  func placeDirectlyAfter(_ token: Int, in view: SentenceView, _ clause: Range<Int>) -> PlaceReading? {
    for (position, mention) in view.mentions.enumerated() where mention.tokens.lowerBound >= token {
      guard mention.tokens.lowerBound < clause.upperBound, mention.tokens.lowerBound - token <= 5 else {
        return nil
      }
      if let row = places.resolve(mention), !mention.isPossessive {
        // "is in a conflict with Russia".
        let gap = token..<mention.tokens.lowerBound
        if gap.contains(where: { lexicon.vocabulary.text(tokens[$0].word) == "with" }) { return nil }
        return places.reading(row, from: position, in: view, rule: "place visited")
      }
      if case .date = mention.kind { continue }
      if case .country(let country) = mention.kind, country.form == .adjective { continue }
      return nil
    }
    return nil
  }
}
