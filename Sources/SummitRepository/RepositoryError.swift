public import LibPQ

/// Why the timeline could not be read or written.
public enum RepositoryError: Error, Sendable, Hashable {
  /// The server refused, or cannot be reached any more.
  case database(PostgresError)
  /// The database or its user may be read only.
  case readOnly(PostgresError)
  /// The server has no room left on its disk.
  case diskFull(PostgresError)
  /// The database holds no timeline yet.
  case noSchema(database: String)
  /// The database's tables are of another version of the program.
  case otherSchema(found: Int, wanted: Int)
  /// The database holds other tables under the names that ours need.
  case foreignTables([String])
  /// No event has that id or those words in its name; `similar` may be meant.
  case unknownEvent(String, similar: [String])
  /// Several events have those words in their names.
  case ambiguousEvent(String, candidates: [EventChoice])
  /// Nobody has that name; `similar` may be meant.
  case unknownPerson(String, similar: [String])
  /// Several persons have that name.
  case ambiguousPerson(String, candidates: [PersonChoice])
  /// The database holds a value that this version does not know.
  case unreadable(String)

  init(_ error: PostgresError) {
    switch error.sqlState {
    case "25006", "42501": self = .readOnly(error)
    case "53100": self = .diskFull(error)
    default: self = .database(error)
    }
  }

  /// Whether the same work may succeed on a new connection a moment later.
  public var isTransient: Bool {
    if case .database(let error) = self { error.isTransient } else { false }
  }
}

/// An event among several that a name may mean.
public struct EventChoice: Sendable, Hashable {
  public let id: String
  public let name: String
  /// EDTF; `nil` when nothing is known.
  public let date: String?
}

extension RepositoryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .database(let error): return "\(error)"
    case .readOnly(let error):
      return Self.text("cannot write to the database: \(error.message)", "use a role that may write")
    case .diskFull(let error):
      return Self.text(
        "cannot write to the database: its disk is full", error.message,
        "free some space; what was saved before is safe")
    case .noSchema(let database):
      return Self.text(
        "cannot read the timeline: database \(database) has none yet", "try: summitry db migrate")
    case .otherSchema(let found, let wanted):
      return Self.text(
        "cannot use the database: its tables are of version \(found), this program needs \(wanted)",
        found < wanted ? "try: summitry db migrate" : "use a newer summitry")
    case .foreignTables(let names):
      return Self.text(
        "cannot create the timeline's tables: the database has others of that name",
        names.joined(separator: ", "), "use a database of its own")
    case .unknownEvent(let name, let similar):
      let meant = similar.isEmpty ? nil : "did you mean \(similar.joined(separator: ", "))?"
      return Self.text("cannot find event \(name): no id or name fits", meant)
    case .ambiguousEvent(let name, let candidates):
      let lines = candidates.prefix(8).map { "\($0.id)  \($0.name)" }
      return Self.text(
        "cannot tell which event \(name) is: \(candidates.count) fit", lines.joined(separator: "\n  "))
    case .unknownPerson(let name, let similar):
      let meant = similar.isEmpty ? nil : "did you mean \(similar.joined(separator: " or "))?"
      return Self.text("cannot find \(name): nobody of that name took part in an event", meant)
    case .ambiguousPerson(let name, let candidates):
      let lines = candidates.prefix(8).map { "\($0.name)  \($0.events)" }
      return Self.text(
        "cannot tell who \(name) is: \(candidates.count) fit", lines.joined(separator: "\n  "))
    case .unreadable(let what): return "cannot read the timeline: \(what)"
    }
  }

  private static func text(_ lines: String?...) -> String {
    lines.compactMap { $0 }.joined(separator: "\n  ")
  }
}
