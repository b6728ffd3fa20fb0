internal import SummitModel
internal import SummitRepository

/// One event with all its facts, each with the numbers of the sentences that say so.
struct EventPage {
  /// A sentence and the article that it stands in.
  struct Source {
    let evidence: Evidence
    let article: String
  }

  let event: Event
  let id: String?
  let sources: [Source]
  let screen: Screen
  private let numbers: [SentenceKey: Int]
  private let sentences: [[Source]]

  private struct SentenceKey: Hashable {
    let article: String
    let start: Int
    let end: Int

    init(_ source: Source) {
      article = source.article
      start = source.evidence.sentence.start
      end = source.evidence.sentence.end
    }
  }

  init(event: Event, id: String?, sources: [Source], screen: Screen) {
    self.event = event
    self.id = id
    self.sources = sources
    self.screen = screen
    var numbers: [SentenceKey: Int] = [:]
    var sentences: [[Source]] = []
    for source in sources {
      if let number = numbers[SentenceKey(source)] {
        sentences[number - 1].append(source)
      } else {
        sentences.append([source])
        numbers[SentenceKey(source)] = sentences.count
      }
    }
    self.numbers = numbers
    self.sentences = sentences
  }

  var lines: [String] {
    head + section("DATE", date) + section("PARTICIPANTS", participants) + section("TOPICS", topics)
      + section("OUTCOMES", outcomes) + section("EVIDENCE", evidence)
  }

  private var style: Style { screen.style }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [style.bold(title)] + lines
  }

  private var head: [String] {
    let name = Cells.spread(SafeText.line(event.name), SafeText.line(id ?? ""), to: screen.width)
    var facts = [EventWords.kind(event), HumanDate.long(event.date)]
    let place = SafeText.line(EventWords.place(event.place, withRegion: true))
    if !place.isEmpty { facts.append(place + references(.place)) }
    if event.status != .held { facts.append(event.status.rawValue + references(.status)) }
    if let series = event.series {
      facts.append(SafeText.line(series) + (event.edition.map { " no. \($0)" } ?? "") + references(.series))
    }
    if let partOf = event.partOf { facts.append("part of " + SafeText.line(partOf) + references(.partOf)) }
    return [style.bold(name)] + Cells.wrapped(facts.joined(separator: " · "), to: screen.width) + [""]
  }

  /// The numbers of the sentences for a field, or for one value of it: " [1] [3]".
  private func references(_ field: EventField, _ value: String? = nil) -> String {
    var found: [Int] = []
    for source in sources
    where source.evidence.field == field && (value == nil || source.evidence.value == value) {
      if let number = numbers[SentenceKey(source)], !found.contains(number) { found.append(number) }
    }
    return found.sorted().prefix(6).map { " [\($0)]" }.joined()
  }

  private var date: [String] {
    guard let date = event.date else { return [] }
    let vague = date.startIsApproximate || date.endIsApproximate ? "~ " : ""
    return ["  " + vague + HumanDate.long(date) + ", " + Self.basis(date.basis) + references(.date)]
  }

  private static func basis(_ basis: DateBasis) -> String {
    switch basis {
    case .explicit: "written so"
    case .weekday: "counted from a weekday"
    case .relative: "counted from another date"
    case .duration: "from how long it takes"
    case .publication: "from the day of publication"
    case .series: "from the dates of the series"
    case .curator: "set by hand"
    }
  }

  private var participants: [String] {
    let names = event.participants.map { SafeText.line(EventWords.name($0)) }
    let widest = min(names.map(Cells.width).max() ?? 0, 28)
    return zip(event.participants, names).map { participant, name in
      let office = SafeText.line(EventWords.office(participant))
      let role = participant.role == .participant ? "" : participant.role.rawValue
      let facts = [office, role.split(separator: "_").joined(separator: " ")].filter { !$0.isEmpty }
      let values = [
        participant.name, participant.organisation, participant.country?.rawValue, participant.asWritten,
      ]
      let found =
        values.compactMap { $0 }.lazy.map { references(.participants, $0) }.first { !$0.isEmpty } ?? ""
      return "  " + Cells.padded(name, to: widest) + "  " + facts.joined(separator: " · ") + found
    }
  }

  private var topics: [String] {
    EventWords.topics(event.topics).flatMap { label, words in
      let codes = event.topics.filter { $0.label == label }.map(\.code)
      let found = ([label] + codes).lazy.map { references(.topics, $0) }.first { !$0.isEmpty } ?? ""
      let line = words.isEmpty ? label : label + ": " + words.joined(separator: ", ")
      return hanging(SafeText.line(line) + found)
    }
  }

  private var outcomes: [String] {
    event.outcomes.flatMap { hanging(SafeText.line($0.text) + references(.outcomes, $0.text)) }
  }

  /// An entry of a section, broken into lines, the later ones further in.
  private func hanging(_ entry: String) -> [String] {
    Cells.wrapped(entry, to: screen.width - 4).enumerated().map {
      ($0.offset == 0 ? "  " : "    ") + $0.element
    }
  }

  private var evidence: [String] {
    var lines: [String] = []
    var article: String?
    for (index, sources) in sentences.enumerated() {
      guard let first = sources.first else { continue }
      if first.article != article {
        article = first.article
        lines += Cells.wrapped(SafeText.line(first.article), to: screen.width - 2).map {
          "  " + style.faint($0)
        }
      }
      let label = "  [\(index + 1)] "
      let indent = String(repeating: " ", count: label.count)
      let words = MarkedSentence.lines(
        of: sources.map(\.evidence), width: screen.width - label.count, style: style)
      lines += words.enumerated().map { ($0.offset == 0 ? label : indent) + $0.element }
      let rules = Set(sources.map { "\($0.evidence.field.rawValue): \(SafeText.line($0.evidence.rule))" })
        .sorted()
      lines += Cells.wrapped(rules.joined(separator: " · "), to: screen.width - label.count)
        .map { indent + style.faint($0) }
    }
    return lines
  }
}
