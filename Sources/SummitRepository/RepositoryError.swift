public import LibPQ
import SummitModel

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
  /// A curator took the event of that id out of the timeline, by that edit.
  case rejectedEvent(String, edit: String)
  /// Several events have those words in their names.
  case ambiguousEvent(String, candidates: [EventChoice])
  /// Nobody has that name; `similar` may be meant.
  case unknownPerson(String, similar: [String])
  /// Several persons have that name.
  case ambiguousPerson(String, candidates: [PersonChoice])
  /// A curator's value is none for that field.
  case unusableValue(field: String, value: String, allowed: String)
  case unknownParticipant(String, event: String)
  /// No article of the event, or several, have these words.
  case unknownArticle(String, event: String, candidates: [String])
  /// Two names lead to one event.
  case sameEvent(String)
  /// All articles of an event were to be split off.
  case nothingLeft(String)
  /// No edit in effect has that name; `nil`: there is none at all.
  case unknownEdit(String?)
  /// It is an undoing, which is not undone.
  case undoingEdit(String)
  case ambiguousEdit(String, Int)
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

  init(id: String, name: String, date: String?) {
    self.id = id
    self.name = name
    self.date = date
  }

  public init(_ stored: StoredEvent) {
    self.init(id: stored.id, name: stored.event.name, date: stored.event.date?.edtf)
  }
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
        found < wanted ? "made before the first release: load the articles again" : "use a newer summitry",
        found < wanted
          ? "into another database (--database, --home), or here after: summitry db destroy" : nil)
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
    default: return ofCuration
    }
  }

  private var ofCuration: String {
    switch self {
    case .rejectedEvent(let event, let edit):
      return Self.text(
        "cannot find event \(event): a curator took it out of the timeline",
        "bring it back: summitry undo \(edit)")
    case .unusableValue(let field, let value, let allowed):
      return Self.text("cannot set \(field) to '\(value)': it is no \(field)", "may be \(allowed)")
    case .unknownParticipant(let name, let event):
      return Self.text(
        "cannot remove \(name) from \(event): nobody there is called so",
        "try: summitry participants \(event)")
    case .unknownArticle(let words, let event, let candidates):
      return Self.text(
        "cannot tell which article of \(event) '\(words)' is",
        "one of: "
          + candidates.prefix(8).joined(separator: " | "))
    case .sameEvent(let event): return "cannot take \(event) twice: both names lead to it"
    case .nothingLeft(let event):
      return "cannot split \(event): all its articles were named, so that none would stay"
    case .unknownEdit(let name):
      return Self.text(
        name.map { "cannot undo edit \($0): none in effect is called so" }
          ?? "cannot undo: no edit is in effect", "try: summitry log --all")
    case .undoingEdit(let name):
      return Self.text("cannot undo edit \(name): it took another edit back", "make that edit once more")
    case .ambiguousEdit(let name, let count): return "cannot tell which edit \(name) is: \(count) begin so"
    default: return "cannot read the timeline"
    }
  }

  private static func text(_ lines: String?...) -> String {
    lines.compactMap { $0 }.joined(separator: "\n  ")
  }
}
