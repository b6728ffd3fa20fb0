internal import SummitModel
internal import SummitRepository

/// An event as a list shows it, stored or just extracted.
struct ListedEvent {
  /// The readable id; `nil` for an event that is in no database.
  let id: String?
  let event: Event
  let articles: Int

  init(_ stored: StoredEvent) {
    id = stored.id
    event = stored.event
    articles = stored.articles.count
  }

  init(_ event: Event) {
    id = nil
    self.event = event
    articles = 1
  }
}

/// Events as rows for other programs: ISO dates, codes, nothing cut.
enum EventColumns {
  static let all: [Column<ListedEvent>] = [
    Column("id") { $0.id ?? "" },
    Column("start") { $0.event.date?.start?.description ?? "" },
    Column("end") { ($0.event.date?.end ?? $0.event.date?.start)?.description ?? "" },
    Column("edtf") { $0.event.date?.edtf ?? "" },
    Column("name") { $0.event.name },
    Column("kind") { $0.event.kind.rawValue },
    Column("format") { $0.event.format.rawValue },
    Column("level") { $0.event.level.rawValue },
    Column("status") { $0.event.status.rawValue },
    Column("place") { $0.event.place?.name ?? "" },
    Column("city") { $0.event.place?.city ?? "" },
    Column("country") { $0.event.place?.country?.rawValue ?? "" },
    Column("latitude") { $0.event.place?.coordinates.map { String($0.latitude) } ?? "" },
    Column("longitude") { $0.event.place?.coordinates.map { String($0.longitude) } ?? "" },
    Column("host") { $0.event.host?.rawValue ?? "" },
    Column("series") { $0.event.series ?? "" },
    Column("participants") { EventWords.participants($0.event).joined(separator: "; ") },
    Column("topics") { $0.event.topics.map(\.label).joined(separator: "; ") },
    Column("articles") { String($0.articles) },
    Column("confidence") { String(($0.event.confidence * 100).rounded() / 100) },
  ]
}

/// Parts of an event in words.
enum EventWords {
  /// Who took part, or is to take part: names, and states or organisations for which nobody is named.
  static func participants(_ event: Event) -> [String] {
    event.participants.filter(\.role.takesPart).map(name)
  }

  static func name(_ participant: Participant) -> String {
    participant.name ?? participant.organisation ?? participant.country.map { Countries.name($0) }
      ?? participant.asWritten
  }

  /// "Sunnylands, United States"; the parts named, each once.
  static func place(_ place: Place?, withRegion: Bool = false) -> String {
    guard let place else { return "" }
    let country = place.countryName ?? place.country.map { Countries.name($0) }
    var parts = [place.name]
    for part in [withRegion ? place.admin1 : nil, country] {
      if let part, !parts.contains(part) { parts.append(part) }
    }
    return parts.joined(separator: ", ")
  }

  /// "bilateral summit of leaders", "call", "state visit".
  static func kind(_ event: Event) -> String {
    let type = event.visitType.map { "\($0.rawValue) " } ?? ""
    let kind = type + event.kind.rawValue.split(separator: "_").joined(separator: " ")
    let words = event.kind == .call || event.kind == .visit ? kind : "\(event.format.rawValue) \(kind)"
    switch event.level {
    case .leaders: return words + " of leaders"
    case .ministers: return words + " of ministers"
    case .officials: return words + " of officials"
    case .mixed, .unknown: return words
    }
  }

  /// "President, United States"; what is known of the office and whom it is held for.
  static func office(_ participant: Participant) -> String {
    let side =
      participant.name == nil
      ? nil : participant.organisation ?? participant.country.map { Countries.name($0) }
    return [participant.office, side].compactMap { $0 }.joined(separator: ", ")
  }
}
