import SummitData
import SummitModel

/// Names of states, organisations and topics as the lexicon's tables give them; codes stand in where it has none.
struct KnownNames {
  private let countries: [String: String]
  private let organisations: [String: String]
  private let topics: [String: String]
  /// Codes of the organisations that convene a series, by its name.
  private let conveners: [String: String]
  /// Canonical names of persons by their other names, folded; and codes of organisations by name, folded.
  private static let aliases = Dictionary(
    rows("person_names.tsv", "alias name").map { (Folding.folded($0[0]), [Folding.folded($0[1])]) },
    uniquingKeysWith: +)
  private static let codes: [String: String] = {
    let own = rows("organisations.tsv", "code name kind").flatMap { [($0[0], $0[0]), ($0[1], $0[0])] }
    let others = rows("organisation_names.tsv", "alias code").map { ($0[0], $0[1]) }
    return Dictionary(
      (own + others).map { (Folding.folded($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })
  }()
  /// Codes of states by name, folded.
  private let states: [String: String]
  /// Codes of states that are gone, whose cities lie in others today.
  private let pastStates: Set<String>

  /// What has a code as states have and is none.
  static let unions: Set<String> = ["EU", "UN"]

  static let compiled = KnownNames()

  private init() {
    countries = Self.table("countries.tsv", "code name region from to")
    let rows = Self.rows("countries.tsv", "code name region from to")
    pastStates = Set(rows.filter { !$0[4].isEmpty }.map { $0[0] })
    organisations = Self.table("organisations.tsv", "code name kind")
    topics = Self.table("topics.tsv", "code label cameo plover iptc")
    let series = Self.rows("series.tsv", "alias series kind organisation level")
    conveners = Dictionary(series.map { ($0[1], $0[3]) }, uniquingKeysWith: { first, _ in first })
    states = Dictionary(
      countries.map { (Folding.folded($0.value), $0.key) }, uniquingKeysWith: { min($0, $1) })
  }

  /// The full names, folded, of those whom an alias means.
  func people(alias folded: String) -> [String] { Self.aliases[folded] ?? [] }

  /// The code of the organisation of that code or name.
  func organisation(named name: String) -> String? { Self.codes[Folding.folded(name)] }

  func country(_ code: String) -> String { countries[code] ?? code }
  /// Whether a series is called after two states, or the European Union and one, as the US-Russia summit is.
  func isOfTwoStates(_ series: String) -> Bool {
    let pair = series.prefix { $0 != " " }.split(separator: "-")
    let codes = pair.compactMap { code(ofCountry: String($0)) }
    return pair.count == 2 && codes.count == 2
  }
  func isPast(_ code: String) -> Bool { pastStates.contains(code) }
  /// The code of a state that is named in full or by its code; `nil` for any other words.
  func code(ofCountry name: String) -> String? {
    let code = name.uppercased()
    return countries[code] != nil ? code : states[Folding.folded(name)]
  }
  func organisation(_ code: String) -> String { organisations[code] ?? code }
  func topic(_ code: String) -> String? { topics[code] }
  /// The code of the organisation whose meetings a series are.
  func convener(ofSeries series: String) -> String? { conveners[series].flatMap { $0.isEmpty ? nil : $0 } }

  private static func table(_ name: String, _ columns: String) -> [String: String] {
    Dictionary(rows(name, columns).map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  static func rows(_ name: String, _ columns: String) -> [TSV.Row] {
    let columns = columns.split(separator: " ").map { String($0) }
    guard let file = CompiledFile(named: name),
      let table = try? TSV(file: name, text: file.text, columns: columns)
    else { return [] }
    return Array(table.rows)
  }
}
