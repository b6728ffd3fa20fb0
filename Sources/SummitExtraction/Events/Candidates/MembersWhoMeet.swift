import SummitModel

/// Those who meet by the name of their series: "NATO foreign ministers opened a meeting", "EU leaders are meeting".
extension CandidateFinder {
  /// "NATO foreign ministers opened a meeting", "Commonwealth heads of government began a conference", "the Contact
  /// Group held its first meeting": the noun tells of the meeting that the name of those who meet stands for.
  func takeSeriesOfThoseWhoMeet(into candidate: inout Candidate, in view: SentenceView) {
    if takeSeriesOfPronoun(into: &candidate, in: view) { return }
    guard candidate.frame == .nounMeeting, candidate.series == nil,
      // "with A in the chair".
      candidate.parties.allSatisfy({ $0.tokens.lowerBound >= candidate.trigger.upperBound }),
      candidate.anaphora.allSatisfy(\.isPossessive), !candidate.isSideline
    else { return }
    let fronted = members(behindFronted: candidate.trigger, in: view)
    guard
      let (row, name) = members(before: candidate.trigger, in: view) ?? fronted
        ?? owners(of: candidate.trigger, in: view)
    else { return }
    candidate.series = row
    candidate.seriesTokens = name
    candidate.isDefinite = true
    candidate.anaphora = []
    if fronted != nil { candidate.modality.isPossible = false }
  }

  /// "EU foreign ministers will discuss it when they meet in Luxembourg on Monday".
  private func takeSeriesOfPronoun(into candidate: inout Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame == .meet, candidate.parties.isEmpty, candidate.anaphora.count == 1,
      candidate.anaphora[0].pronoun.contains(.they),
      let members = view.mentions.first(where: {
        if case .series = $0.kind { $0.tokens.upperBound <= candidate.trigger.lowerBound } else { false }
      }), case .series(let row) = members.kind, namesPeople(members.tokens),
      !view.groups.contains(where: {
        $0.tokens.upperBound <= candidate.trigger.lowerBound && $0.pronoun.isEmpty && !$0.mayBePlace
      })
    else { return false }
    candidate.series = row
    candidate.seriesTokens = members.tokens
    candidate.isDefinite = true
    candidate.anaphora = []
    return true
  }

  /// "the Quad Leaders' Tokyo Summit": whose it is, before the town where they hold it.
  private func owners(of meeting: Range<Int>, in view: SentenceView) -> (Int32, Range<Int>)? {
    guard
      let town = view.mentions.lastIndex(where: { $0.tokens.upperBound == meeting.lowerBound }), town > 0,
      places.resolve(view.mentions[town]) != nil,
      case .series(let row) = view.mentions[town - 1].kind
    else { return nil }
    let (name, start) = (view.mentions[town - 1].tokens, view.mentions[town].tokens.lowerBound)
    guard namesPeople(name), (0...1).contains(start - name.upperBound), tokens[start - 1].has(.possessive)
    else { return nil }
    return (row, name)
  }

  private func members(before meeting: Range<Int>, in view: SentenceView) -> (Int32, Range<Int>)? {
    guard
      let members = view.mentions.last(where: { $0.tokens.upperBound <= meeting.lowerBound && isEvent($0) }),
      case .series(let row) = members.kind,
      namesPeople(members.tokens) || isItsOwn(meeting, of: members.tokens)
    else { return nil }
    let between = members.tokens.upperBound..<meeting.lowerBound
    guard between.count <= 8, !between.contains(where: { document.isComma($0) }),
      !modality.marks(in: between).isDisjoint(with: [.light, .have, .calledOff, .putOff])
    else { return nil }
    return (row, members.tokens)
  }

  /// "At a meeting in Luxembourg on Monday, EU foreign ministers called for".
  private func members(behindFronted meeting: Range<Int>, in view: SentenceView) -> (Int32, Range<Int>)? {
    guard isFronted(meeting, in: view),
      let members = view.mentions.first(where: { mention in
        if case .series = mention.kind { mention.tokens.lowerBound > meeting.upperBound } else { false }
      }), case .series(let row) = members.kind, namesPeople(members.tokens)
    else { return nil }
    let start = members.tokens.lowerBound
    let isArticle = lexicon.classes(of: tokens[start - 1].word).contains(.article)
    return document.isComma(isArticle ? start - 2 : start - 1) ? (row, members.tokens) : nil
  }

  /// "The Contact Group held its first meeting".
  private func isItsOwn(_ meeting: Range<Int>, of body: Range<Int>) -> Bool {
    (max(body.upperBound, meeting.lowerBound - 4)..<meeting.lowerBound).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "its"
    }
  }

  /// "EU foreign ministers", "Arab leaders", "Commonwealth heads of government".
  private func namesPeople(_ name: Range<Int>) -> Bool {
    !lexicon.classes(of: tokens[name.upperBound - 1].word).isDisjoint(with: [.group])
  }

  /// "EU foreign ministers are meeting in Luxembourg", "have been meeting".
  func areMeeting(_ members: Range<Int>, _ meeting: Int) -> Bool {
    let between = members.upperBound..<meeting
    return (1...3).contains(between.count) && namesPeople(members)
      && lexicon.vocabulary.text(tokens[meeting].word) == "meeting"
      && between.allSatisfy { !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .adverb]) }
  }

  /// "EU foreign ministers, meeting in Luxembourg, called for peace": what they ask for is not that they meet.
  func readThoseWhoMeet(_ name: Range<Int>, _ event: Range<Int>, _ candidate: inout Candidate) {
    guard namesPeople(name), name.upperBound < tokens.count else { return }
    let next = name.upperBound
    if document.isComma(next) || !modality.marks(in: next..<next + 1).isDisjoint(with: [.asked, .proposing]) {
      candidate.modality.isPossible = false
      candidate.modality.isAsked = false
    }
    if event.upperBound > next, ["are", "is"].contains(lexicon.vocabulary.text(tokens[next].word)) {
      candidate.modality.isProgressive = true
    }
  }
}
