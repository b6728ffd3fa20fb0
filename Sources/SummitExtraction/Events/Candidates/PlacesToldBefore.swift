/// Places that a sentence only points to, and those where talks go on.
extension CandidateFinder {
  /// "a planned trip there", "a meeting there between A and B", "While there, he met B".
  func isThere(_ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView) -> Bool {
    if [.nounVisit, .nounMeeting].contains(candidate.frame),
      saysThere(behind: candidate.trigger) || saysThatCity(clause)
    {
      return true
    }
    return isWhileThere(view) && [.meet, .receive, .nounMeeting, .discuss].contains(candidate.frame)
  }

  /// "While there, he met B": where that is was told before.
  private func isWhileThere(_ view: SentenceView) -> Bool {
    let first = view.tokens.lowerBound
    return first + 2 < view.tokens.upperBound && lexicon.vocabulary.text(tokens[first].word) == "while"
      && lexicon.vocabulary.text(tokens[first + 1].word) == "there"
  }

  /// "were held in that city", "in the same city".
  private func saysThatCity(_ clause: Range<Int>) -> Bool {
    clause.dropFirst(2).contains { index in
      let words = (index - 2..<index).map { lexicon.vocabulary.text(tokens[$0].word) }
      return (words == ["in", "that"] || words == ["the", "same"])
        && ["city", "town", "capital"].contains(lexicon.vocabulary.text(tokens[index].word))
    }
  }

  /// "Talks between A and B will return on Saturday to Muscat": where they go on.
  func whereTheyMove(_ candidate: Candidate, _ clause: Range<Int>, in view: SentenceView)
    -> PlaceReading?
  {
    guard candidate.frame == .nounMeeting,
      let verb = (candidate.trigger.upperBound..<clause.upperBound).first(where: {
        ["return", "returns", "returned", "move", "moves", "moved", "shift", "shifts", "shifted"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return view.mentions.indices.lazy.filter {
      (1...9).contains(view.mentions[$0].tokens.lowerBound - verb)
    }
    .compactMap { places.place(at: $0, in: view, prepositions: ["to"]) }.first
  }
}
