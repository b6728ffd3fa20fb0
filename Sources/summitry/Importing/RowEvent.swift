internal import SummitModel

/// The event that one row tells by itself: a visit, or a meeting with the visitor.
struct RowEvent {
  private let reading: RowReading
  private let home: CountryCode

  init(_ reading: RowReading, home: CountryCode) {
    self.reading = reading
    self.home = home
  }

  private var row: OfficialRow { reading.row }
  private var remarks: Remarks { reading.remarks }

  /// Whether there is one beside what was attended.
  var exists: Bool {
    remarks.attendances.isEmpty || !remarks.encounters.isEmpty || remarks.visit != nil
  }

  /// The state that received the traveller or the visitor.
  private var host: CountryCode? { row.direction == .travel ? reading.country : home }

  /// Whoever came to meet somebody came for a meeting, where the list calls it no visit.
  private var kind: EventKind {
    row.direction == .visit && remarks.visit == nil && !remarks.encounters.isEmpty ? .meeting : .visit
  }

  /// - Parameter offset: where the row's line begins in the article, in Unicode scalars.
  func event(line: RowLine) -> Event? {
    let people = self.people
    let isHost = { (person: Participant) in person.role == .host }
    var participants = people.map(\.person)
    participants = participants.filter(isHost) + participants.filter { !isHost($0) }
    if let host, !isPrivate, !participants.contains(where: { $0.country == host }) {
      participants.append(
        Participant(name: nil, country: host, rank: .other, role: .host, asWritten: hostAsWritten))
    }
    let sides = Set(participants.compactMap { $0.country?.rawValue ?? $0.organisation })
    return Event(
      name: name(people), kind: kind,
      format: sides.count > 3 ? .multilateral : sides.count == 3 ? .trilateral : .bilateral,
      level: OfficialLevel.level(of: participants), status: .held,
      visitType: kind == .visit ? remarks.visitType?.type : nil,
      date: EventDate(
        start: .day(row.start), end: row.end == row.start ? nil : .day(row.end), basis: .explicit),
      place: reading.place?.place, host: host, participants: participants, topics: topics,
      evidence: evidence(people, participants, line), confidence: 0.95)
  }

  private var isPrivate: Bool {
    remarks.visitType?.type == .private && remarks.encounters.isEmpty
  }

  private var hostAsWritten: String { row.direction == .travel ? row.country : "visits" }

  /// Visitors first, then those whom they met, in the order of the row, each once.
  private var people: [Remarks.Person] {
    let escorts = remarks.escorts.map { Self.with($0, .visitor) }
    let subjects = reading.subjects.map { escorts.isEmpty ? $0 : Self.with($0, .delegation) }
    let met = remarks.encounters.map { Self.with($0, $0.person.country == host ? .host : .participant) }
    var seen: Set<String> = []
    return (escorts + subjects + met).filter { seen.insert($0.person.name ?? $0.person.asWritten).inserted }
  }

  static func with(_ person: Remarks.Person, _ role: Role) -> Remarks.Person {
    var participant = person.person
    participant.role = role
    return Remarks.Person(person: participant, family: person.family, range: person.range)
  }

  /// "Obama–Xi meeting in Rancho Mirage", "Clinton visit to Cape Town".
  private func name(_ people: [Remarks.Person]) -> String {
    let place = reading.place?.place
    guard kind == .meeting else {
      let visitors = people.filter { $0.person.role == .visitor }.prefix(3).map(\.family)
      return visitors.joined(separator: "–") + " visit" + (place.map { " to \($0.name)" } ?? "")
    }
    let hosts = people.filter { $0.person.role != .visitor }
    let names = (hosts + people.filter { $0.person.role == .visitor }).prefix(3).map(\.family)
    let link = place?.venue == nil ? "in" : "at"
    let isExact = place?.city != nil || place?.venue != nil
    return names.joined(separator: "–") + " meeting" + (isExact ? " \(link) \(place?.name ?? "")" : "")
  }

  private var topics: [Topic] {
    var seen: Set<String> = []
    return remarks.topics.map(\.topic).filter { seen.insert($0.code).inserted }
  }

  private func evidence(
    _ people: [Remarks.Person], _ participants: [Participant], _ line: RowLine
  ) -> [Evidence] {
    let kindRange = remarks.visit.flatMap { reading.text.remarks($0) } ?? reading.text.range(.set)
    var evidence = [
      line.evidence(.kind, kind.rawValue, kindRange, "wording of the list"),
      line.evidence(.status, "held", reading.text.range(.dates), "dates of the list"),
      line.evidence(
        .date, row.start == row.end ? "\(row.start)" : "\(row.start)/\(row.end)", reading.text.range(.dates),
        "dates of the list"),
    ]
    if let place = reading.place {
      evidence.append(line.evidence(.place, place.place.name, place.range, "place in the list"))
    }
    let subjects = Set(reading.subjects.compactMap(\.person.name))
    for person in people {
      let name = person.person.name ?? person.person.asWritten
      let isTraveller = subjects.contains(name)
      let range = isTraveller ? reading.text.range(.who) : reading.text.remarks(person.range)
      let rule = isTraveller ? Evidence.travellerOfAList : "person in the list"
      evidence.append(line.evidence(.participants, name, range, rule))
    }
    for participant in participants where participant.name == nil {
      let range = reading.text.range(row.direction == .travel ? .country : .set)
      evidence.append(
        line.evidence(.participants, participant.country?.rawValue ?? "", range, "state of the list"))
    }
    if kind == .visit, let type = remarks.visitType {
      evidence.append(
        line.evidence(.visitType, type.type.rawValue, reading.text.remarks(type.range), "wording of the list")
      )
    }
    for topic in remarks.topics {
      evidence.append(
        line.evidence(.topics, topic.topic.label, reading.text.remarks(topic.range), "topic in the remarks"))
    }
    return evidence
  }
}
