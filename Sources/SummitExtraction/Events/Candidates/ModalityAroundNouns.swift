import SummitModel

/// What the words around a noun of meeting say of its reality beyond its own clause, or without meaning it.
extension CandidateFinder {
  /// What the words around a noun say of its reality without meaning it.
  func correctModality(
    of candidate: inout Candidate, _ trigger: Trigger, _ range: Range<Int>, _ subject: PartyGroup?,
    in view: SentenceView
  ) {
    if let subject, isOfOthers(candidate, trigger), staysAway(subject, range) {
      takesPlaceAllTheSame(&candidate)
    }
    if [.summit, .conference].contains(trigger.kind), callsOffJourney(before: range, in: view) {
      goesOnAllTheSame(&candidate)
    }
    if mainSubject(behind: range, in: view) != nil { candidate.modality.isPossible = false }
    if isThereFor(range, in: view) {
      candidate.isThereFor = true
      candidate.modality = Modality()
      candidate.modality.isProgressive = true
    }
    if isCircumstance(trigger, range, in: view) {
      candidate.modality.isPossible = false
      candidate.modality.isAsked = false
      candidate.modality.isPast = !candidate.modality.isFuture
    }
    readHostWhoCalledOff(&candidate, trigger, range, subject, in: view)
    readWhatIsToCome(range, in: view, of: &candidate)
    if whoCalledIt(before: range, in: view) != nil { candidate.modality.isPossible = false }
    lookAhead(to: range, in: view, &candidate.modality)
    if isFirstToPay(range, in: view) { candidate.modality = Modality() }
    if isReportedOn(range, in: view) || isOverWhenSaid(trigger, range, in: view) {
      candidate.modality = Modality(isPast: true)
    }
    if trigger.frame == .nounMeeting || trigger.frame == .nounVisit {
      readWhatIsDone(during: range, in: view, &candidate)
    }
    if candidate.isResumed || follows(["until", "till"], range, in: view) {
      // "suspended in January, are to be resumed", "put off until a meeting in Cairo".
      candidate.modality.isPutOff = false
      candidate.modality.isCalledOff = false
    }
  }

  /// "Plans for A to visit B have been shelved", "a plan for talks in P fell through".
  func readPlanGivenUp(_ candidate: inout Candidate, in view: SentenceView) {
    guard candidate.modality.isFuture || candidate.modality.isPossible, !candidate.modality.isCalledOff,
      !candidate.modality.isPutOff,
      view.tokens.prefix(4).contains(where: {
        $0 < candidate.trigger.lowerBound
          && ["plans", "plan", "proposals", "arrangements"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }),
      let verb = (candidate.trigger.upperBound..<view.tokens.upperBound).first(where: {
        view.mention(covering: $0) == nil
          && (!lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .past, .will, .saying])
            || modality.isCalledOff($0..<min($0 + 2, view.tokens.upperBound)))
      })
    else { return }
    let predicate = verb..<min(verb + 4, view.tokens.upperBound)
    let isDropped = predicate.contains { lexicon.vocabulary.text(tokens[$0].word) == "dropped" }
    if isDropped || modality.isCalledOff(predicate) || modality.marks(in: predicate).contains(.calledOff) {
      candidate.modality = Modality(isCalledOff: true)
    } else if modality.isPutOff(predicate) || modality.marks(in: predicate).contains(.putOff) {
      candidate.modality = Modality(isPutOff: true)
    }
  }

  /// "Poland cancelled a visit by A": the state to which he would have come.
  private func readHostWhoCalledOff(
    _ candidate: inout Candidate, _ trigger: Trigger, _ range: Range<Int>, _ subject: PartyGroup?,
    in view: SentenceView
  ) {
    guard trigger.frame == .nounVisit, candidate.modality.isCalledOff || candidate.modality.isPutOff,
      let host = subject, host.parties.count == 1, !host.isPossessive, host.preposition == nil,
      host.tokens.upperBound <= range.lowerBound, isMadeByOther(range, in: view),
      let state = host.parties[0].country,
      candidate.parties.contains(where: { $0.isNamed && $0.country != state })
    else { return }
    add(host, as: .host, to: &candidate)
    if candidate.place == nil { candidate.place = places.home(of: host.parties[0]) }
  }

  /// "said after eighty minutes with B".
  private func isOverWhenSaid(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> Bool {
    (["minutes with", "hours with"].contains(trigger.phrase) || trigger.phrase.hasSuffix("hour with"))
      && follows(["after"], range, in: view)
  }

  private func readWhatIsToCome(_ range: Range<Int>, in view: SentenceView, of candidate: inout Candidate) {
    // "A second meeting is to be held in P": of those who meet first.
    if candidate.modality.isFuture, candidate.parties.isEmpty, candidate.anaphora.isEmpty,
      range.lowerBound > view.tokens.lowerBound,
      ["second", "third", "further", "fourth"].contains(
        lexicon.vocabulary.text(tokens[range.lowerBound - 1].word))
    {
      candidate.isNext = true
    }
    if isFurtherPlan(range, in: view) { candidate.modality.isFuture = true }
    if isToBeHeld(behind: range.upperBound, in: view) { candidate.modality = Modality(isFuture: true) }
    if isOutcomeHopedFor(range, in: view) { candidate.modality = Modality(isPossible: true) }
  }

  /// "welcomed the next ministerial meeting, to be held in A on Thursday".
  private func isToBeHeld(behind end: Int, in view: SentenceView) -> Bool {
    let words = (end..<min(end + 4, view.tokens.upperBound)).map { lexicon.vocabulary.text(tokens[$0].word) }
    return document.isComma(end) && words.count == 4 && words[1] == "to" && words[2] == "be"
      && ["held", "convened", "hosted"].contains(words[3])
  }

  /// "a peace conference leading to direct talks between A and B": what it is meant to come to.
  private func isOutcomeHopedFor(_ range: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound + 1, range.lowerBound - 4)..<max(view.tokens.lowerBound + 1, range.lowerBound))
      .contains {
        // "…, leading to the visit of B": what it did come to.
        ["leading", "lead"].contains(lexicon.vocabulary.text(tokens[$0].word)) && !document.isComma($0 - 1)
          && lexicon.vocabulary.text(tokens[$0 + 1].word) == "to"
      }
  }

  /// "to preview the upcoming visit of B": to come, whatever is said of it.
  private func lookAhead(to range: Range<Int>, in view: SentenceView, _ modality: inout Modality) {
    guard follows(["upcoming", "forthcoming"], range, in: view), !modality.isCalledOff, !modality.isPutOff
    else {
      return
    }
    modality = Modality()
    modality.isFuture = true
  }

  /// "will report on his meeting with B", "make a statement on the outcome of the talks", "recalled the success of the
  /// visit": over when that is done.
  private func isReportedOn(_ range: Range<Int>, in view: SentenceView) -> Bool {
    let before = (max(view.tokens.lowerBound, range.lowerBound - 5)..<range.lowerBound).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    return before.contains { ["recalling", "recalled", "recalls"].contains($0) }
      || zip(before, before.dropFirst()).contains {
        $0 == "report" && $1 == "on" || $0 == "outcome" && $1 == "of"
      }
  }

  /// "taken during the visit" makes it one that was; "could be taken during the visit" leaves open what is taken alone.
  private func readWhatIsDone(during range: Range<Int>, in view: SentenceView, _ candidate: inout Candidate) {
    if isWhileDone(range, in: view) {
      candidate.modality = Modality()
      candidate.modality.isPast = true
      // "will carry out": what lies before the news, beside which it is told.
      candidate.isPast =
        candidate.isPast
        || (view.tokens.lowerBound..<range.lowerBound).contains {
          lexicon.classes(of: tokens[$0].word).contains(.will)
        }
    } else if candidate.modality.isPossible, during(range, in: view) != nil {
      candidate.modality.isPossible = false
      candidate.modality.isFuture = !candidate.modality.isPast
    }
  }

  /// "will carry out the decisions taken by A and B during their meeting with C": what was done there is done.
  private func isWhileDone(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard let during = during(range, in: view),
      let verb = (view.tokens.lowerBound..<during).last(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .will, .may, .saying, .to])
          || isDone($0)
      }), verb > view.tokens.lowerBound, isDone(verb)
    else { return false }
    return ["was", "were"].contains(lexicon.vocabulary.text(tokens[verb - 1].word))
      || lexicon.classes(of: tokens[verb].word).isDisjoint(with: [.be, .have, .saying, .agreeing, .planned])
        && lexicon.classes(of: tokens[verb - 1].word).isDisjoint(with: [.be, .will, .may, .to])
  }

  private func isDone(_ verb: Int) -> Bool {
    modality.isPast(verb..<(verb + 1))
      || ["made", "taken", "given"].contains(lexicon.vocabulary.text(tokens[verb].word))
  }

  /// "during their joint meeting with B": where "during" stands.
  private func during(_ range: Range<Int>, in view: SentenceView) -> Int? {
    (max(view.tokens.lowerBound, range.lowerBound - 5)..<range.lowerBound).last {
      lexicon.vocabulary.text(tokens[$0].word) == "during"
    }
  }

  /// "is the most senior minister to pay a visit since": whoever is that does so or did, and it is no plan.
  private func isFirstToPay(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let to = (max(view.tokens.lowerBound, range.lowerBound - 5)..<range.lowerBound).last(where: {
        lexicon.classes(of: tokens[$0].word).contains(.to)
      }), ["pay", "make", "hold", "attend"].contains(lexicon.vocabulary.text(tokens[to + 1].word)),
      let most = (max(view.tokens.lowerBound, to - 8)..<to).last(where: {
        ["first", "only", "last", "most", "highest"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), most > view.tokens.lowerBound,
      !(most..<to).contains(where: { document.isComma($0) })
    else { return false }
    return lexicon.vocabulary.text(tokens[most - 1].word) == "the"
      && !(view.tokens.lowerBound..<most).contains {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.will, .may, .wish, .planned, .to])
      }
  }

  /// "will open the forum with B, hold talks with C and attend a dinner": as much to come as the first.
  private func isFurtherPlan(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let verb = (max(view.tokens.lowerBound, range.lowerBound - 4)..<range.lowerBound).last(where: {
        ["hold", "have", "attend", "conduct", "pay", "convene"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }), verb > view.tokens.lowerBound,
      document.isComma(verb - 1) || lexicon.classes(of: tokens[verb - 1].word).contains(.and),
      let will = (view.tokens.lowerBound..<verb).last(where: {
        lexicon.classes(of: tokens[$0].word).contains(.will)
      })
    else { return false }
    return !(will..<verb).contains { document.text(token: tokens[$0]) == ";" }
  }

  /// "called for restraint in a telephone conversation", "urged him during talks": where something was wished for,
  /// and no wish itself.
  private func isCircumstance(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      trigger.frame == .nounCall && follows(["in", "during"], range, in: view)
        || trigger.frame == .nounMeeting && follows(["during", "at"], range, in: view),
      let verb = (view.tokens.lowerBound..<range.lowerBound).last(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.wish, .proposing])
      }), verb > view.tokens.lowerBound,
      document.text(token: tokens[verb]).hasSuffix("ed")
        || lexicon.classes(of: tokens[verb].word).contains(.past)
    else { return false }
    return lexicon.classes(of: tokens[verb - 1].word).isDisjoint(with: [
      .be, .will, .may, .to, .article, .possessivePronoun,
    ])
  }
}
