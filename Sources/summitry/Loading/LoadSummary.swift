internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// What a load did, in the words of its end.
struct LoadSummary {
  private(set) var articles = 0
  private(set) var eventsRead = 0
  private(set) var saved = SaveSummary()
  /// What could not be read, and what the database refused.
  private(set) var refused = SetAsideReport()
  private var withoutEvent = 0
  private var undated = 0
  private var passedOver = 0
  /// Articles that are stored and were not read, by their languages.
  private var unread: [String: Int] = [:]

  /// What came with a batch beside the articles that were read.
  mutating func add(_ batch: Batches.Batch, known: Int) {
    articles += known
    saved.unchangedArticles += known
    passedOver = batch.passedOver
    undated += batch.articles.count { $0.published == nil }
    for bad in batch.setAside where !bad.isPassedOver { refused.add(bad.place, bad.reason) }
  }

  mutating func add(_ readings: [Reading], _ batch: SaveSummary?) {
    articles += readings.count
    eventsRead += readings.reduce(0) { $0 + $1.events.count }
    for reading in readings {
      if let language = reading.article.language, !Extraction.isRead(language) {
        unread[language, default: 0] += 1
      } else if reading.events.isEmpty {
        withoutEvent += 1
      }
    }
    guard var batch else { return }
    for entry in batch.setAside { refused.add(entry.path, entry.reason) }
    batch.setAside = []
    saved += batch
  }

  /// - Parameters:
  ///   - verb: "Loaded", "Read" for a dry run.
  ///   - sharedIDs: how many articles had the id of another one.
  func lines(verb: String, seconds: Double, sharedIDs: Int, isDry: Bool, style: Style) -> [String] {
    let time = seconds < 10 ? String((seconds * 10).rounded() / 10) : Words.grouped(Int(seconds.rounded()))
    let rate = Progress.rate(articles, seconds)
    var lines = [
      style.good("✓") + " \(verb) \(Words.count(articles, "article")) in \(time) s (\(rate)/s)"
    ]
    lines += figures(isDry: isDry, thing: "article")
    if undated > 0 {
      lines.append("  \(Words.count(undated, "article")) without a publication date (--published gives one)")
    }
    if !unread.isEmpty {
      let languages = unread.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        "\($0.key) \($0.value)"
      }
      let count = unread.values.reduce(0, +)
      lines.append(
        "  \(Words.count(count, "article")) in other languages, \(isDry ? "" : "stored and ")not read: "
          + languages.joined(separator: ", "))
    }
    if passedOver > 0 {
      lines.append("  \(Words.count(passedOver, "file")) passed over, which are no articles")
    }
    if sharedIDs > 0 {
      let count = Words.count(sharedIDs, "article")
      lines.append("  \(count) had the id of another one: told apart by their text")
    }
    return lines
  }

  /// What is new, on one line.
  var line: String {
    let counts = [
      (saved.newArticles, "new"), (saved.changedArticles, "changed"),
      (saved.unchangedArticles, "already known"),
    ]
    let events = saved.newEvents == 0 ? "" : "; \(Words.count(saved.newEvents, "new event"))"
    return "\(Words.count(articles, "article")): " + Self.listed(counts) + events
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
