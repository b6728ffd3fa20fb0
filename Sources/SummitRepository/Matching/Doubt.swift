import SummitModel

/// Two reports that are neither clearly of one event nor clearly of two: for a curator to decide.
struct Doubt {
  /// The smaller and the larger key.
  let report: Int
  let other: Int
  let score: Double
  /// What speaks for and against: `same parties +3.0, a day apart -5.0`.
  let reasons: String

  /// `nil` for a pair that needs nobody's word. Of a vague report and an exact one also a clear match is kept: where
  /// several are as clear, it joins none.
  init?(_ a: Report, _ b: Report, _ comparison: Comparison) {
    switch comparison.verdict {
    case .different: return nil
    case .same: guard a.traits.isVague != b.traits.isVague else { return nil }
    case .doubtful: break
    }
    guard a.article != b.article else { return nil }
    (report, other) = (min(a.id, b.id), max(a.id, b.id))
    score = (comparison.score * 100).rounded() / 100
    let features = comparison.features.map { "\($0.name) \($0.weight < 0 ? "" : "+")\($0.weight)" }
    // Else a reader wonders what keeps them apart.
    let others = comparison.verdict == .same ? ["and yet other reports of theirs differ, or fit as well"] : []
    reasons = (features + others).joined(separator: ", ")
  }
}
