/// ZIP archives for tests, written by hand.
enum ZipSample {
  struct Entry {
    let name: String
    let bytes: [UInt8]
    let unpacked: Int
    let checksum: [UInt8]
    let isDeflated: Bool

    init(name: String, bytes: [UInt8], unpacked: Int, checksum: [UInt8], isDeflated: Bool) {
      self.name = name
      self.bytes = bytes
      self.unpacked = unpacked
      self.checksum = checksum
      self.isDeflated = isDeflated
    }

    /// A file that is stored as it is.
    init(name: String, bytes: [UInt8]) {
      self.init(
        name: name, bytes: bytes, unpacked: bytes.count,
        checksum: ZipSample.number(Int(checksum32(bytes)), 4),
        isDeflated: false)
    }

    init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// What the local header and the directory have in common.
    fileprivate var facts: [UInt8] {
      [20, 0, 0, 0, isDeflated ? 8 : 0, 0, 0, 0, 0, 0] + checksum + ZipSample.number(bytes.count, 4)
        + ZipSample.number(unpacked, 4) + ZipSample.number(name.utf8.count, 2) + [0, 0]
    }
  }

  static func archive(_ entries: [Entry]) -> [UInt8] {
    var (files, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
      directory += [0x50, 0x4B, 1, 2, 20, 0] + entry.facts + [UInt8](repeating: 0, count: 10)
      directory += number(files.count, 4) + Array(entry.name.utf8)
      files += [0x50, 0x4B, 3, 4] + entry.facts + Array(entry.name.utf8) + entry.bytes
    }
    let count = number(entries.count, 2)
    return files + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + number(directory.count, 4)
      + number(files.count, 4) + [0, 0]
  }

  /// Little-endian.
  fileprivate static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// CRC-32, as ZIP and gzip use it.
private func checksum32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}
