import SummitModel
import Testing

@testable import summitry

@Suite struct WhenTests {
  private static let cases: [(String, String?, String?)] = [
    ("2013", "2013-01-01", "2013-12-31"), ("2013-06", "2013-06-01", "2013-06-30"),
    ("June 2013", "2013-06-01", "2013-06-30"), ("jun 2013", "2013-06-01", "2013-06-30"),
    ("7 June 2013", "2013-06-07", "2013-06-07"), ("June 7, 2013", "2013-06-07", "2013-06-07"),
    ("7th June 2013", "2013-06-07", "2013-06-07"), ("2013-06-07", "2013-06-07", "2013-06-07"),
    ("2013-06-07..2013-06-08", "2013-06-07", "2013-06-08"),
    ("2013-06-07/2013-06-08", "2013-06-07", "2013-06-08"),
    ("June 2013 to August 2013", "2013-06-01", "2013-08-31"), ("2012..2014", "2012-01-01", "2014-12-31"),
    ("2013..", "2013-01-01", nil), ("..2013", nil, "2013-12-31"), ("2013/..", "2013-01-01", nil),
    ("1980s", "1980-01-01", "1989-12-31"), ("198X", "1980-01-01", "1989-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"), ("2012-02-29", "2012-02-29", "2012-02-29"),
  ]

  @Test(arguments: cases)
  func periods(text: String, first: String?, last: String?) throws {
    let when = try When(text)
    #expect(when.first?.description == first)
    #expect(when.last?.description == last)
  }

  @Test(arguments: [
    ("8/6/2013", "could be June or August\n  write 2013-06-08 or 2013-08-06"),
    ("13/6/2013", "write it as 2013-06-13"), ("2013-02-29", "February 2013 has 28 days"),
    ("31 June 2013", "June 2013 has 30 days"), ("2014..2013", "it ends before it starts"),
    ("2013-13", "there is no month 13"), ("June", "the year is missing"), ("..", "neither end is given"),
    ("0000", "years go from 0001 to 9999"), ("2013-6-7", "write it as 2013-06-07"),
    ("soon", "it is no date\n  write 2013, 2013-06, 2013-06-07, June 2013 or 7 June 2013"),
  ])
  func refusals(text: String, reason: String) {
    #expect(throws: When.Fault(text: text, reason: reason)) { try When(text) }
  }
}
