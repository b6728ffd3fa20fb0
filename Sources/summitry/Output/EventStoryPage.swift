internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// How an event came to be as the timeline has it: its life, its sources, what is in dispute, what was set by hand.
struct EventStoryPage {
  let stored: StoredEvent
  let story: EventStory
  let screen: Screen

  var lines: [String] {
    section("PART OF", story.whole.map { [choice($0)] } ?? [])
      + section("PARTS", story.parts.map(choice)) + section("STATUS HISTORY", history)
      + section("SOURCES", sources) + section("CONFLICTS", conflicts) + section("EDITS", edits)
      + section("MAY BE THE SAME AS", doubts)
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [screen.style.bold(title)] + lines
  }

  private func choice(_ choice: EventChoice) -> String {
    "  " + SafeText.line(choice.name) + "  " + SafeText.line(choice.date ?? "")
      + "  " + screen.style.faint(SafeText.line(choice.id))
  }

  /// One step alone is no history.
  private var history: [String] {
    guard story.steps.count > 1 || !story.formerDates.isEmpty else { return [] }
    let steps = story.steps.map { step in
      let day = step.reported.map { HumanDate.long($0) } ?? "day unknown"
      let names = Self.names([step.article], in: stored).joined()
      return "  " + day + ": " + step.words + "  " + screen.style.faint(SafeText.line(names))
    }
    let former = story.formerDates.map { SafeText.line($0) }.joined(separator: ", ")
    return steps + (former.isEmpty ? [] : ["  no longer: " + former])
  }

  /// Only told where some article copies another, or many tell of the event.
  private var sources: [String] {
    let copied = story.sources.filter { $0.count > 1 }
    guard stored.articles.count > 1 || story.isAccepted else { return [] }
    let count = Words.count(stored.articles.count, "article")
    let verdict = story.isAccepted ? ", confirmed by a curator" : ""
    let head =
      "  \(count), \(Words.count(story.sources.count, "source")) that "
      + (story.sources.count == 1 ? "copies no other" : "copy no other") + verdict
    return [head]
      + copied.map { "  one text: " + SafeText.line(Self.names($0, in: stored).joined(separator: " | ")) }
  }

  private var conflicts: [String] {
    story.conflicts.flatMap { field in
      ["  " + field.rawValue]
        + story.claims.filter { $0.field == field }.flatMap { Self.lines(of: $0, in: stored) }
    }
  }

  private var edits: [String] {
    story.edits.map { edit in
      let moment = edit.madeAt.prefix(10)
      return "  \(moment)  \(SafeText.line(edit.curator))  \(SafeText.line(edit.words))  "
        + screen.style.faint(String(edit.name.prefix(8)))
    }
  }

  private var doubts: [String] {
    story.doubts.prefix(5).map { pair in
      choice(pair.one.id == stored.id ? pair.other : pair.one) + "  "
        + screen.style.faint(SafeText.line(pair.reasons))
    }
  }

  /// `    ✓ 2013-06-07/2013-06-08   zeenews, wire-2`
  static func lines(of claim: Claim, in stored: StoredEvent) -> [String] {
    let names = claim.curator.map { ["set by \($0)"] } ?? names(claim.articles, in: stored)
    let mark = claim.isAccepted ? "✓" : "·"
    return Cells.wrapped(
      "\(mark) \(SafeText.line(claim.value))   \(SafeText.line(names.joined(separator: " | ")))",
      to: Screen.output.width - 6
    ).enumerated().map { ($0.offset == 0 ? "    " : "      ") + $0.element }
  }

  /// What articles are called: publisher and day, else id or path.
  static func names(_ articles: [Int], in stored: StoredEvent) -> [String] {
    let byKey = Dictionary(stored.articles.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    return articles.compactMap { byKey[$0] }.map { $0.sourceID ?? $0.path }
  }

  static func json(_ story: EventStory, of stored: StoredEvent) -> [JSON.Member] {
    func ids(_ articles: [Int]) -> JSON { .array(names(articles, in: stored).map { .string($0) }) }
    let history = story.steps.map { step in
      JSON.object([
        "status": .string(step.status.rawValue), "date": .optional(step.date),
        "reported": .optional(step.reported?.description), "articles": ids([step.article]),
      ])
    }
    let claims = story.claims.map { claim in
      JSON.object([
        "field": .string(claim.field.rawValue), "value": .string(claim.value),
        "accepted": .bool(claim.isAccepted), "articles": ids(claim.articles),
        "curator": .optional(claim.curator),
      ])
    }
    return [
      JSON.Member(key: "whole", value: .optional(story.whole?.id)),
      JSON.Member(key: "parts", value: .array(story.parts.map { .string($0.id) })),
      JSON.Member(key: "status_history", value: .array(history)),
      JSON.Member(key: "former_dates", value: .array(story.formerDates.map { .string($0) })),
      JSON.Member(key: "independent_sources", value: .array(story.sources.map(ids))),
      JSON.Member(key: "claims", value: .array(claims)),
      JSON.Member(key: "conflicts", value: .array(story.conflicts.map { .string($0.rawValue) })),
      JSON.Member(key: "edits", value: .array(story.edits.map(EditJSON.value))),
      JSON.Member(key: "review", value: .string(story.isAccepted ? "accepted" : "open")),
    ]
  }
}
