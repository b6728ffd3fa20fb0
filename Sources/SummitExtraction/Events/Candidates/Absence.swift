/// Words by which somebody is told not to be at a gathering, which takes place all the same.
struct Absence {
  let document: Document
  let lexicon: Lexicon

  /// "stayed away from", "skipped", "was not invited to", "will not attend".
  func isTold(in words: Range<Int>) -> Bool {
    words.contains { index in
      if Self.absence.contains(word(index)) { return true }
      guard lexicon.classes(of: document.tokens[index].word).contains(.negation) else { return false }
      return (index + 1..<max(index + 1, min(index + 4, words.upperBound))).contains {
        Self.presence.contains(word($0))
      }
    }
  }

  private func word(_ index: Int) -> String { lexicon.vocabulary.text(document.tokens[index].word) }

  private static let absence: Set<String> = [
    "away", "absent", "skip", "skips", "skipped", "skipping", "boycott", "boycotts", "boycotted",
    "boycotting", "absentee", "absentees",
  ]
  private static let presence: Set<String> = [
    "attend", "attended", "attending", "invited", "participate", "participated", "participating", "join",
    "present", "included", "represented",
  ]
}
