/// A gzip file, unpacked while it is read; several members follow each other, as in a WARC file.
final class GzipSource: ByteSource {
  private let packed: any ByteSource
  private let inflater = Inflater(.gzip)
  private var input: [UInt8]
  private var position = 0
  private var packedCount = 0
  private var unpackedCount = 0
  private var isFinished = false
  private(set) var failure: String?

  /// - Parameter head: what was already read of the source.
  init(_ packed: any ByteSource, head: [UInt8]) {
    self.packed = packed
    input = head
  }

  func next() -> [UInt8] {
    while failure == nil, !isFinished {
      if position == input.count, !refill() { return [] }
      let (output, taken) = inflater.inflate(input[position...], room: OpenFile.chunk)
      position += taken
      packedCount += taken
      unpackedCount += output.count
      if inflater.state == .broken { failure = "broken gzip data at byte \(packedCount + 1)" }
      if PackingLimit.isBomb(packed: packedCount, unpacked: unpackedCount) {
        failure = "a gzip bomb: \(packedCount) bytes unpack to more than \(unpackedCount >> 20) MB"
        return []
      }
      if inflater.state == .ended { goOn() }
      if !output.isEmpty { return output }
    }
    return []
  }

  /// Whether there is more input; a file that ends within a member was cut off.
  private func refill() -> Bool {
    input = packed.next()
    position = 0
    if !input.isEmpty { return true }
    failure = packed.failure ?? "a gzip file that was cut off: its end is missing"
    return false
  }

  private func goOn() {
    if position == input.count {
      input = packed.next()
      position = 0
    }
    // What follows a member and is no other one is padding.
    guard position + 1 < input.count, input[position] == 0x1F, input[position + 1] == 0x8B else {
      input = []
      position = 0
      isFinished = true
      return
    }
    inflater.restart()
  }
}
