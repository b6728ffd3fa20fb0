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
