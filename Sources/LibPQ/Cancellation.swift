import CLibPQ

/// Stops the statement that a connection is running, from any task or thread; the statement then fails with 57014
/// and the connection can be used again.
public final class Cancellation: Sendable {
  /// libpq's cancel object, which never changes once made and is freed with this one.
  private let address: UInt

  init?(_ cancel: OpaquePointer?) {
    guard let cancel = unsafe cancel else { return nil }
    address = UInt(bitPattern: cancel)
  }

  deinit { unsafe PQfreeCancel(OpaquePointer(bitPattern: address)) }

  /// Asks the server to stop; it may have been done by then.
  /// - Throws: when the server cannot be reached.
  public func cancel() throws(PostgresError) {
    var words = [CChar](repeating: 0, count: 256)
    guard unsafe PQcancel(OpaquePointer(bitPattern: address), &words, Int32(words.count)) == 1 else {
      let reason = words.prefix(while: { $0 != 0 }).map { UInt8(bitPattern: $0) }
      throw PostgresError(.connect, message: String(decoding: reason, as: UTF8.self))
    }
  }
}
