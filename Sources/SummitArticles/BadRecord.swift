/// An article that could not be read, and why: it is set aside, and the rest goes on.
public struct BadRecord: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, `-` for standard input.
  public let path: String
  /// Counted from 1; `nil` when the whole file is meant.
  public let line: Int?
  public let reason: String
  /// Whether it has no text at all: in a directory, files of another kind.
  let isNoArticle: Bool

  public init(path: String, line: Int? = nil, reason: String) {
    self.init(path: path, line: line, reason: reason, isNoArticle: false)
  }

  init(path: String, line: Int?, reason: String, isNoArticle: Bool) {
    self.path = path
    self.line = line
    self.reason = reason
    self.isNoArticle = isNoArticle
  }

  /// Where it stands: `articles.jsonl:17`.
  public var place: String {
    let name = path == FileTree.standardInput ? "standard input" : path
    return line.map { "\(name):\($0)" } ?? name
  }

  public var description: String { "\(place): \(reason)" }
}
