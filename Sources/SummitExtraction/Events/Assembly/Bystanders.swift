import SummitModel

/// Leaders who are where a gathering of leaders takes place, and when, are there for it.
extension Assembler {
  /// "Biden met Xi in Bali, where the G20 summit opens on Tuesday": both are at the summit.
  mutating func admitThoseMeetingThere() {
    for gathering in drafts.indices where isGathering(drafts[gathering]) {
      let there = drafts.indices.filter { $0 != gathering && isBeside(drafts[$0], drafts[gathering]) }
      for var party in there.flatMap({ drafts[$0].parties })
      where isExpected(party, at: drafts[gathering]) {
        party.role = .participant
        drafts[gathering].admit(party)
      }
    }
  }

  private func isGathering(_ draft: Draft) -> Bool {
    draft.series.map { lexicon.series[Int($0)].level == .leaders } ?? (draft.kind == .summit)
      && draft.isOpen && [.held, .ongoing, .scheduled].contains(draft.status) && !draft.isPast
      && draft.date?.date.precision == .day && town(of: draft) != nil
  }

  private func town(of draft: Draft) -> String? { draft.place?.place.city ?? draft.place?.place.admin1 }

  /// In the same city, on one of its days or the day before.
  private func isBeside(_ draft: Draft, _ gathering: Draft) -> Bool {
    town(of: draft) == town(of: gathering) && samePlace(draft.place, gathering.place)
      && isOnDays(of: gathering, draft)
  }

  /// "Putin met Trump on Friday", told from Osaka, where the G20 met on Friday and Saturday.
  func isOnDaysOfGathering(_ draft: Draft) -> Bool {
    draft.kind != .summit
      && drafts.contains {
        isGathering($0) && town(of: $0) == dateline?.place.city && samePlace($0.place, dateline)
          && isOnDays(of: $0, draft)
      }
  }

  private func isOnDays(of gathering: Draft, _ draft: Draft) -> Bool {
    guard draft.series == nil, draft.kind != .call, [.held, .ongoing, .scheduled].contains(draft.status),
      let first = gathering.date?.date.earliest, let last = gathering.date?.date.latest,
      let begin = draft.date?.date.earliest, let end = draft.date?.date.latest
    else { return false }
    return begin.adding(1) >= first && end <= last
  }

  /// The leader of a member that is not the host, whose other leaders meet the guests as well.
  private func isExpected(_ party: Party, at gathering: Draft) -> Bool {
    guard party.isNamed, !party.isFormer, party.rank?.isLeader ?? false, let country = party.country,
      country != gathering.place?.place.country
    else { return false }
    let organisation = gathering.series.flatMap { lexicon.series[Int($0)].organisation }
    let members =
      organisation.map { lexicon.occasions.members(of: $0, on: gathering.date?.date.latest) } ?? []
    return members.isEmpty || members.contains(country)
  }
}
