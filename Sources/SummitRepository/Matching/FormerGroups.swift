/// How reports were gathered last time, and which groups of this time are others than then.
///
/// Where a report belongs follows from the groups near it alone. So it need not be asked again, unless a report near it
/// is new, or has gone over to another group, or belongs to a group that has changed so.
struct FormerGroups {
  /// Who began the group of each report, by their serials.
  private let founders: [Int: Int]
  /// This time's groups, by the serials of those who began them.
  private var groups: [Int: Int] = [:]
  private var changed: Set<Int> = []
  /// The keys of all reports of changed groups.
  private var index = KeyIndex()

  init(_ founders: [Int: Int]) { self.founders = founders }

  /// Whether it is known where a report belonged, and nothing near it has changed.
  func isUntouched(_ report: Report) -> Bool {
    guard let founder = founders[report.serial], index.meeting(report.keys).isEmpty else { return false }
    return founder == report.serial || groups[founder].map { !changed.contains($0) } ?? false
  }

  /// The group to which it belonged; `nil` where it began one.
  func group(of report: Report) -> Int? { founders[report.serial].flatMap { groups[$0] } }

  /// Notes that a report is where it was.
  mutating func keep(_ report: Report, in group: Int) {
    if founders[report.serial] == report.serial { groups[report.serial] = group }
  }

  /// Notes where a report has come, as the last of that group.
  mutating func place(_ report: Report, in group: Int, of clusters: [[Report]]) {
    let (former, founder) = (founders[report.serial], clusters[group][0].serial)
    if founder == report.serial { groups[founder] = group }
    guard founder == former else {
      change(group, of: clusters)
      if let former, let old = groups[former] { change(old, of: clusters) }
      return
    }
    if changed.contains(group) { index.add(group, under: report.keys) }
  }

  private mutating func change(_ group: Int, of clusters: [[Report]]) {
    guard changed.insert(group).inserted else {
      if let last = clusters[group].last { index.add(group, under: last.keys) }
      return
    }
    for report in clusters[group] { index.add(group, under: report.keys) }
  }
}
