import SummitModel

/// Two who face the press together come from a meeting: what each says there that they talked about, "we discussed",
/// "in our talks", "I spoke to the Prime Minister about it", tells of that meeting and of no other; and that they
/// "will go on discussing it" tells of none.
extension Assembler {
  /// The meeting from which those who speak come, where a candidate tells of it once more.
  func talksOfTheDay(_ candidate: Candidate, _ date: DatedReading?) -> Int? {
    guard isTalkOfSpeakers(candidate), !isAhead(candidate), !isOfAnotherDay(candidate, date) else {
      return nil
    }
    return drafts.firstIndex { draft in
      isMeetingOfSpeakers(draft) && hasSides(of: candidate, draft) && isOfPaper(draft)
        && (candidate.place == nil || draft.place == nil || samePlace(candidate.place, draft.place))
    }
  }

  /// Adds to the meeting what was said of it: where it was, and nothing of when or how it was told.
  mutating func tellMore(of index: Int, _ candidate: Candidate) {
    if candidate.frame == .nounMeeting || candidate.frame == .meet {
      drafts[index].place = finer(drafts[index].place, candidate.place)
    }
    drafts[index].candidates.append(candidate)
  }

  /// "We will continue to discuss it", "we talk about that": no day and no place make an occasion of it.
  func isMereRelation(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    let talks: Set<Trigger.Frame> = [.discuss, .converse, .negotiate]
    if talks.contains(candidate.frame), date == nil, candidate.place == nil, goesOn(candidate) { return true }
    return isTalkOfSpeakers(candidate) && date == nil && candidate.place == nil
      && (talks.contains(candidate.frame) || isOfDealing(candidate))
      && (isAhead(candidate) || candidate.modality.tense == .present && talks.contains(candidate.frame))
  }

  /// "will continue to discuss it with the Americans", "keep talking to B".
  private func goesOn(_ candidate: Candidate) -> Bool {
    (max(0, candidate.trigger.lowerBound - 2)..<candidate.trigger.lowerBound).contains {
      ["continue", "continues", "continuing", "keep", "keeps"].contains(
        lexicon.vocabulary.text(document.tokens[$0].word))
    }
  }

  /// Words of talking or meeting, between two sides that both speak here.
  private func isTalkOfSpeakers(_ candidate: Candidate) -> Bool {
    let frames: Set<Trigger.Frame> = [.discuss, .converse, .negotiate, .meet, .see, .nounMeeting]
    guard paper.isTranscript, frames.contains(candidate.frame), !candidate.phone, candidate.series == nil,
      candidate.properName == nil, candidate.edition == nil, !candidate.isPast, !candidate.isNext,
      !candidate.isSideline, !candidate.modality.isNegated,
      [.meeting, .negotiation, .call].contains(candidate.kind),
      candidate.parties.count >= 2
    else { return false }
    return candidate.parties.allSatisfy(isSpeaker) && Set(candidate.parties.compactMap(side)).count >= 2
  }

  private func isSpeaker(_ party: Party) -> Bool {
    paper.voices.contains { voice in
      party.entity.map { $0 == voice }
        ?? (party.rank == nil && party.country == registry.entities[voice].country)
    }
  }

  private func side(_ party: Party) -> String? { party.country?.rawValue ?? party.organisation }

  private func isAhead(_ candidate: Candidate) -> Bool { candidate.modality.tense == .future }

  private func isOfAnotherDay(_ candidate: Candidate, _ date: DatedReading?) -> Bool {
    guard let date, let published else { return false }
    return date.date.earliest.map { $0 > published } ?? true
      || date.date.latest.map { $0.adding(1) < published } ?? true
  }

  private func isMeetingOfSpeakers(_ draft: Draft) -> Bool {
    [.meeting, .visit, .negotiation].contains(draft.kind) && draft.series == nil && !draft.isPast
      && [.held, .ongoing].contains(draft.status)
  }

  private func hasSides(of candidate: Candidate, _ draft: Draft) -> Bool {
    candidate.parties.allSatisfy { party in draft.parties.contains { covers($0, party) } }
      || Set(candidate.parties.compactMap(side)) == Set(draft.parties.compactMap(side))
  }

  /// Told without a day, or of the day on which they speak or the one before.
  private func isOfPaper(_ draft: Draft) -> Bool {
    guard let published, let date = draft.date?.date else { return true }
    guard let first = date.earliest, let last = date.latest else { return false }
    return first <= published && published <= last.adding(1)
  }

  /// "dialogue", "further discussions": how two deal with each other.
  private func isOfDealing(_ candidate: Candidate) -> Bool {
    candidate.frame == .nounMeeting
      && International.dealings.contains(
        lexicon.vocabulary.text(document.tokens[candidate.trigger.upperBound - 1].word))
  }
}
