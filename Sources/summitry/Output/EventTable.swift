internal import SummitModel
internal import SummitRepository

/// The timeline for people: a heading for each year; below 132 columns two lines an event, from there one.
struct EventTable {
  let width: Int
  let style: Style
  /// The period that was asked for.
  private let (from, to): (Day?, Day?)

  /// The least width for one line an event: that of the wide terminals of old, and what names, places and readable ids need.
  static let wide = 132

  init(width: Int, style: Style, from: Day? = nil, to: Day? = nil) {
    self.width = width
    self.style = style
    (self.from, self.to) = (from, to)
  }

  /// The lines of the next events, in order, behind those of the one before. The heading is repeated only where the
  /// year changes.
  func lines(of events: [ListedEvent], after before: ListedEvent? = nil) -> [String] {
    var lines: [String] = []
    var last = before.map(Self.year)
    for event in events {
      let year = Self.year(of: event)
      if year != last { lines += (last == nil ? [] : [""]) + [style.bold(year)] }
      last = year
      lines += width >= Self.wide ? [oneLine(event)] : twoLines(event)
    }
    return lines
  }

  private static func year(of event: ListedEvent) -> String {
    guard let date = event.date?.start ?? event.date?.end else { return "date unknown" }
    switch date {
    case .year(let year), .month(let year, _): return String(year)
    case .day(let day): return String(day.year)
    case .yearless: return "year unknown"
    }
  }

  /// `~` an approximate date, or one of which only a part lies in the period; `?` an event that is none too sure; what
  /// was called off says so in words.
  private func mark(_ event: ListedEvent) -> String {
    if event.confidence < 0.5 { return "? " }
    guard let date = event.date else { return "  " }
    return date.startIsApproximate || date.endIsApproximate || mayLieOutside(date) ? "~ " : "  "
  }

  private func mayLieOutside(_ date: EventDate) -> Bool {
    guard date.days == nil, let earliest = date.earliest, let latest = date.latest else { return false }
    return from.map { earliest < $0 } ?? false || to.map { latest > $0 } ?? false
  }

  private func date(_ event: ListedEvent) -> String {
    let date =
      if case .year? = event.date?.start, event.date?.end == nil { "" } else { HumanDate.short(event.date) }
    return Cells.padded(Cells.cut(date, to: 15), to: 11)
  }

  private func name(_ event: ListedEvent) -> String {
    let name = SafeText.line(event.name)
    return event.status == .held ? name : "\(name) (\(event.status.rawValue))"
  }

  private func sources(_ event: ListedEvent) -> String {
    event.id == nil ? "" : Words.count(event.articleCount, "source")
  }

  private func twoLines(_ event: ListedEvent) -> [String] {
    let head = mark(event) + date(event) + " "
    let first = Cells.spread(head + name(event), SafeText.line(event.id ?? ""), to: width)
    let indent = String(repeating: " ", count: 14)
    let place = SafeText.line(EventWords.place(event.place))
    let right = sources(event)
    let room = width - 14 - Cells.width(right) - 2 - (place.isEmpty ? 0 : Cells.width(place) + 3)
    let who = Self.names(EventWords.participants(event.participants), room: max(room, 12))
    let second = [place, who].filter { !$0.isEmpty }.joined(separator: " · ")
    if second.isEmpty, right.isEmpty { return [first] }
    return [first, style.faint(Cells.spread(indent + second, right, to: width))]
  }

  /// Names and places stand in columns; who was there gives way to a long id.
  private func oneLine(_ event: ListedEvent) -> String {
    func cell(_ text: String, _ width: Int) -> String { Cells.padded(Cells.cut(text, to: width), to: width) }
    let id = SafeText.line(event.id ?? "")
    let count = event.id == nil ? "" : String(event.articleCount)
    let columns = [
      mark(event) + Cells.padded(date(event), to: 15), cell(name(event), (width - 18) * 36 / 100),
      cell(SafeText.line(EventWords.place(event.place)), (width - 18) * 22 / 100),
      String(repeating: " ", count: max(0, 3 - count.count)) + count, "",
    ].joined(separator: " ")
    let room = width - Cells.width(columns) - Cells.width(id) - 2
    let who = room < 8 ? "" : Self.names(EventWords.participants(event.participants), room: room)
    return Cells.spread(columns + who, id, to: width)
  }

  /// As many names as fit, and how many are left: "Barack Obama, Vladimir Putin +3".
  static func names(_ names: [String], room: Int) -> String {
    var line = ""
    for (index, name) in names.map(SafeText.line).enumerated() {
      let next = line.isEmpty ? name : "\(line), \(name)"
      let left = names.count - index - 1
      let tail = left > 0 ? " +\(left)" : ""
      if Cells.width(next) + tail.count > room {
        return line.isEmpty ? Cells.cut(name, to: room) : "\(line) +\(left + 1)"
      }
      line = next
    }
    return line
  }
}
