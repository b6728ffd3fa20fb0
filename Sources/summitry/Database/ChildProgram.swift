internal import Glibc

/// A program that takes over the terminal for a while.
enum ChildProgram {
  /// Runs it with this process's streams and environment, and gives its exit status.
  /// - Parameter name: a path, or a name that PATH knows.
  static func run(_ name: String, _ arguments: [String]) throws(Failure) -> Int32 {
    var words = unsafe ([name] + arguments).map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    unsafe sigaddset(&defaults, SIGINT)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let fault = unsafe posix_spawnp(&process, name, nil, &attributes, &words, environ)
    guard fault == 0 else {
      throw Failure(
        "cannot start \(name): \(Failure.systemWords(fault))\n  try: sudo apt-get install postgresql-client")
    }
    var status: CInt = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}
