import SummitModel

/// Who speaks and acts in a report of a gathering of many: leaders and ministers of whom such a report tells are there.
struct ActorReader {
  let document: Document
  let lexicon: Lexicon
  let views: [SentenceView]
  let focus: EventFocus
  let published: Day?

  func read(into drafts: inout [Draft]) {
    guard !focus.isEmpty, isFresh(drafts[focus.main]) else { return }
    for view in views where focus.isNear(view.index) && focus.speaksOfMain(view.index) {
      guard let group = actor(in: view) else { continue }
      for party in group.parties where isDelegate(party) { drafts[focus.main].admit(party) }
    }
  }

  /// A gathering of more than two sides, held in these days.
  private func isFresh(_ draft: Draft) -> Bool {
    guard draft.isOpen, [.held, .ongoing].contains(draft.status), !draft.isPast else { return false }
    if draft.series == nil, Set(draft.parties.compactMap(\.country)).count == 2 { return false }
    guard let published, let date = draft.date?.date, let last = date.latest else { return true }
    return date.precision == .day && last.adding(Self.news) >= published
  }

  /// Days for which a gathering is news.
  private static let news = 10

  /// Who opens the sentence and does something: "Chinese Premier A turned out to be".
  private func actor(in view: SentenceView) -> PartyGroup? {
    guard let group = view.groups.first, group.preposition == nil, !group.isPossessive,
      group.tokens.lowerBound - view.tokens.lowerBound <= Self.front
    else { return nil }
    let next = group.tokens.upperBound
    guard next < view.tokens.upperBound,
      !lexicon.classes(of: document.tokens[next].word).contains(.preposition)
    else { return nil }
    return group
  }

  private static let front = 3

  private func isDelegate(_ party: Party) -> Bool {
    guard party.isNamed, !party.isFormer, let rank = party.rank else { return false }
    return rank.isLeader || rank == .minister
  }
}
