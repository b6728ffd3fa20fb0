/// A tape archive (POSIX ustar and pax, GNU long names), from front to back.
final class TarArchive: Archive {
  private let source: any ByteSource
  private var buffer: [UInt8]
  private var position = 0
  /// Bytes of the entry under way, with its padding, that nobody has read.
  private var rest = 0
  private var isBroken = false
  private static let block = 512

  init(_ source: any ByteSource, head: [UInt8]) {
    self.source = source
    buffer = head
  }

  static func recognise(_ head: [UInt8]) -> Bool {
    head.count >= 512 && head[257..<262].elementsEqual("ustar".utf8)
  }

  func next() -> Result<ArchiveEntry, ArchiveFault>? {
    if isBroken { return nil }
    var longName: String?
    while true {
      guard skip(rest) else { return broken("it was cut off: its end is missing") }
      rest = 0
      let header = take(Self.block)
      if header.isEmpty || header.allSatisfy({ $0 == 0 }) { return source.failure.flatMap { broken($0) } }
      guard header.count == Self.block, let size = Self.number(header[124..<136]) else {
        return broken("a damaged tar archive")
      }
      let padded = (size + Self.block - 1) / Self.block * Self.block
      switch header[156] {
      case UInt8(ascii: "L"), UInt8(ascii: "x"):
        guard size <= 1 << 16 else { return broken("a damaged tar archive") }
        let bytes = take(padded).prefix(size)
        longName = header[156] == UInt8(ascii: "L") ? Self.text(bytes) : Self.paxPath(bytes) ?? longName
        continue
      case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): rest = padded
      default:
        rest = padded
        longName = nil
        continue
      }
      let name = longName ?? Self.name(header)
      if let reason = ArchiveFault.inName(name) { return .failure(ArchiveFault(name: name, reason: reason)) }
      return .success(ArchiveEntry(name: name, bytes: TarEntry(self, left: size)))
    }
  }

  private func broken(_ reason: String) -> Result<ArchiveEntry, ArchiveFault>? {
    isBroken = true
    return .failure(ArchiveFault(name: nil, reason: source.failure ?? reason))
  }

  /// Bytes of the entry under way.
  fileprivate func entryBytes(atMost count: Int) -> [UInt8] {
    if position == buffer.count {
      buffer = source.next()
      position = 0
    }
    let piece = Array(buffer[position..<min(position + count, buffer.count)])
    position += piece.count
    rest -= piece.count
    return piece
  }

  fileprivate var sourceFailure: String? { source.failure }

  private func take(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece = entryBytes(atMost: count - bytes.count)
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  private func skip(_ count: Int) -> Bool {
    var left = count
    while left > 0 {
      let piece = entryBytes(atMost: left)
      if piece.isEmpty { return false }
      left -= piece.count
    }
    return true
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func name(_ header: [UInt8]) -> String {
    let prefix = text(header[345..<500])
    return prefix.isEmpty ? text(header[0..<100]) : prefix + "/" + text(header[0..<100])
  }

  /// Octal digits, or a large number in binary, which GNU marks with the first bit.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    if let first = field.first, first & 0x80 != 0 {
      let value = field.dropFirst(4).reduce(0) { ($0 << 8 | Int($1)) & 0xFFFF_FFFF_FFFF }
      return value
    }
    let digits = field.filter { $0 >= 0x30 && $0 <= 0x37 }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8)
  }

  /// The `path` of a pax header: "27 path=articles/1.html\n".
  private static func paxPath(_ bytes: ArraySlice<UInt8>) -> String? {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let field = line.drop { $0 != " " }.dropFirst()
      if field.hasPrefix("path=") { return String(field.dropFirst(5)) }
    }
    return nil
  }
}

/// A file in a tape archive, which can be read until the next one is asked for.
private final class TarEntry: ByteSource {
  private let archive: TarArchive
  private var left: Int
  private(set) var failure: String?

  init(_ archive: TarArchive, left: Int) {
    self.archive = archive
    self.left = left
  }

  func next() -> [UInt8] {
    guard left > 0, failure == nil else { return [] }
    let piece = archive.entryBytes(atMost: left)
    left -= piece.count
    if piece.isEmpty { failure = archive.sourceFailure ?? "the archive was cut off: its end is missing" }
    return piece
  }
}
