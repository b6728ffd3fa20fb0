import SummitModel

/// Citizens, who speak for no state: whom statesmen meet, and who travel by themselves.
extension CandidateFinder {
  /// "met with a group of Korean women entrepreneurs", "will meet community leaders": an audience, and no meeting of two
  /// states.
  func meetsCitizens(_ candidate: Candidate, _ clause: Range<Int>) -> Bool {
    let (end, isNoun) = (candidate.trigger.upperBound, candidate.frame == .nounMeeting)
    guard candidate.frame == .meet || isNoun, end < clause.upperBound,
      !isNoun || lexicon.vocabulary.text(tokens[end].word) == "with",
      candidate.anaphora.count + candidate.parties.count(where: \.isNamed) <= 1,
      candidate.parties.allSatisfy({ !$0.isNamed || $0.tokens.upperBound <= candidate.trigger.lowerBound })
    else { return false }
    let behind = end..<min(end + 9, clause.upperBound)
    let stop = behind.first { index in
      tokens[index].isPunctuation && !tokens[index].has(.afterHyphen)
        || index > behind.lowerBound + 1
          && !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.placePreposition, .subordinator])
          && lexicon.vocabulary.text(tokens[index].word) != "of"
    }
    return (behind.lowerBound..<(stop ?? behind.upperBound)).contains { isOfCitizens($0) }
  }

  private func isOfCitizens(_ index: Int) -> Bool {
    let word = lexicon.vocabulary.text(tokens[index].word)
    return Self.citizens.contains(word)
      || ["leaders", "representatives", "members"].contains(word)
        && Self.circles.contains(lexicon.vocabulary.text(tokens[index - 1].word))
  }

  private static let citizens: Set<String> = [
    "women", "students", "entrepreneurs", "activists", "defenders", "survivors", "workers", "soldiers",
    "veterans",
    "families", "executives", "businessmen", "academics", "scholars",
  ]
  /// What leads, and is no state: "civil society leaders".
  private static let circles: Set<String> = [
    "society", "community", "business", "labor", "labour", "religious", "faith", "tribal", "student", "youth",
  ]

  /// "for Japanese citizens arriving in Australia", "those leaving their homes and making the journey to A": they, and
  /// not the statesmen of whom the sentence is.
  func travelsByItself(_ trigger: Trigger, _ range: Range<Int>, in view: SentenceView) -> Bool {
    guard [.visit, .travel, .leave, .nounVisit].contains(trigger.frame),
      range.lowerBound > view.tokens.lowerBound
    else { return false }
    let before = range.lowerBound - 1
    if trigger.form == .gerund, document.text(token: tokens[before]).hasSuffix("s"),
      !tokens[before].isCapitalised, view.mention(covering: before) == nil,
      lexicon.classes(of: tokens[before].word).isEmpty, lexicon.dates[tokens[before].word].kind == .none
    {
      return true
    }
    guard
      let those = (max(view.tokens.lowerBound, range.lowerBound - 12)..<range.lowerBound).last(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "those"
      }), those + 1 < range.lowerBound
    else { return false }
    return
      (document.text(token: tokens[those + 1]).hasSuffix("ing")
      || lexicon.vocabulary.text(tokens[those + 1].word) == "who")
      && !(those..<range.lowerBound).contains { document.isComma($0) }
  }
}
