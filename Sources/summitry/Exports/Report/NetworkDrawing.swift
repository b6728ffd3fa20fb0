internal import Glibc
internal import SummitModel
internal import SummitRepository

/// The states and organisations that met most, on a circle, with lines between those that met.
struct NetworkDrawing {
  private let parties: [(code: String, events: Int)]
  private let pairs: [(a: Int, b: Int, events: Int)]
  private static let shown = 32

  init(events: [StoredEvent]) {
    let sides = events.filter { EventStatus.tookPlace.contains($0.event.status) }.map {
      Self.sides(of: $0.event)
    }
    var counts: [String: Int] = [:]
    for codes in sides { for code in codes { counts[code, default: 0] += 1 } }
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.shown)
    parties = most.map { (code: $0.key, events: $0.value) }.sorted { $0.code < $1.code }
    let positions = Dictionary(
      uniqueKeysWithValues: parties.enumerated().map { ($0.element.code, $0.offset) })
    var weights: [[Int]: Int] = [:]
    for codes in sides {
      let shown = codes.compactMap { positions[$0] }.sorted()
      for (index, a) in shown.enumerated() {
        for b in shown[(index + 1)...] { weights[[a, b], default: 0] += 1 }
      }
    }
    pairs = weights.map { (a: $0.key[0], b: $0.key[1], events: $0.value) }.sorted {
      ($0.a, $0.b) < ($1.a, $1.b)
    }
  }

  private static func sides(of event: Event) -> Set<String> {
    Set(event.participants.filter(\.role.takesPart).compactMap { $0.country?.rawValue ?? $0.organisation })
  }

  private func name(_ code: String) -> String { Countries.name(CountryCode(code)) }

  var svg: String {
    guard !pairs.isEmpty else { return "<p>No two parties are known to have met.</p>" }
    let greatest = Double(pairs.map(\.events).max() ?? 1)
    let lines = pairs.map { pair in
      let ((x1, y1), (x2, y2)) = (spot(pair.a), spot(pair.b))
      let words = HTML.escaped(
        "\(name(parties[pair.a].code)) and \(name(parties[pair.b].code)): \(Words.count(pair.events, "event"))"
      )
      let width = TimelineDrawing.short(0.6 + 5 * Double(pair.events) / greatest)
      return "<path class=\"edge\" stroke-width=\"\(width)\" d=\"M\(x1) \(y1)Q550 330 \(x2) \(y2)\">"
        + "<title>\(words)</title></path>\n"
    }
    let labels = parties.indices.map { index in
      let (x, y) = spot(index, radius: 282)
      let degrees = angle(index) * 180 / .pi
      let isLeft = degrees > 90 && degrees < 270
      let turned = TimelineDrawing.short(isLeft ? degrees + 180 : degrees)
      let words = HTML.escaped(SafeText.line(name(parties[index].code)))
      return "<text x=\"\(x)\" y=\"\(y)\" dy=\".35em\" text-anchor=\"\(isLeft ? "end" : "start")\" "
        + "transform=\"rotate(\(turned) \(x) \(y))\">\(words)<title>\(Words.count(parties[index].events, "event"))"
        + "</title></text>\n"
    }
    return """
      <figure><svg viewBox="50 -60 1000 790" role="img" aria-label="Who met whom">
      \(lines.joined())\(labels.joined())</svg>
      <figcaption>What took place, among the \(parties.count) parties with most events.</figcaption></figure>
      """
  }

  private func angle(_ index: Int) -> Double { 2 * .pi * Double(index) / Double(max(parties.count, 1)) }

  private func spot(_ index: Int, radius: Double = 275) -> (String, String) {
    let angle = angle(index)
    return (
      TimelineDrawing.short(550 + radius * cos(angle)), TimelineDrawing.short(330 + radius * sin(angle))
    )
  }
}
