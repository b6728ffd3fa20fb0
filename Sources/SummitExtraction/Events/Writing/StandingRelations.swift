import SummitModel

/// What goes on between states, or is asked about, without being one occasion.
extension International {
  /// "in close consultation with", "the dialogue between A and B", "we talk about", "do you expect to sign similar
  /// ones?": no day and no place is told of it, and neither headline nor lead is about it.
  func isStanding(_ draft: Draft) -> Bool {
    draft.series == nil && draft.firstSentence > document.sentence(ofToken: document.textStart) + Self.lead
      && !isTold(draft.date?.tokens, with: draft) && !isTold(draft.place?.tokens, with: draft)
      && draft.candidates.allSatisfy { isRelation($0, of: draft) || isPresent($0) || isAskedWhether($0) }
  }

  /// Whether a day or place stands in a sentence that tells of it: others may be those of what was told before.
  private func isTold(_ words: Range<Int>?, with draft: Draft) -> Bool {
    guard let words else { return false }
    let sentence = document.sentence(ofToken: words.lowerBound)
    return draft.candidates.contains { $0.sentence == sentence }
  }

  /// Sentences after the first that say what an article is about.
  private static let lead = 2

  private func isRelation(_ candidate: Candidate, of draft: Draft) -> Bool {
    guard candidate.frame == .nounMeeting, candidate.properName == nil, !candidate.isPast else {
      return false
    }
    // "discussion with".
    let words = candidate.trigger.map { lexicon.vocabulary.text(document.tokens[$0].word) }
    let noun = words.last { !["with", "between"].contains($0) } ?? ""
    // "had discussions with President A and Prime Minister B": those two sat together.
    if noun.hasPrefix("discussion"), draft.parties.filter(\.isNamed).count >= 2 { return false }
    return Self.dealings.contains(noun)
  }

  /// Nouns of how two deal with each other as well as of what they hold on a day.
  static let dealings: Set<String> = [
    "dialogue", "consultation", "consultations", "discussion", "discussions", "negotiation", "negotiations",
  ]

  /// "They discuss", "we talk": told of no time.
  private func isPresent(_ candidate: Candidate) -> Bool {
    let frames: Set<Trigger.Frame> = [.converse, .discuss, .negotiate]
    return frames.contains(candidate.frame) && [.unknown, .present].contains(candidate.modality.tense)
  }

  /// A reporter's question what is to come, as far as no answer says so.
  private func isAskedWhether(_ candidate: Candidate) -> Bool {
    let last = document.tokens[document.sentences[candidate.sentence].upperBound - 1]
    return document.bytes[Int(last.start)] == UInt8(ascii: "?") && candidate.modality.tense != .past
  }
}
