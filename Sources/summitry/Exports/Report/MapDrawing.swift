internal import Glibc
internal import SummitData
internal import SummitModel
internal import SummitRepository

/// Places of events on a map of the world, as circles whose areas tell how many there were.
struct MapDrawing {
  private let events: [StoredEvent]
  private let width = 1100.0

  init(events: [StoredEvent]) { self.events = events }

  var svg: String {
    struct Spot {
      var count = 0
      var names: [String] = []
      var place = ""
    }
    var spots: [Coordinates: Spot] = [:]
    for stored in events {
      guard let place = stored.event.place, let at = place.coordinates else { continue }
      var spot = spots[at] ?? Spot()
      spot.count += 1
      spot.place = EventWords.place(place)
      if spot.names.count < 8 {
        spot.names.append("\(HumanDate.long(stored.event.date)): \(stored.event.name)")
      }
      spots[at] = spot
    }
    let sorted = spots.sorted {
      $0.value.count != $1.value.count
        ? $0.value.count > $1.value.count
        : ($0.key.latitude, $0.key.longitude) < ($1.key.latitude, $1.key.longitude)
    }
    let greatest = Double(sorted.first?.value.count ?? 1)
    let circles = sorted.map { at, spot in
      let (x, y) = EqualEarth.point(
        longitude: at.longitude < -169 ? at.longitude + 360 : at.longitude, latitude: at.latitude,
        width: width)
      let radius = max(2.5, 16 * (Double(spot.count) / greatest).squareRoot())
      let more = spot.count > spot.names.count ? ["and \(spot.count - spot.names.count) more"] : []
      let words = ([spot.place] + spot.names + more).map { HTML.escaped(SafeText.line($0)) }.joined(
        separator: "\n")
      return "<circle class=\"mark\" fill-opacity=\".6\" cx=\"\(TimelineDrawing.short(x))\" "
        + "cy=\"\(TimelineDrawing.short(y))\" r=\"\(TimelineDrawing.short(radius))\"><title>\(words)</title></circle>\n"
    }
    let unplaced = events.count { $0.event.place?.coordinates == nil }
    let note =
      unplaced == 0 ? "" : "<figcaption>\(Words.count(unplaced, "event")) without a known spot.</figcaption>"
    return """
      <figure><svg viewBox="0 0 \(Int(width)) \(Int(width * 0.46))" role="img" aria-label="Places of events">
      <path class="land" d="\(Self.land(width))"/>
      \(circles.joined())</svg>\(note)</figure>
      """
  }

  private static func land(_ width: Double) -> String {
    guard let file = CompiledFile(named: "world.tsv"),
      let table = try? TSV(file: "world.tsv", text: file.text, columns: ["country", "part", "outline"])
    else { return "" }
    return table.rows.map { row in
      let numbers = row[2].split(separator: " ").compactMap { Double($0) }
      // An outline stays on the side of the map on which it begins: none is torn across it.
      let turn = numbers.first.map { $0 / 10 - 11 < -180 } == true ? 3600.0 : 0
      let corners = stride(from: 0, to: numbers.count - 1, by: 2).map { index in
        let (x, y) = EqualEarth.point(
          longitude: (numbers[index] + turn) / 10, latitude: numbers[index + 1] / 10, width: width)
        return "\(TimelineDrawing.short(x)) \(TimelineDrawing.short(y))"
      }
      return "M" + corners.joined(separator: "L") + "Z"
    }.joined()
  }
}

/// The Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas are true.
enum EqualEarth {
  private static let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)

  /// A place on a map of that width, whose upper edge is at 84° north and whose middle is at 11° east.
  static func point(longitude: Double, latitude: Double, width: Double) -> (x: Double, y: Double) {
    let (x, y) = projected((longitude - 11) * .pi / 180, latitude * .pi / 180)
    let scale = width / (2 * projected(.pi, 0).x)
    return (x: width / 2 + x * scale, y: (projected(0, 84 * .pi / 180).y - y) * scale)
  }

  private static func projected(_ lambda: Double, _ phi: Double) -> (x: Double, y: Double) {
    let theta = asin(3.0.squareRoot() / 2 * sin(phi))
    let square = theta * theta
    let six = square * square * square
    let slope = 9 * a4 * six * square + 7 * a3 * six + 3 * a2 * square + a1
    return (
      x: 2 * 3.0.squareRoot() * lambda * cos(theta) / (3 * slope),
      y: theta * (a4 * six * square + a3 * six + a2 * square + a1)
    )
  }
}
