/// The best sequence of labels of a run of tokens: Viterbi over scores per token and per pair of labels.
struct LabelDecoder<Score: SignedNumeric & Comparable> {
  /// `pairs[before * 17 + label]`.
  var pairs: [Score]
  private var scores: [Score] = []
  private var from: [Int8] = []
  private var filled = 0

  init(pairs: [Score]) { self.pairs = pairs }

  /// Forgets the run before.
  mutating func begin(_ count: Int) {
    let size = count * NameLabel.count
    if scores.count < size {
      scores = Array(repeating: 0, count: size)
      from = Array(repeating: 0, count: size)
    }
    filled = 0
  }

  /// The next token's scores: one for each label but "outside", whose score is 0.
  mutating func add<Column: FixedWidthInteger & SIMDScalar>(_ columns: SIMD16<Column>)
  where Score: BinaryInteger {
    step { $0 == 0 ? 0 : Score(truncatingIfNeeded: columns[$0 - 1]) }
  }

  mutating func add(_ columns: SIMD16<Score>) where Score: BinaryFloatingPoint & SIMDScalar {
    step { $0 == 0 ? 0 : columns[$0 - 1] }
  }

  @inline(__always)
  private mutating func step(_ score: (Int) -> Score) {
    let row = filled * NameLabel.count
    for label in 0..<NameLabel.count {
      let (best, before) = bestBefore(label)
      scores[row + label] = best + score(label)
      from[row + label] = Int8(before)
    }
    filled += 1
  }

  /// A name's inner and last token follow its first or an inner one; all else follows an end.
  @inline(__always)
  private func bestBefore(_ label: Int) -> (Score, Int) {
    let position = label == 0 ? 0 : (label - 1) & 3
    let continues = label > 0 && (position == 1 || position == 2)
    guard filled > 0 else { return (continues ? Self.never : pairs[label], 0) }
    let row = (filled - 1) * NameLabel.count
    if continues {
      let begin = label - position
      let first = scores[row + begin] + pairs[begin * NameLabel.count + label]
      let inner = scores[row + begin + 1] + pairs[(begin + 1) * NameLabel.count + label]
      return inner > first ? (inner, begin + 1) : (first, begin)
    }
    var best = (scores[row] + pairs[label], 0)
    for before in stride(from: 3, through: 16, by: 1) where (before - 1) & 3 >= 2 {
      let score = scores[row + before] + pairs[before * NameLabel.count + label]
      if score > best.0 { best = (score, before) }
    }
    return best
  }

  private static var never: Score { -1_000_000 }

  /// The best labels, one for each token added; the last one closes.
  func best() -> [NameLabel] {
    guard filled > 0 else { return [] }
    let row = (filled - 1) * NameLabel.count
    var label = 0
    for end in NameLabel.closing where scores[row + end] > scores[row + label] { label = end }
    var labels = Array(repeating: NameLabel.outside, count: filled)
    for token in stride(from: filled - 1, through: 0, by: -1) {
      labels[token] = NameLabel(index: label)
      label = Int(from[token * NameLabel.count + label])
    }
    return labels
  }
}
