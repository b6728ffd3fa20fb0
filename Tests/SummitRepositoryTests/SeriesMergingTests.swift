import LibPQ
import SummitModel
import Testing

@testable import SummitRepository

/// Which edition of a series a report belongs to.
@Suite struct SeriesMergingTests {
  @Test func anUndatedReportOfASeriesJoinsTheEditionAboutItsTime() throws {
    let timeline = try Timeline()
    func told(_ id: String, _ published: String, _ date: EventDate?) -> Reading {
      reading(
        id, published: published, event("APEC summit", .summit, date, nil, [obama, putin], series: "APEC"))
    }
    try timeline.save(
      told("a", "2009-11-16", date("2009-11-14", "2009-11-15")), told("b", "2012-09-10", date("2012-09-08")),
      told("c", "2009-11-01", nil), told("d", "2012-09-09", date("2012-09-09", "2012-09-10")),
      told("e", "2003-10-01", nil))
    #expect(
      try timeline.all().map { $0.articles.compactMap(\.sourceID) } == [["c", "a"], ["d", "b"], ["e"]])
  }

  /// How an article speaks of a G20 summit, and which of three it means; `nil`: none that the calendar knows.
  struct Mention: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let published: String
    let event: Event
    let meant: String?

    init(
      _ why: String, _ published: String, _ date: EventDate? = nil, _ place: Place? = nil,
      _ status: EventStatus = .held, edition: Int? = nil, is meant: String?
    ) {
      testDescription = why
      self.published = published
      event = SummitRepositoryTests.event(
        "G20 summit", .summit, date, place, [person("Angela Merkel", "DE")], status: status,
        series: "G20 summit", edition: edition)
      self.meant = meant
    }
  }

  static let mentions: [Mention] = [
    Mention("its town, long before", "2013-11-20", nil, city("Brisbane", "AU"), .scheduled, is: "2014"),
    Mention("its state, long after", "2015-03-01", nil, city("Sydney", "AU"), is: "2014"),
    Mention(
      "its town, and a month that is not its own", "2014-02-07", date("2014-02"),
      city("Brisbane", "AU"), is: "2014"),
    Mention(
      "its town, and the article's day", "2014-11-18",
      date("2014-11-18", basis: .publication), city("Brisbane", "AU"), is: "2014"),
    Mention("its year", "2014-07-08", date("2014"), is: "2014"),
    Mention("the last one", "2014-12-20", is: "2014"),
    Mention("the next one", "2015-06-20", nil, nil, .scheduled, is: "2015"),
    Mention("its number", "2014-03-01", nil, nil, .scheduled, edition: 10, is: "2015"),
    Mention(
      "a number that counts something else", "2014-11-10", nil, city("Brisbane", "AU"), .scheduled,
      edition: 1, is: "2014"),
    Mention(
      "another town on other days", "2014-09-21", date("2014-09-20", "2014-09-21"),
      city("Cairns", "AU"), is: nil),
    Mention("an extraordinary one", "2015-02-10", date("2015-02-09"), is: nil),
    Mention(
      "its month, and the town of another summit", "2014-10-20", date("2014-11"), city("Beijing", "CN"),
      is: "2014"),
    Mention(
      "the day on which its guest sets out", "2014-11-12", date("2014-11-12", basis: .relative), nil,
      .scheduled,
      is: "2014"),
    Mention("a day of its own", "2014-11-12", date("2014-11-05"), nil, is: nil),
    Mention("put off", "2014-12-20", nil, nil, .postponed, is: nil),
  ]

  @Test(arguments: mentions) func whoeverSpeaksOfAnEditionMeansTheOneOfTheCalendar(_ mention: Mention) throws
  {
    let timeline = try Timeline()
    func held(_ year: String, _ from: String, _ to: String, _ place: Place) -> Reading {
      reading(
        year, published: to, event("G20", .summit, date(from, to), place, [obama], series: "G20 summit"))
    }
    try timeline.save(
      held("2013", "2013-09-05", "2013-09-06", city("Saint Petersburg", "RU")),
      held("2014", "2014-11-15", "2014-11-16", city("Brisbane", "AU")),
      held("2015", "2015-11-15", "2015-11-16", city("Antalya", "TR")))
    try timeline.save(reading("m", published: mention.published, mention.event))
    let home = try timeline.all().first { $0.articles.contains { $0.sourceID == "m" } }
    #expect(home?.articles.compactMap(\.sourceID).first { $0 != "m" } == mention.meant)
  }

  @Test func ofSeveralEditionsAYearTheOneAtHandIsMeant() throws {
    let timeline = try Timeline()
    func told(_ id: String, _ published: String, _ date: EventDate?, _ status: EventStatus = .scheduled)
      -> Reading
    {
      reading(
        id, published: published,
        event("NATO summit", .summit, date, nil, [obama, putin], status: status, series: "NATO summit"))
    }
    try timeline.save(
      told("march", "2022-03-24", date("2022-03-24"), .held),
      told("june", "2022-06-30", date("2022-06-28", "2022-06-30"), .held), told("next", "2022-06-20", nil),
      told("last", "2022-03-30", nil, .held), told("some", "2022-05-08", nil))
    let groups = try timeline.all().map { Set($0.articles.compactMap(\.sourceID)) }
    #expect(Set(groups) == [["march", "last"], ["june", "next", "some"]])
  }

  @Test func aboutAYearOfSeveralEditionsMeansNone() throws {
    let timeline = try Timeline()
    func told(_ id: String, _ published: String, _ date: EventDate, _ status: EventStatus) -> Reading {
      reading(
        id, published: published,
        event("G20 summit", .summit, date, nil, [obama, xi], status: status, series: "G20 summit"))
    }
    try timeline.save(
      told("april", "2009-04-02", date("2009-04-01", "2009-04-02"), .held),
      told("later", "2009-04-01", date("2009", basis: .relative, approximate: true), .scheduled),
      told("april again", "2010-01-08", date("2009-04"), .held))
    let groups = try timeline.all().map { Set($0.articles.compactMap(\.sourceID)) }
    #expect(Set(groups) == [["april", "april again"], ["later"]])
  }

  /// A series that is held each year ties no year to the next by reports that give no date.
  @Test func aYearlySeriesIsOneNeighbourhoodAYearAtMost() throws {
    let timeline = try Timeline()
    // The calendar knows no summit of these years.
    for year in 1950..<1960 {
      try timeline.save(
        reading(
          "\(year)", published: "\(year - 1)-11-20",
          event(
            "G20 summit", .summit, date("\(year)"), nil, [putin], status: .scheduled, series: "G20 summit")))
      for month in ["02", "06", "10"] {
        let published = "\(year)-\(month)-20"
        try timeline.save(
          reading(
            "\(published) dated", published: published,
            event("G20 summit", .summit, date("\(year)-\(month)-19"), nil, [obama], series: "G20 summit")),
          reading(
            "\(published) undated", published: published,
            event("G20 summit", .summit, nil, nil, [xi], status: .scheduled, series: "G20 summit")))
      }
    }
    let sizes = try timeline.connection.execute(
      "select count(*) from report group by neighbourhood order by 1 desc"
    ).map { try $0.int(0) }
    #expect(sizes.reduce(0, +) == 70)
    #expect(sizes.count >= 10 && (sizes.first ?? 0) <= 8)
  }
}
