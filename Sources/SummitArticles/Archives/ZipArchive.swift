internal import CZLib

/// A ZIP archive, by its directory at the end: stored and deflated files, ZIP64.
final class ZipArchive: Archive {
  private let contents: Contents
  private var directory: ArraySlice<Entry>

  /// Where the archive's bytes are.
  enum Contents {
    case file(OpenFile, size: Int)
    case memory([UInt8])

    var size: Int {
      switch self {
      case .file(_, let size): size
      case .memory(let bytes): bytes.count
      }
    }

    func bytes(at offset: Int, count: Int) -> [UInt8] {
      guard offset >= 0, count > 0, offset < size else { return [] }
      switch self {
      case .file(let file, _): return file.bytes(at: offset, count: min(count, size - offset))
      case .memory(let bytes): return Array(bytes[offset..<min(offset + count, bytes.count)])
      }
    }
  }

  struct Entry {
    let name: String
    let method: Int
    let isEncrypted: Bool
    let checksum: UInt32
    let packed: Int
    let unpacked: Int
    let offset: Int
  }

  /// - Throws: when the directory cannot be found or read: the archive was cut off, or is damaged.
  init(_ contents: Contents) throws(ArchiveFault) {
    self.contents = contents
    directory = try ZipDirectory(contents).entries[...]
  }

  /// The one file of that name, as a document that is a ZIP archive has it.
  func entry(named name: String) -> (any ByteSource)? {
    guard let entry = directory.first(where: { $0.name == name }) else { return nil }
    return open(entry)
  }

  func next() -> Result<ArchiveEntry, ArchiveFault>? {
    while let entry = directory.popFirst() {
      if entry.name.hasSuffix("/") { continue }
      if let reason = ArchiveFault.inName(entry.name) {
        return .failure(ArchiveFault(name: entry.name, reason: reason))
      }
      if entry.isEncrypted { return .failure(ArchiveFault(name: entry.name, reason: "it is encrypted")) }
      guard entry.method == 0 || entry.method == 8, let bytes = open(entry) else {
        let reason = "packed by method \(entry.method), which is not read, or its header is damaged"
        return .failure(ArchiveFault(name: entry.name, reason: reason))
      }
      return .success(ArchiveEntry(name: entry.name, bytes: bytes))
    }
    return nil
  }

  private func open(_ entry: Entry) -> (any ByteSource)? {
    let header = contents.bytes(at: entry.offset, count: 30)
    guard header.starts(with: [0x50, 0x4B, 3, 4]), header.count == 30 else { return nil }
    let start = entry.offset + 30 + header.number(26, 2) + header.number(28, 2)
    return ZipEntrySource(contents, entry, start: start)
  }
}

/// One file of a ZIP archive, unpacked while it is read and held against its checksum.
private final class ZipEntrySource: ByteSource {
  private let contents: ZipArchive.Contents
  private let entry: ZipArchive.Entry
  private let inflater = Inflater(.none)
  private var offset: Int
  private let end: Int
  private var input: ArraySlice<UInt8> = []
  private var unpacked = 0
  private var checksum = uLong(0)
  private var isFinished = false
  private(set) var failure: String?

  init(_ contents: ZipArchive.Contents, _ entry: ZipArchive.Entry, start: Int) {
    self.contents = contents
    self.entry = entry
    offset = start
    end = start + entry.packed
  }

  func next() -> [UInt8] {
    while failure == nil, !isFinished {
      if input.isEmpty, !refill() { return [] }
      let output = entry.method == 0 ? stored() : inflated()
      unpacked += output.count
      if PackingLimit.isBomb(packed: entry.packed, unpacked: unpacked) {
        failure = "a ZIP bomb: \(entry.packed) bytes unpack to more than \(unpacked >> 20) MB"
        return []
      }
      checksum = unsafe output.withUnsafeBufferPointer { buffer in
        unsafe crc32(checksum, buffer.baseAddress, uInt(buffer.count))
      }
      if isFinished, UInt32(truncatingIfNeeded: checksum) != entry.checksum {
        failure = "its checksum does not match: the archive is damaged"
      }
      if !output.isEmpty { return output }
    }
    return []
  }

  private func refill() -> Bool {
    input = contents.bytes(at: offset, count: min(OpenFile.chunk, end - offset))[...]
    offset += input.count
    if input.isEmpty {
      isFinished = true
      if entry.packed > 0 || entry.unpacked > 0 { failure = "the archive was cut off: its end is missing" }
    }
    return !input.isEmpty
  }

  private func stored() -> [UInt8] {
    defer { input = [] }
    if offset >= end { isFinished = true }
    return Array(input)
  }

  private func inflated() -> [UInt8] {
    let (output, taken) = inflater.inflate(input, room: OpenFile.chunk)
    input = input.dropFirst(taken)
    switch inflater.state {
    case .ended: isFinished = true
    case .broken: failure = "broken data in the archive"
    case .running: break
    }
    return output
  }
}

extension [UInt8] {
  /// A little-endian number; 0 beyond the end.
  func number(_ start: Int, _ count: Int) -> Int {
    guard start >= 0, start + count <= self.count else { return 0 }
    return self[start..<(start + count)].reversed().reduce(0) { ($0 << 8 | Int($1)) & 0x7FFF_FFFF_FFFF_FFFF }
  }
}
