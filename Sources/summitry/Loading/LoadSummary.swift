internal import SummitModel
internal import SummitRepository

/// What a load did, in the words of its end.
struct LoadSummary {
  private(set) var articles = 0
  private(set) var eventsRead = 0
  private(set) var withoutEvent = 0
  private(set) var saved = SaveSummary()

  /// What the database refused.
  var refused: [SetAsideReport.Entry] { saved.setAside.map { ($0.path, $0.reason) } }

  mutating func add(_ readings: [Reading], _ batch: SaveSummary?) {
    articles += readings.count
    eventsRead += readings.reduce(0) { $0 + $1.events.count }
    withoutEvent += readings.count { $0.events.isEmpty }
    if let batch { saved += batch }
  }

  /// - Parameter verb: "Loaded", "Read" for a dry run.
  func lines(verb: String, seconds: Double, passedOver: Int, isDry: Bool, style: Style) -> [String] {
    let time = seconds < 10 ? String((seconds * 10).rounded() / 10) : Words.grouped(Int(seconds.rounded()))
    let rate = Progress.rate(articles, seconds)
    var lines = [
      style.good("✓") + " \(verb) \(Words.count(articles, "article")) in \(time) s (\(rate)/s)"
    ]
    lines += figures(isDry: isDry, thing: "article")
    if passedOver > 0 {
      lines.append("  \(Words.count(passedOver, "file")) passed over, which are no articles")
    }
    return lines
  }

  /// How many were new, and what became of the events.
  func figures(isDry: Bool, thing: String) -> [String] {
    let without = withoutEvent == 0 ? "" : " · \(Words.count(withoutEvent, thing)) without one"
    if isDry {
      return [
        "  events    \(Words.grouped(eventsRead)) found" + without, "  nothing was saved (--dry-run)",
      ]
    }
    let articles = [
      (saved.newArticles, "new"), (saved.changedArticles, "changed"),
      (saved.unchangedArticles, "already known"),
    ]
    let events = [
      (saved.newEvents, "new"), (saved.changedEvents, "with other reports than before"),
      (saved.removedEvents, "merged or gone"),
    ]
    return [
      "  " + Cells.padded(thing + "s", to: 10) + Self.listed(articles),
      "  events    " + Self.listed(events) + without,
    ]
  }

  private static func listed(_ counts: [(Int, String)]) -> String {
    let told = counts.filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }
    return told.isEmpty ? "nothing new" : told.joined(separator: " · ")
  }
}
