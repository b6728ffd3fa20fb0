import Testing

@testable import SummitEvaluation

/// What counts as the same name, place and day when figures are made.
@Suite struct AgreementTests {
  @Test(arguments: [
    ("Barack Obama", "Obama", true), ("Barack Obama", "Michelle Obama", false),
    ("Kim Jong-il", "Kim Jong Un", false), ("Kim Jong-il", "Kim Jong Il", true),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy", true), ("Joseph Biden", "Joe Biden", true),
    ("George W. Bush", "George H. Bush", false), ("Abe Shinzo", "Shinzo Abe", true),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", true), ("Angela Merkel", "", false),
    ("Mohammed bin Salman", "Mohammad Salman", true), ("James Baker", "Howard Baker", false),
  ])
  func names(gold: String, found: String, same: Bool) {
    #expect(Names.same(gold, found) == same)
  }

  @Test func aFamilyNameAloneIsNotEnoughWhereTheFullNameStandsInTheText() {
    #expect(!Names.same("Angela Merkel", "Merkel", full: true))
    #expect(Names.same("Pelé", "Pele", full: true))
  }

  @Test(arguments: [
    ("2013-06-07", "2013-06-07", true), ("2013-06-07", "2013-06", false),
    ("2013-06-01/2013-06-09", "2013-06-07", true), ("2013-06-01/2013-06-09", "2013-06", true),
    ("2013-06-05/2013-07-09", "2013-06", false), ("2013-06/2013-08", "2013-07", true),
    ("--03-01", "XXXX-03-01", true), ("2013/2014", "2015", false),
  ])
  func dates(gold: String, found: String, same: Bool) {
    #expect(Dates.same(gold, found) == same)
  }

  @Test(arguments: [
    ("Bergen", FoundEvent.Place(name: "Bergen"), true),
    ("Lough Erne", FoundEvent.Place(name: "Lough Erne resort"), true),
    ("Lough Erne resort", FoundEvent.Place(name: "Lough Erne"), true),
    ("York", FoundEvent.Place(name: "New York"), true),
    ("Rome", FoundEvent.Place(name: "Romeo"), false),
    ("Beijing", FoundEvent.Place(name: "Diaoyutai", venue: "Diaoyutai", city: "Beijing"), true),
  ])
  func places(gold: String, found: FoundEvent.Place, same: Bool) {
    #expect(Names.samePlace(gold, found) == same)
  }

  @Test func likenessIsThatOfRatcliffAndObershelp() {
    // As difflib.SequenceMatcher(None, a, b).ratio() has them.
    #expect(abs(Likeness.ratio("medvedev", "medvedyev") - 0.941_176) < 1e-6)
    #expect(abs(Likeness.ratio("tide", "diet") - 0.25) < 1e-6)
    #expect(abs(Likeness.ratio("diet", "tide") - 0.5) < 1e-6)
    #expect(Likeness.ratio("", "") == 1)
  }

  @Test func lettersWithStrokesPartWordsAndAccentsGo() {
    #expect(Words.folded("Støre, Łukasz – Élysée!") == "st re ukasz elysee")
  }
}
