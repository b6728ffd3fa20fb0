/// Whether the evidence of an event is what the article says.
enum Proofs {
  /// The longest sentence, in Unicode scalars, that proves anything.
  private static let longest = 1500

  /// The filled fields among date, place and participants, and how many of them have a sentence of the text.
  static func tally(_ event: FoundEvent, text: String) -> Tally {
    var fields: [String] = []
    if event.start != nil { fields.append("date") }
    if event.place != nil { fields.append("place") }
    if event.listsPeople { fields.append("participants") }
    let scalars = text.unicodeScalars
    let proved = fields.filter { field in
      event.evidence.contains { $0.field == field && stands($0, in: scalars) }
    }
    return Tally(right: proved.count, asked: fields.count)
  }

  private static func stands(_ proof: FoundEvent.Proof, in text: String.UnicodeScalarView) -> Bool {
    guard proof.start >= 0, proof.end > proof.start, proof.end - proof.start <= longest,
      let start = text.index(text.startIndex, offsetBy: proof.start, limitedBy: text.endIndex),
      let end = text.index(start, offsetBy: proof.end - proof.start, limitedBy: text.endIndex)
    else { return false }
    return proof.sentence.contains(String(text[start..<end]))
  }
}
