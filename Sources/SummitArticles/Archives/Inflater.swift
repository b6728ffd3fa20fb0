internal import CZLib

/// Deflated bytes made long again, a piece at a time, by zlib.
@safe final class Inflater {
  enum Wrapping: CInt {
    case gzip = 31
    /// As in a ZIP archive.
    case none = -15
  }

  enum State { case running, ended, broken }

  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var state = State.running
  private let isReady: Bool

  init(_ wrapping: Wrapping) {
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    isReady = unsafe summit_inflate_init(stream, wrapping.rawValue) == Z_OK
    if !isReady { state = .broken }
  }

  deinit {
    if isReady { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// Begins with the next member of a gzip file.
  func restart() {
    state = unsafe inflateReset(stream) == Z_OK ? .running : .broken
  }

  /// At most `room` bytes of what `input` holds.
  /// - Returns: the bytes, and how many of the input were taken.
  func inflate(_ input: ArraySlice<UInt8>, room: Int) -> (output: [UInt8], taken: Int) {
    var taken = 0
    var code = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      unsafe input.withUnsafeBytes { bytes in
        let start = unsafe UnsafeMutablePointer(
          mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        unsafe stream.pointee.next_in = start
        unsafe stream.pointee.avail_in = uInt(bytes.count)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = uInt(buffer.count)
        code = unsafe CZLib.inflate(stream, Z_NO_FLUSH)
        taken = unsafe bytes.count - Int(stream.pointee.avail_in)
        count = unsafe buffer.count - Int(stream.pointee.avail_out)
      }
    }
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: state = .ended
    default: state = .broken
    }
    return (output, taken)
  }
}

/// When something packed is more likely an attack than an article.
enum PackingLimit {
  /// Deflate packs text to a tenth, and a page of nothing but spaces to a thousandth.
  private static let ratio = 200
  private static let harmless = 64 << 20

  static func isBomb(packed: Int, unpacked: Int) -> Bool {
    unpacked > harmless && unpacked / max(packed, 1) > ratio
  }

  /// Archives within archives.
  static let deepest = 4
}
