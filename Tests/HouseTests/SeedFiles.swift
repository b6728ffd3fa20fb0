import Foundation

/// One article of `seed/`: a text file, or a record of `wire.jsonl`.
struct SeedArticle {
  var id: String
  var title: String
  /// Title and body: what evidence is looked for in.
  var text: String
  var published: CalendarDay?

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "seed")

  static func all() throws -> [SeedArticle] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
    let records = try String(contentsOf: folder.appending(path: "wire.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    return try (files.map(SeedArticle.init(file:)) + records.map(SeedArticle.init(record:))).sorted {
      $0.id < $1.id
    }
  }

  /// The first line is the title; the first full date that follows is that of publication.
  init(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    id = file.deletingPathExtension().lastPathComponent
    title = String(lines[0])
    self.text = text
    published = WrittenDate.all(in: String(lines.last ?? "")).first?.day
  }

  init(record: Substring) throws {
    let fields = JSONValue(try JSONSerialization.jsonObject(with: Data(record.utf8)))
    id = fields.strings("id").first ?? ""
    title = fields.strings("title").first ?? ""
    text = title + "\n\n" + (fields.strings("text").first ?? "")
    published = CalendarDay(iso: fields.strings("date").first ?? "")
  }
}

/// One file of `seed/expected/`.
struct ExpectedEvents {
  var id: String
  var title: String
  var published: String
  var events: [JSONValue]
  var quotes: [String]
  var evidence: [String] { events.flatMap { $0.strings("evidence") } }

  static func all() throws -> [ExpectedEvents] {
    let folder = SeedArticle.folder.appending(path: "expected")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.map(ExpectedEvents.init(file:)).sorted { $0.id < $1.id }
  }

  init(file: URL) throws {
    let whole = JSONValue(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
    let article = whole.member("article")
    id = file.deletingPathExtension().lastPathComponent
    guard whole.strings("id") == [id] else { throw SeedFileError.otherID(file.lastPathComponent) }
    title = article.strings("title").first ?? ""
    published = article.strings("published").first ?? ""
    events = whole.members("events")
    quotes = whole.members("quotes").flatMap { $0.strings("begins") }
  }
}

enum SeedFileError: Error {
  /// The file's "id" is not its name.
  case otherID(String)
}

/// A JSON object whose members may be one value, a list of them, or null.
struct JSONValue {
  private var fields: [String: Any]

  init(_ value: Any) { fields = value as? [String: Any] ?? [:] }

  /// The strings of a member, alone or in a list; null counts as none.
  func strings(_ key: String) -> [String] {
    let value = fields[key]
    if let list = value as? [Any] { return list.compactMap { $0 as? String } }
    return (value as? String).map { [$0] } ?? []
  }

  func members(_ key: String) -> [JSONValue] { (fields[key] as? [Any] ?? []).map(JSONValue.init) }
  func member(_ key: String) -> JSONValue { JSONValue(fields[key] as Any) }
  func flag(_ key: String) -> Bool { fields[key] as? Bool ?? false }
  var participants: [JSONValue] { members("participants") }
}
