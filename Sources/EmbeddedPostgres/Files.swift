internal import Glibc

/// The system calls on files that a home needs. A failure says what was tried on which path, in the system's words.
enum Files {
  static func failure(_ action: String, _ path: String, _ code: Int32 = errno) -> EmbeddedError {
    .system(action: action, path: path, reason: systemText(code))
  }

  static func systemText(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  static func isWritable(_ path: String) -> Bool {
    unsafe access(path, W_OK) == 0
  }

  static func isExecutable(_ path: String) -> Bool {
    unsafe access(path, X_OK) == 0
  }

  /// The file itself, not what a symbolic link points to; `nil` where there is none.
  static func information(_ path: String) -> stat? {
    var information = stat()
    return unsafe lstat(path, &information) == 0 ? information : nil
  }

  /// Absolute and free of symbolic links; `nil` where there is no such file.
  static func resolved(_ path: String) -> String? {
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  static func workingDirectory() -> String {
    resolved(".") ?? "/"
  }

  /// What a symbolic link points to; `nil` where there is none or it is not ours to read.
  static func target(ofLink path: String) -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = unsafe readlink(path, base, Int(PATH_MAX))
      guard count > 0 else { return nil }
      return unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
    }
  }

  /// Names in a folder, unsorted, without `.` and `..`; none where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The file's text from that byte on; `nil` where it cannot be read.
  static func text(of path: String, from offset: Int = 0) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if offset > 0 { lseek(descriptor, offset, SEEK_SET) }
    return readAll(descriptor)
  }

  /// Everything that comes until the other end closes.
  static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Bytes that an ordinary account may still write on the disk of that path.
  static func freeBytes(at path: String) -> UInt64? {
    var disk = statvfs()
    guard unsafe statvfs(path, &disk) == 0 else { return nil }
    return UInt64(disk.f_bavail) * UInt64(disk.f_frsize)
  }
}

// MARK: - Changes

extension Files {
  /// Makes the folder and those above it, whatever the caller's umask; one that is there stays as it is.
  static func makeDirectories(_ path: String, mode: mode_t) throws(EmbeddedError) {
    if exists(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeDirectories(String(path[..<slash]), mode: 0o755)
    }
    if unsafe mkdir(path, mode) == 0 {
      guard unsafe chmod(path, mode) == 0 else { throw failure("open up the folder", path) }
    } else if errno != EEXIST {
      throw failure("create the folder", path)
    }
  }

  /// Makes a folder that nobody but that account reaches, and takes over none that is not already so.
  static func makePrivateDirectory(_ path: String, for account: ServerAccount) throws(EmbeddedError) {
    if unsafe mkdir(path, 0o700) == 0 {
      guard unsafe chown(path, account.user, account.group) == 0 else {
        throw failure("give away the folder", path)
      }
    } else if errno != EEXIST {
      throw failure("create the folder", path)
    }
    guard let found = information(path), found.st_mode & S_IFMT == S_IFDIR,
      found.st_uid == account.user, found.st_mode & 0o077 == 0
    else {
      throw .system(
        action: "use the folder", path: path,
        reason: "it is not a folder of the account \(account.name) alone")
    }
  }

  static func rename(_ path: String, to new: String) throws(EmbeddedError) {
    guard unsafe Glibc.rename(path, new) == 0 else { throw failure("rename", path) }
  }

  static func remove(_ path: String) throws(EmbeddedError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
  }

  /// Removes a file, or a folder with all in it; follows no symbolic link.
  static func removeTree(_ path: String) throws(EmbeddedError) {
    guard let found = information(path) else { return }
    guard found.st_mode & S_IFMT == S_IFDIR else { return try remove(path) }
    for name in names(in: path) { try removeTree("\(path)/\(name)") }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw failure("remove the folder", path) }
  }

  /// Opens a file to add to, made for its owner alone where there is none.
  static func openForAppending(_ path: String) throws(EmbeddedError) -> Int32 {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("open", path) }
    return descriptor
  }

  /// Makes a rename in that folder survive a power cut.
  static func sync(directory path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
