import SummitModel

/// Entries of a calendar: "A in Amman, Jordan: is received by King B and meets with Foreign Minister C".
extension CandidateFinder {
  /// Who stands before the colon, and where he is.
  func entry(before trigger: Range<Int>, in view: SentenceView) -> (who: PartyGroup, place: PlaceReading?)? {
    guard let who = view.groups.first, who.tokens.lowerBound == view.tokens.lowerBound,
      who.parties.count == 1,
      who.parties[0].isNamed,
      let position = view.mentions.firstIndex(where: { $0.tokens.lowerBound >= who.tokens.upperBound }),
      (1...2).contains(view.mentions[position].tokens.lowerBound - who.tokens.upperBound),
      let colon =
        (view.mentions[position].tokens
        .upperBound..<max(view.mentions[position].tokens.upperBound, trigger.lowerBound))
        .first(where: { document.text(token: tokens[$0]) == ":" }),
      colon - who.tokens.upperBound <= 12
    else { return nil }
    let place = places.place(at: position, in: view, prepositions: ["in"])
    return place.map { (who, $0) }
  }

  /// "to London to attend the summit and then continue on to Berlin": places of what comes then.
  func goesOnElsewhere(from start: Int, to place: Int) -> Bool {
    (start..<max(start, place)).dropLast().contains { index in
      guard lexicon.classes(of: tokens[index].word).contains(.and) else { return false }
      let next =
        ["then", "later", "afterwards"].contains(lexicon.vocabulary.text(tokens[index + 1].word))
        ? index + 2 : index + 1
      let verb = lexicon.vocabulary.text(tokens[next].word)
      // "met and came back for a second day": at the same place.
      return next < place && Self.motion.contains(verb)
        && !["come", "came", "return", "returned"].contains(verb)
    }
  }
}
