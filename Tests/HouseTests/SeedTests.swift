import Foundation
import Testing

/// The seed articles and the events written beside them by hand: every pair is whole, and its facts agree.
@Suite struct SeedTests {
  @Test func everyArticleHasItsExpectedEventsAndTheOtherWayRound() throws {
    let articles = try SeedArticle.all()
    let ids = articles.map(\.id)
    #expect(ids.count >= 40)
    #expect(Set(ids).count == ids.count, "an id is used twice")
    #expect(Set(ids) == Set(try ExpectedEvents.all().map(\.id)))
  }

  @Test func articlesAreAsLongAsNewsStories() throws {
    for article in try SeedArticle.all() {
      let words = article.text.split(whereSeparator: \.isWhitespace).count
      #expect((120...500).contains(words), "\(article.id) has \(words) words")
    }
  }

  @Test func titlesAndPublicationDatesAgree() throws {
    let articles = try SeedArticle.all()
    for expected in try ExpectedEvents.all() {
      let article = try #require(articles.first { $0.id == expected.id })
      #expect(article.title == expected.title, "\(article.id)")
      #expect(article.published?.iso == expected.published, "\(article.id)")
    }
  }

  @Test func evidenceAndQuotesStandInTheArticle() throws {
    let articles = try SeedArticle.all()
    for expected in try ExpectedEvents.all() {
      let article = try #require(articles.first { $0.id == expected.id })
      let text = article.text.oneLine
      for passage in expected.evidence + expected.quotes {
        let found = text.contains(passage.oneLine)
        #expect(found, "\(article.id) does not say: \(passage)")
      }
      #expect(expected.events.allSatisfy { !$0.strings("evidence").isEmpty }, "\(article.id)")
    }
  }

  @Test func weekdaysAreTrueByTheCalendar() throws {
    var named = 0
    for article in try SeedArticle.all() {
      for date in WrittenDate.all(in: article.text) {
        guard let weekday = date.weekday else { continue }
        named += 1
        #expect(weekday == date.day.weekday, "\(article.id): \(date.day.iso) was another day of the week")
      }
    }
    #expect(named >= 15, "the texts name fewer weekdays with full dates than they used to")
  }

  @Test func eventsUseTheWordsOfTheContract() throws {
    for expected in try ExpectedEvents.all() {
      for event in expected.events {
        let place = "\(expected.id): \(event.strings("name").first ?? "?")"
        #expect(
          Vocabulary.kinds.isSuperset(of: event.strings("kind") + event.strings("kind_any")), "\(place)")
        #expect(Vocabulary.levels.isSuperset(of: event.strings("level")), "\(place)")
        #expect(Vocabulary.statuses.isSuperset(of: event.strings("status")), "\(place)")
        #expect(Vocabulary.saliences.isSuperset(of: event.strings("salience")), "\(place)")
        #expect((event.strings("start") + event.strings("end")).allSatisfy(Vocabulary.isDate), "\(place)")
        let countries = event.strings("country") + event.participants.flatMap { $0.strings("country") }
        #expect(countries.allSatisfy(Vocabulary.isCountry), "\(place)")
        let roles = event.participants.flatMap { $0.strings("as") }
        #expect(Vocabulary.roles.isSuperset(of: roles), "\(place)")
      }
    }
  }

  @Test func fullNamesAreMarkedAsTheyStandInTheText() throws {
    let articles = try SeedArticle.all()
    for expected in try ExpectedEvents.all() {
      let text = try #require(articles.first { $0.id == expected.id }).text.oneLine.folded
      for person in expected.events.flatMap(\.participants) {
        guard let name = person.strings("name").first else { continue }
        #expect(person.flag("name_in_text") == text.contains(name.folded), "\(expected.id): \(name)")
      }
    }
  }

  @Test func someArticlesHoldNoEvent() throws {
    #expect(try ExpectedEvents.all().filter(\.events.isEmpty).count >= 2)
  }

  @Test func weekdayArithmeticKnowsTheCalendar() {
    #expect(CalendarDay(year: 2013, month: 6, day: 8).weekday == 6)
    #expect(CalendarDay(year: 1945, month: 2, day: 4).weekday == 0)
    #expect(CalendarDay(year: 2000, month: 2, day: 29).weekday == 2)
    let dates = WrittenDate.all(
      in: "Saturday, 8 June 2013; Sunday, June 8, 2013 - 22:10; Sept. 27, 1959; 16.06.2024")
    #expect(dates.map(\.day.iso) == ["2013-06-08", "2013-06-08", "1959-09-27", "2024-06-16"])
    #expect(dates.map(\.weekday) == [6, 0, nil, nil])
  }
}

/// The words that expected events may use, as CONTRACT and the annotation standard have them.
private enum Vocabulary {
  static let kinds: Set<String> = [
    "summit", "bilateral_meeting", "trilateral_meeting", "multilateral_meeting", "visit", "call",
    "negotiation",
    "conference", "signing", "ceremony", "working_group",
  ]
  static let levels: Set<String> = ["leaders", "ministers", "officials", "mixed", "unknown"]
  static let statuses: Set<String> = [
    "held", "ongoing", "scheduled", "proposed", "possible", "postponed", "cancelled", "refused",
  ]
  static let saliences: Set<String> = ["main", "secondary", "optional"]
  static let roles: Set<String> = ["host", "chair", "mediator", "observer", "delegation"]

  static func isCountry(_ code: String) -> Bool {
    code.count == 2 && code.allSatisfy { $0.isASCII && $0.isUppercase }
  }

  /// `2013`, `2013-06`, `2013-06-07`, or an interval of two of these.
  static func isDate(_ text: String) -> Bool {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    return ends.count <= 2
      && ends.allSatisfy { end in
        let parts = end.split(separator: "-", omittingEmptySubsequences: false)
        return (1...3).contains(parts.count) && parts[0].count == 4
          && parts.dropFirst().allSatisfy { $0.count == 2 } && parts.allSatisfy { Int($0) != nil }
      }
  }
}

extension String {
  /// Runs of white space, line ends among them, as one space.
  fileprivate var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  fileprivate var folded: String { folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
}
