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

  /// - Parameter verb: "Loaded", "Read" for a dry run, "Imported".
  func lines(
    verb: String, thing: String = "article", seconds: Double, passedOver: Int, isDry: Bool, style: Style
  ) -> [String] {
    let time = seconds < 10 ? String((seconds * 10).rounded() / 10) : Words.grouped(Int(seconds.rounded()))
    var lines = [
      style.good("✓")
        + " \(verb) \(Words.count(articles, thing)) in \(time) s (\(Progress.rate(articles, seconds))/s)"
    ]
    let without = withoutEvent == 0 ? "" : " · \(Words.count(withoutEvent, "article")) without one"
    if isDry {
      lines.append("  events    \(Words.grouped(eventsRead)) found" + without)
      lines.append("  nothing was saved (--dry-run)")
    } else {
      lines.append(
        "  articles  "
          + Self.listed([
            (saved.newArticles, "new"), (saved.changedArticles, "changed"),
            (saved.unchangedArticles, "already known"),
          ]))
      lines.append(
        "  events    "
          + Self.listed([
            (saved.newEvents, "new"), (saved.changedEvents, "with other reports than before"),
            (saved.removedEvents, "merged or gone"),
          ]) + without)
    }
    if passedOver > 0 {
      lines.append("  \(Words.count(passedOver, "file")) passed over, which are no articles")
    }
    return lines
  }

  private static func listed(_ counts: [(Int, String)]) -> String {
    let told = counts.filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }
    return told.isEmpty ? "nothing new" : told.joined(separator: " · ")
  }
}
