/// Trains the name tagger: an averaged perceptron over the features that the tagger reads.
///
/// The same texts in the same order give the same model.
public struct NameTrainer {
  private let lexicon: Lexicon
  private let tagger: NameTagger
  private let clusteredWords: HashIndex
  private let clusters: [UInt32]
  private var samples = TrainingSamples()

  /// - Parameter clusters: lines of a word and its four cluster numbers, from coarse to fine.
  public init(lexicon: Lexicon, clusters text: String) {
    self.lexicon = lexicon
    (clusteredWords, clusters) = Self.readClusters(text)
    tagger = NameTagger(
      lexicon: lexicon,
      model: NameModel(
        features: HashIndex(sorted: []), rows: [], pairs: [], clusteredWords: clusteredWords,
        clusters: clusters))
  }

  /// Adds a text and what is derived from it.
  ///
  /// - Parameters:
  ///   - copies: how often it counts.
  ///   - repairs: whether its marks were made by a machine, so that the tables may put them right.
  public mutating func add(_ text: TaggedText, copies: Int = 1, repairs: Bool) {
    let number = UInt64(samples.documents)
    for copy in 0..<copies {
      let seed = number &* 7 &+ UInt64(copy)
      add(number % 2 == 0 ? text : withDateline(text, seed), repairs, seed: seed)
    }
    switch number % 8 {
    case 0: if let shouted = text.shouted() { add(shouted, repairs, seed: number) }
    case 4: add(text.headline(), repairs, seed: number)
    default: break
    }
  }

  private mutating func add(_ text: TaggedText, _ repairs: Bool, seed: UInt64) {
    let document = Document(text: text.text, vocabulary: lexicon.vocabulary)
    let labels = MarkRepair(lexicon: lexicon, isMachineMade: repairs)
      .repair(text.labels(of: document), of: document)
    let view = tagger.view(of: document) { word in
      ((word ^ seed &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93) >> 32 % 10 < 3
    }
    var features = NameFeatures()
    samples.beginDocument()
    view.forEachRun { run, sentence in
      guard Self.isWhole(run, labels) else { return }
      samples.beginRun()
      for index in run {
        features.read(index, run: run, sentence: sentence, of: view)
        samples.add(features.hashes, labels[index])
      }
    }
  }

  /// With a dateline from a town or capital of the tables.
  private func withDateline(_ text: TaggedText, _ seed: UInt64) -> TaggedText {
    let number = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 >> 20
    let places = lexicon.places
    guard places.count > 0 else { return text }
    var row = Int(number % UInt64(places.count))
    // Of the many towns rather the large ones.
    for step in 1...4 where places[row].population < 300_000 {
      row = Int((number &+ UInt64(step) &* 7_919) % UInt64(places.count))
    }
    let agencies = TaggedText.agencies
    return text.withDateline(
      places[row].name, agency: agencies[Int(number / 16 % UInt64(agencies.count))], number: number)
  }

  /// Whether no name reaches over the run's edges.
  private static func isWhole(_ run: Range<Int>, _ labels: [NameLabel]) -> Bool {
    labels[run.lowerBound].opens && labels[run.upperBound - 1].closes
  }

  private static func readClusters(_ text: String) -> (HashIndex, [UInt32]) {
    var packed: [UInt32: UInt32] = [:]
    for line in text.utf8.split(separator: 10) {
      let fields = line.split(separator: 9)
      let numbers = fields.dropFirst().compactMap { UInt32(String($0) ?? "") }
      guard fields.count == 5, numbers.count == 4 else { continue }
      let hash = UInt32(truncatingIfNeeded: TraitReader.hash(ArraySlice(fields[0])) >> 32)
      let value =
        min(numbers[0], 15) | min(numbers[1], 63) << 4 | min(numbers[2], 255) << 10
        | min(numbers[3], 1023) << 18
      if packed[hash] == nil { packed[hash] = value }
    }
    let hashes = packed.keys.sorted()
    return (HashIndex(sorted: hashes), hashes.map { packed[$0] ?? 0 })
  }

  // MARK: Training

  /// - Parameters:
  ///   - epochs: how often every text is gone through.
  ///   - report: told after each epoch: its number and the share of runs that were read without fault.
  public func train(epochs: Int, report: (Int, Double) -> Void) -> TrainedNames {
    var perceptron = Perceptron(samples: samples)
    for epoch in 1...max(epochs, 1) {
      let right = perceptron.goThrough(samples, seed: UInt64(epoch))
      report(epoch, right)
    }
    let (features, rows, pairs) = perceptron.weights()
    return TrainedNames(
      model: NameModel(
        features: features, rows: rows, pairs: pairs, clusteredWords: clusteredWords, clusters: clusters))
  }

  /// How many tokens may be of a name, and how many different features they have.
  public var size: (tokens: Int, runs: Int) { (samples.labels.count, samples.runs.count) }
}
