/// What a "no" or "not" denies: the event, or something else that is said of it.
extension ModalityReader {
  /// "no talks", "did not meet": a denial of comments on them denies nothing.
  func isNegated(_ range: Range<Int>) -> Bool {
    guard
      let not = range.last(where: {
        lexicon.classes(of: tokens[$0].word).contains(.negation) && !deniesOther($0) && !deniesSort($0)
          && !isWithout($0, in: range)
      })
    else { return false }
    return !(not + 1..<range.upperBound).contains {
      Self.deniedOfPersons.contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "would be unable to meet him".
  func isBeyond(_ range: Range<Int>) -> Bool {
    range.dropLast().contains {
      lexicon.vocabulary.text(tokens[$0].word) == "unable"
        && lexicon.classes(of: tokens[$0 + 1].word).contains(.to)
    }
  }

  /// "ended their talks without a deal and agreed to meet again": what was not had, and another verb.
  private func isWithout(_ not: Int, in range: Range<Int>) -> Bool {
    lexicon.vocabulary.text(tokens[not].word) == "without"
      && (not + 1..<max(not + 1, range.upperBound)).contains {
        lexicon.classes(of: tokens[$0].word).contains(.and)
      }
  }

  /// "that belong to neither bloc": what stands behind a preposition of its own.
  private func deniesOther(_ not: Int) -> Bool {
    lexicon.vocabulary.text(tokens[not].word) == "neither" && not > 0
      && !lexicon.classes(of: tokens[not - 1].word).isDisjoint(with: [.preposition, .to])
  }

  /// "was not a success", "has not been the only one": it was, though not of that sort.
  private func deniesSort(_ not: Int) -> Bool {
    guard lexicon.vocabulary.text(tokens[not].word) == "not", not > 0,
      !lexicon.classes(of: tokens[not - 1].word).isDisjoint(with: [.be, .have])
    else { return false }
    var next = not + 1
    while next < tokens.count, lexicon.classes(of: tokens[next].word).contains(.be) { next += 1 }
    return next < tokens.count && lexicon.classes(of: tokens[next].word).contains(.article)
  }

  /// What is denied of a person and leaves the event as it is: "would not comment on the talks", "was not invited".
  private static let deniedOfPersons: Set<String> = [
    "comment", "confirm", "discuss", "know", "elaborate", "say", "mention", "rule", "attend", "attended",
    "invited", "represented", "participate", "join",
  ]
}
