import SummitModel

/// The edits that bear on some reports, and which reports each of them means.
struct Curation {
  /// In the order in which they take effect; none that is undone.
  let edits: [Edit]
  /// For each edit the reports of its two sides, as far as they are there.
  private let sides: [(one: [Int], other: [Int])]

  init(edits: [Edit], reports: [Report]) {
    let byArticle = Dictionary(grouping: reports, by: \.article)
    self.edits = edits.sorted(by: Edit.precedes)
    sides = self.edits.map { edit in
      func reports(_ side: EditAnchor.Side) -> [Int] {
        edit.anchors.filter { $0.side == side }
          .compactMap { $0.report(among: byArticle[$0.articleKey] ?? [])?.id }
      }
      return (one: reports(.one), other: reports(.other))
    }
  }

  /// Which pairs of reports belong together or apart, by all that was decided.
  var rulings: Rulings {
    var rulings = Rulings()
    for (edit, side) in zip(edits, sides) {
      switch edit.action {
      // An event that is right as it stands is also right in what tells of it.
      case .accept: join(side.one, &rulings)
      case .merge: join(side.one + side.other, &rulings)
      case .keepApart: part(side.one, side.other, &rulings)
      case .split:
        join(side.one, &rulings)
        part(side.one, side.other, &rulings)
      case .reject, .set, .addParticipant, .removeParticipant, .undo: continue
      }
    }
    return rulings
  }

  private func join(_ reports: [Int], _ rulings: inout Rulings) {
    for (index, report) in reports.enumerated() {
      for other in reports[(index + 1)...] { rulings.rule(.together, report, other) }
    }
  }

  private func part(_ reports: [Int], _ others: [Int], _ rulings: inout Rulings) {
    for report in reports { for other in others { rulings.rule(.apart, report, other) } }
  }

  /// The edits of values that speak of each group: of those groups that hold reports that an edit means, the one that
  /// holds most of them.
  /// - Parameter groups: disjoint sets of reports.
  func edits(forGroups groups: [[Report]]) -> [Int: [Edit]] {
    guard !edits.isEmpty else { return [:] }
    var home: [Int: Int] = [:]
    for (index, group) in groups.enumerated() { for report in group { home[report.id] = index } }
    let least = groups.map { $0.map(\.id).min() ?? 0 }
    var found: [Int: [Edit]] = [:]
    for (edit, side) in zip(edits, sides) where edit.action.isOfOneEvent {
      let counts = Dictionary(side.one.compactMap { home[$0] }.map { ($0, 1) }, uniquingKeysWith: +)
      let most = counts.max { a, b in
        a.value == b.value ? least[a.key] > least[b.key] : a.value < b.value
      }
      if let most { found[most.key, default: []].append(edit) }
    }
    return found
  }
}

extension Edit.Action {
  /// Whether it speaks of one event's values rather than of which reports belong together.
  var isOfOneEvent: Bool {
    switch self {
    case .accept, .reject, .set, .addParticipant, .removeParticipant: true
    case .merge, .keepApart, .split, .undo: false
    }
  }
}

extension [Edit] {
  /// Whether the newest word is that there was no such event.
  var isRejected: Bool { lastVerdict == .reject }
  var isAccepted: Bool { lastVerdict == .accept }

  private var lastVerdict: Edit.Action? {
    last { $0.action == .accept || $0.action == .reject }?.action
  }
}
