internal import SummitModel
internal import SummitRepository

/// Events as rows for other programs: ISO dates, codes, nothing cut.
enum EventColumns {
  static let all: [Column<ListedEvent>] = [
    Column("id") { $0.id ?? "" },
    Column("start") { $0.date?.start?.description ?? "" },
    Column("end") { ($0.date?.end ?? $0.date?.start)?.description ?? "" },
    Column("edtf") { $0.date?.edtf ?? "" },
    Column("name") { $0.name },
    Column("kind") { $0.kind.rawValue },
    Column("format") { $0.format.rawValue },
    Column("level") { $0.level.rawValue },
    Column("status") { $0.status.rawValue },
    Column("place") { $0.place?.name ?? "" },
    Column("city") { $0.place?.city ?? "" },
    Column("country") { $0.place?.country?.rawValue ?? "" },
    Column("latitude") { $0.place?.coordinates.map { String($0.latitude) } ?? "" },
    Column("longitude") { $0.place?.coordinates.map { String($0.longitude) } ?? "" },
    Column("host") { $0.host?.rawValue ?? "" },
    Column("series") { $0.series ?? "" },
    Column("participants") { EventWords.participants($0.participants).joined(separator: "; ") },
    Column("topics") { EventWords.labels($0.topics).joined(separator: "; ") },
    Column("articles") { String($0.articleCount) },
    Column("confidence") { String(($0.confidence * 100).rounded() / 100) },
  ]
}

/// Parts of an event in words.
enum EventWords {
  /// Who took part, or is to take part: names, and states or organisations for which nobody is named.
  static func participants(_ participants: [Participant]) -> [String] {
    participants.filter(\.role.takesPart).map(name)
  }

  static func name(_ participant: Participant) -> String {
    participant.name ?? participant.organisation ?? participant.country.map { Countries.name($0) }
      ?? participant.asWritten
  }

  /// What each topic is called, once.
  static func labels(_ topics: [Topic]) -> [String] {
    topics.reduce(into: []) { if !$0.contains($1.label) { $0.append($1.label) } }
  }

  /// Each topic once, with the words of the text that say more than it: "Arms control", "strategic arms".
  static func topics(_ topics: [Topic]) -> [(label: String, words: [String])] {
    var told: [(label: String, words: [String])] = []
    for topic in topics {
      let words = topic.label.lowercased().contains(topic.asWritten.lowercased()) ? [] : [topic.asWritten]
      if let index = told.firstIndex(where: { $0.label == topic.label }) {
        told[index].words += words.filter { !told[index].words.contains($0) }
      } else {
        told.append((topic.label, words))
      }
    }
    return told
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
