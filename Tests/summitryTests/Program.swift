import EmbeddedPostgres
import FoundationEssentials
import Glibc
import SummitArticles

/// The real program, run as a user would run it: in a folder of its own, with none of the caller's databases.
final class Program {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of standard output.
    var lines: [Substring] { output.split(separator: "\n") }
  }

  let folder: String
  private var environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/summitry-cli-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A private server of root's runs under another account, which has to pass.
    unsafe chmod(folder, 0o755)
    environment = ["HOME": folder, "SUMMITRY_HOME": folder + "/home", "TERM": "xterm", "LANG": "C.UTF-8"]
    environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    environment["SUMMITRY_PG_BIN"] = ProcessInfo.processInfo.environment["SUMMITRY_TEST_PG_BIN"]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A new and empty database on the tests' own server, for all that follows.
  func useNewDatabase() throws {
    environment["DATABASE_URL"] = try ThrowawayCluster.shared.get().newDatabase().url
  }

  var databaseURL: String? { environment["DATABASE_URL"] }

  func set(_ name: String, _ value: String?) { environment[name] = value }

  /// Writes a file into the folder and gives its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }

  /// The program beside the tests.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return tests.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/summitry"
  }()

  /// Runs it with its streams in a pipe or a file.
  func run(_ arguments: String..., input: String = "") throws -> Outcome {
    try run(all: arguments, input: input)
  }

  func run(all arguments: [String], input: String = "") throws -> Outcome {
    try run(words: [Self.path] + arguments, input: input)
  }

  /// Runs another program in the same surroundings.
  func runOther(_ words: String...) throws -> Outcome { try run(words: words) }

  /// Runs it on a terminal of that width; both of its streams come as output, with "\n" as line ends.
  func runOnTerminal(_ arguments: String..., columns: Int) throws -> Outcome {
    let words = ([Self.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let shell = "stty cols \(columns) 2>/dev/null; exec \(words)"
    let outcome = try run(words: ["/usr/bin/script", "-qec", shell, "/dev/null"], input: "")
    let lines = outcome.output.split(separator: "\r\n", omittingEmptySubsequences: false)
    return Outcome(status: outcome.status, output: lines.joined(separator: "\n"), errors: outcome.errors)
  }

  /// Runs it, and presses Ctrl-C after some seconds.
  func runInterrupted(after seconds: Int, _ arguments: String...) throws -> Outcome {
    try run(
      words: ["/usr/bin/timeout", "--preserve-status", "-s", "INT", "\(seconds)", Self.path] + arguments,
      input: "")
  }

  /// Runs a line of the system's shell, to make ready what a test needs.
  func shell(_ script: String) throws -> Outcome { try run(words: ["/bin/sh", "-c", script]) }

  /// Runs any program, by its path.
  func run(words: [String], input: String = "") throws -> Outcome {
    try start(words, input: input).wait()
  }

  /// Starts it and does not wait.
  func start(_ arguments: String...) throws -> Running { try start(arguments) }

  func start(_ arguments: [String]) throws -> Running { try start([Self.path] + arguments, input: "") }

  private func start(_ words: [String], input: String) throws -> Running {
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { "\(folder)/.\(name).\($0)" }
    try Data(input.utf8).write(to: URL(filePath: files[0]))
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT, 0o600)
    var process: pid_t = 0
    let fault = unsafe try Self.withPointers(words) { arguments in
      unsafe try Self.withPointers(environment.map { "\($0)=\($1)" }) { environment in
        unsafe posix_spawn(&process, words[0], &actions, nil, arguments, environment)
      }
    }
    guard fault == 0 else { throw Missing(program: words[0], code: fault) }
    return Running(pid: process, output: files[1], errors: files[2])
  }

  /// A run that is under way.
  struct Running {
    let pid: pid_t
    fileprivate let output: String
    fileprivate let errors: String

    /// Ends it at once, as the kernel does when memory runs out.
    func kill() { _ = Glibc.kill(pid, SIGKILL) }

    /// Opens a pipe once the program reads from it, within a minute.
    func openForWriting(_ pipe: String) throws -> Int32 {
      for _ in 0..<6000 {
        let file = unsafe open(pipe, O_WRONLY | O_NONBLOCK)
        if file >= 0 { return file }
        usleep(10_000)
      }
      kill()
      throw Missing(program: pipe, code: errno)
    }

    /// The most memory that it has held so far, in bytes.
    func peakMemory() throws -> Int {
      let status = String(decoding: try Data(contentsOf: URL(filePath: "/proc/\(pid)/status")), as: UTF8.self)
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }

    func wait() throws -> Outcome {
      var status: Int32 = 0
      while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
      func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      }
      let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
      return Outcome(status: code, output: try text(output), errors: try text(errors))
    }
  }

  struct Missing: Error {
    let program: String
    let code: Int32
  }

  private static func withPointers<Result>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) throws -> Result
  ) throws -> Result {
    var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    return unsafe try pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { throw Missing(program: words[0], code: ENOMEM) }
      return unsafe try body(base)
    }
  }
}

extension JSON {
  /// The keys of an object, in order.
  var keys: [String] { members?.map(\.key) ?? [] }
}
