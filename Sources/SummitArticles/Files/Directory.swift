import Glibc

/// What stands at a path.
enum FileKind {
  case directory
  case regular
  /// A pipe, a socket or a device.
  case special

  /// `nil` where there is nothing, or nothing that may be looked at.
  init?(of path: String, followingLinks: Bool) {
    var status = stat()
    guard unsafe (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: self = .directory
    case S_IFREG, S_IFLNK: self = .regular
    default: self = .special
    }
  }
}

/// What the system says about directories.
enum Directory {
  /// Sorted, without the hidden ones.
  static func names(in directory: String) throws(FileFault) -> [String] {
    guard let stream = unsafe opendir(directory) else {
      throw FileFault(path: directory, reason: FileFault.systemWords(errno))
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The files that a pattern with `*` stands for.
  static func matches(_ pattern: String) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
    return unsafe (0..<Int(found.gl_pathc)).compactMap { index in
      unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }

  /// In bytes; `nil` for what is no file.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  static func checkReadable(_ path: String) throws(FileFault) {
    guard unsafe access(path, R_OK) == 0 else {
      throw FileFault(path: path, reason: FileFault.systemWords(errno))
    }
  }
}

extension FileFault {
  static func missing(_ path: String) -> FileFault {
    FileFault(path: path, reason: systemWords(ENOENT))
  }
}
