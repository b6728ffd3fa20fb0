internal import Glibc

/// The files that a list of paths stands for: a file is itself, a directory is what it holds, in sorted order.
struct FileTree {
  /// Standard input.
  static let standardInput = "-"
  /// What a directory's file is called when it holds articles; a path that is named itself may be called anything.
  static let extensions: Set<String> = ["txt", "text", "jsonl", "ndjson", "html", "htm", "xhtml"]

  private(set) var files: [String] = []
  /// How many files of the directories were passed over because of their names.
  private(set) var passedOver = 0

  /// The names' endings that count in directories.
  private let endings: Set<String>

  /// - Throws: for a path that does not exist or cannot be read, and for a directory without such files.
  init(paths: [String], endings: Set<String> = extensions) throws(FileFault) {
    self.endings = endings
    for path in paths {
      if path == Self.standardInput {
        files.append(path)
        continue
      }
      switch try Self.kind(of: path) {
      case .directory:
        let before = files.count
        try gather(directory: path)
        if files.count == before {
          let names =
            endings == Self.extensions ? ".txt, .jsonl or .html" : endings.sorted().joined(separator: ", ")
          throw FileFault(
            path: path,
            reason: "the directory holds no articles\n  its files would have to be called \(names)")
        }
      case .other: files.append(path)
      }
    }
  }

  private enum Kind { case directory, other }

  private static func kind(of path: String) throws(FileFault) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0, unsafe access(path, R_OK) == 0 else {
      throw FileFault(path: path, reason: FileFault.systemWords(errno))
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .directory : .other
  }

  /// Hidden files and directories are passed over, and symbolic links to directories are not followed.
  private mutating func gather(directory: String) throws(FileFault) {
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
    for name in names.sorted() {
      let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
      if Self.isPlainDirectory(path) {
        try gather(directory: path)
      } else if let dot = name.lastIndex(of: "."),
        endings.contains(name[name.index(after: dot)...].lowercased())
      {
        files.append(path)
      } else {
        passedOver += 1
      }
    }
  }

  private static func isPlainDirectory(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
