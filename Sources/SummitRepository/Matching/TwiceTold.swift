import SummitModel

/// What one article tells apart stays apart, unless both are plainly one: a visit, and the talks that it was made for.
enum TwiceTold {
  static func isOne(_ a: Traits, _ b: Traits) -> Bool {
    guard a.manner == .inPerson, b.manner == .inPerson, !a.isVague, !b.isVague, !a.isUndated, !b.isUndated,
      a.level == b.level, a.parties == b.parties, a.parties.count >= 2,
      a.status.isAhead == b.status.isAhead
    else { return false }
    return a.parties.allSatisfy { party in
      let (x, y) = (a.people[party] ?? [], b.people[party] ?? [])
      return !x.isEmpty && PersonNames.shared(x, y) == x.count && PersonNames.shared(y, x) == y.count
    }
  }
}
