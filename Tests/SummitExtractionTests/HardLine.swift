import Foundation
import SummitEvaluation
import SummitModel
import Testing

/// One line of `Corpus/Hard/<phenomenon>.tsv`: a short text, and the events that a careful reader finds in it.
struct HardLine {
  let phenomenon: String
  let number: Int
  let article: Article
  let events: [GoldEvent]
  /// What the line says of its events beyond what annotated articles do, in their order.
  let notes: [HardEvent]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/Hard")

  static func all() throws -> [String: [HardLine]] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "tsv" }.reduce(into: [:]) { lines, file in
      let phenomenon = file.deletingPathExtension().lastPathComponent
      lines[phenomenon] = try Self.lines(of: file, phenomenon: phenomenon)
    }
  }

  private static func lines(of file: URL, phenomenon: String) throws -> [HardLine] {
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      (index, line) -> HardLine? in
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("published\t") { return nil }
      return try HardLine(line, phenomenon: phenomenon, number: index + 1)
    }
  }

  init(_ line: Substring, phenomenon: String, number: Int) throws {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let place = "\(phenomenon).tsv:\(number)"
    try #require(fields.count == 4, "\(place): \(fields.count) columns")
    let day = Day(iso: fields[0])
    try #require(day != nil || fields[0] == "-", "\(place): no date: \(fields[0])")
    self.phenomenon = phenomenon
    self.number = number
    // The table has a line an article: the text's own line ends are written \n.
    let text = fields[2].replacingOccurrences(of: "\\n", with: "\n")
    article = Article(
      sourceID: place, path: place, title: fields[1] == "-" ? nil : fields[1],
      published: day.map { PublicationDate(day: $0, basis: .record) }, text: text)
    let whole = (fields[1] + " " + text)
    notes = try fields[3] == "NONE" ? [] : HardEvent.list(fields[3], text: whole, place: place)
    events = notes.map(\.event)
  }

  /// What is wrong with what was found; `nil` when the line holds.
  func fault(of found: [Event]) -> String? {
    var free = Array(found.indices)
    let wanted = notes.sorted { $0.event.salience == .main && $1.event.salience == .optional }
    for note in wanted {
      guard let index = free.first(where: { note.faults(of: found[$0]).isEmpty }) else {
        if note.event.salience == .optional { continue }
        let nearest = found.map { note.faults(of: $0).joined(separator: "; ") }
        return "wants \(note.event.name); "
          + (nearest.isEmpty ? "nothing found" : "differs: " + nearest.joined(separator: " | "))
      }
      free.removeAll { $0 == index }
    }
    return free.isEmpty ? nil : "too much: " + free.map { found[$0].name }.joined(separator: "; ")
  }
}

/// The compact notation of an event:
/// `kind status start..end @place,country: US Barack Obama (visitor); SA; UN António Guterres`.
///
/// `|` parts values that are each right, `-` is none, a leading `?` marks what may be left out, ` + ` parts events.
/// ` #trade; ?tourism` lists its topics by their code or words of theirs, ` !agreement reopen embassies; pledge` its
/// outcomes by their sort and words of theirs: all of them and no others; `-` is none.
struct HardEvent {
  let event: GoldEvent
  /// The same without those who may be left out.
  private let bare: GoldEvent
  /// `nil` where the line says nothing of them.
  let topics: [String]?
  let outcomes: [String]?

  static func list(_ source: String, text: String, place: String) throws -> [HardEvent] {
    try source.components(separatedBy: " + ").map { try HardEvent($0, text: text, place: place) }
  }

  init(_ notation: String, text: String, place: String) throws {
    let (told, outcomes) = Self.cut(notation, at: " !")
    let (source, topics) = Self.cut(told, at: " #")
    self.topics = topics.map(Self.items)
    self.outcomes = outcomes.map(Self.items)
    let halves = (source + " ").components(separatedBy: ": ").map { $0.trimmingCharacters(in: .whitespaces) }
    try #require(halves.count <= 2, "\(place): more than one colon in \(source)")
    let isOptional = halves[0].hasPrefix("?")
    let (head, at) = Self.cut(isOptional ? String(halves[0].dropFirst()) : halves[0], at: " @")
    let words = head.split(separator: " ").map(String.init)
    try #require(words.count == 3, "\(place): kind, status and date are wanted in \(head)")
    try #require(
      Self.values(words[0]).allSatisfy { EventKind(rawValue: $0 ?? "") != nil }, "\(place): \(words[0])")
    try #require(
      Self.values(words[1]).allSatisfy { EventStatus(rawValue: $0 ?? "") != nil }, "\(place): \(words[1])")
    let (start, end) = Self.cut(words[2], at: "..")
    let location = at.map { $0.components(separatedBy: ",") } ?? ["-", "-"]
    try #require(location.count == 2, "\(place): place and country are wanted in \(at ?? "")")
    let people = halves.count == 2 && !halves[1].isEmpty ? halves[1].components(separatedBy: "; ") : []
    let participants = people.map {
      Self.participant($0.hasPrefix("?") ? String($0.dropFirst()) : $0, text: text)
    }
    event = GoldEvent(
      name: source, kinds: Set(Self.values(words[0]).compactMap { $0 }), statuses: Self.values(words[1]),
      start: Self.values(start), end: Self.end(end, start: start), place: Self.values(location[0]),
      country: Self.values(location[1]), participants: participants, salience: isOptional ? .optional : .main)
    var bare = event
    bare.participants = zip(participants, people).filter { !$1.hasPrefix("?") }.map { $0.0 }
    self.bare = bare
  }

  /// In what an event differs from the line.
  func faults(of found: Event) -> [String] {
    let (all, few) = (Self.faults(of: found, beside: event), Self.faults(of: found, beside: bare))
    var faults = few.count < all.count ? few : all
    let topicsFound = found.topics.map { [$0.code, $0.label, $0.asWritten].joined(separator: " ") }
    if let topics, !Self.agree(topics, topicsFound) { faults.append("topics \(topicsFound)") }
    let outcomesFound = found.outcomes.map { $0.kind.rawValue + " " + $0.text }
    if let outcomes, !Self.agree(outcomes, outcomesFound) { faults.append("outcomes \(outcomesFound)") }
    return faults
  }

  private static func faults(of found: Event, beside gold: GoldEvent) -> [String] {
    let agreement = EventAgreement(gold: gold, found: FoundEvent(found))
    return agreement.faults + (agreement.hasRoles(gold.participants.map(\.role)) ? [] : ["roles"])
  }

  /// Each wanted item is found, and each found one wanted: all words of the item occur in it.
  private static func agree(_ wanted: [String], _ found: [String]) -> Bool {
    func holds(_ item: String, _ text: String) -> Bool {
      let words = Set(text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" })
      return item.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.allSatisfy(words.contains)
    }
    let items = wanted.map { $0.hasPrefix("?") ? (String($0.dropFirst()), true) : ($0, false) }
    return items.allSatisfy { item, isOptional in isOptional || found.contains { holds(item, $0) } }
      && found.allSatisfy { text in items.contains { holds($0.0, text) } }
  }

  private static func items(_ list: String) -> [String] {
    list == "-" ? [] : list.components(separatedBy: "; ")
  }

  /// An end that may be left out may also repeat the start.
  private static func end(_ end: String?, start: String) -> [String?] {
    guard let end = end.map(values) else { return [nil] }
    return end.contains(nil) ? end + values(start) : end
  }

  /// `US Barack Obama (host)`: country, name, role.
  private static func participant(_ source: String, text: String) -> GoldEvent.Participant {
    let (who, role) = cut(source, at: " (")
    let words = who.split(separator: " ", maxSplits: 1).map(String.init)
    let name = words.count > 1 && words[1] != "-" ? words[1] : nil
    return GoldEvent.Participant(
      name: name, countries: values(words[0]), isNamedInText: name.map(text.contains) ?? false,
      role: role.map { String($0.dropLast()) })
  }

  private static func cut(_ text: String, at mark: String) -> (String, String?) {
    let parts = text.components(separatedBy: mark)
    return (parts[0], parts.count > 1 ? parts[1...].joined(separator: mark) : nil)
  }

  private static func values(_ text: String) -> [String?] {
    text.split(separator: "|").map { $0 == "-" ? nil : String($0) }
  }
}
