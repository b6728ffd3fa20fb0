internal import CSystem
internal import Glibc

/// A program to run with a clean environment: nothing of the caller's `PG*`, locale or time zone reaches it.
struct Program {
  let path: String
  let arguments: [String]
  /// The account to run under; `nil`: the caller's.
  var account: ServerAccount?
  /// Where it runs; `nil`: where the caller stands.
  var directory: String?

  init(_ path: String, _ arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }

  static let environment = [
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC",
  ]

  struct Outcome {
    /// The exit status; 128 and more: ended by a signal.
    let status: Int32
    /// Standard output and error as they came.
    let output: String
  }

  /// Runs it to its end with that text as its input.
  func run(input: String = "") throws(EmbeddedError) -> Outcome {
    var answer = try Pipe()
    var question = try Pipe()
    Files.write(input, to: question.writing)
    question.closeWriting()
    let child = try start(input: question.reading, output: answer.writing, ownSession: false)
    answer.closeWriting()
    let output = Files.readAll(answer.reading)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let exited = status & 0x7f == 0
    return Outcome(status: exited ? (status >> 8) & 0xff : 128 + (status & 0x7f), output: output)
  }

  /// Starts it without waiting for its end.
  ///
  /// - Parameters:
  ///   - input: descriptor for its standard input, -1: nothing to read.
  ///   - output: descriptor for what it prints, -1: nowhere.
  ///   - ownSession: true: it outlives the terminal and hears no ^C.
  func start(input: Int32, output: Int32, ownSession: Bool) throws(EmbeddedError) -> Int32 {
    let user = account.map { $0.isOther ? Int64($0.user) : -1 } ?? -1
    let group = account.map { $0.isOther ? Int64($0.group) : -1 } ?? -1
    let result = unsafe withCStrings([path] + arguments) { words in
      unsafe withCStrings(Self.environment) { environment in
        unsafe path.withCString { path in
          unsafe withOptionalCString(directory) { directory in
            var program = unsafe summit_program(
              path: path, arguments: words, environment: environment, directory: directory, input: input,
              output: output, user: user, group: group, own_session: ownSession)
            return unsafe summit_spawn(&program)
          }
        }
      }
    }
    guard result.failed == summit_step_none else { throw failure(result) }
    return result.pid
  }

  private func failure(_ result: summit_spawn_result) -> EmbeddedError {
    switch result.failed {
    case summit_step_directory:
      Self.unreachable(directory ?? "", account: account, code: result.error)
    case summit_step_account:
      .system(
        action: "run \(path) as", path: account?.name ?? "?", reason: Files.systemText(result.error))
    default:
      Files.failure("run", path, result.error)
    }
  }

  private static func unreachable(_ folder: String, account: ServerAccount?, code: Int32) -> EmbeddedError {
    guard let account, let closed = account.folderThatBars(folder) else {
      return Files.failure("enter the folder", folder, code)
    }
    return .unusableHome(
      home: folder, reason: "the account \(account.name), which runs the server, may not pass \(closed)",
      remedy: "chmod o+x \(closed), or another home: --home /var/lib/summitry")
  }
}

/// Two connected descriptors, closed with the value.
struct Pipe: ~Copyable {
  let reading: Int32
  let writing: Int32
  private var isWritingOpen = true

  init() throws(EmbeddedError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe summit_pipe(&ends) else { throw Files.failure("open", "a pipe") }
    reading = ends[0]
    writing = ends[1]
  }

  mutating func closeWriting() {
    if isWritingOpen { close(writing) }
    isWritingOpen = false
  }

  deinit {
    close(reading)
    if isWritingOpen { close(writing) }
  }
}

/// The strings as C wants them: an array of pointers that ends with NULL, valid only within `body`.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var bytes: [CChar] = []
  var offsets: [Int] = []
  for string in strings {
    offsets.append(bytes.count)
    bytes.append(contentsOf: string.utf8CString)
  }
  return unsafe bytes.withUnsafeMutableBufferPointer { text in
    var pointers = unsafe offsets.map { offset in unsafe text.baseAddress.map { unsafe $0 + offset } } + [nil]
    return unsafe body(&pointers)
  }
}

private func withOptionalCString<Result>(
  _ string: String?, _ body: (UnsafePointer<CChar>?) -> Result
) -> Result {
  guard let string else { return body(nil) }
  return unsafe string.withCString { unsafe body($0) }
}
