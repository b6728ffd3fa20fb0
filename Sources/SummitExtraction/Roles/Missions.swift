import SummitModel

/// Those who bring others together: envoys of organisations, and leaders who travel to end a quarrel that is none of theirs.
extension RoleReader {
  /// "UN Special Envoy A said that the Yemeni talks would resume": the envoy of an organisation brings the sides together.
  func admitEnvoys(_ drafts: inout [Draft]) {
    for view in views {
      for anchor in focus.anchors[view.index] where isBetweenSides(drafts[anchor.draft]) {
        for var party in view.groups.flatMap(\.parties) where isEnvoyOfMany(party) {
          party.role = .mediator
          drafts[anchor.draft].admit(party)
        }
      }
    }
  }

  private func isBetweenSides(_ draft: Draft) -> Bool {
    draft.kind == .negotiation && !draft.parties.contains(where: isEnvoyOfMany)
      && draft.parties.contains { $0.country.map { !$0.isSupranational } ?? false }
  }

  private func isEnvoyOfMany(_ party: Party) -> Bool {
    party.isNamed && party.rank == .envoy && !party.isFormer
      && (party.organisation != nil || party.country?.isSupranational ?? false)
  }

  /// Leaders of several states who travel to a state that is none of theirs to end its quarrel.
  func readMission(_ cue: RoleCues.Cue, at start: Int, in view: SentenceView, _ drafts: inout [Draft]) {
    guard let owner = focus.owner(of: start..<cue.end, in: view), drafts[owner].kind == .visit,
      isOfStrangers(drafts[owner])
    else { return }
    for index in drafts[owner].parties.indices where !drafts[owner].parties[index].role.isTold {
      drafts[owner].parties[index].role = cue.role
    }
  }

  private func isOfStrangers(_ draft: Draft) -> Bool {
    guard let country = draft.place?.place.country else { return false }
    return draft.parties.count >= 2 && draft.parties.allSatisfy { $0.country != country }
  }

  /// Those who went on one mission are on it in the article's other talks among them, too.
  func spreadMissions(_ drafts: inout [Draft]) {
    let mediators = Set(drafts.flatMap(\.parties).filter { $0.role == .mediator }.map(\.key))
    guard mediators.count >= 2 else { return }
    for index in drafts.indices where isOfStrangers(drafts[index]) {
      guard drafts[index].parties.allSatisfy({ mediators.contains($0.key) }) else { continue }
      for party in drafts[index].parties.indices { drafts[index].parties[party].role = .mediator }
    }
  }
}
