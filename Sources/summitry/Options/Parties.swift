internal import ArgumentParser
internal import SummitData
internal import SummitModel
internal import SummitRepository

/// A side of a meeting as the user names it: a state, an organisation or region with its members, or a person.
enum Party {
  case country(CountryCode)
  case body(String)
  case person(PersonChoice)

  /// What the words mean: a state's code or name first, then an organisation's or region's, then a person's name.
  /// - Throws: a `RepositoryError` when it is nobody, or may be several.
  init(_ words: String, in repository: Repository) throws {
    if let place = Parties.place(words) {
      self = place
      return
    }
    self = .person(try repository.person(meantBy: words))
  }

  var name: String {
    switch self {
    case .country(let code): Countries.name(code)
    case .body(let body): body
    case .person(let person): person.name
    }
  }
}

extension TimelineQuery {
  /// Asks for a side that must have taken part.
  mutating func add(_ party: Party) {
    switch party {
    case .country(let code): countries.append(code)
    case .body(let body): bodies.append(body)
    case .person(let person): people.append(person)
    }
  }
}

/// States, and the organisations and regions that have members.
enum Parties {
  static let regions = ["africa", "americas", "asia", "europe", "middle-east", "oceania"]

  private static let organisations: (codes: Set<String>, names: [String: String]) = {
    let members = rows("memberships.tsv", ["organisation", "country", "from", "to"])
    let codes = Set(members.map { $0[0] })
    var names: [String: String] = [:]
    for row in rows("organisations.tsv", ["code", "name", "kind"]) where codes.contains(row[0]) {
      names[row[1].lowercased()] = row[0]
      names[row[0].lowercased()] = row[0]
    }
    for row in rows("organisation_names.tsv", ["alias", "code"]) where codes.contains(row[1]) {
      names[row[0].lowercased()] = row[1]
    }
    return (codes, names)
  }()

  private static func rows(_ name: String, _ columns: [String]) -> [TSV.Row] {
    CompiledFile(named: name).flatMap { try? TSV(file: name, text: $0.text, columns: columns) }.map {
      Array($0.rows)
    } ?? []
  }

  /// The organisation or region with members that the text names.
  static func body(_ text: String) -> String? {
    let word = text.lowercased()
    let region = String(word.map { $0 == " " || $0 == "_" ? "-" : $0 })
    return regions.contains(region) ? region : organisations.names[word]
  }

  /// A state, organisation or region; `nil` for other words. The EU is meant with its members.
  static func place(_ text: String) -> Party? {
    if let body = body(text) { return .body(body) }
    return (try? Countries.code(text)).map { .country($0) }
  }

  /// What `--country` takes.
  static func place(option text: String) throws -> Party {
    if let body = body(text) { return .body(body) }
    return .country(try Countries.code(text))
  }

  /// What `--region` takes.
  static func region(option text: String) throws -> String {
    guard let region = body(text), regions.contains(region) else {
      throw ValidationError("there is no such region: \(regions.joined(separator: ", "))")
    }
    return region
  }
}
