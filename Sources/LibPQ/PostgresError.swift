/// What went wrong between the program and PostgreSQL, in the server's own words.
///
/// Neither passwords nor bound values ever stand in it: where the server repeats a value, `…` stands instead.
public struct PostgresError: Error, Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// No connection came about.
    case connect
    /// The connection died while a statement was under way: whether it took effect is not known.
    case connectionLost
    /// The server refused a statement.
    case refused
    /// The caller asked for what cannot be: a NUL in text, a column that is no number, a malformed address.
    case misuse
  }

  public var kind: Kind
  /// Five characters that name the error, `23505`; `nil` where the server did not get to say one.
  public var sqlState: String?
  public var message: String
  public var detail: String?
  public var hint: String?
  public var constraint: String?
  public var table: String?
  public var column: String?

  public init(
    _ kind: Kind, sqlState: String? = nil, message: String, detail: String? = nil, hint: String? = nil,
    constraint: String? = nil, table: String? = nil, column: String? = nil
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.message = Self.withoutValues(message, sqlState: sqlState)
    self.detail = detail.map { Self.withoutValues($0, sqlState: sqlState) }
    self.hint = hint
    self.constraint = constraint
    self.table = table
    self.column = column
  }

  /// Whether the same work may succeed on a new connection a moment later: a server that restarts or is full,
  /// a deadlock, a lost connection.
  public var isTransient: Bool {
    switch kind {
    case .misuse: false
    case .connectionLost: true
    case .connect: sqlState.map(Self.isTransient) ?? true
    case .refused: sqlState.map(Self.isTransient) ?? true
    }
  }

  private static func isTransient(_ state: String) -> Bool {
    state.hasPrefix("08")
      || ["57P01", "57P02", "57P03", "40001", "40P01", "53300"].contains(state)
  }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    let state = sqlState.map { " (SQLSTATE \($0))" } ?? ""
    let first =
      switch kind {
      case .connect: "cannot connect to PostgreSQL: \(message)\(state)"
      case .connectionLost:
        "cannot finish the statement: the connection to PostgreSQL died: \(message)\(state)"
      case .refused: "cannot run the statement: \(message)\(state)"
      case .misuse: message
      }
    return ([first] + [detail, hint].compactMap { $0.map { "  " + $0 } }).joined(separator: "\n")
  }
}

extension PostgresError {
  /// The server's words with the values that it repeats cut out: `Key (url)=(…) already exists.`
  ///
  /// Only errors of data (22) and of constraints (23) repeat values.
  static func withoutValues(_ words: String, sqlState: String?) -> String {
    guard let sqlState, sqlState.hasPrefix("22") || sqlState.hasPrefix("23") else { return words }
    var words = words
    for (opening, closing) in [("=(", ")"), ("row contains (", ")"), (": \"", "\"")] {
      words = cut(words, between: opening, and: closing)
    }
    return words
  }

  /// The text with everything from the first `opening` to the last `closing` behind it as `…`.
  private static func cut(_ text: String, between opening: String, and closing: String) -> String {
    guard let start = end(of: opening, in: text) else { return text }
    guard let close = text[start...].lastIndex(of: closing.first ?? ")") else { return text }
    return text[..<start] + "…" + text[close...]
  }

  private static func end(of needle: String, in text: String) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(needle) { return text.index(index, offsetBy: needle.count) }
      index = text.index(after: index)
    }
    return nil
  }
}
