/// Weights while they are learned: each mistaken run moves them towards its right labels.
struct Perceptron {
  private let index: HashIndex
  /// The row of each feature of the samples, or -1 for rare ones.
  private let places: [Int32]
  private var rows: [SIMD16<Float>]
  private var rowSums: [SIMD16<Float>]
  private var decoder: LabelDecoder<Float>
  private var pairSums: [Float]
  private var time: Float = 1

  /// Features of fewer tokens are left out.
  private static let leastCount = 3

  init(samples: TrainingSamples) {
    index = HashIndex(sorted: Self.frequent(samples.hashes))
    let index = index
    places = samples.hashes.map { Int32(index.place(of: $0)) }
    rows = Array(repeating: SIMD16(), count: index.hashes.count)
    rowSums = rows
    let pairs = Array(repeating: Float(0), count: NameLabel.count * NameLabel.count)
    decoder = LabelDecoder(pairs: pairs)
    pairSums = pairs
  }

  private static func frequent(_ hashes: [UInt32]) -> [UInt32] {
    let sorted = hashes.sorted()
    var frequent: [UInt32] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      if end - start >= leastCount { frequent.append(sorted[start]) }
      start = end
    }
    return frequent
  }

  /// One epoch, in an order drawn from the seed; the share of runs read without fault.
  mutating func goThrough(_ samples: TrainingSamples, seed: UInt64) -> Double {
    var order = Array(samples.runs.indices)
    var random = SplitMix(state: seed)
    order.shuffle(using: &random)
    var right = 0
    for run in order {
      let tokens = samples.tokens(ofRun: run)
      let labels = tokens.map { NameLabel(index: Int(samples.labels[$0])) }
      let guess = read(tokens, samples)
      if guess == labels {
        right += 1
      } else {
        learn(tokens, labels, guess, samples)
      }
      time += 1
    }
    return Double(right) / Double(max(order.count, 1))
  }

  private mutating func read(_ tokens: Range<Int>, _ samples: TrainingSamples) -> [NameLabel] {
    decoder.begin(tokens.count)
    for token in tokens {
      var sum = SIMD16<Float>()
      for feature in samples.features(ofToken: token) where places[feature] >= 0 {
        sum += rows[Int(places[feature])]
      }
      decoder.add(sum)
    }
    return decoder.best()
  }

  private mutating func learn(
    _ tokens: Range<Int>, _ labels: [NameLabel], _ guess: [NameLabel], _ samples: TrainingSamples
  ) {
    for (offset, token) in tokens.enumerated() {
      let (label, wrong) = (labels[offset].index, guess[offset].index)
      if label != wrong { move(samples.features(ofToken: token), towards: label, from: wrong) }
      let (before, wrongBefore) = offset > 0 ? (labels[offset - 1].index, guess[offset - 1].index) : (0, 0)
      guard label != wrong || before != wrongBefore else { continue }
      movePair(before * NameLabel.count + label, by: 1)
      movePair(wrongBefore * NameLabel.count + wrong, by: -1)
    }
  }

  private mutating func move(_ features: Range<Int>, towards label: Int, from wrong: Int) {
    var change = SIMD16<Float>()
    if label > 0 { change[label - 1] += 1 }
    if wrong > 0 { change[wrong - 1] -= 1 }
    for feature in features where places[feature] >= 0 {
      rows[Int(places[feature])] += change
      rowSums[Int(places[feature])] += change * time
    }
  }

  private mutating func movePair(_ pair: Int, by change: Float) {
    decoder.pairs[pair] += change
    pairSums[pair] += change * time
  }

  // MARK: The result

  /// Averaged weights of the features that matter, in steps of 1/3 between -40 and 40.
  func weights() -> (HashIndex, [NameModel.Row], [Int16]) {
    var hashes: [UInt32] = []
    var kept: [NameModel.Row] = []
    for (place, hash) in index.hashes.enumerated() {
      let mean = (rows[place] - rowSums[place] / time) * Self.steps
      let row = NameModel.Row(clamping: SIMD16<Int32>(mean.rounded(.toNearestOrEven)))
      guard (0..<16).contains(where: { abs(Int(row[$0])) >= Self.leastWeight }) else { continue }
      hashes.append(hash)
      kept.append(row)
    }
    let pairs = decoder.pairs.indices.map { pair in
      Int16(((decoder.pairs[pair] - pairSums[pair] / time) * Self.steps).rounded())
    }
    return (HashIndex(sorted: hashes), kept, pairs)
  }

  private static let steps: Float = 5
  private static let leastWeight = 8
}

/// A small generator of numbers that are the same everywhere.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
