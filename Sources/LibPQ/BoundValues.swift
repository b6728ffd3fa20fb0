import CLibPQ

/// Parameters as libpq wants them: pointers to NUL-ended texts that live for the length of one call.
struct BoundValues {
  private var bytes: [UInt8] = []
  /// Where each value begins in `bytes`; `nil` for null.
  private var starts: [Int?] = []

  init(_ parameters: [Parameter]) throws(PostgresError) {
    guard parameters.count <= 65_535 else {
      throw PostgresError(
        .misuse, message: "cannot send \(parameters.count) parameters: a statement takes at most 65535")
    }
    starts.reserveCapacity(parameters.count)
    for (index, parameter) in parameters.enumerated() {
      guard let value = try parameter.encoded(number: index + 1) else {
        starts.append(nil)
        continue
      }
      starts.append(bytes.count)
      bytes.append(contentsOf: value)
      bytes.append(0)
    }
  }

  var count: Int32 { Int32(starts.count) }

  func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
    unsafe bytes.withUnsafeBytes { storage in
      let base = unsafe storage.bindMemory(to: CChar.self).baseAddress
      let pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in
        guard let start, let base = unsafe base else { return nil }
        return unsafe base + start
      }
      return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
    }
  }
}
