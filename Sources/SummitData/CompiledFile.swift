import CSummitData

/// A file of this repository that is part of the program: a table of the lexicon, the database's schema, a model.
public struct CompiledFile: Sendable {
  public let name: String
  private let first: UInt
  private let count: Int

  /// Every compiled-in file, sorted by name.
  public static let all: [CompiledFile] = {
    var count = 0
    guard let files = unsafe summit_data_files(&count) else { return [] }
    return unsafe UnsafeBufferPointer(start: files, count: count).map { file in
      unsafe CompiledFile(
        name: String(cString: file.name), first: UInt(bitPattern: file.bytes), count: file.count)
    }
  }()

  /// `nil` where no file of that name was compiled in.
  public init?(named name: String) {
    guard let file = Self.all.first(where: { $0.name == name }) else { return nil }
    self = file
  }

  private init(name: String, first: UInt, count: Int) {
    self.name = name
    self.first = first
    self.count = count
  }

  /// The bytes, which live as long as the program.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    unsafe try body(UnsafeBufferPointer(start: UnsafePointer(bitPattern: first), count: count))
  }

  /// A copy of the bytes.
  public var bytes: [UInt8] {
    unsafe withBytes { unsafe Array($0) }
  }

  /// The bytes as text.
  public var text: String {
    unsafe withBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension CompiledFile {
  /// Where the bytes behind the first occurrence of a mark begin; `nil` where it does not occur.
  public func offset(behind mark: [UInt8]) -> Int? {
    unsafe withBytes { bytes in
      var start = 0
      while start + mark.count <= bytes.count {
        if mark.indices.allSatisfy({ unsafe bytes[start + $0] == mark[$0] }) { return start + mark.count }
        start += 1
      }
      return nil
    }
  }

  /// Numbers as they lie in the file, little-endian; `nil` where the file ends before.
  public func values<Value: BitwiseCopyable>(of type: Value.Type, at offset: Int, count: Int) -> [Value]? {
    let size = MemoryLayout<Value>.size
    return unsafe withBytes { bytes in
      guard count >= 0, offset >= 0, offset <= bytes.count, count <= (bytes.count - offset) / size else {
        return nil
      }
      return unsafe Array(unsafeUninitializedCapacity: count) { target, written in
        unsafe UnsafeMutableRawBufferPointer(target).copyBytes(from: bytes[offset..<(offset + count * size)])
        written = count
      }
    }
  }
}
