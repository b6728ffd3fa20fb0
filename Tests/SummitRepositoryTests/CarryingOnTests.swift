import SummitModel
import Testing

@testable import SummitRepository

/// Groups that are carried on from batch to batch are those that gathering everything anew gives.
@Suite struct CarryingOnTests {
  private typealias Numbers = LoadOrderTests.Seeded

  /// One of the meetings of a few states in two years, told by the day, the month, the year or not at all.
  private static func told(_ number: Int, _ numbers: inout Numbers) -> Report {
    let isOfSeries = Int.random(in: 0..<3, using: &numbers) == 0
    let day = Day(year: 2012, month: 1, day: 1)?.adding(Int.random(in: 0..<500, using: &numbers))
    let iso = day?.description ?? ""
    let precision = [10, 10, 10, 7, 4, 0][Int.random(in: 0..<6, using: &numbers)]
    let pair = [[obama, xi], [obama, putin], [xi, putin], [person(nil, "US"), person(nil, "RU")]]
    let kinds: [EventKind] = isOfSeries ? [.summit] : [.meeting, .visit, .call]
    let told = event(
      "Talks", kinds.randomElement(using: &numbers) ?? .meeting,
      precision == 0 ? nil : date(String(iso.prefix(precision))),
      [nil, nil, city("Bonn", "DE"), city("Prague", "CZ")].randomElement(using: &numbers) ?? nil,
      pair.randomElement(using: &numbers) ?? [],
      level: [.leaders, .leaders, .ministers].randomElement(using: &numbers) ?? .leaders,
      status: [.held, .held, .scheduled, .postponed].randomElement(using: &numbers) ?? .held,
      series: isOfSeries ? "G20" : nil)
    return Report(
      id: Int.random(in: 1...Int.max, using: &numbers), article: number / 2,
      published: day?.adding(Int.random(in: -20...20, using: &numbers)), title: nil, event: told,
      isStored: false)
  }

  private static func sorted(_ groups: [[Report]]) -> [[Int]] {
    groups.map { $0.map(\.id).sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test(arguments: 1...8) func groupsAreThoseOfGatheringAnew(seed: UInt64) {
    var numbers = Numbers(state: seed)
    let judgements = Judgements()
    var stored: [Report] = []
    for batch in 0..<25 {
      // Now and then some article goes.
      if batch % 6 == 5 { stored.removeSubrange(0..<3) }
      let size = Int.random(in: 1...20, using: &numbers)
      let new = (0..<size).map { Self.told(batch * 100 + $0, &numbers) }
      let all = (stored + new).shuffled(using: &numbers)
      let neighbourhood = Dictionary(uniqueKeysWithValues: all.map { ($0.id, 1) })
      let carriedOn = Clustering.clusters(of: all, numbers: neighbourhood, judgements)
      #expect(Self.sorted(carriedOn) == Self.sorted(Clustering.clusters(of: all)), "batch \(batch)")
      stored += new.map { $0.moved(to: nil, neighbourhood: 1) }
    }
  }

  /// Else the test above would compare two ways of gathering anew.
  @Test func whatIsNearNothingNewIsNotAskedAgain() {
    var numbers = Numbers(state: 1)
    let judgements = Judgements()
    let reports = (0..<60).map { Self.told($0, &numbers).moved(to: nil, neighbourhood: 1) }
    let groups = Clustering.clusters(of: reports, judgements)
    let founders = judgements.founders(of: reports)
    #expect(founders.count == reports.count)
    #expect(groups.count < reports.count)
    let former = FormerGroups(founders)
    let founding = reports.filter { founders[$0.serial] == $0.serial }
    #expect(!founding.isEmpty && founding.allSatisfy { former.isUntouched($0) })
    #expect(judgements.founders(of: Array(reports.dropLast())).isEmpty)
  }
}
