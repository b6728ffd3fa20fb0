import SummitData

/// What training found: a row of weights for each feature that matters, weights of label pairs, word clusters.
///
/// The file has a few lines of text (what it is, its sources and licences), an empty line, then little-endian
/// numbers: the count of features and of clustered words, the pair weights (17 × 17, 16 bits), both indexes, the
/// rows (16 bytes each: a weight for every label but "outside", which counts nothing), and the clusters.
struct NameModel: Sendable {
  typealias Row = SIMD16<Int8>

  static let file = "names.model"

  let features: HashIndex
  let rows: [Row]
  /// By label before and label: `pairs[before * 17 + label]`.
  let pairs: [Int16]
  /// Hashes of words as written.
  let clusteredWords: HashIndex
  /// Four numbers for each such word, from coarse to fine, in 4, 6, 8 and 10 bits.
  let clusters: [UInt32]

  /// The model that is part of the program; one that finds nothing where there is none.
  static let compiledIn: NameModel = CompiledFile(named: file).flatMap { NameModel(file: $0) } ?? .empty

  static let empty = NameModel(
    features: HashIndex(sorted: []), rows: [], pairs: Array(repeating: 0, count: pairCount),
    clusteredWords: HashIndex(sorted: []), clusters: [])

  private static let pairCount = NameLabel.count * NameLabel.count

  init(
    features: HashIndex, rows: [Row], pairs: [Int16], clusteredWords: HashIndex, clusters: [UInt32]
  ) {
    self.features = features
    self.rows = rows
    self.pairs = pairs
    self.clusteredWords = clusteredWords
    self.clusters = clusters
  }

  /// `nil` where the file is not whole.
  private init?(file: CompiledFile) {
    guard var reader = NumberReader(file: file),
      let counts = reader.next(2, of: UInt32.self),
      let pairs = reader.next(Self.pairCount, of: Int16.self),
      let features = reader.nextIndex(Int(counts[0])),
      let rows = reader.next(Int(counts[0]), of: Row.self),
      let words = reader.nextIndex(Int(counts[1])),
      let clusters = reader.next(Int(counts[1]), of: UInt32.self)
    else { return nil }
    self.init(features: features, rows: rows, pairs: pairs, clusteredWords: words, clusters: clusters)
  }

  /// The clusters of a word as written; 0 for a word without.
  func clusters(of hash: UInt64) -> UInt32 {
    let place = clusteredWords.place(of: UInt32(truncatingIfNeeded: hash >> 32))
    return place < 0 ? 0 : clusters[place]
  }
}

/// Reads the numbers behind a model's lines of text.
private struct NumberReader {
  let file: CompiledFile
  var offset: Int

  init?(file: CompiledFile) {
    guard let offset = file.offset(behind: [10, 10]) else { return nil }
    self.file = file
    self.offset = offset
  }

  mutating func next<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type) -> [Value]? {
    guard let values = file.values(of: type, at: offset, count: count) else { return nil }
    offset += count * MemoryLayout<Value>.size
    return values
  }

  mutating func nextIndex(_ count: Int) -> HashIndex? {
    guard let starts = next(HashIndex.buckets + 1, of: UInt32.self), Int(starts.last ?? 0) == count,
      let hashes = next(count, of: UInt32.self)
    else { return nil }
    return HashIndex(hashes: hashes, starts: starts)
  }
}
