internal import SummitModel
internal import SummitRepository

/// One row for each ordered pair of parties to an event, with the codes of CAMEO and PLOVER: the shape of event data
/// as ICEWS, GDELT and POLECAT publish it. Every pair at a meeting of many counts.
struct DyadRecords: EventRecords {
  private static let columns = [
    "event_id", "event_date", "start", "end", "source", "source_country", "target", "target_country", "cameo",
    "cameo_root", "plover_event", "plover_mode", "contexts", "status", "kind", "sides", "place",
    "place_country",
    "latitude", "longitude", "articles",
  ]

  var head: String { CSVText.line(Self.columns) }

  mutating func text(of stored: StoredEvent) -> String {
    let sides = Self.sides(of: stored.event)
    return sides.indices.flatMap { source in
      sides.indices.filter { $0 != source }.map { target in
        Self.line(stored, sides[source], sides[target], sides.count)
      }
    }.joined()
  }

  /// A state or organisation at an event, and the part it has in it.
  private struct Side {
    let code: String
    let name: String
    let isState: Bool
    let roles: Set<Role>
  }

  private static func sides(of event: Event) -> [Side] {
    var order: [String] = []
    var sides: [String: Side] = [:]
    for participant in event.participants where participant.role.takesPart {
      let state = participant.country?.rawValue
      guard let code = state ?? participant.organisation else { continue }
      if sides[code] == nil { order.append(code) }
      sides[code] = Side(
        code: code, name: state == nil ? code : Countries.name(CountryCode(code)), isState: state != nil,
        roles: (sides[code]?.roles ?? []).union([participant.role]))
    }
    return order.compactMap { sides[$0] }
  }

  private static func line(_ stored: StoredEvent, _ source: Side, _ target: Side, _ count: Int) -> String {
    let event = stored.event
    let code = CAMEO.code(
      event, host: host(of: event), source: source.code, target: target.code, source.roles)
    let days = event.date?.days
    let contexts = Set(event.topics.compactMap { Contexts.plover[$0.code] }).sorted()
    return CSVText.line([
      stored.id, days?.first.description ?? "", event.date?.start?.description ?? "",
      (event.date?.end ?? event.date?.start)?.description ?? "", source.name,
      source.isState ? source.code : "",
      target.name, target.isState ? target.code : "", code, String(code.prefix(2)),
      code.isEmpty ? "" : CAMEO.plover(code), CAMEO.mode(event), contexts.joined(separator: " "),
      event.status.rawValue, event.kind.rawValue, String(count), event.place?.name ?? "",
      event.place?.country?.rawValue ?? "", event.place?.coordinates.map { String($0.latitude) } ?? "",
      event.place?.coordinates.map { String($0.longitude) } ?? "", String(stored.articles.count),
    ])
  }

  private static func host(of event: Event) -> String? { (event.host ?? event.place?.country)?.rawValue }
}

/// CAMEO's codes for consultations, and PLOVER's words for them.
enum CAMEO {
  /// The code for what `source` does towards `target`; empty where CAMEO has none: what was postponed or cancelled.
  static func code(
    _ event: Event, host: String?, source: String, target: String, _ roles: Set<Role>
  ) -> String {
    switch event.status {
    case .held, .ongoing: break
    case .scheduled, .proposed: return "036"
    case .refused: return "125"
    case .postponed, .cancelled: return ""
    }
    switch event.kind {
    case .call: return "041"
    case .signing: return "057"
    case .negotiation: return "046"
    case .visit, .meeting, .summit, .conference, .ceremony, .workingGroup: break
    }
    if roles.contains(.mediator) { return "045" }
    if host == source { return "043" }
    if host == target { return "042" }
    return host == nil ? "040" : "044"
  }

  static func plover(_ code: String) -> String {
    switch code {
    case "036": "AGREE"
    case "125": "REJECT"
    case "057": "SUPPORT"
    default: "CONSULT"
    }
  }

  /// PLOVER's mode of a consultation; empty for the others.
  static func mode(_ event: Event) -> String {
    guard event.status == .held || event.status == .ongoing, event.kind != .signing else { return "" }
    if event.kind == .call { return "phone" }
    if event.participants.contains(where: { $0.role == .mediator }) { return "third-party" }
    if event.format != .bilateral { return "multilateral" }
    return event.kind == .visit ? "visit" : ""
  }
}
