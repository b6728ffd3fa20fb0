/// The folder of one PostgreSQL server's programs: `postgres` and `initdb` at least.
public struct ServerPrograms: Sendable, Equatable {
  /// Absolute.
  public let directory: String
  /// The major version, such as 15.
  public let major: Int

  /// What a user of Debian or Ubuntu types to get them.
  public static let installation = "sudo apt-get install postgresql"
  /// Older servers lack what the schema and the start need.
  public static let oldestMajor = 14

  var postgres: String { "\(directory)/postgres" }
  var initdb: String { "\(directory)/initdb" }

  /// PostgreSQL's own shell; `nil` where the folder has none.
  public var psql: String? {
    Files.isExecutable("\(directory)/psql") ? "\(directory)/psql" : nil
  }

  /// What `postgres --version` says: "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
  public func version() throws(EmbeddedError) -> String {
    let said = try Program(postgres, ["--version"]).run().output
    return String(said.prefix { $0 != "\n" })
  }

  /// Where to look for server programs.
  public struct Search: Sendable {
    /// A folder that the user named (`SUMMITRY_PG_BIN`): then only this one.
    public let named: String?
    /// The folders of `PATH`, tried last.
    public let path: String?

    public init(named: String?, path: String?) {
      self.named = named
      self.path = path
    }
  }

  /// Every usable folder: the one the user named, else `/usr/lib/postgresql/*/bin` newest first, then `PATH`.
  ///
  /// Takes about a millisecond, more where a version must be asked from the program itself.
  public static func find(_ search: Search) throws(EmbeddedError) -> [ServerPrograms] {
    if let named = search.named, !named.isEmpty {
      return [try inspect(named)]
    }
    var found = installedMajors().compactMap { major in
      usable("\(debianRoot)/\(major)/bin")
        ? ServerPrograms(directory: "\(debianRoot)/\(major)/bin", major: major) : nil
    }
    for folder in (search.path ?? "").split(separator: ":") {
      guard let directory = realFolder(ofInitdbIn: String(folder)),
        !found.contains(where: { $0.directory == directory }),
        let programs = try? inspect(directory)
      else { continue }
      found.append(programs)
    }
    found.removeAll { $0.major < oldestMajor }
    guard !found.isEmpty else { throw .noServerPrograms(searched: ["\(debianRoot)/*/bin", "PATH"]) }
    return found
  }

  private static let debianRoot = "/usr/lib/postgresql"

  private static func installedMajors() -> [Int] {
    Files.names(in: debianRoot).compactMap { Int($0) }.sorted(by: >)
  }

  private static func usable(_ directory: String) -> Bool {
    Files.isExecutable("\(directory)/postgres") && Files.isExecutable("\(directory)/initdb")
  }

  /// Where `initdb` really lives: on `PATH` there is often only a link to it.
  private static func realFolder(ofInitdbIn folder: String) -> String? {
    guard Files.isExecutable("\(folder)/initdb"), let file = Files.resolved("\(folder)/initdb"),
      let slash = file.lastIndex(of: "/")
    else { return nil }
    let directory = String(file[..<slash])
    return usable(directory) ? directory : nil
  }

  /// A folder's programs with the version that they say.
  static func inspect(_ folder: String) throws(EmbeddedError) -> ServerPrograms {
    guard let directory = Files.resolved(folder) else {
      throw .unusablePrograms(directory: folder, reason: "there is no such folder")
    }
    guard usable(directory) else {
      throw .unusablePrograms(directory: folder, reason: "it has no postgres and initdb")
    }
    let run = try Program("\(directory)/postgres", ["--version"]).run()
    guard run.status == 0, let major = major(inVersion: run.output) else {
      throw .unusablePrograms(directory: folder, reason: "postgres --version says: \(run.output)")
    }
    guard major >= oldestMajor else {
      throw .unusablePrograms(
        directory: folder, reason: "version \(major) is too old, \(oldestMajor) or newer is needed")
    }
    return ServerPrograms(directory: directory, major: major)
  }

  /// 15 in "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
  static func major(inVersion text: String) -> Int? {
    guard let name = text.firstRange(of: "(PostgreSQL) ") else { return nil }
    return Int(text[name.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }
}
