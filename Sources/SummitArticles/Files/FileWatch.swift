import Glibc

/// Files that other programs fill: which of them are new, or other than they were when somebody last looked.
public struct FileWatch {
  private let paths: [String]
  private var seen: [String: Stamp] = [:]

  /// What tells one content of a file from another without reading it.
  private struct Stamp: Equatable {
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(of path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      inode = UInt(status.st_ino)
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }

    /// Whether the file was written to so lately that its writer may not be done.
    var isFresh: Bool { abs(time(nil) - seconds) < 2 }
  }

  /// What somebody sees who looks.
  public struct Look: Sendable {
    public var changed: [String] = []
    /// Whether a file is left out because it is being written.
    public var isUnsettled = false
  }

  /// - Parameter paths: files and directories; those that are not there are looked for again.
  public init(_ paths: [String]) { self.paths = paths }

  /// The files that have changed since the last look, sorted within each path.
  public mutating func look() -> Look {
    var look = Look()
    var present: [String: Stamp] = [:]
    for path in paths {
      guard var tree = try? FileTree(paths: [path], mayBeEmpty: true) else { continue }
      while let next = tree.next() {
        guard case .success(let file) = next, let stamp = Stamp(of: file) else { continue }
        if stamp == seen[file] {
          present[file] = stamp
        } else if stamp.isFresh {
          look.isUnsettled = true
          present[file] = seen[file]
        } else {
          look.changed.append(file)
          present[file] = stamp
        }
      }
    }
    seen = present
    return look
  }
}
