/// Which field of a record is which of an article's: `--map text=body,date=pub_date`.
public struct FieldMap: Sendable, Hashable {
  /// An article's own names for its fields.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    case id, date, title, text, url, source, language, author
  }

  /// What is wrong with a map that a user wrote.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
  }

  private var given: [Field: [String]] = [:]

  /// Every field has its own name, or one that other programs' files use for it.
  public init() {}

  /// - Parameter text: pairs of an article's field and a file's, `text=body,date=pub_date`; a field of a field
  ///   is written with a dot, `title=headline.main`.
  public init(_ text: String) throws(Fault) {
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map { PlainText.trimmed($0) }
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Fault(description: "'\(pair)' is no pair of names\n  write --map text=body,date=pub_date")
      }
      guard let field = Field(rawValue: String(parts[0])) else {
        let known = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(description: "an article has no field '\(parts[0])'\n  it has: \(known)")
      }
      given[field] = [String(parts[1])]
    }
  }

  /// The names under which a file may hold a field, the likeliest first.
  func names(of field: Field) -> [String] { given[field] ?? Self.usual[field] ?? [field.rawValue] }

  /// "pubDate", "pub_date" and "Pub Date" are one name.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { !"\"\u{FEFF}_-".contains($0) && !$0.isWhitespace }
  }

  /// What an object holds of each field.
  func values(of record: JSON) -> [Field: JSON] {
    var values: [Field: JSON] = [:]
    var ranks: [Field: Int] = [:]
    for member in record.members ?? [] where !member.value.isNull {
      guard let known = Self.fields[member.key] ?? Self.fields[Self.folded(member.key)],
        given[known.field] == nil,
        known.rank <= ranks[known.field] ?? .max
      else { continue }
      (values[known.field], ranks[known.field]) = (member.value, known.rank)
    }
    for (field, names) in given { values[field] = names.lazy.compactMap { Self.value($0, of: record) }.first }
    return values
  }

  /// "title", or "headline.main" for a field of a field.
  private static func value(_ name: String, of record: JSON) -> JSON? {
    if let value = record[name] { return value }
    guard name.contains(".") else { return nil }
    return name.split(separator: ".").reduce(Optional(record)) { $0?[String($1)] }
  }

  /// Which field each usual name stands for, and how likely it is beside others; as it is written, and folded.
  private static let fields: [String: (field: Field, rank: Int)] = {
    let names = usual.flatMap { field, names in
      names.enumerated().map { (name: $1, field: field, rank: 2 * $0) }
    }
    return Dictionary(
      (names.map { ($0.name, ($0.field, $0.rank)) } + names.map { (folded($0.name), ($0.field, $0.rank + 1)) }),
      uniquingKeysWith: { first, _ in first })
  }()

  private static let usual: [Field: [String]] = [
    .id: ["id", "_id", "guid", "article_id", "doc_id"],
    .date: [
      "date", "published", "pub_date", "date_published", "publication_date", "published_at", "date_publish",
      "publish_date", "datetime", "pubdate", "datepublished", "timestamp",
    ],
    .title: ["title", "headline", "headlines", "head"],
    .text: [
      "text", "body", "content", "article", "maintext", "article_text", "full_text", "fulltext", "story",
    ],
    .url: ["url", "link", "web_url", "uri"],
    .source: ["source", "publisher", "publication", "newspaper", "outlet", "source_name", "journal"],
    .language: ["language", "lang"],
    .author: ["author", "authors", "byline", "creator"],
  ]
}
