/// Outlines of reports that this connection has read or stored lately, so that those of which ever more is told are not
/// read each time.
///
/// What a report tells changes only with its article, and that carries the load that stored it. One takes 2 to 3 kB.
final class ReportMemory {
  private var reports = RecentValues<Int, (report: Report, run: Int)>(most: 30_000)

  func holds(_ id: Int) -> Bool { reports[id] != nil }

  /// The report as it was read, if the same load stored it.
  func report(_ id: Int, storedBy run: Int) -> Report? {
    reports[id].flatMap { $0.run == run ? $0.report : nil }
  }

  /// - Returns: its outline.
  @discardableResult
  func remember(_ report: Report, storedBy run: Int) -> Report {
    let outline = report.outline
    reports[report.id] = (outline, run)
    return outline
  }

  /// Those that are stored now; when the batch is undone after all, nobody will ask for them.
  func remember(_ new: [Report], as regrouping: Regrouping, _ numbers: [Int: Int], storedBy run: Int) {
    let home = regrouping.homes
    for report in new {
      remember(
        report.moved(to: home[report.id] ?? nil, neighbourhood: numbers[report.id] ?? report.id),
        storedBy: run)
    }
  }

  /// Those of articles that the load under way stores once more.
  func forget(_ ids: [Int]) {
    for id in ids { reports[id] = nil }
  }
}
