import SummitModel

/// Whether what was told is an event between states, peoples or organisations.
struct International {
  /// Statesmen of two states at least, or the head of an organisation of states, are named in the article: its
  /// summits are theirs.
  private let hasStatesmen: Bool
  /// Where the text speaks of rebels, mediators, ceasefires: sentences, in order, and the words.
  let conflict: [(sentence: Int, word: String)]
  /// Those who lead one of the peoples of a state: "the leader of the Turkish Cypriots".
  let leadersOfPeoples: Set<Int>
  /// Persons whom the tables know, with an office on the day or without.
  private let inTables: Set<Int>
  let document: Document
  let lexicon: Lexicon
  private let published: Day?

  init(document: Document, lexicon: Lexicon, registry: Registry, published: Day?) {
    self.document = document
    self.lexicon = lexicon
    self.published = published
    let statesmen = registry.entities.filter { $0.rank.map { $0.isLeader || $0 == .minister } ?? false }
    hasStatesmen =
      Set(statesmen.compactMap { $0.country?.rawValue ?? $0.organisation }).count >= 2
      || statesmen.contains { $0.rank == .headOfOrganisation && $0.organisation != nil }
    inTables = Set(registry.entities.indices.filter { registry.entities[$0].person != nil })
    conflict = Self.conflict(in: document, lexicon)
    leadersOfPeoples = Set(
      registry.entities.indices.filter { index in
        registry.entities[index].person.flatMap { lexicon.people[Int($0)].term(on: published)?.office }?
          .hasPrefix("Leader of the ") ?? false
      })
  }

  /// Two states or organisations at the least, a visitor abroad, a named recurring meeting, a summit of many, or
  /// the sides of a war within one state.
  func holds(_ draft: Draft) -> Bool {
    if isStanding(draft) || isAtHome(draft) { return false }
    let sides = Set(draft.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
    if draft.series != nil { return draft.date != nil || draft.place != nil || !draft.parties.isEmpty }
    if sides.count >= 2 {
      return draft.parties.count >= 2 && (!isOneState(sides) || isOnForeignGround(draft))
    }
    if sides.isEmpty, isTreaty(draft) { return true }
    if sides.isEmpty { return isOfMany(draft) || isOfVisitor(draft) || isPeaceMade(draft) }
    if draft.candidates.contains(where: { $0.properName != nil }) {
      let isOwn = draft.parties.allSatisfy { $0.country == draft.place?.place.country }
      return !isOwn && (draft.place != nil || draft.date != nil) || isOfMany(draft)
    }
    return isOfOrganisation(draft) || isOfOneStateButWider(draft) || isOfVisitor(draft)
  }

  /// "I am planning to leave Washington on a trip": no visit to one's own state.
  private func isAtHome(_ draft: Draft) -> Bool {
    guard draft.kind == .visit, draft.series == nil, let country = draft.place?.place.country else {
      return false
    }
    return !draft.parties.isEmpty && draft.parties.allSatisfy { $0.isNamed && $0.country == country }
  }

  /// The chief executive of Hong Kong and the Chinese premier are of one state.
  private func isOneState(_ sides: Set<String>) -> Bool {
    guard sides.count == 2, let a = sides.first, let b = sides.first(where: { $0 != a }) else { return false }
    return lexicon.isPart(a, of: b, on: published) || lexicon.isPart(b, of: a, on: published)
  }

  /// "The next summit will be in Helsinki in 1992", where statesmen speak.
  private func isOfMany(_ draft: Draft) -> Bool {
    if draft.candidates.contains(where: \.isOfStates), draft.date != nil || draft.place != nil { return true }
    guard [.summit, .conference].contains(draft.kind) else { return false }
    guard hasStatesmen else { return false }
    let isTold = draft.candidates.contains(where: \.isInternational)
    return (draft.date != nil || [.scheduled, .proposed].contains(draft.status))
      && draft.place?.place.country != nil
      || isTold && (draft.date != nil || draft.place != nil)
  }

  /// "The treaty was signed in Rome on Monday", where statesmen of two states are named.
  private func isTreaty(_ draft: Draft) -> Bool {
    guard draft.kind == .signing, hasStatesmen, draft.date != nil, draft.place != nil else { return false }
    return draft.candidates.contains { candidate in
      let words = document.sentences[candidate.sentence]
      return
        (max(
          words.lowerBound, candidate.trigger.lowerBound - 8)..<min(
          words.upperBound, candidate.trigger.upperBound + 8)).contains {
          ["treaty", "declaration", "accord", "accords", "pact", "protocol", "convention", "armistice"]
            .contains(
              lexicon.vocabulary.text(document.tokens[$0].word))
        }
    }
  }

  private func isOfOrganisation(_ draft: Draft) -> Bool {
    if isCalledByHead(draft) { return true }
    guard let first = draft.parties.first, draft.parties.allSatisfy({ $0.entity == nil }) else {
      return false
    }
    // "EU leaders met", "EU foreign ministers": those of its members.
    if isOfCouncil(first, draft) { return true }
    if first.country?.isSupranational ?? false {
      return draft.kind != .visit
        && draft.parties.contains { $0.rank.map { $0.isLeader || $0 == .minister } ?? false }
    }
    return first.organisation != nil
      && (draft.kind == .summit || draft.parties.contains { $0.rank != nil }
        // "the next meeting of ASEAN economic ministers in Thailand in October".
        || draft.kind != .visit && draft.date != nil && (draft.place != nil || draft.edition != nil))
  }

  /// "We will conclude tomorrow with a meeting on Afghanistan", said by whoever heads an alliance: of its members.
  private func isCalledByHead(_ draft: Draft) -> Bool {
    draft.kind != .visit && draft.kind != .call && draft.parties.count == 1
      && draft.parties[0].rank == .headOfOrganisation && draft.parties[0].organisation != nil
      && draft.date?.date.precision == .day
      && draft.candidates.contains { candidate in
        candidate.frame == .nounMeeting && candidate.anaphora.contains { $0.pronoun.contains(.we) }
      }
  }

  /// "The UN Security Council met on Monday": an organ of states in session.
  private func isOfCouncil(_ party: Party, _ draft: Draft) -> Bool {
    (draft.date != nil || draft.place != nil) && draft.kind != .visit
      && ["council", "assembly"].contains(
        lexicon.vocabulary.text(document.tokens[party.tokens.upperBound - 1].word))
  }

  /// One state is named: as the host of others, before guests, or torn in two.
  private func isOfOneStateButWider(_ draft: Draft) -> Bool {
    if draft.date != nil || draft.place != nil,
      draft.candidates.contains(where: \.isInternational)
        || draft.kind == .summit
          && draft.candidates.contains(where: { $0.parties.contains { $0.role == .host } })
    {
      return true
    }
    if isAbroad(draft) || isOfCounterparts(draft) || isBetweenPeoples(draft) { return true }
    if isMediated(draft) || isOfSidesAbroad(draft) { return true }
    if draft.kind != .visit, draft.parties.filter(\.isNamed).count >= 2,
      isPeaceProcess(draft) || isBeforeRebels(draft)
    {
      return true
    }
    guard [.conference, .summit].contains(draft.kind), let place = draft.place?.place.country else {
      return false
    }
    return draft.parties.contains { $0.isNamed && $0.country != nil && $0.country != place }
  }

  /// "Talks between James Callaghan and Jorgen Andersen in Copenhagen": who the other is, the tables need not know.
  private func isAbroad(_ draft: Draft) -> Bool {
    guard draft.kind == .meeting || draft.kind == .negotiation, let place = draft.place?.place,
      let country = place.country
    else { return false }
    if isOfGuestAlone(draft, in: country) { return true }
    let known = draft.parties.filter { $0.country != nil && $0.country != country }
    return known.contains { $0.isNamed && ($0.rank.map { $0.isLeader || $0 == .minister } ?? false) }
      && draft.parties.contains { $0.isNamed && $0.country == nil && $0.organisation == nil }
  }

  /// "A has had discussions in Canberra with members of the Cabinet": with whomever he met there.
  private func isOfGuestAlone(_ draft: Draft, in country: CountryCode) -> Bool {
    guard draft.parties.count == 1, draft.parties[0].isNamed, draft.series == nil,
      draft.parties[0].country.map({ $0 != country }) ?? false,
      draft.parties[0].rank.map({ $0.isLeader || $0 == .minister }) ?? false
    else { return false }
    return draft.candidates.contains { candidate in
      [.nounMeeting, .discuss, .negotiate].contains(candidate.frame) && candidate.modality.tense != .unknown
        && candidate.place?.place.country == country && !candidate.isDefinite
        && !candidate.rule.hasPrefix("audience")
    }
  }

  /// "left for a tour of four Arab countries": somewhere abroad, wherever that is.
  private func isTourOfStates(_ draft: Draft) -> Bool {
    draft.parties.contains { $0.isNamed && ($0.rank.map { $0.isLeader || $0 == .minister } ?? false) }
      && draft.candidates.contains { candidate in
        let behind = candidate.trigger.upperBound
        return candidate.frame == .nounVisit && behind < document.tokens.count
          && lexicon.vocabulary.text(document.tokens[behind].word) == "of"
          && (behind + 1..<min(behind + 6, document.tokens.count)).contains {
            ["countries", "states", "nations", "capitals"].contains(
              lexicon.vocabulary.text(document.tokens[$0].word))
          }
      }
  }

  /// "a parliamentary delegation from Ghana".
  private func isDelegation(_ party: Party) -> Bool {
    party.tokens.contains { lexicon.classes(of: document.tokens[$0].word).contains(.delegation) }
  }

  /// "General A met his Russian counterpart": of another state than his, whichever that is.
  private func isOfCounterparts(_ draft: Draft) -> Bool {
    guard draft.kind != .visit else { return false }
    return draft.parties.contains {
      $0.isNamed && $0.country == nil && $0.organisation == nil && $0.rank != nil
    }
      && draft.parties.contains { party in
        party.tokens.contains { lexicon.classes(of: document.tokens[$0].word).contains(.counterpart) }
      }
  }

  private func isOfVisitor(_ draft: Draft) -> Bool {
    let travels: Set<Trigger.Frame> = [.nounVisit, .travel, .visit, .dispatch]
    guard draft.candidates.contains(where: { travels.contains($0.frame) || $0.isThereFor }) else {
      return false
    }
    guard let place = draft.place?.place else { return isTourOfStates(draft) }
    guard let country = place.country else {
      return place.admin1 != nil
        && draft.parties.contains { $0.rank.map { $0.isLeader || $0 == .minister } ?? false }
    }
    // "a visit to France": of whoever goes there, home is elsewhere.
    let isToState = draft.candidates.contains { $0.place?.place.isState ?? false }
    return draft.parties.contains {
      ($0.rank != nil || isDelegation($0) || $0.entity.map(inTables.contains) ?? false)
        && ($0.organisation != nil
          || $0.country.map { $0 != country } ?? ($0.isNamed && isToState && $0.role == .visitor))
    }
  }
}

extension Place {
  fileprivate var isState: Bool { city == nil && admin1 == nil && venue == nil }
}
