import SummitModel

/// Hosts of whom the sentence of an event tells less than the rest of the article.
extension Assembler {
  /// Who comes to a leader's seat comes to him: "will be at the White House on Monday", where the article names him.
  mutating func admitHostsOfSeats() {
    for index in drafts.indices where drafts[index].parties.count == 1 && !drafts[index].parties[0].isFormer {
      let guest = drafts[index].parties[0]
      guard guest.rank?.isLeader ?? false, let seat = drafts[index].place, let country = seat.place.country,
        country != guest.country, isSeat(seat),
        let host = people.last(where: { $0.country == country && $0.rank?.isLeader ?? false && !$0.isFormer })
      else { continue }
      var party = host
      party.role = .host
      party.tokens = seat.tokens
      drafts[index].parties.append(party)
    }
  }

  /// "accepted an invitation to B", "will pay a return visit to B": whoever heads B, and is the only one of its leaders
  /// whom the traveller meets in the article, is his host there.
  mutating func admitHostsOfInvited() {
    for index in drafts.indices
    where drafts[index].kind == .visit && drafts[index].candidates.contains(where: isByInvitation) {
      let visitors = drafts[index].parties.filter { $0.role == .visitor && $0.isNamed }
      guard let guest = visitors.first, visitors.count == 1, guest.rank?.isLeader ?? false,
        let place = drafts[index].place, let country = place.place.country, country != guest.country,
        !drafts[index].parties.contains(where: { $0.isNamed && $0.key != guest.key })
      else { continue }
      let partners = drafts.filter { $0.parties.contains { $0.key == guest.key } }.flatMap(\.parties).filter {
        $0.isNamed && $0.country == country && $0.rank?.isLeader ?? false && !$0.isFormer
      }
      guard var host = partners.first, partners.allSatisfy({ $0.key == host.key }) else { continue }
      host.role = .host
      host.tokens = place.tokens
      drafts[index].parties.removeAll { $0.isBareState && $0.country == country }
      drafts[index].parties.append(host)
    }
  }

  private func isByInvitation(_ candidate: Candidate) -> Bool {
    if candidate.isInvited { return true }
    let trigger = candidate.trigger
    let before = (max(0, trigger.lowerBound - 2)..<trigger.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    let behind = (trigger.upperBound..<min(trigger.upperBound + 2, document.tokens.count)).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    return before.contains { ["return", "reciprocal"].contains($0) } || behind == ["in", "return"]
  }

  private func isSeat(_ place: PlaceReading) -> Bool {
    lexicon.phrases.entries(of: place.tokens.map { document.tokens[$0].word }).contains {
      $0.table == .country && lexicon.countryNames[Int($0.row)].kind == .seat
    }
  }

  /// "will visit Lima at the invitation of his counterpart A": of the state visited, where nothing else tells his.
  mutating func settleHosts() {
    var states: [Int: CountryCode] = [:]
    for draft in drafts where draft.kind == .visit {
      guard let country = draft.place?.place.country,
        !draft.parties.contains(where: { $0.role == .visitor && $0.country == country })
      else { continue }
      for host in draft.parties where host.role == .host && host.country == nil && host.organisation == nil {
        if let entity = host.entity { states[entity] = country }
      }
    }
    guard !states.isEmpty else { return }
    for index in drafts.indices {
      for party in drafts[index].parties.indices where drafts[index].parties[party].country == nil {
        drafts[index].parties[party].country = drafts[index].parties[party].entity.flatMap { states[$0] }
      }
    }
  }
}
