import SummitModel

/// A text reduced to a few numbers, so that nearly equal texts have most of them in common (MinHash over word shingles).
///
/// Each of the 64 numbers is the least hash of all runs of five words under one of 64 functions, of which the lower half is
/// kept; two texts agree in as many of them as they have runs in common (Broder 1997). Texts of less than 40 words have no sketch: too little to tell.
struct TextSketch: Equatable {
  static let size = 64
  private static let words = 5
  private static let leastWords = 40
  /// Which share of the numbers must agree, for articles of these days. Rewrites of one dispatch come within days; what is
  /// written in one form of words at other times, as readouts are, must agree in more.
  static func enough(_ one: Day?, _ other: Day?) -> Double {
    guard let one, let other, abs(one.number - other.number) > 3 else { return 0.5 }
    return 0.75
  }

  let numbers: [UInt16]

  init?(of text: String) {
    let hashes = Self.wordHashes(text)
    guard hashes.count >= Self.leastWords else { return nil }
    var least = [UInt32](repeating: .max, count: Self.size)
    for start in 0...(hashes.count - Self.words) {
      var shingle: UInt64 = 0xcbf2_9ce4_8422_2325
      for word in hashes[start..<(start + Self.words)] {
        shingle = (shingle ^ word) &* 0x9E37_79B9_7F4A_7C15
        shingle ^= shingle >> 29
      }
      // Two hashes make as many functions as are wanted (Kirsch and Mitzenmacher 2006).
      let step = shingle >> 32 | 1
      for index in 0..<Self.size {
        let value = UInt32(truncatingIfNeeded: (shingle &+ UInt64(index) &* step) >> 7)
        if value < least[index] { least[index] = value }
      }
    }
    numbers = least.map { UInt16(truncatingIfNeeded: $0) }
  }

  /// As `bytes` wrote it.
  init?(stored bytes: [UInt8]) {
    guard bytes.count == 2 * Self.size else { return nil }
    numbers = (0..<Self.size).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
  }

  var bytes: [UInt8] { numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }

  /// FNV-1a of each word's letters and digits in lower case; other bytes part words.
  private static func wordHashes(_ text: String) -> [UInt64] {
    var hashes: [UInt64] = []
    var hash: UInt64 = 0
    for byte in text.utf8 {
      let lower = (65...90).contains(byte) ? byte + 32 : byte
      if (97...122).contains(lower) || (48...57).contains(lower) || lower >= 128 {
        hash = ((hash == 0 ? 0xcbf2_9ce4_8422_2325 : hash) ^ UInt64(lower)) &* 0x100_0000_01b3
      } else if hash != 0 {
        hashes.append(hash)
        hash = 0
      }
    }
    if hash != 0 { hashes.append(hash) }
    return hashes
  }

  /// The share of numbers in which both agree: about the share of runs of five words that they have in common.
  func likeness(to other: TextSketch) -> Double {
    let equal = zip(numbers, other.numbers).count { $0 == $1 }
    return Double(equal) / Double(Self.size)
  }
}
