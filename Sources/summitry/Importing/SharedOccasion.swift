internal import SummitModel

/// A summit, conference or ceremony with the rows of all who attended it: one event for the many.
struct SharedOccasion {
  private typealias Entry = (reading: RowReading, attendance: Remarks.Attendance)
  private var entries: [Entry]
  private let key: String
  private var last: Day

  private init(_ entry: Entry, key: String) {
    entries = [entry]
    self.key = key
    last = entry.reading.row.end
  }

  /// Rows that attended the same, by name and state, on days that touch.
  static func gathered(_ readings: [RowReading], home: CountryCode) -> [SharedOccasion] {
    var occasions: [SharedOccasion] = []
    var open: [String: Int] = [:]
    for reading in readings.sorted(by: { ($0.row.start, $0.row.line) < ($1.row.start, $1.row.line) }) {
      var seen: Set<String> = []
      for attendance in reading.remarks.attendances {
        let host = reading.row.direction == .travel ? reading.country : home
        let key = folded(attendance.name) + " " + (host?.rawValue ?? "")
        guard seen.insert(key).inserted else { continue }
        let entry = (reading, attendance)
        if let index = open[key], reading.row.start <= occasions[index].last.adding(1) {
          occasions[index].entries.append(entry)
          occasions[index].last = max(occasions[index].last, reading.row.end)
        } else {
          open[key] = occasions.count
          occasions.append(SharedOccasion(entry, key: key))
        }
      }
    }
    return occasions
  }

  /// The letters of a name: "NATO Summit Meeting" and "the NATO summit meeting" are one.
  private static func folded(_ name: String) -> String {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }
    return words.filter { !["the", "a", "of", "meeting"].contains($0) }.joined(separator: " ")
  }

  /// The same when the list is imported again, also with more rows.
  var id: String { "\(key) \(span.start)" }
  var line: Int { entries[0].reading.row.line }
  var text: String { entries.map(\.reading.text.line).joined(separator: "\n") }

  /// The days that most rows give; the shorter, then the earlier of equally common ones.
  private var span: (start: Day, end: Day) {
    struct Span: Hashable {
      let start: Day
      let end: Day
    }
    let counts = Dictionary(
      entries.map { (Span(start: $0.reading.row.start, end: $0.reading.row.end), 1) }, uniquingKeysWith: +)
    let best = counts.min {
      (-$0.value, $0.key.end.number - $0.key.start.number, $0.key.start)
        < (-$1.value, $1.key.end.number - $1.key.start.number, $1.key.start)
    }
    return best.map { ($0.key.start, $0.key.end) } ?? (last, last)
  }

  var event: Event? {
    let (start, end) = span
    let attendance = entries[0].attendance
    let participants = self.participants
    let place = self.place
    let placeName = place.map { $0.place.city == nil && $0.place.venue == nil ? "" : " in \($0.place.name)" }
    return Event(
      name: attendance.name + (placeName ?? ""), kind: attendance.kind, format: format(participants),
      level: participants.contains { $0.rank.isLeader } ? .leaders : OfficialLevel.level(of: participants),
      status: .held,
      date: EventDate(start: .day(start), end: end == start ? nil : .day(end), basis: .explicit),
      place: place?.place, host: place?.place.country, series: attendance.series, participants: participants,
      evidence: evidence(start, end), confidence: 0.95)
  }

  private func format(_ participants: [Participant]) -> EventFormat {
    let sides = Set(participants.compactMap { $0.country?.rawValue ?? $0.organisation })
    let attendance = entries[0].attendance
    let isOfMany = [.summit, .conference].contains(attendance.kind) && attendance.partners.isEmpty
    let isWide = isOfMany || attendance.series != nil || sides.count > 3
    return isWide ? .multilateral : sides.count == 3 ? .trilateral : .bilateral
  }

  /// Everybody who attended, once. "Accompanied the president and attended a council": the president has a row of his own
  /// for what he attended.
  private var participants: [Participant] {
    var seen: Set<String> = []
    return entries.flatMap { entry in
      (entry.reading.subjects + entry.attendance.partners).map { RowEvent.with($0, .participant).person }
    }.filter { seen.insert($0.name ?? $0.asWritten).inserted }
  }

  /// The place that the remarks name with the event, in the state that was visited; else that of a journey to one city
  /// alone, else the state.
  private var place: (place: Place, entry: Int)? {
    let named = entries.indices.lazy.compactMap { index -> (place: Place, entry: Int)? in
      guard let place = entries[index].attendance.place,
        place.country == nil || place.country == entries[index].reading.place?.place.country
      else { return nil }
      return (place: place, entry: index)
    }.first
    if let named { return named }
    let single = entries.firstIndex { entry in
      let locale = entry.reading.row.locale
      return !locale.isEmpty && !locale.contains(",")
    }
    if let single, let place = entries[single].reading.place?.place { return (place, single) }
    guard let place = entries[0].reading.place?.place, let country = place.country else { return nil }
    let name = place.countryName ?? country.rawValue
    return (Place(name: name, asWritten: name, country: country, countryName: place.countryName), 0)
  }

  private func evidence(_ start: Day, _ end: Day) -> [Evidence] {
    var evidence: [Evidence] = []
    var offset = 0
    let place = self.place
    for (index, entry) in entries.enumerated() {
      let text = entry.reading.text
      let line = RowLine(text, start: offset)
      offset += text.line.unicodeScalars.count + 1
      let words = text.remarks(entry.attendance.range)
      let row = entry.reading.row
      if index == 0 {
        evidence.append(line.evidence(.kind, entry.attendance.kind.rawValue, words, "wording of the list"))
        evidence.append(line.evidence(.status, "held", text.range(.dates), "dates of the list"))
        if let series = entry.attendance.series {
          evidence.append(line.evidence(.series, series, words, "name of a series"))
        }
      }
      if row.start == start, row.end == end {
        let value = start == end ? "\(start)" : "\(start)/\(end)"
        evidence.append(line.evidence(.date, value, text.range(.dates), "dates of the list"))
      }
      if let place, place.entry == index {
        evidence.append(line.evidence(.place, place.place.name, words, "place in the list"))
      }
      for subject in entry.reading.subjects {
        let name = subject.person.name ?? subject.person.asWritten
        evidence.append(line.evidence(.participants, name, text.range(.who), "person in the list"))
      }
      for partner in entry.attendance.partners {
        let name = partner.person.name ?? partner.person.asWritten
        evidence.append(
          line.evidence(.participants, name, text.remarks(partner.range), "person in the list"))
      }
    }
    return evidence
  }
}
