/// Sorted 32-bit hashes with a table of where each run of equal upper 16 bits begins: finding one costs two reads.
struct HashIndex: Sendable {
  static let buckets = 1 << 16
  let hashes: [UInt32]
  /// By upper 16 bits of a hash: the first place in `hashes`; one more at the end.
  let starts: [UInt32]

  init(hashes: [UInt32], starts: [UInt32]) {
    self.hashes = hashes
    self.starts = starts
  }

  /// - Parameter hashes: sorted, each once.
  init(sorted hashes: [UInt32]) {
    var starts = Array(repeating: UInt32(0), count: Self.buckets + 1)
    for hash in hashes { starts[Int(hash >> 16) + 1] += 1 }
    for bucket in 1...Self.buckets { starts[bucket] += starts[bucket - 1] }
    self.init(hashes: hashes, starts: starts)
  }

  /// The place of a hash, or -1.
  @inline(__always)
  func place(of hash: UInt32) -> Int {
    var place = Int(starts[Int(hash >> 16)])
    let end = Int(starts[Int(hash >> 16) + 1])
    while place < end {
      if hashes[place] == hash { return place }
      place += 1
    }
    return -1
  }
}
