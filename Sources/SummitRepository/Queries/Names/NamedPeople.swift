import LibPQ
import SummitModel

/// The persons whom a name may mean.
public struct NamedPeople: Sendable, Hashable {
  /// How the name led to them, the surest way first.
  public enum Likeness: Sendable, Hashable {
    /// It is one of their names.
    case same
    /// Its words are among those of their names.
    case partial
    /// No name has its words: these are spelled most alike.
    case similar
  }

  public let likeness: Likeness
  /// Those who took part in most events first.
  public let people: [PersonChoice]
  /// Of a name that somebody has just so: those in whose longer names it stands as it is.
  public var longer: [PersonChoice] = []
}

/// Whom a name means.
public struct FoundPerson: Sendable, Hashable {
  public let person: PersonChoice
  /// Whether nobody is called so, and this is who is called most alike.
  public let isGuess: Bool
  /// Others in whose longer names the name stands as it is.
  public let longer: [PersonChoice]
}

/// A person among several that a name may mean.
public struct PersonChoice: Sendable, Hashable {
  let key: Int
  public let name: String
  public let events: Int
}

extension Repository {
  /// Who may be meant by a name: in whatever order, without accents, by a part of it, by another spelling.
  /// Nobody where no name comes near.
  public func people(named name: String) throws(RepositoryError) -> NamedPeople {
    try answering { try people(called: name) }
  }

  /// The one person whom a name means.
  /// - Throws: `unknownPerson`, or `ambiguousPerson` with the candidates.
  public func person(named name: String) throws(RepositoryError) -> FoundPerson {
    let named = try people(named: name)
    guard let first = named.people.first else { throw .unknownPerson(name, similar: []) }
    guard named.people.count == 1 else {
      if named.likeness == .similar {
        throw .unknownPerson(name, similar: named.people.prefix(3).map(\.name))
      }
      throw .ambiguousPerson(name, candidates: named.people)
    }
    return FoundPerson(person: first, isGuess: named.likeness == .similar, longer: named.longer)
  }

  /// Whether a name is an organisation's, which takes part in events as such.
  public static func isOrganisation(_ name: String) -> Bool {
    KnownNames.compiled.organisation(named: name) != nil
  }

  func people(called name: String) throws -> NamedPeople {
    let folded = Folding.folded(name)
    guard !folded.isEmpty else { return NamedPeople(likeness: .similar, people: []) }
    try settleCounts()
    let same = try choices(
      "folded = any($1)", [.texts([folded] + KnownNames.compiled.people(alias: folded))])
    if !same.isEmpty {
      let inARow = folded.split(separator: " ").map { "'\($0)'" }.joined(separator: " <-> ")
      let longer = try choices("to_tsvector('simple', folded) @@ to_tsquery('simple', $1)", [.text(inARow)])
      return NamedPeople(likeness: .same, people: same, longer: longer.filter { !same.contains($0) })
    }
    for words in Self.allWords(folded) {
      let partial = try choices("to_tsvector('simple', folded) @@ to_tsquery('simple', $1)", [.text(words)])
      if !partial.isEmpty { return NamedPeople(likeness: .partial, people: partial) }
    }
    return NamedPeople(likeness: .similar, people: try alike(folded))
  }

  private func choices(_ condition: String, _ parameters: [Parameter]) throws -> [PersonChoice] {
    try connection.execute(
      """
      select person.id, person.name, coalesce(max(tally.events), 0)
      from person left join tally on tally.axis = 'person' and tally.key = person.id::text and tally.year = 0
      where person.id in (select person_id from person_name where \(condition))
      group by person.id, person.name order by 3 desc, person.name, person.id limit 100
      """, parameters
    ).map { PersonChoice(key: try $0.int(0), name: try $0.text(1), events: try $0.int(2)) }
  }

  /// Names with a word that differs from the last of these in few letters, all others being equal.
  private func alike(_ folded: String) throws -> [PersonChoice] {
    let words = folded.split(separator: " ").map { String($0) }
    guard let hardest = words.max(by: { $0.count < $1.count }), hardest.count >= 3 else { return [] }
    for beginning in [hardest.prefix(3), hardest.prefix(1)] {
      let near = try connection.execute(
        """
        select folded from person_name where to_tsvector('simple', folded) @@ to_tsquery('simple', $1)
        order by folded limit 50000
        """, [.text("'\(beginning)':*")]
      ).map { try $0.text(0) }
      let distances = Set(near).map { (Self.distance(from: words, to: $0), $0) }
      guard let least = distances.map(\.0).min(), least <= max(1, hardest.count / 4) else { continue }
      let names = distances.filter { $0.0 == least }.map(\.1)
      return try choices("folded = any($1)", [.texts(names)])
    }
    return []
  }

  /// The sum over the words asked for of how far the nearest word of the name is from each.
  private static func distance(from words: [String], to name: String) -> Int {
    let parts = name.split(separator: " ").map { String($0) }
    return words.reduce(0) { sum, word in
      sum + (parts.map { EditDistance.between(word, $0) }.min() ?? word.count)
    }
  }

  /// Text queries for names that have all those folded words; then for such in which the last one is a beginning.
  private static func allWords(_ folded: String) -> [String] {
    let all = folded.split(separator: " ").map { "'\($0)'" }.joined(separator: " & ")
    let isLong = (folded.split(separator: " ").last?.count ?? 0) > 3
    return isLong ? [all, all + ":*"] : [all]
  }
}
