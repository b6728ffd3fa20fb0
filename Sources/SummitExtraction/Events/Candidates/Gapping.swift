import SummitModel

/// Journeys told by the verb of another: "The President went to Tokyo on March 16, the Prime Minister to Seoul on May 7".
extension CandidateFinder {
  func gapped(behind candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard [.travel, .visit].contains(candidate.frame), let place = candidate.place else { return [] }
    let start = max(place.tokens.upperBound, candidate.date?.tokens.upperBound ?? 0)
    var journeys: [Candidate] = []
    for group in view.groups where group.tokens.lowerBound >= start {
      let to = group.tokens.upperBound
      guard group.parties.count == 1, group.parties[0].isNamed, group.preposition == nil,
        isJoint(group.tokens.lowerBound - 1), view.tokens.contains(to),
        lexicon.vocabulary.text(tokens[to].word) == "to",
        let position = view.mentions.firstIndex(where: { $0.tokens.lowerBound == to + 1 }),
        let goal = places.place(at: position, in: view, prepositions: ["to"])
      else { continue }
      var journey = candidate
      journey.parties = []
      journey.anaphora = []
      add(group, as: .visitor, to: &journey)
      journey.place = goal
      journey.date = day(behind: goal.tokens.upperBound, in: view)
      journey.otherDate = nil
      journeys.append(journey)
    }
    return journeys
  }

  /// "met A in Paris on Monday and B on Tuesday": the others whom the verb is told of, each with a day or place of
  /// his own.
  func partners(behind candidate: Candidate, in view: SentenceView) -> [Candidate] {
    let behind = [candidate.place?.tokens, candidate.date?.tokens].compactMap { $0?.upperBound }
    guard [.meet, .see, .receive, .phone, .nounMeeting].contains(candidate.frame), var end = behind.max(),
      end > candidate.trigger.upperBound
    else { return [] }
    var meetings: [Candidate] = []
    for group in view.groups where group.tokens.lowerBound >= end {
      let isPartner =
        group.preposition == nil || candidate.frame == .nounMeeting && group.preposition == "with"
      guard isPartner, !group.isPossessive, group.parties.allSatisfy(\.isNamed), !group.parties.isEmpty,
        (end..<group.tokens.lowerBound).allSatisfy({ isJoint($0) || isWith($0, of: candidate) }),
        end < group.tokens.lowerBound
      else { break }
      var meeting = candidate
      keepSubject(of: &meeting)
      let object = candidate.parties.first { $0.tokens.lowerBound >= candidate.trigger.upperBound }
      add(group, as: object?.role ?? .participant, to: &meeting)
      guard let told = takeOwnDayAndPlace(into: &meeting, behind: group.tokens.upperBound, in: view) else {
        break
      }
      meetings.append(meeting)
      end = told
    }
    return meetings
  }

  /// Those whom one met on another day were not there on the first.
  func without(_ partners: [Candidate], _ told: [Candidate]) -> [Candidate] {
    guard !partners.isEmpty else { return told }
    return told.map { first in
      var first = first
      first.parties.removeAll { party in
        party.tokens.lowerBound >= first.trigger.upperBound
          && partners.contains { $0.parties.contains { $0.key == party.key } }
      }
      return first
    }
  }

  /// "had a meeting with A on Monday and with the minister, B, on Tuesday".
  private func isWith(_ index: Int, of candidate: Candidate) -> Bool {
    candidate.frame == .nounMeeting
      && (lexicon.vocabulary.text(tokens[index].word) == "with"
        || lexicon.classes(of: tokens[index].word).contains(.article))
  }

  /// What stands before the verb holds for all whom it is told of.
  private func keepSubject(of meeting: inout Candidate) {
    let verb = meeting.trigger.lowerBound
    meeting.parties.removeAll { $0.tokens.lowerBound >= verb }
    meeting.anaphora.removeAll { $0.tokens.lowerBound >= verb }
    if let place = meeting.place, place.tokens.lowerBound >= verb { meeting.place = nil }
    if let date = meeting.date, date.tokens.lowerBound >= verb { meeting.date = nil }
    meeting.otherDate = nil
    meeting.duration = nil
  }

  /// Where they end; `nil` where there is neither.
  private func takeOwnDayAndPlace(into meeting: inout Candidate, behind start: Int, in view: SentenceView)
    -> Int?
  {
    var end = start
    for position in view.mentions.indices {
      let mention = view.mentions[position].tokens
      guard mention.lowerBound >= end, mention.lowerBound - end <= 2,
        (end..<mention.lowerBound).allSatisfy({ leadsOn($0) })
      else { continue }
      if let place = places.place(at: position, in: view, prepositions: ["in", "at"]) {
        meeting.place = place
        end = place.tokens.upperBound
      } else if let date = day(behind: end, in: view), date.tokens == mention {
        meeting.date = date
        end = date.tokens.upperBound
      }
    }
    return end > start && isFollowedByNoPredicate(end) ? end : nil
  }

  /// "in", "on the": no verb of another's.
  private func leadsOn(_ index: Int) -> Bool {
    document.isComma(index)
      || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [
        .preposition, .placePreposition, .article,
      ])
  }

  private func isJoint(_ index: Int) -> Bool {
    document.isComma(index) || document.text(token: tokens[index]) == ";"
      || lexicon.classes(of: tokens[index].word).contains(.and)
  }

  private func day(behind end: Int, in view: SentenceView) -> DateMention? {
    for mention in view.mentions where mention.tokens.lowerBound >= end {
      guard case .date(let date) = mention.kind, mention.tokens.lowerBound - end <= 2, !date.isDuration else {
        return nil
      }
      return date
    }
    return nil
  }

  /// "Summits were held in 2000 and 2007": one in each.
  func occasions(behind candidate: Candidate, in view: SentenceView) -> [Candidate] {
    guard candidate.frame == .nounMeeting, let first = candidate.date,
      document.text(token: tokens[candidate.trigger.upperBound - 1]).hasSuffix("s"),
      !document.text(token: tokens[candidate.trigger.upperBound - 1]).hasPrefix("talk"),
      let and = [first.tokens.upperBound].first(where: view.tokens.contains),
      lexicon.classes(of: tokens[and].word).contains(.and)
    else { return [] }
    return view.mentions.compactMap { mention in
      guard case .date(let date) = mention.kind, !date.isDuration,
        (1...2).contains(date.tokens.lowerBound - and)
      else { return nil }
      var other = candidate
      other.date = date
      other.otherDate = nil
      return other
    }
  }
}
