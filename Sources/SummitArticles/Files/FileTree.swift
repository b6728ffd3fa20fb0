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
  static let noArticleName = "not called like a file of articles"

  /// Whether the file that came last was named itself, or found in a directory.
  private(set) var lastIsNamed = true
  /// Paths that are still to be looked at, the next one last.
  private var named: [String]
  /// Directories on the way, the innermost last.
  private var directories: [OpenDirectory] = []
  private var list: LineReader?
  /// What a directory's files are called that count.
  private let endings: Set<String>

  private struct OpenDirectory {
    let prefix: String
    /// What is left of it, the next one last.
    var names: [String]
  }

  /// - Parameters:
  ///   - paths: files, directories, patterns with `*` that no shell has replaced, and `-`.
  ///   - list: more paths, one a line.
  ///   - mayBeEmpty: whether a directory without articles is no fault: they are still to come.
  /// - Throws: for a path that does not exist or cannot be read, and for a directory without articles.
  init(
    paths: [String], list: OpenFile? = nil, endings: Set<String> = extensions, mayBeEmpty: Bool = false
  ) throws(FileFault) {
    self.endings = endings
    named = []
    for path in paths {
      if path == Self.standardInput || FileKind(of: path, followingLinks: false) != nil {
        if path != Self.standardInput, !mayBeEmpty { try check(path) }
        named.append(path)
      } else {
        let matches = path.contains { "*?[".contains($0) } ? Directory.matches(path) : []
        if matches.isEmpty { throw FileFault.missing(path) }
        named += matches
      }
    }
    named.reverse()
    self.list = list.map { LineReader($0, limit: 4096) }
  }

  /// - Parameter files: files that were found in directories before.
  init(found files: [String]) {
    endings = Self.extensions
    named = []
    directories = [OpenDirectory(prefix: "", names: files.reversed())]
  }

  /// The next file, or what is wrong with a path; `nil` at the end. A directory's file that is not called like one
  /// with articles comes as passed over.
  mutating func next() -> Result<String, BadRecord>? {
    while let path = nextPath() {
      if path == Self.standardInput { return .success(path) }
      // A symbolic link in a directory is not followed into another one: links can go round in circles.
      let kind = FileKind(of: path, followingLinks: lastIsNamed)
      if kind == .directory {
        if let bad = enter(path) { return .failure(bad) }
        continue
      }
      if lastIsNamed { return .success(path) }
      guard Self.hasName(path, endings) else {
        return .failure(BadRecord(path: path, reason: Self.noArticleName, kind: .passedOver))
      }
      // Whoever opens a pipe waits for its other end, perhaps for ever.
      if kind == .special || FileKind(of: path, followingLinks: true) == .special {
        return .failure(BadRecord(path: path, reason: "a pipe or a device, no file"))
      }
      return .success(path)
    }
    return nil
  }

  private mutating func nextPath() -> String? {
    while let last = directories.indices.last {
      lastIsNamed = false
      if let name = directories[last].names.popLast() { return directories[last].prefix + name }
      directories.removeLast()
    }
    lastIsNamed = true
    return named.popLast() ?? nextOfList()
  }

  private mutating func nextOfList() -> String? {
    while let line = list?.next() {
      let bytes = line.bytes.last == 0x0D ? line.bytes.dropLast() : line.bytes[...]
      if !bytes.isEmpty { return String(decoding: bytes, as: UTF8.self) }
    }
    list = nil
    return nil
  }

  private mutating func enter(_ path: String) -> BadRecord? {
    do throws(FileFault) {
      let names = try Directory.names(in: path)
      directories.append(
        OpenDirectory(prefix: path.hasSuffix("/") ? path : path + "/", names: names.reversed()))
      return nil
    } catch {
      return BadRecord(path: path, reason: error.reason)
    }
  }

  private func check(_ path: String) throws(FileFault) {
    try Directory.checkReadable(path)
    guard FileKind(of: path, followingLinks: true) == .directory else { return }
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
      // One that cannot be opened is told when its turn comes.
      for name in (try? Directory.names(in: directory)) ?? [] {
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        if FileKind(of: path, followingLinks: false) == .directory {
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
}
