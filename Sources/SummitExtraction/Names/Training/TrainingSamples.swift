/// The runs of all training texts: features and label of each token, laid out flat.
struct TrainingSamples {
  private(set) var documents = 0
  /// First token of each run.
  private(set) var runs: [Int32] = []
  private(set) var labels: [UInt8] = []
  /// Where the features of each token begin.
  private(set) var starts: [Int] = []
  private(set) var hashes: [UInt32] = []

  mutating func beginDocument() { documents += 1 }
  mutating func beginRun() { runs.append(Int32(labels.count)) }

  mutating func add(_ features: [UInt32], _ label: NameLabel) {
    starts.append(hashes.count)
    labels.append(UInt8(label.index))
    hashes.append(contentsOf: features)
  }

  func tokens(ofRun run: Int) -> Range<Int> {
    Int(runs[run])..<(run + 1 < runs.count ? Int(runs[run + 1]) : labels.count)
  }

  func features(ofToken token: Int) -> Range<Int> {
    starts[token]..<(token + 1 < starts.count ? starts[token + 1] : hashes.count)
  }
}
