import SummitData
import SummitModel

/// Names of states, organisations and topics as the lexicon's tables give them; codes stand in where it has none.
struct KnownNames {
  private let countries: [String: String]
  private let organisations: [String: String]
  private let topics: [String: String]

  static let compiled = KnownNames()

  private init() {
    countries = Self.table("countries.tsv", "code name region from to")
    organisations = Self.table("organisations.tsv", "code name kind")
    topics = Self.table("topics.tsv", "code label cameo plover iptc")
  }

  func country(_ code: String) -> String { countries[code] ?? code }
  func organisation(_ code: String) -> String { organisations[code] ?? code }
  func topic(_ code: String) -> String? { topics[code] }

  private static func table(_ name: String, _ columns: String) -> [String: String] {
    let columns = columns.split(separator: " ").map { String($0) }
    guard let file = CompiledFile(named: name),
      let table = try? TSV(file: name, text: file.text, columns: columns)
    else { return [:] }
    return Dictionary(table.rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }
}
