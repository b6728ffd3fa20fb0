/// The directory at the end of a ZIP archive.
struct ZipDirectory {
  private(set) var entries: [ZipArchive.Entry] = []
  /// A directory takes some 100 bytes a file.
  private static let longest = 256 << 20

  init(_ contents: ZipArchive.Contents) throws(ArchiveFault) {
    let tail = min(contents.size, 22 + 65_535)
    let end = contents.bytes(at: contents.size - tail, count: tail)
    guard let record = Self.lastIndex(of: [0x50, 0x4B, 5, 6], in: end), record + 22 <= end.count else {
      throw Self.fault("its directory is missing: the ZIP archive was cut off")
    }
    var (size, start) = (end.number(record + 12, 4), end.number(record + 16, 4))
    if start == 0xFFFF_FFFF || end.number(record + 10, 2) == 0xFFFF, record >= 20 {
      let large = contents.bytes(at: end.number(record - 20 + 8, 8), count: 56)
      if large.starts(with: [0x50, 0x4B, 6, 6]) {
        (size, start) = (large.number(40, 8), large.number(48, 8))
      }
    }
    guard size <= Self.longest, start + size <= contents.size else {
      throw Self.fault("its directory does not fit: the ZIP archive is damaged")
    }
    try read(contents.bytes(at: start, count: size))
  }

  private static func fault(_ reason: String) -> ArchiveFault { ArchiveFault(name: nil, reason: reason) }

  private mutating func read(_ bytes: [UInt8]) throws(ArchiveFault) {
    var position = 0
    while position + 46 <= bytes.count, bytes.number(position, 4) == 0x0201_4B50 {
      let name = bytes.number(position + 28, 2)
      let extra = bytes.number(position + 30, 2)
      let next = position + 46 + name + extra + bytes.number(position + 32, 2)
      guard next <= bytes.count else { throw Self.fault("its directory is damaged") }
      let named = Array(bytes[(position + 46)..<(position + 46 + name)])
      let extras = Array(bytes[(position + 46 + name)..<(position + 46 + name + extra)])
      entries.append(Self.entry(Array(bytes[position..<(position + 46)]), named, extras))
      position = next
    }
  }

  private static func entry(_ header: [UInt8], _ name: [UInt8], _ extra: [UInt8]) -> ZipArchive.Entry {
    var (packed, unpacked, offset) = (header.number(20, 4), header.number(24, 4), header.number(42, 4))
    var position = 0
    while position + 4 <= extra.count {
      if extra.number(position, 2) == 1 {
        var field = position + 4
        for keyPath in [0, 1, 2] {
          switch keyPath {
          case 0 where unpacked == 0xFFFF_FFFF: unpacked = extra.number(field, 8)
          case 1 where packed == 0xFFFF_FFFF: packed = extra.number(field, 8)
          case 2 where offset == 0xFFFF_FFFF: offset = extra.number(field, 8)
          default: continue
          }
          field += 8
        }
      }
      position += 4 + extra.number(position + 2, 2)
    }
    return ZipArchive.Entry(
      name: String(validating: name, as: UTF8.self) ?? Charset(label: "cp437").map { $0.decode(name).text }
        ?? "",
      method: header.number(10, 2), isEncrypted: header.number(8, 2) & 1 != 0,
      checksum: UInt32(header.number(16, 4)), packed: packed, unpacked: unpacked, offset: offset)
  }

  private static func lastIndex(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= mark.count else { return nil }
    return (0...(bytes.count - mark.count)).reversed().first { bytes[$0...].starts(with: mark) }
  }
}
