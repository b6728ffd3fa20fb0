import SummitModel

/// Who is said to have been at an event, or to go along on a journey.
extension RoleReader {
  /// "B and C took part", "with D at his side": they were at what the sentence speaks of, if it was, or will be.
  ///
  /// Those who attend by a verb are known before, as the event may be none between states without them
  /// (`CandidateFinder.attendance`); here are all other words for it, and events told only later.
  func readPresence(
    _ group: PartyGroup, _ words: Range<Int>, in view: SentenceView, _ drafts: inout [Draft]
  ) {
    let between = min(group.tokens.upperBound, words.lowerBound)..<words.upperBound
    let classes = between.reduce(into: WordClass()) { $0.formUnion(lexicon.classes(of: tokens[$1].word)) }
    guard classes.isDisjoint(with: [.negation, .hypothetical]), !isAvoided(words.lowerBound) else { return }
    let before = max(view.tokens.lowerBound, words.lowerBound - 3)..<words.lowerBound
    let isAhead =
      !classes.isDisjoint(with: [.will, .planned])
      || before.contains { lexicon.classes(of: tokens[$0].word).contains(.will) }
    // "Those taking part include A": of what is to come as well as of what was.
    let isOfAnyTime = words.contains(where: isInclusion)
    let accepts = { (draft: Draft) in
      (isOfAnyTime || [.scheduled, .proposed].contains(draft.status) == isAhead)
        && (focus.isNear(view.index) || isNews(draft))
        && ![.cancelled, .postponed, .refused].contains(draft.status)
        && (draft.isOpen || draft.kind == .signing || isAlso(words) || isOfNoun(words, in: view)
          || group.parties.allSatisfy { isOfASide($0, draft) })
    }
    // Who speaks or sits there is at the gathering rather than at what was signed there.
    let isAtSigning = words.contains { text($0) == "signed" }
    let owner =
      (isAtSigning ? nil : focus.gathering(spokenOf: words, in: view) { $0.isOpen && accepts($0) })
      ?? focus.gathering(spokenOf: words, in: view, where: accepts)
    guard let owner else {
      if words.contains(where: tellsOfCompanions) { admitCompanions(group, in: view, &drafts) }
      return
    }
    for var party in group.parties where party.isNamed || drafts[owner].isOpen {
      // Who only sees others sign is none of theirs, unless they do so at his home.
      if drafts[owner].kind == .signing, isAtSigning, party.country != drafts[owner].place?.place.country {
        party.role = .signatory
      } else if drafts[owner].kind == .signing, party.role == .participant, !isOfASide(party, drafts[owner]),
        party.country != drafts[owner].place?.place.country
      {
        party.role = .observer
      }
      drafts[owner].admit(party)
    }
  }

  /// "The meeting between A and B on Tuesday was attended by C": what they attended is the subject.
  private func isOfNoun(_ words: Range<Int>, in view: SentenceView) -> Bool {
    words.contains { text($0) == "attended" } && text(words.upperBound - 1) == "by"
      && focus.anchors[view.index].contains {
        $0.trigger.upperBound <= words.lowerBound && $0.trigger.lowerBound - view.tokens.lowerBound <= 4
      }
  }

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? lexicon.vocabulary.text(tokens[index].word) : ""
  }

  private func tellsOfCompanions(_ index: Int) -> Bool {
    ["joined", "accompanied", "delegation"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "A toured B and C. He was joined by D": who goes with a traveller of his own state makes all of the journey.
  private func admitCompanions(_ group: PartyGroup, in view: SentenceView, _ drafts: inout [Draft]) {
    let journeys = drafts.indices.filter { index in
      drafts[index].kind == .visit && ![.cancelled, .postponed, .refused].contains(drafts[index].status)
        && (0...3).contains(view.index - drafts[index].lastSentence)
        && drafts[index].parties.contains { $0.role == .visitor && $0.isNamed }
        && group.parties.allSatisfy { $0.isNamed && isOfASide($0, drafts[index]) }
    }
    let last = journeys.map { drafts[$0].lastSentence }.max()
    for index in journeys where drafts[index].lastSentence == last {
      for var party in group.parties {
        party.role = .visitor
        drafts[index].admit(party)
      }
    }
  }

  /// "Also present was B": beside those who met.
  private func isAlso(_ words: Range<Int>) -> Bool {
    (max(0, words.lowerBound - 1)...words.lowerBound).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "also"
    }
  }

  /// "resigned rather than take part".
  private func isAvoided(_ start: Int) -> Bool {
    start > 0 && ["than", "to"].contains(lexicon.vocabulary.text(tokens[start - 1].word))
      && (max(0, start - 5)..<start).contains {
        ["rather", "refused", "declined"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// Of what is no news an article does not speak on and on.
  private func isNews(_ draft: Draft) -> Bool {
    guard let published, let last = draft.date?.date.latest else { return draft.isOpen && published != nil }
    return last.adding(ActorReader.news) >= published
  }

  /// Who sits beside those who meet is of one of their sides.
  func isOfASide(_ party: Party, _ draft: Draft) -> Bool {
    draft.parties.contains { party.country != nil && $0.country == party.country }
  }
}
