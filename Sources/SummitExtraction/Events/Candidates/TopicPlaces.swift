import SummitModel

/// Places of what is talked about, where nothing takes place: "the situation in Cyprus".
extension CandidateFinder {
  /// Whether a place behind a trigger belongs to the topic: "discussed the crisis in Haiti", "talks on the war in
  /// Korea"; not "talks on arms in Geneva".
  func belongsToTopic(_ mention: Mention, of candidate: Candidate, in view: SentenceView) -> Bool {
    guard let preposition = preposition(before: mention), preposition > candidate.trigger.upperBound else {
      return false
    }
    if isDiscussion(candidate.trigger.upperBound..<preposition) { return !isFollowedByDay(mention, in: view) }
    if isOfWork(candidate.trigger.upperBound..<preposition) { return true }
    if lexicon.classes(of: tokens[preposition - 1].word).contains(.matter) {
      return isState(mention) || !isFollowedByDay(mention, in: view)
    }
    guard candidate.frame == .discuss || opensTopic(candidate.trigger.upperBound..<preposition) else {
      return false
    }
    return candidate.frame == .discuss ? !isFollowedByDay(mention, in: view) : isState(mention)
  }

  /// "farm occupations in Zimbabwe have been restricted to talks": a state where something is the matter.
  func standsInMatter(_ mention: Mention) -> Bool {
    guard let preposition = preposition(before: mention), preposition > 0, isState(mention) else {
      return false
    }
    return lexicon.classes(of: tokens[preposition - 1].word).contains(.matter)
  }

  private func isState(_ mention: Mention) -> Bool {
    if case .country(let country) = mention.kind { country.form == .name } else { false }
  }

  private func isFollowedByDay(_ mention: Mention, in view: SentenceView) -> Bool {
    view.mentions.contains { next in
      if case .date = next.kind {
        (0...1).contains(next.tokens.lowerBound - mention.tokens.upperBound)
      } else {
        false
      }
    }
  }

  /// "met for a discussion of power plants in the Baikal area".
  private func isDiscussion(_ gap: Range<Int>) -> Bool {
    zip(gap, gap.dropFirst()).contains {
      ["discussion", "discussions"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && lexicon.vocabulary.text(tokens[$1].word) == "of"
    }
  }

  /// "an agreement on constructing a power plant in El Dabaa": where the work is to be done.
  private func isOfWork(_ gap: Range<Int>) -> Bool {
    zip(gap, gap.dropFirst()).contains {
      ["on", "for", "of", "the"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && Self.works.contains(lexicon.vocabulary.text(tokens[$1].word))
    }
  }

  private static let works: Set<String> = [
    "constructing", "construction", "building", "establishing", "opening", "creating", "deploying",
    "deployment", "stationing", "developing", "exploring", "exploration", "operating", "expanding",
    "modernising", "modernizing",
  ]

  /// "to discuss", "on", "about", "focused on".
  private func opensTopic(_ gap: Range<Int>) -> Bool {
    gap.contains {
      ["on", "about", "over", "discuss", "discussing", "regarding"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
        && [.none, .the, .article, .determiner].contains(lexicon.dates[tokens[$0 + 1].word].kind)
    }
  }

  /// The "in" or "at" before a place, over "the", "northern", "the city of".
  private func preposition(before mention: Mention) -> Int? {
    let first = mention.tokens.lowerBound
    return (max(1, first - 4)..<max(1, first)).last {
      !lexicon.classes(of: tokens[$0].word).isDisjoint(with: .placePreposition)
    }
  }
}
