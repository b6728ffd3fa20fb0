import SummitModel

/// Meals at which people met, and those that were no meeting, or the same one.
extension CandidateFinder {
  /// "A brought his own lunch".
  func isOwnMeal(_ range: Range<Int>) -> Bool {
    range.lowerBound > 0 && lexicon.vocabulary.text(tokens[range.lowerBound - 1].word) == "own"
      && Self.meals.contains(lexicon.vocabulary.text(tokens[range.lowerBound].word))
  }

  /// "met B over lunch in Riga": where they met, and no other event; "reopened a line over lunch at P" tells of one.
  func isMealOfMeeting(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0,
      Self.meals.contains(lexicon.vocabulary.text(tokens[range.upperBound - 1].word)),
      let over = (max(0, range.lowerBound - 3)..<range.lowerBound).last(where: {
        ["over", "to"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return false }
    // "sat down to dinner with B", "entertained C to lunch".
    if lexicon.vocabulary.text(tokens[over].word) == "to" {
      return (max(0, over - 14)..<over).contains {
        ["down", "entertained", "treated"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }
    }
    let frames: Set<Trigger.Frame> = [.meet, .see, .converse, .discuss, .nounMeeting]
    var index = over - 1
    while index >= 0, over - index < Self.reachOfMeals {
      let isMeeting = lexicon.phrases.entries(of: [tokens[index].word]).contains {
        $0.table == .trigger && frames.contains(lexicon.triggers[Int($0.row)].frame)
      }
      if isMeeting { return true }
      if tokens[index].has(.sentenceStart) { return false }
      index -= 1
    }
    return false
  }

  /// Words between a meeting and the meal that it was.
  private static let reachOfMeals = 16
  private static let meals: Set<String> = ["lunch", "dinner", "breakfast"]
}
