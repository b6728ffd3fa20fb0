internal import Glibc

/// The files that a list of paths stands for: a file is itself, a directory is what it holds, in sorted order.
///
/// Directories are opened as their turn comes: memory holds the names of those on the way, never the whole tree.
struct FileTree {
  /// Standard input.
  static let standardInput = "-"
  /// What a directory's file is called when it holds articles; a path that is named itself may be called anything.
  static let extensions: Set<String> = [
    "txt", "text", "jsonl", "ndjson", "json", "html", "htm", "xhtml", "shtml", "csv", "tsv", "rss", "atom",
    "xml",
    "warc", "mbox", "eml", "rtf", "docx", "zip", "tar", "tgz", "gz",
  ]

  /// How many files of the directories were passed over because of their names.
  private(set) var passedOver = 0
  /// Whether the file that came last was named itself, or found in a directory.
  private(set) var lastIsNamed = true
  /// What is still to be looked at, the next one last.
  private var waiting: [Step]
  private var list: LineReader?
  /// What a directory's files are called that count.
  private let endings: Set<String>

  private struct Step {
    let path: String
    let isNamed: Bool
  }

  /// - Parameters:
  ///   - paths: files, directories, patterns with `*` that no shell has replaced, and `-`.
  ///   - list: more paths, one a line.
  /// - Throws: for a path that does not exist or cannot be read, and for a directory without articles.
  init(
    paths: [String], list: OpenFile? = nil, endings: Set<String> = extensions
  ) throws(FileFault) {
    self.endings = endings
    waiting = []
    for path in paths {
      if path == Self.standardInput || Self.exists(path) {
        if path != Self.standardInput { try check(path) }
        waiting.append(Step(path: path, isNamed: true))
      } else {
        let matches = path.contains { "*?[".contains($0) } ? Self.matches(path) : []
        if matches.isEmpty { throw FileFault(path: path, reason: FileFault.systemWords(ENOENT)) }
        waiting += matches.map { Step(path: $0, isNamed: true) }
      }
    }
    waiting.reverse()
    self.list = list.map { LineReader($0, limit: 4096) }
  }

  /// The next file, or what is wrong with a path; `nil` at the end.
  mutating func next() -> Result<String, BadRecord>? {
    while let step = waiting.popLast() ?? nextOfList() {
      if step.path == Self.standardInput { return .success(step.path) }
      guard Self.isDirectory(step.path, followingLinks: step.isNamed) else {
        if step.isNamed || Self.hasName(step.path, endings) {
          lastIsNamed = step.isNamed
          return .success(step.path)
        }
        passedOver += 1
        continue
      }
      do throws(FileFault) {
        let prefix = step.path.hasSuffix("/") ? step.path : step.path + "/"
        waiting += try Self.names(in: step.path).reversed().map { Step(path: prefix + $0, isNamed: false) }
      } catch {
        return .failure(BadRecord(path: step.path, reason: error.reason))
      }
    }
    return nil
  }

  private mutating func nextOfList() -> Step? {
    while let line = list?.next() {
      let bytes = line.bytes.last == 0x0D ? line.bytes.dropLast() : line.bytes[...]
      if !bytes.isEmpty { return Step(path: String(decoding: bytes, as: UTF8.self), isNamed: true) }
    }
    list = nil
    return nil
  }

  private func check(_ path: String) throws(FileFault) {
    guard unsafe access(path, R_OK) == 0 else {
      throw FileFault(path: path, reason: FileFault.systemWords(errno))
    }
    guard Self.isDirectory(path, followingLinks: true) else { return }
    if try !Self.holds(path, endings) {
      let known =
        endings == Self.extensions
        ? ".txt, .jsonl, .html, .csv, .xml, .zip or alike" : endings.sorted().joined(separator: ", ")
      throw FileFault(
        path: path, reason: "the directory holds no articles\n  its files would have to be called \(known)")
    }
  }

  /// Whether any file of a directory is called like one with articles; it looks no further than the first.
  private static func holds(_ directory: String, _ endings: Set<String>) throws(FileFault) -> Bool {
    var waiting = [directory]
    while let directory = waiting.popLast() {
      for name in try names(in: directory) {
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        if isDirectory(path, followingLinks: false) {
          waiting.append(path)
        } else if hasName(path, endings) {
          return true
        }
      }
    }
    return false
  }

  static func hasArticleName(_ path: String) -> Bool { hasName(path, extensions) }

  private static func hasName(_ path: String, _ endings: Set<String>) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// A symbolic link in a directory is not followed into another one: links can go round in circles.
  private static func isDirectory(_ path: String, followingLinks: Bool) -> Bool {
    var status = stat()
    let code = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
    return code == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Sorted, without the hidden ones.
  private static func names(in directory: String) throws(FileFault) -> [String] {
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

  private static func matches(_ pattern: String) -> [String] {
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
    return unsafe (0..<Int(found.gl_pathc)).compactMap { index in
      unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }
}
