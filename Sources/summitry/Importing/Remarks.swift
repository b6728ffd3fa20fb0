internal import SummitExtraction
internal import SummitModel

/// What the remarks of a row tell: whom somebody met, whom accompanied, what was attended, which sort of visit it was.
///
/// All ranges count Unicode scalars of the remarks.
struct Remarks: Sendable {
  struct Person: Sendable {
    let person: Participant
    let family: String
    let range: Range<Int>
  }

  /// A summit, conference or ceremony that several rows may speak of.
  struct Attendance: Sendable {
    let name: String
    let kind: EventKind
    let series: String?
    let place: Place?
    /// With whom, where the words say so: "a summit meeting with Russian President Vladimir Putin".
    let partners: [Person]
    let range: Range<Int>
  }

  private(set) var encounters: [Person] = []
  private(set) var escorts: [Person] = []
  private(set) var attendances: [Attendance] = []
  private(set) var visitType: (type: VisitType, range: Range<Int>)?
  /// Where the words say that a visit it was.
  private(set) var visit: Range<Int>?
  /// The first place named outside of what was attended.
  private(set) var place: (place: Place, range: Range<Int>)?
  private(set) var topics: [(topic: Topic, range: Range<Int>)] = []

  init(_ text: String, field: RecordField, words: RecordWords) {
    let hits = words.hits(in: text)
    for hit in hits { add(hit) }
    let scalars = Array(text.unicodeScalars)
    for sentence in field.sentences {
      let cues = hits.filter { $0.class.isCue && sentence.contains($0.range.lowerBound) }
      for (index, cue) in cues.enumerated() {
        let end = index + 1 < cues.count ? cues[index + 1].range.lowerBound : sentence.upperBound
        let stretch = Stretch(
          scalars: scalars, range: cue.range.upperBound..<max(end, cue.range.upperBound),
          names: field.names, hits: hits)
        read(cue, stretch)
      }
    }
    for name in field.names {
      switch name.meaning {
      case .topic(let topic): topics.append((topic, name.range))
      case .place(let found):
        let isAttended = attendances.contains { $0.range.overlaps(name.range) || $0.place == found }
        if place == nil, !isAttended { place = (found, name.range) }
      case .person, .series: break
      }
    }
  }

  private mutating func add(_ hit: RecordWords.Hit) {
    let type: VisitType? =
      switch hit.class {
      case .state: .state
      case .official: .official
      case .working: .working
      case .private: .private
      case .stopover: .stopover
      default: nil
      }
    guard type != nil || hit.class == .visit else { return }
    visit = visit ?? hit.range
    if let type, visitType == nil { visitType = (type, hit.range) }
  }

  private mutating func read(_ cue: RecordWords.Hit, _ stretch: Stretch) {
    switch cue.class {
    case .encounter: encounters += stretch.persons
    case .discussion: encounters += stretch.persons(after: "with", in: stretch.range)
    case .escort: escorts += stretch.persons.prefix(1)
    case .attendance: attendances += stretch.attendances
    default: break
    }
  }
}

/// The words between two cues of a sentence.
private struct Stretch {
  let scalars: [Unicode.Scalar]
  let range: Range<Int>
  let names: [RecordField.Name]
  let hits: [RecordWords.Hit]

  /// Persons with an office; the family of somebody, or a street's namesake, has none.
  var persons: [Remarks.Person] { persons(in: range) }

  func persons(after word: String, in range: Range<Int>) -> [Remarks.Person] {
    let text = " " + string(range) + " "
    guard let found = PlainWords.range(of: " \(word) ", in: text) else { return [] }
    let start = range.lowerBound + text[..<found.lowerBound].unicodeScalars.count
    return persons(in: start..<range.upperBound)
  }

  /// "the summit with A and bilateral events with B": those of the summit.
  private func partners(in range: Range<Int>) -> [Remarks.Person] {
    let text = string(range)
    guard let first = PlainWords.range(of: " with ", in: text) else { return [] }
    let rest = String(text[first.upperBound...])
    let next = PlainWords.range(of: " with ", in: rest)?.lowerBound ?? rest.endIndex
    return persons(
      in: range.upperBound - rest.unicodeScalars.count..<range.upperBound - rest[next...].unicodeScalars.count
    )
  }

  private func persons(in range: Range<Int>) -> [Remarks.Person] {
    names.compactMap { name in
      guard case .person(let person, let family) = name.meaning, range.contains(name.range.lowerBound),
        person.office != nil, !isOwner(name.range.upperBound)
      else { return nil }
      return Remarks.Person(person: person, family: family, range: name.range)
    }
  }

  /// "in advance of President A's visit": whose something is was not met.
  private func isOwner(_ end: Int) -> Bool {
    end + 1 < range.upperBound && ["'", "\u{2019}"].contains(scalars[end]) && scalars[end + 1] == "s"
  }

  /// "the NATO Summit and the U.S.-EU Summit in Prague": each part that names a kind of event.
  var attendances: [Remarks.Attendance] {
    let parts = self.parts.compactMap { part in kind(of: part).map { (part, $0) } }
    let place = names.lazy.compactMap { name -> Place? in
      guard case .place(let place) = name.meaning, range.overlaps(name.range) else { return nil }
      return place
    }.first
    return parts.map { part, kind in
      let series = names.lazy.compactMap { name -> String? in
        guard case .series(let series, _, _) = name.meaning, part.overlaps(name.range) else { return nil }
        return isOfMinisters(part, series) ? nil : series
      }.first
      let (name, range) = self.name(of: part)
      return Remarks.Attendance(
        name: series ?? name, kind: series == nil && kind == .summit ? ownKind(of: part) ?? kind : kind,
        series: series, place: place, partners: partners(in: part), range: range)
    }
  }

  /// Cut at "and" and commas where every piece names a kind of event by itself; else whole.
  private var parts: [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for index in range where string(index..<min(index + 5, range.upperBound)).hasPrefix(" and ") {
      pieces.append(start..<index)
      start = index + 5
    }
    pieces.append(start..<max(start, range.upperBound))
    return pieces.allSatisfy { kind(of: $0) != nil } ? pieces : [range]
  }

  /// Whether the words tell of ministers alone, who meet elsewhere than the leaders of a series.
  private func isOfMinisters(_ part: Range<Int>, _ series: String) -> Bool {
    let words = string(part)
    return words.contains("Minister") && !words.contains("Leader") && !words.contains("Summit")
      && !series.contains("minister")
  }

  private func kind(of part: Range<Int>) -> EventKind? {
    for name in names {
      if case .series(_, let kind, _) = name.meaning, part.overlaps(name.range) { return kind }
    }
    return ownKind(of: part)
  }

  private func ownKind(of part: Range<Int>) -> EventKind? {
    let classes = Set(hits.filter { part.contains($0.range.lowerBound) }.map(\.class))
    let kinds: [(RecordWords.Class, EventKind)] = [
      (.summit, .summit), (.ceremony, .ceremony), (.signing, .signing), (.meeting, .meeting),
      (.conference, .conference), (.negotiation, .negotiation),
    ]
    return kinds.first { classes.contains($0.0) }?.1
  }

  /// The event's own words: without the article before, and what follows "in", "at" or a comma.
  private func name(of part: Range<Int>) -> (String, Range<Int>) {
    var (start, end) = (part.lowerBound, part.upperBound)
    while start < end, " ,".unicodeScalars.contains(scalars[start]) { start += 1 }
    for article in ["the ", "a ", "an "]
    where string(start..<min(start + article.count, end)).lowercased() == article {
      start += article.count
    }
    for index in start..<max(start, end) {
      let rest = string(index..<min(index + 9, end))
      if [" in ", " at ", " on ", " with ", ", ", ". ", "; ", " ("].contains(where: { rest.hasPrefix($0) }) {
        end = index
        break
      }
    }
    while end > start, " .,;".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    if string(start..<end).hasSuffix(" and") { end -= 4 }
    let trimmed = string(start..<end)
    return (trimmed.prefix(1).uppercased() + trimmed.dropFirst(), start..<end)
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }
}
