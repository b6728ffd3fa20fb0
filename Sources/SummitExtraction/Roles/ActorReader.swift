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
    let isAhead = [.scheduled, .proposed].contains(drafts[focus.main].status)
    let reach = published == nil ? EventFocus.patience : Self.reach
    for view in views where focus.isNear(view.index, within: reach) {
      guard focus.speaksOfMain(view.index) else {
        if !isAhead { admitComers(in: view, to: &drafts[focus.main]) }
        continue
      }
      if isAhead {
        guard let roll = roll(in: view), marks(view).contains(.planned) else { continue }
        for party in roll.parties where isDelegate(party) { drafts[focus.main].admit(party) }
        continue
      }
      for group in [actor(in: view), secondActor(in: view), roll(in: view)].compactMap({ $0 }) {
        for party in group.parties where isDelegate(party) { drafts[focus.main].admit(party) }
      }
      admitComers(in: view, to: &drafts[focus.main])
    }
  }

  /// Sentences without a word of the gathering in which its report still speaks of those who are there.
  private static let reach = 12

  /// "A left after the first day; B and C had come straight from the G7 summit": they were here.
  private func admitComers(in view: SentenceView, to draft: inout Draft) {
    for group in view.groups where group.preposition == nil && !group.isPossessive {
      let behind = (group.tokens.upperBound..<min(group.tokens.upperBound + 5, view.tokens.upperBound)).map {
        lexicon.vocabulary.text(document.tokens[$0].word)
      }
      let leaves = behind.first == "left" && ["after", "before", "early"].contains(behind.dropFirst().first)
      let comes =
        behind.prefix(2).contains { ["come", "came", "flown"].contains($0) } && behind.contains("from")
      guard leaves || comes else { continue }
      for party in group.parties where isDelegate(party) { draft.admit(party) }
    }
  }

  /// "Germany's A, France's B, Italy's C and Japan's D complete the table": so many leaders named in a row.
  private func roll(in view: SentenceView) -> PartyGroup? {
    guard marks(view).isDisjoint(with: [.negation, .refused, .hypothetical]) else { return nil }
    return view.groups.first { group in
      !group.isPossessive && Set(group.parties.filter(isDelegate).compactMap(\.country)).count >= 3
    }
  }

  private func marks(_ view: SentenceView) -> WordClass {
    view.tokens.reduce(into: WordClass()) { $0.formUnion(lexicon.classes(of: document.tokens[$1].word)) }
  }

  /// A gathering of more than two sides, held in these days or to come.
  private func isFresh(_ draft: Draft) -> Bool {
    guard draft.isOpen, [.held, .ongoing, .scheduled, .proposed].contains(draft.status), !draft.isPast else {
      return false
    }
    if draft.series == nil, Set(draft.parties.compactMap(\.country)).count == 2 { return false }
    guard let published, let date = draft.date?.date, let last = date.latest else { return true }
    return date.precision == .day && last.adding(Self.news) >= published
  }

  /// Days for which a gathering is news.
  static let news = 10

  /// Who opens the sentence and does something: "Chinese Premier A turned out to be".
  private func actor(in view: SentenceView) -> PartyGroup? {
    guard let group = view.groups.first, group.preposition == nil, !group.isPossessive,
      group.tokens.lowerBound - view.tokens.lowerBound <= Self.front
    else { return nil }
    let next = group.tokens.upperBound
    guard next < view.tokens.upperBound,
      !lexicon.classes(of: document.tokens[next].word).contains(.preposition),
      !Absence(document: document, lexicon: lexicon).isTold(in: next..<min(next + 5, view.tokens.upperBound))
    else { return nil }
    return group
  }

  /// "…, and President A thanked his colleagues": who acts in the clause behind it.
  private func secondActor(in view: SentenceView) -> PartyGroup? {
    view.groups.last { group in
      let and = group.tokens.lowerBound - 1
      return group.preposition == nil && !group.isPossessive && and - 1 > view.tokens.lowerBound
        && lexicon.classes(of: document.tokens[and].word).contains(.and) && document.isComma(and - 1)
        && view.tokens.contains(group.tokens.upperBound)
        && document.text(token: document.tokens[group.tokens.upperBound]).hasSuffix("ed")
    }
  }

  private static let front = 3

  private func isDelegate(_ party: Party) -> Bool {
    guard party.isNamed, !party.isFormer, let rank = party.rank else { return false }
    return rank.isLeader || rank == .minister
  }
}
