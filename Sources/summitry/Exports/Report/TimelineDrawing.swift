internal import SummitModel
internal import SummitRepository

/// Events along the years: a small box each, those of one time above each other. What did not take place is hollow.
struct TimelineDrawing {
  private let events: [(stored: StoredEvent, day: Int)]
  private let width = 1100
  private let box = 8

  init(events: [StoredEvent]) {
    self.events = events.compactMap { stored in
      stored.event.date?.start?.first.map { (stored, $0.number) }
    }
  }

  var svg: String {
    guard let first = events.map(\.day).min(), let last = events.map(\.day).max() else {
      return "<p>No event has a date.</p>"
    }
    let (from, to) = (Day(number: first).year, Day(number: last).year + 1)
    let columns = (width - 40) / box
    var heights: [Int: Int] = [:]
    var marks = ""
    let tallest = tallest(columns, from, to)
    let step = min(Double(box), 400 / Double(max(tallest, 1)))
    let base = Int((Double(tallest) * step).rounded(.up)) + 14
    for (stored, day) in events {
      let column = Self.column(day, columns, from, to)
      let level = heights[column, default: 0]
      heights[column] = level + 1
      marks += mark(stored, column: column, top: Double(base) - Double(level + 1) * step, height: step)
    }
    return """
      <figure><svg viewBox="0 0 \(width) \(base + 26)" role="img" aria-label="Events by year">
      \(axis(from, to, base: base))\(marks)</svg></figure>
      """
  }

  private func tallest(_ columns: Int, _ from: Int, _ to: Int) -> Int {
    var heights: [Int: Int] = [:]
    for (_, day) in events { heights[Self.column(day, columns, from, to), default: 0] += 1 }
    return heights.values.max() ?? 0
  }

  private static func column(_ day: Int, _ columns: Int, _ from: Int, _ to: Int) -> Int {
    let (start, end) = (firstDay(from), firstDay(to))
    return min((day - start) * columns / max(end - start, 1), columns - 1)
  }

  private static func firstDay(_ year: Int) -> Int { Day(year: year, month: 1, day: 1)?.number ?? 0 }

  private func mark(_ stored: StoredEvent, column: Int, top: Double, height: Double) -> String {
    let event = stored.event
    let style = EventStatus.tookPlace.contains(event.status) ? "mark" : "plan"
    let words = HTML.escaped(SafeText.line("\(HumanDate.long(event.date)): \(event.name)"))
    return "<a href=\"#e-\(HTML.escaped(stored.id))\"><rect class=\"\(style)\" x=\"\(20 + column * box)\" "
      + "y=\"\(Self.short(top))\" width=\"\(box - 1)\" height=\"\(Self.short(max(height - 1, 0.5)))\">"
      + "<title>\(words)</title></rect></a>\n"
  }

  private func axis(_ from: Int, _ to: Int, base: Int) -> String {
    let span = to - from
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { span / $0 <= 16 } ?? 2000
    var text = "<line class=\"axis\" x1=\"20\" x2=\"\(width - 20)\" y1=\"\(base)\" y2=\"\(base)\"/>"
    for year in from...to where year % every == 0 || span <= 1 {
      let x = 20 + (width - 40) * (year - from) / span
      text += "<line class=\"axis\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(base)\" y2=\"\(base + 5)\"/>"
      text += "<text x=\"\(x)\" y=\"\(base + 18)\" text-anchor=\"middle\">\(year)</text>"
    }
    return text
  }

  static func short(_ number: Double) -> String { String((number * 10).rounded() / 10) }
}
