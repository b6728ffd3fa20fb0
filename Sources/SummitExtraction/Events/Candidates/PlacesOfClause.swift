import SummitModel

/// Places and times that the words around a candidate put right: the city behind a state, where a tour leads, what is
/// over when somebody speaks of it.
extension CandidateFinder {
  /// "a working visit to Ireland on Friday in Dublin": the city behind the day.
  func city(
    in state: PlaceReading, of candidate: Candidate, _ clause: Range<Int>, in view: SentenceView
  ) -> PlaceReading? {
    guard [.nounVisit, .visit, .travel, .host].contains(candidate.frame), state.place.city == nil,
      state.place.venue == nil, !state.isOneOfSeveral,
      let day = view.mentions.firstIndex(where: {
        (0...1).contains($0.tokens.lowerBound - state.tokens.upperBound)
      }), case .date = view.mentions[day].kind, day + 1 < view.mentions.count,
      (0...2).contains(view.mentions[day + 1].tokens.lowerBound - view.mentions[day].tokens.upperBound),
      clause.contains(view.mentions[day + 1].tokens.lowerBound),
      let city = places.place(at: day + 1, in: view, prepositions: ["in"]), city.place.city != nil,
      city.place.country == state.place.country
    else { return nil }
    return city
  }

  /// "a visit to West Africa that will take him to Benin": the part of the world, and where in it.
  func placeTaken(behind region: PlaceReading, _ clause: Range<Int>, in view: SentenceView)
    -> PlaceReading?
  {
    guard
      let take = (region.tokens.upperBound..<max(region.tokens.upperBound, clause.upperBound)).first(where: {
        ["take", "takes", "took", "taking"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }),
      let position = view.mentions.firstIndex(where: {
        $0.tokens.lowerBound > take && places.resolve($0) != nil
      }), view.mentions[position].tokens.lowerBound - take <= 5
    else { return nil }
    return places.place(at: position, in: view, prepositions: ["to"])
  }

  /// "Speaking after talks with B, A said aid would grow": what A speaks of lies ahead, not the talks.
  func isFrontedAfter(_ candidate: Candidate, in view: SentenceView) -> Bool {
    guard candidate.frame == .nounMeeting, follows(["after", "following"], candidate.trigger, in: view),
      let speaker = mainSubject(behind: candidate.trigger, in: view)
    else { return false }
    return lexicon.classes(of: tokens[speaker.tokens.upperBound].word).contains(.saying)
  }

  /// "a tour of A, B and C", "a swing through D".
  func toured(_ candidate: Candidate, in view: SentenceView) -> PlaceReading? {
    let of = candidate.trigger.upperBound
    guard of < view.tokens.upperBound, candidate.rule != "visit",
      ["of", "through", "around", "across"].contains(lexicon.vocabulary.text(tokens[of].word)),
      let position = view.mentions.firstIndex(where: { $0.tokens.lowerBound > of }),
      view.mentions[position].tokens.lowerBound - of <= 2
    else { return nil }
    return places.place(at: position, in: view, prepositions: ["of", "through", "around", "across"])
  }
}
