import LibPQ
import SummitModel
import SummitRepository
import Testing

@Suite struct SavingTests {
  @Test func anEventComesBackAsItWasRead() throws {
    let timeline = try Timeline()
    let summary = try timeline.save(sunnylandsReport)
    #expect(summary.newArticles == 1 && summary.newEvents == 1)
    let stored = try #require(try timeline.all().first)
    #expect(stored.id == "sunnylands-2013")
    #expect(stored.event == sunnylandsReport.events[0])
    #expect(stored.articles.map(\.name) == ["Obama and Xi meet"])
    #expect(stored.evidence.map(\.article) == [stored.articles[0].key, stored.articles[0].key])
    #expect(stored.evidence.map(\.evidence) == sunnylandsReport.events[0].evidence)
    #expect(try timeline.repository.articles(keys: [stored.articles[0].key]) == [sunnylandsReport.article])
  }

  @Test func savingAgainChangesNothing() throws {
    let timeline = try Timeline()
    try timeline.save(
      sunnylandsReport, reading("a2", event("Talks", .meeting, date("2012"), nil, [obama, putin])))
    let before = try timeline.dump()
    // A transaction that writes a row has a number.
    let number: String?? = try timeline.connection.transaction {
      let again = try timeline.save(sunnylandsReport)
      #expect(again.unchangedArticles == 1)
      #expect(again.newArticles + again.changedArticles + again.newEvents + again.changedEvents == 0)
      return try timeline.connection.execute("select pg_current_xact_id_if_assigned()").first {
        $0.optionalText(0)
      }
    }
    #expect(number == .some(nil))
    #expect(try timeline.dump() == before)
    #expect(try timeline.count("run") == 1)
  }

  @Test func anArticleIsKnownByItsAddressItsSourceOrItsWords() throws {
    let timeline = try Timeline()
    var fromFile = sunnylandsReport
    fromFile.article.sourceID = nil
    fromFile.article.publisher = nil
    var fromInput = fromFile
    fromInput.article.path = "-"
    fromInput.article.text = fromFile.article.text + "\n"
    try timeline.save(fromFile)
    try timeline.save(fromInput)
    #expect(try timeline.count("article") == 1)
    #expect(try timeline.all().count == 1)

    try timeline.save(reading("x", url: "https://example.org/1#top", text: "one"))
    let second = try timeline.save(reading("y", url: "https://example.org/1", text: "two"))
    #expect(second.changedArticles == 1)
    #expect(try timeline.count("article") == 2)
  }

  @Test func aChangedArticleReplacesItsOwnReportsOnly() throws {
    let timeline = try Timeline()
    let other = reading(
      "a2", event("Sunnylands talks", .meeting, date("2013-06-07"), palmSprings, [obama, xi]))
    try timeline.save(sunnylandsReport, other)
    #expect(try timeline.all().map(\.articles.count) == [2])

    var corrected = sunnylandsReport
    corrected.article.text = "Another text."
    corrected.events = [
      event("Moscow summit", .summit, date("2009-07-06"), city("Moscow", "RU"), [obama, putin])
    ]
    let summary = try timeline.save(corrected)
    #expect(summary.changedArticles == 1)
    let events = try timeline.all()
    #expect(events.map(\.event.name) == ["Moscow summit", "Sunnylands talks"])
    #expect(events.last?.articles.map(\.sourceID) == ["a2"])
    #expect(events.last?.event == other.events[0])

    corrected.events = []
    #expect(try timeline.save(corrected).removedEvents == 1)
    #expect(try timeline.all().map(\.event.name) == ["Sunnylands talks"])
    #expect(try timeline.count("event_slug") == 2)
  }

  @Test func anArticleThatCannotBeStoredIsSetAsideAndNamed() throws {
    let timeline = try Timeline()
    let bad = reading("bad", text: "a\0b")
    let summary = try timeline.save(sunnylandsReport, bad, reading("a3"))
    #expect(summary.newArticles == 2)
    #expect(summary.setAside.map(\.path) == ["bad.txt"])
    #expect(summary.setAside.first?.reason.contains("NUL") == true)
    #expect(try timeline.count("article") == 2)
  }

  @Test func quotesAreKeptWithTheirSpeakers() throws {
    let timeline = try Timeline()
    let quote = Quote(
      speaker: "Xi Jinping", words: Quotation(text: "firm", start: 3, end: 7), isDirect: true)
    try timeline.save(reading("q", text: "Be firm.", quotes: [quote], sunnylandsReport.events[0]))
    let stored = try #require(try timeline.all().first)
    #expect(try timeline.repository.quotes(of: stored).map(\.quote) == [quote])
  }

  @Test func everyDateThatATextMayGiveIsKept() throws {
    let timeline = try Timeline()
    let dates = [
      nil, date("2013"), date("2013-06"), date("XXXX-03-01"), date("XXXX-03"),
      date("1943-11-28", "1943-12-01"),
      EventDate(start: nil, end: PartialDate(iso: "1990"), basis: .relative), date("0044-03-15"),
      date("9999"),
    ]
    for (index, date) in dates.enumerated() {
      try timeline.save(
        reading("d\(index)", event("Event \(index)", .summit, date, nil, [obama, person(nil, "A\(index)")])))
    }
    let stored = try timeline.all()
    for (index, date) in dates.enumerated() {
      #expect(stored.first { $0.event.name == "Event \(index)" }?.event.date == date)
    }
  }

  /// Rules of matching may change where the reading does not.
  @Test func whatAnotherVersionReadsAlikeIsGroupedAnew() throws {
    let timeline = try Timeline()
    try timeline.save(sunnylandsReport)
    try timeline.connection.execute("delete from report_key")
    let second = reading(
      "a2", published: "2013-06-09",
      event("Meeting", .meeting, date("2013-06-07"), sunnylands, [obama, xi], host: CountryCode("US")))
    try timeline.save(second)
    #expect(try timeline.all().count == 2, "the second cannot find the first")
    let same = Run(extractorVersion: timeline.run.extractorVersion, command: "reextract --all")
    _ = try timeline.repository.reextract([sunnylandsReport, second], run: same) { _ in }
    #expect(try timeline.all().count == 2, "this version has grouped them")
    let newer = Run(extractorVersion: "newer", command: "reextract")
    var told: [TimelineChange] = []
    let summary = try timeline.repository.reextract([sunnylandsReport, second], run: newer) { told = $0 }
    #expect(summary.changedArticles == 0 && summary.unchangedArticles == 2)
    #expect(try timeline.all().map(\.articles.count) == [2])
    #expect(told.contains { $0.what == .merged })
  }
}
