internal import ArgumentParser
internal import Glibc

/// Why a command ends early: its words go to standard error, its status to the shell.
struct Failure: Error, CustomStringConvertible {
  /// What a shell sees. 64 and 69 are those of sysexits.h, 130 and 141 those of a signal.
  enum Status: Int32 {
    case failed = 1
    case someSetAside = 3
    case usage = 64
    case noDatabase = 69
    case interrupted = 130
    case brokenPipe = 141
  }

  /// *cannot ⟨do what⟩ ⟨to what⟩: ⟨why⟩*; empty where all is said.
  let description: String
  let status: Status

  init(_ description: String, status: Status = .failed) {
    self.description = description
    self.status = status
  }

  static func systemWords(_ code: CInt) -> String {
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    let text = unsafe String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
