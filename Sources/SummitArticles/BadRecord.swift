/// An article that could not be read, and why: it is set aside, and the rest goes on.
public struct BadRecord: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file, `-` for standard input.
  public let path: String
  /// Counted from 1; `nil` when the whole file is meant.
  public let line: Int?
  public let reason: String
  let kind: Kind

  enum Kind: Sendable {
    /// An article that cannot be read.
    case unreadable
    /// A record without any text: in a directory, a file of another kind.
    case noArticle
    /// A file of a directory or an archive that is none of an article's, by its name or content.
    case passedOver
  }

  public init(path: String, line: Int? = nil, reason: String) {
    self.init(path: path, line: line, reason: reason, kind: .unreadable)
  }

  init(path: String, line: Int? = nil, reason: String, kind: Kind) {
    self.path = path
    self.line = line
    self.reason = reason
    self.kind = kind
  }

  /// Whether nobody would take the file for an article: it is counted, and no fault.
  public var isPassedOver: Bool { kind == .passedOver }

  /// The same file, as one that is no article.
  var passedOver: BadRecord { BadRecord(path: path, line: line, reason: reason, kind: .passedOver) }

  /// Where it stands: `articles.jsonl:17`.
  public var place: String {
    let name = path == FileTree.standardInput ? "standard input" : path
    return line.map { "\(name):\($0)" } ?? name
  }

  public var description: String { "\(place): \(reason)" }
}
