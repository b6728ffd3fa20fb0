import SummitModel

/// What came of each event of an article that took place: what its parties agreed on, promised, signed or set up, when
/// they meet again, or that nothing came of it.
struct OutcomeReader {
  let document: Document
  let lexicon: Lexicon
  let views: [SentenceView]
  let focus: EventFocus

  func read(into drafts: inout [Draft]) {
    guard !focus.isEmpty else { return }
    for view in views where view.tokens.lowerBound >= document.textStart {
      guard focus.isNear(view.index, within: Self.reach) || !view.groups.isEmpty else { continue }
      for outcome in OutcomeFinder(document: document, lexicon: lexicon, view: view).outcomes() {
        let draft = focus.owner(of: outcome.cue, in: view)
        guard [.held, .ongoing].contains(drafts[draft].status),
          belongs(outcome, to: draft, in: view)
        else { continue }
        add(outcome, to: &drafts[draft].outcomes)
      }
    }
  }

  private static let reach = 2

  /// Its parties act; where nobody does ("a statement was issued"), the event was spoken of just before.
  private func belongs(_ outcome: OutcomeReading, to draft: Int, in view: SentenceView) -> Bool {
    if let maker = outcome.maker, let group = view.groups.first(where: { $0.tokens.contains(maker) }),
      !focus.fits(group, draft)
    {
      return false
    }
    if let acts = focus.actsBefore(outcome.words.lowerBound, of: draft, in: view) { return acts }
    return focus.isNear(view.index, within: Self.reach)
  }

  private func add(_ outcome: OutcomeReading, to outcomes: inout [OutcomeReading]) {
    let same = outcomes.indices.filter { outcomes[$0].kind == outcome.kind }
    let isOnce = outcome.kind == .jointStatement || outcome.kind == .none || outcome.kind == .nextMeeting
    guard isOnce, let first = same.first else {
      if same.count < Self.most { outcomes.append(outcome) }
      return
    }
    if outcome.words.count > outcomes[first].words.count, outcomes[first].rule.hasSuffix("mentioned") {
      outcomes[first] = outcome
    }
  }

  private static let most = 6
}
