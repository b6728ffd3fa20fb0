import FoundationEssentials
import SummitModel

/// The sets of `Corpus/merging.tsv`: reports, and the events that they should become.
struct MergeCorpus {
  struct Row {
    let label: String
    let article: String
    let event: Event
    /// Words that no other report of the corpus has: how it is found again.
    let mark: String
    let published: Day?
    let expected: [String: String]
  }

  struct ReportSet {
    let name: String
    let rows: [Row]

    /// One reading for each article.
    var readings: [Reading] {
      let byArticle = Dictionary(grouping: rows, by: \.article)
      return byArticle.keys.sorted().compactMap { key in
        guard let rows = byArticle[key] else { return nil }
        let published = rows[0].published.map { PublicationDate(day: $0, basis: .record) }
        let article = Article(
          sourceID: "\(name) \(key)", path: "merging.tsv", title: name, published: published,
          publisher: "Corpus",
          language: "en", text: "\(name), article \(key).")
        return Reading(article: article, events: rows.map(\.event), quotes: [])
      }
    }
  }

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// Every set lies four years after the one before it, so that all can stand in one timeline without meeting.
  static func sets() throws -> [ReportSet] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().path + "/Corpus/merging.tsv"
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
    let fields = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) } }
    var names: [String] = []
    for row in fields where names.last != row[0] {
      guard !names.contains(row[0]) else { throw Fault(description: "the rows of \(row[0]) stand apart") }
      names.append(row[0])
    }
    return try names.enumerated().map { index, name in
      let rows = fields.filter { $0[0] == name }.enumerated()
      return ReportSet(
        name: name,
        rows: try rows.map { try row($0.element, mark: "\(name), row \($0.offset)", shift: index * 4 - 120) })
    }
  }

  private static func row(_ fields: [String], mark: String, shift: Int) throws -> Row {
    guard fields.count == 10 else { throw Fault(description: "\(mark) has \(fields.count) columns") }
    let told = fields[4].split(separator: " ").map { String($0) }
    let more = pairs(fields[8])
    guard told.count == 3, let kind = EventKind(rawValue: told[0]),
      let status = EventStatus(rawValue: told[1]),
      let level = EventLevel(rawValue: told[2])
    else { throw Fault(description: "\(mark): \(fields[4])") }
    let people = try fields[7].split(separator: ";").map { try participant($0, mark) }
    let said = Quotation(text: mark, start: 0, end: mark.unicodeScalars.count)
    let parties = Set(people.filter { $0.role != .absent }.map { $0.country?.rawValue ?? $0.organisation })
    let event = Event(
      name: more["series"].map { "\($0) summit" } ?? "Meeting", kind: kind,
      format: more["series"] != nil || parties.count > 3
        ? .multilateral : parties.count == 3 ? .trilateral : .bilateral,
      level: level, status: status, visitType: more["visit"].flatMap { VisitType(rawValue: $0) },
      date: try date(fields[5], shift, mark), place: place(fields[6]),
      host: more["host"].map { CountryCode($0) }, series: more["series"],
      edition: more["edition"].flatMap { Int($0) }, partOf: more["part_of"], participants: people,
      evidence: [Evidence(field: .kind, value: kind.rawValue, sentence: said, rule: "corpus")],
      confidence: 0.8)
    guard let event else { throw Fault(description: mark) }
    var expected = pairs(fields[9])
    for key in ["date", "former"] { expected[key] = expected[key].map { shifted($0, shift) } }
    return Row(
      label: fields[1], article: fields[2], event: event, mark: mark,
      published: Day(iso: shifted(fields[3], shift)), expected: expected)
  }

  private static func pairs(_ text: String) -> [String: String] {
    let pairs = text.split(separator: ";").map { pair in
      pair.split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
    }
    return Dictionary(uniqueKeysWithValues: pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) })
  }

  private static func participant(_ text: Substring, _ mark: String) throws -> Participant {
    let parts = text.split(separator: "~")
    let ranked = parts[0].split(separator: "^")
    let names = ranked[0].split(separator: ":")
    let party = names[0].split(separator: " ").joined()
    let role = parts.count > 1 ? Role(rawValue: String(parts[1])) : .participant
    guard let role else { throw Fault(description: "\(mark): \(text)") }
    let isUnknown = party == "?"
    let isOrganisation = party.utf8.count > 2
    let name = names.count > 1 ? String(names[1]) : nil
    return Participant(
      name: name, country: isOrganisation || isUnknown ? nil : CountryCode(party),
      organisation: isOrganisation ? party : nil,
      rank: ranked.count > 1
        ? .minister
        : name == nil || isUnknown ? .other : isOrganisation ? .headOfOrganisation : .headOfState,
      role: role,
      asWritten: name ?? party)
  }

  private static func place(_ text: String) -> Place? {
    let parts = text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    guard let country = parts.last, let first = parts.first else { return nil }
    return Place(
      name: first, asWritten: text, venue: parts.count == 3 ? first : nil,
      city: parts.count == 1 ? nil : parts[parts.count - 2].isEmpty ? nil : parts[parts.count - 2],
      country: CountryCode(country))
  }

  private static func date(_ text: String, _ shift: Int, _ mark: String) throws -> EventDate? {
    guard !text.isEmpty else { return nil }
    let bases: [String: DateBasis] = ["p": .publication, "r": .relative]
    let basis = text.contains(":") ? bases[String(text.prefix(1))] : nil
    let days = shifted(basis == nil ? text : String(text.dropFirst(2)), shift).split(separator: "/")
    let parsed = days.map { PartialDate(iso: $0.hasSuffix("~") ? $0.dropLast() : $0) }
    guard let start = parsed.first ?? nil, !parsed.contains(nil) else {
      throw Fault(description: "\(mark): \(text)")
    }
    return EventDate(
      start: start, end: parsed.count > 1 ? parsed[1] : nil, startIsApproximate: days[0].hasSuffix("~"),
      endIsApproximate: days.count > 1 && days[1].hasSuffix("~"), basis: basis ?? .explicit)
  }

  /// Every year of an EDTF text moved by so many years.
  private static func shifted(_ text: String, _ years: Int) -> String {
    text.split(separator: "/").map { day in
      guard let year = Int(day.prefix(4)) else { return String(day) }
      return String(year + years) + day.dropFirst(4)
    }.joined(separator: "/")
  }
}
