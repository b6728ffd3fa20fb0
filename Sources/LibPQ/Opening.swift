import CLibPQ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The making of a connection, step by step, so that a refusal brings its SQLSTATE along and a deadline holds.
enum Opening {
  /// An open connection, or the reason why there is none. Nothing is left behind on failure.
  static func open(
    _ settings: [(String, String)], timeout: Int
  ) throws(PostgresError) -> OpaquePointer {
    guard let handle = unsafe start(settings) else {
      throw PostgresError(.connect, message: "out of memory")
    }
    // Verbose errors name the SQLSTATE, which libpq gives in no other way for a refused connection.
    unsafe PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
    let state = unsafe wait(for: handle, until: timeout <= 0 ? nil : now() + Double(timeout))
    guard state == PGRES_POLLING_OK else {
      let words = unsafe PQerrorMessage(handle).map { unsafe String(cString: $0) } ?? ""
      unsafe PQfinish(handle)
      throw refusal(words, timedOut: state != PGRES_POLLING_FAILED, timeout: timeout)
    }
    unsafe PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
    return unsafe handle
  }

  private static func start(_ settings: [(String, String)]) -> OpaquePointer? {
    let texts = settings.flatMap { [$0.0, $0.1] }.map { Array($0.utf8CString) }
    let flat = texts.flatMap { $0 }
    var offsets: [Int] = []
    var next = 0
    for text in texts {
      offsets.append(next)
      next += text.count
    }
    return unsafe flat.withUnsafeBufferPointer { storage -> OpaquePointer? in
      let pointers: [UnsafePointer<CChar>?] = unsafe offsets.map { offset in
        unsafe storage.baseAddress.map { unsafe $0 + offset }
      }
      let keywords = unsafe stride(from: 0, to: pointers.count, by: 2).map { unsafe pointers[$0] } + [nil]
      let values = unsafe stride(from: 1, to: pointers.count, by: 2).map { unsafe pointers[$0] } + [nil]
      return unsafe PQconnectStartParams(keywords, values, 1)
    }
  }

  /// Walks libpq through the handshake. Anything but OK and FAILED means that time ran out.
  private static func wait(for handle: OpaquePointer, until deadline: Double?) -> PostgresPollingStatusType {
    guard unsafe PQstatus(handle) != CONNECTION_BAD else { return PGRES_POLLING_FAILED }
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED {
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      var watched = unsafe pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
      let left = deadline.map { Int32(max(0, ($0 - now()) * 1000)) } ?? -1
      let ready = unsafe poll(&watched, 1, left)
      if ready == 0 { return state }
      if ready > 0 { state = unsafe PQconnectPoll(handle) }
    }
    return state
  }

  /// Seconds on a clock that nobody sets.
  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func refusal(_ words: String, timedOut: Bool, timeout: Int) -> PostgresError {
    guard !timedOut else {
      return PostgresError(.connect, message: "no answer within \(timeout) s")
    }
    let lines = words.split(separator: "\n").map { String($0.drop(while: { $0 == "\t" || $0 == " " })) }
      .filter { !$0.hasPrefix("LOCATION:") }
    var (first, state) = withoutState(lines.first ?? "no reason given")
    // A password with an unescaped @ or : makes libpq take its rest for a port and complain of that.
    if first.hasPrefix("invalid ") { first = ConnectionTarget.withoutSecrets(first) }
    return PostgresError(
      .connect, sqlState: state, message: first, detail: lines.dropFirst().first)
  }

  /// `FATAL:  28P01: password authentication failed` as words and SQLSTATE.
  static func withoutState(_ line: String) -> (words: String, state: String?) {
    let bytes = Array(line.utf8)
    let mark = Array(":  ".utf8)
    guard bytes.count > 10 else { return (line, nil) }
    for start in 0..<(bytes.count - 9) where Array(bytes[start..<start + 3]) == mark {
      let code = bytes[(start + 3)..<(start + 8)]
      let isCode = code.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
      guard isCode, bytes[start + 8] == UInt8(ascii: ":") else { continue }
      let words = bytes[..<(start + 3)] + bytes[min(start + 10, bytes.count)...]
      return (String(decoding: words, as: UTF8.self), String(decoding: code, as: UTF8.self))
    }
    return (line, nil)
  }
}
