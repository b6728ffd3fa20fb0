import SummitModel

/// Places of what is talked about, where nothing takes place: "the situation in Cyprus".
extension CandidateFinder {
  /// Whether a place behind a trigger belongs to the topic: "discussed the crisis in Haiti", "talks on the war in
  /// Korea"; not "talks on arms in Geneva".
  func belongsToTopic(_ mention: Mention, of candidate: Candidate, in view: SentenceView) -> Bool {
    guard let preposition = preposition(before: mention), preposition > candidate.trigger.upperBound else {
      return false
    }
    if isSubject(of: candidate.trigger, in: view) || isOfDeed(preposition, candidate.trigger) { return true }
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

  /// "welcomed the decision taken in Algiers last year", "spoke of those detained in B in May": where and when that
  /// was.
  func isOfDeed(_ token: Int, _ trigger: Range<Int>) -> Bool {
    (max(trigger.upperBound, token - 4)..<max(trigger.upperBound, token)).contains {
      Self.deeds.contains(lexicon.vocabulary.text(tokens[$0].word))
        && lexicon.classes(of: tokens[$0 - 1].word).isDisjoint(with: [.be, .have])
    }
  }

  private static let deeds: Set<String> = [
    "taken", "adopted", "made", "reached", "issued", "published", "drafted", "ratified", "founded",
    "established", "detained", "imprisoned", "arrested", "stationed", "deployed", "displaced", "killed",
  ]

  /// "The main subject of their talks was the war in Mali": what the sentence tells is what was talked about.
  private func isSubject(of talks: Range<Int>, in view: SentenceView) -> Bool {
    guard talks.upperBound < view.tokens.upperBound,
      lexicon.classes(of: tokens[talks.upperBound].word).contains(.be)
    else { return false }
    let before = max(view.tokens.lowerBound, talks.lowerBound - 5)..<talks.lowerBound
    return zip(before, before.dropFirst()).contains {
      ["subject", "subjects", "topic", "topics", "focus", "theme", "themes", "issue", "issues"].contains(
        lexicon.vocabulary.text(tokens[$0].word)) && lexicon.vocabulary.text(tokens[$1].word) == "of"
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
