internal import Glibc

/// Standard output sent into a file for a while.
enum OutputFile {
  static func redirecting<Result>(to path: String?, _ body: () throws -> Result) throws -> Result {
    guard let path else { return try body() }
    let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
    let terminal = dup(STDOUT_FILENO)
    dup2(file, STDOUT_FILENO)
    close(file)
    defer {
      dup2(terminal, STDOUT_FILENO)
      close(terminal)
    }
    return try body()
  }
}
