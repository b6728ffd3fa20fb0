import CLibPQ

/// Where to connect: a URL (`postgresql://…`), a conninfo text (`host=… dbname=…`), or empty for libpq's own
/// variables (`PGHOST`, `PGDATABASE`, `PGSERVICE` …), which also fill in what the text leaves open.
public struct ConnectionTarget: Sendable, Hashable {
  public var conninfo: String
  /// Settings that outrank `conninfo`, by libpq's keywords.
  public var overrides: [String: String]
  /// Seconds until an attempt is given up, unless `conninfo` or `PGCONNECT_TIMEOUT` says otherwise.
  public var timeout: Int

  public init(_ conninfo: String = "", overrides: [String: String] = [:], timeout: Int = 10) {
    self.conninfo = conninfo
    self.overrides = overrides
    self.timeout = timeout
  }

  /// What every session gets, whatever the environment says: the program relies on how dates and text come back.
  static let sessionOptions =
    "-c datestyle=ISO,YMD -c timezone=UTC -c intervalstyle=iso_8601 "
    + "-c default_transaction_isolation=read\\ committed"

  /// The keywords and values for `PQconnectStartParams`, later ones outranking earlier ones, and the seconds to wait.
  ///
  /// The text itself goes first, as libpq expands it: only so does an empty value in it outrank the environment.
  func settings() throws(PostgresError) -> (keywords: [(String, String)], timeout: Int) {
    let given = try parsed().merging(overrides) { _, override in override }
    let defaults = Self.defaults()
    var keywords = conninfo.isEmpty ? [] : [("dbname", conninfo)]
    keywords += overrides.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let options = given["options"] ?? defaults["options"] ?? ""
    keywords.append(("options", options.isEmpty ? Self.sessionOptions : options + " " + Self.sessionOptions))
    keywords.append(("client_encoding", "UTF8"))
    keywords.append(("fallback_application_name", "summitry"))
    let wanted = given["connect_timeout"] ?? defaults["connect_timeout"]
    return (keywords, wanted.flatMap { Int($0) } ?? timeout)
  }

  /// What `conninfo` itself sets.
  private func parsed() throws(PostgresError) -> [String: String] {
    guard !conninfo.utf8.contains(0) else {
      throw PostgresError(.misuse, message: "cannot read the database address: it has a NUL")
    }
    guard !conninfo.isEmpty else { return [:] }
    var words: UnsafeMutablePointer<CChar>?
    let options = unsafe PQconninfoParse(conninfo, &words)
    defer {
      unsafe PQconninfoFree(options)
      unsafe PQfreemem(words)
    }
    guard unsafe options != nil else {
      let reason = unsafe words.map { unsafe String(cString: $0) } ?? "out of memory"
      throw PostgresError(
        .misuse, message: "cannot read the database address: \(Self.withoutSecrets(reason))",
        hint: "expected postgresql://user@host:port/database or host=… dbname=…")
    }
    return unsafe Self.dictionary(options)
  }

  /// What the environment and the service file set.
  private static func defaults() -> [String: String] {
    let options = unsafe PQconndefaults()
    defer { unsafe PQconninfoFree(options) }
    return unsafe dictionary(options)
  }

  private static func dictionary(_ options: UnsafeMutablePointer<PQconninfoOption>?) -> [String: String] {
    var settings: [String: String] = [:]
    guard var option = unsafe options else { return settings }
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        unsafe settings[String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
    return settings
  }

  /// libpq's complaint about an address without the parts that it repeats, which may be a password.
  static func withoutSecrets(_ complaint: String) -> String {
    let parts = complaint.split(separator: "\"", omittingEmptySubsequences: false)
    let kept = parts.enumerated().map {
      $0.offset % 2 == 0 || $0.element.utf8.count < 2 ? String($0.element) : "…"
    }
    return kept.joined(separator: "\"").split(separator: "\n").joined(separator: " ")
  }
}
