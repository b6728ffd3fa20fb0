internal import SummitData
internal import SummitModel

/// States by code and by name, out of the lexicon's tables.
enum Countries {
  private static let tables: (names: [String: String], codes: [String: String]) = {
    var names: [String: String] = [:]
    var codes: [String: String] = [:]
    if let table = table("countries.tsv", ["code", "name", "region", "from", "to"]) {
      for row in table.rows {
        names[row[0]] = row[1]
        codes[row[1].lowercased()] = row[0]
      }
    }
    if let table = table("country_names.tsv", ["alias", "code", "kind", "from", "to"]) {
      for row in table.rows where row[2] == "name" && codes[row[0].lowercased()] == nil {
        codes[row[0].lowercased()] = row[1]
      }
    }
    return (names, codes)
  }()

  private static func table(_ name: String, _ columns: [String]) -> TSV? {
    CompiledFile(named: name).flatMap { try? TSV(file: name, text: $0.text, columns: columns) }
  }

  /// The usual name of a state; its code when the tables do not know it.
  static func name(_ code: CountryCode) -> String { tables.names[code.rawValue] ?? code.rawValue }

  struct Unknown: Error, CustomStringConvertible {
    let description: String
  }

  /// The code of a state that the user named by code or by name.
  static func code(_ text: String) throws -> CountryCode {
    if text.count == 2, text.allSatisfy({ $0.isASCII && $0.isLetter }) {
      let code = text.uppercased()
      if tables.names.isEmpty || tables.names[code] != nil { return CountryCode(code) }
    }
    let name = text.lowercased()
    if let code = tables.codes[name] ?? tables.codes["the " + name] { return CountryCode(code) }
    let meant = Suggestion.nearest(to: name, among: tables.codes.keys)
      .flatMap { tables.codes[$0] }.flatMap { tables.names[$0] }
    throw Unknown(description: "there is no such country" + (meant.map { ". Did you mean '\($0)'?" } ?? ""))
  }
}
