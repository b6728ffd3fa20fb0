internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// TimelineJS: dates as numbers, as far as they are known; words as HTML, escaped. It shows no event without a year.
struct TimelineJSRecords: EventRecords {
  private var list = CommaList()

  var head: String { "{\"title\": {\"text\": {\"headline\": \"Summitry\"}}, \"events\": [\n" }
  var tail: String { "\n]}\n" }

  mutating func text(of stored: StoredEvent) -> String {
    guard let start = stored.event.date?.start.flatMap(Self.date) else { return "" }
    let end = stored.event.date?.end.flatMap(Self.date)
    var members: [JSON.Member] = [JSON.Member(key: "unique_id", value: .string(stored.id))]
    members.append(JSON.Member(key: "start_date", value: start))
    if let end { members.append(JSON.Member(key: "end_date", value: end)) }
    members.append(
      JSON.Member(key: "display_date", value: .string(HTML.escaped(HumanDate.long(stored.event.date)))))
    members.append(JSON.Member(key: "group", value: .string(stored.event.kind.rawValue)))
    members.append(
      JSON.Member(
        key: "text",
        value: .object([
          "headline": .string(HTML.escaped(SafeText.line(stored.event.name))),
          "text": .string(Self.words(stored)),
        ])))
    return list.next(JSON.object(members).text)
  }

  private static func date(_ date: PartialDate) -> JSON? {
    switch date {
    case .year(let year): .object(["year": .integer(year)])
    case .month(let year, let month): .object(["year": .integer(year), "month": .integer(month)])
    case .day(let day):
      .object(["year": .integer(day.year), "month": .integer(day.month), "day": .integer(day.day)])
    case .yearless: nil
    }
  }

  private static func words(_ stored: StoredEvent) -> String {
    let lines = [
      EventWords.place(stored.event.place), stored.parties.joined(separator: ", "),
      stored.leadingSentence ?? "",
    ]
    return lines.filter { !$0.isEmpty }.map { "<p>\(HTML.escaped(SafeText.line($0)))</p>" }.joined()
  }
}
