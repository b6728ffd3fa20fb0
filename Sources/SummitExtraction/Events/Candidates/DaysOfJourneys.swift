import SummitModel

/// Which days of a sentence are of a journey, of one of its stops, or of what is only prepared.
extension CandidateFinder {
  /// "left for home today after a state visit to B": the day of leaving is the visit's last.
  func dayOfLeaving(_ candidate: Candidate, in view: SentenceView) -> DateMention? {
    guard candidate.frame == .nounVisit || candidate.frame == .nounMeeting && candidate.duration != nil,
      let after =
        (max(view.tokens.lowerBound, candidate.trigger.lowerBound - 5)..<candidate.trigger.lowerBound)
        .last(where: { ["after", "following"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      let verb = (view.tokens.lowerBound..<after).last(where: {
        Self.leaving.contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    let days = view.mentions.compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, !date.isDuration, date.tokens.upperBound <= after {
        date
      } else {
        nil
      }
    }
    return days.first { $0.tokens.lowerBound > verb } ?? days.last
  }

  /// "will arrive on Tuesday and leave on the evening of the 22nd": the day on which the guest goes home.
  func dayOfDeparture(behind first: DateMention, _ candidate: Candidate, in view: SentenceView)
    -> DateMention?
  {
    let start = first.tokens.upperBound
    guard candidate.frame == .travel, Self.arriving.contains(firstWord(candidate)), candidate.duration == nil,
      let verb = (start..<max(start, min(start + 6, view.tokens.upperBound))).first(where: {
        let word = lexicon.vocabulary.text(tokens[$0].word)
        // "arrived on Tuesday for a visit that ends on Saturday".
        return Self.departing.contains(word) || ["ends", "ending", "end"].contains(word)
      })
    else { return nil }
    return view.mentions.lazy.compactMap { mention -> DateMention? in
      if case .date(let date) = mention.kind, !date.isDuration { date } else { nil }
    }.first { $0.tokens.lowerBound > verb && $0.tokens.lowerBound - verb <= 7 }
  }

  /// "On the eve of his visit to C, A met B on Tuesday": the day of the meeting.
  func isBehindEve(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame.isNoun, candidate.trigger.upperBound < date.tokens.lowerBound,
      let eve = (view.tokens.lowerBound..<candidate.trigger.lowerBound).last(where: {
        ["eve", "ahead"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), candidate.trigger.lowerBound - eve <= 5, eve - view.tokens.lowerBound <= 2,
      let comma = (candidate.trigger.upperBound..<date.tokens.lowerBound).first(where: {
        document.isComma($0)
      })
    else { return false }
    return view.mentions.contains {
      $0.isTrigger && $0.tokens.lowerBound > comma && $0.tokens.upperBound <= date.tokens.lowerBound
    }
  }

  /// "arrived on Tuesday for a visit ending on Saturday": the last day, beside one told before.
  func isLastDay(_ date: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame == .nounVisit,
      (max(
        candidate.trigger.upperBound, date.tokens.lowerBound - 2)..<max(
          candidate.trigger.upperBound, date.tokens.lowerBound)).contains(where: {
          ["ends", "ending"].contains(lexicon.vocabulary.text(tokens[$0].word))
        })
    else { return false }
    return view.mentions.contains { mention in
      guard case .date(let other) = mention.kind else { return false }
      return !other.isDuration && mention.tokens.upperBound <= candidate.trigger.lowerBound
    }
  }

  private func firstWord(_ candidate: Candidate) -> String {
    lexicon.vocabulary.text(tokens[candidate.trigger.lowerBound].word)
  }

  private static let arriving: Set<String> = ["arrive", "arrives", "arrived", "arriving"]
  private static let departing: Set<String> = [
    "leave", "leaves", "left", "depart", "departs", "departed", "return", "returns", "returned",
  ]

  /// "held talks in C on Wednesday, the last stop of a tour": the day of the stop, not of the tour.
  func isOfStop(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    guard candidate.frame == .nounVisit, date.upperBound <= candidate.trigger.lowerBound else { return false }
    let before = (max(date.upperBound, candidate.trigger.lowerBound - 9)..<candidate.trigger.lowerBound).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    // "arrived in C on Wednesday at the start of a tour that will also take him to D".
    return before.suffix(6).contains { ["stop", "leg", "stage", "destination", "station"].contains($0) }
      || candidate.modality.isFuture && before.contains { ["start", "beginning"].contains($0) }
  }

  /// "flew in for talks with B, whom she will meet in C on Wednesday": what the clause of "whom" tells.
  func standsBehindWhom(_ token: Int, _ trigger: Range<Int>) -> Bool {
    trigger.upperBound < token
      && (trigger.upperBound..<token).contains { lexicon.vocabulary.text(tokens[$0].word) == "whom" }
  }

  /// "met B on Wednesday and leaves for C": the day of what was done, not of what is to come.
  func isOfEarlierVerb(_ date: Range<Int>, _ candidate: Candidate, in view: SentenceView) -> Bool {
    let verb = candidate.trigger.lowerBound
    guard !candidate.frame.isNoun, !modality.isPast(verb..<(verb + 1)), date.upperBound < verb else {
      return false
    }
    let gap = date.upperBound..<verb
    // "will stop in B June 8-10, then travel to C".
    if gap.contains(where: { lexicon.vocabulary.text(tokens[$0].word) == "then" }) { return true }
    return gap.contains { lexicon.classes(of: tokens[$0].word).contains(.and) }
      && isToldOfPast(date, in: view)
  }

  /// "a tour that has taken him to B and will end in C": he was in B.
  func readStopsMade(_ candidate: inout Candidate) {
    guard candidate.frame == .nounVisit, let place = candidate.place,
      place.tokens.lowerBound > candidate.trigger.upperBound
    else { return }
    let gap = candidate.trigger.upperBound..<place.tokens.lowerBound
    guard
      gap.contains(where: { ["took", "taken", "brought"].contains(lexicon.vocabulary.text(tokens[$0].word)) }
      ),
      modality.marks(in: gap).isDisjoint(with: [.will, .may])
    else { return }
    candidate.modality = Modality()
    candidate.modality.isPast = true
  }

  /// "A, on an eight-day visit to B, said": there now.
  func readStayUnderWay(_ candidate: inout Candidate, _ clause: Range<Int>) {
    guard candidate.frame == .nounVisit, candidate.place != nil, candidate.date == nil,
      candidate.duration != nil, candidate.modality == Modality(),
      modality.endOfAside(candidate.trigger, in: clause) != nil
    else { return }
    candidate.modality.isProgressive = true
  }

  /// "landed in C on Wednesday to prepare the summit": where and when that is done is not where and when the summit is.
  func isPreparedOnly(_ candidate: Candidate, in view: SentenceView) -> Bool {
    let owner = tokens[max(0, candidate.trigger.lowerBound - 1)]
    return candidate.frame.isNoun && (candidate.isDefinite || owner.has(.possessive))
      && modality.isPrepared(candidate.trigger, in: view.tokens)
  }

  /// Whether the nearest verb before a date tells of what was done.
  private func isToldOfPast(_ date: Range<Int>, in view: SentenceView) -> Bool {
    let ahead: WordClass = [.will, .may, .planned, .plannedTo, .wish]
    let verb = (view.tokens.lowerBound..<date.lowerBound).last {
      modality.isPast($0..<($0 + 1)) || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: ahead)
    }
    return verb.map { lexicon.classes(of: tokens[$0].word).isDisjoint(with: ahead) } ?? false
  }

  /// "on the last leg of a 10-day trip, told B in C": how long another event lasts, or a tour of many stops.
  func isLengthOfOther(_ length: DateMention, _ candidate: Candidate, in view: SentenceView) -> Bool {
    guard !candidate.frame.isNoun || candidate.frame == .nounMeeting,
      let next = view.mentions.first(where: {
        $0.tokens.lowerBound >= length.tokens.upperBound && isEvent($0)
      }),
      next.tokens.lowerBound - length.tokens.upperBound <= 3, next.tokens != candidate.trigger,
      case .trigger(let row) = next.kind,
      reading(of: Int(row), at: next.tokens, in: view)?.frame == .nounVisit
    else { return false }
    let goes: Set<Trigger.Frame> = [.travel, .visit, .stay, .leave]
    return !goes.contains(candidate.frame) || next.tokens.upperBound <= candidate.trigger.lowerBound
      || ["tour", "swing"].contains(lexicon.vocabulary.text(tokens[next.tokens.upperBound - 1].word))
  }

  /// "Ghana (11-12 April)", "the Ivory Coast, on 13 April": the day right behind a stop.
  func dayOfStop(_ position: Int, in view: SentenceView) -> DateMention? {
    guard position + 1 < view.mentions.count, case .date(let day) = view.mentions[position + 1].kind,
      !day.isDuration, day.tokens.lowerBound - view.mentions[position].tokens.upperBound <= 2,
      (view.mentions[position].tokens.upperBound..<day.tokens.lowerBound).allSatisfy({
        tokens[$0].isPunctuation || lexicon.classes(of: tokens[$0].word).contains(.preposition)
      })
    else { return nil }
    return day
  }
}
