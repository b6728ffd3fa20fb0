/// Dates that are joined: "from Monday to Wednesday", "late April or early May".
extension DateParser {
  enum Joint { case through, and, or }

  /// "-", "to", "until", "and", "or" at a place; a hyphen within a compound takes no token.
  func connector(_ index: Int) -> (kind: Joint, end: Int)? {
    if has(.afterHyphen, index) { return (.through, index) }
    if isDash(index) { return (.through, index + 1) }
    if isByte("/", index), !has(.afterSpace, index) { return (.and, index + 1) }
    if isTo(index) { return (.through, index + 1) }
    switch kind(index) {
    case .and: return (.and, index + 1)
    case .or: return (.or, index + 1)
    default: return nil
    }
  }

  /// "to", "through", "until".
  func isTo(_ index: Int) -> Bool {
    let relation = relation(at: index)
    return relation == .to || relation == .until
  }

  /// Joins a second date to the first where both are of one sort.
  func coordinate(_ first: Found, from index: Int) -> Found {
    // "from Sunday, June 2, to Tuesday, June 4".
    let joint = isComma(first.end) && isTo(first.end + 1) ? first.end + 1 : first.end
    guard joint < stop, let connector = connector(joint), let rank = Self.rank(first.expression) else {
      return first
    }
    if isTo(joint), isMoved(before: index) { return first }
    var next = connector.end
    while kind(next) == .the || isAt(next) && !has(.afterHyphen, next) { next += 1 }
    guard next < stop, let second = single(at: next), Self.rank(second.expression) == rank,
      !isDash(joint) || !opensAnew(connector.end, first.expression, second.expression)
    else { return first }
    switch connector.kind {
    case .through: return (.range(first.expression, second.expression), second.end)
    case .or: return (.either(first.expression, second.expression), second.end)
    case .and:
      // "met B on Monday and on Tuesday saw C": the second is that of the next verb.
      if isAt(connector.end), isVerb(second.end) { return first }
      guard isBetween(before: index) || Self.isNext(second.expression, after: first.expression) else {
        return first
      }
      return (.range(first.expression, second.expression), second.end)
    }
  }

  /// "MOSCOW, Jan 3 - On Monday …", "June 8 - Tuesday's summit": the dash ends a dateline.
  private func opensAnew(_ index: Int, _ first: DateExpression, _ second: DateExpression) -> Bool {
    if isAt(index) { return true }
    guard case .calendar = first, case .weekday = second else { return false }
    return true
  }

  /// "postponed from March to May": two dates, not a span.
  private func isMoved(before index: Int) -> Bool {
    guard relation(at: index - 1) == .from else { return false }
    return (max(start, index - 8)..<index).contains { kind($0) == .moved }
  }

  private func isVerb(_ index: Int) -> Bool {
    guard index < stop, tokens[index].isWord, !tokens[index].isCapitalised else { return false }
    switch kind(index) {
    case .past, .have, .be, .modal, .present: return true
    default:
      let end = Int(tokens[index].end)
      return end - Int(tokens[index].start) > 4 && bytes[(end - 2)..<end].elementsEqual("ed".utf8)
    }
  }

  private func isBetween(before index: Int) -> Bool {
    let previous = kind(index - 1) == .the ? index - 2 : index - 1
    return relation(at: previous) == .between
  }

  /// How fine a date is: only dates as fine as each other are joined.
  private static func rank(_ expression: DateExpression) -> Int? {
    switch expression {
    case .calendar(let date): date.day != nil ? 0 : date.month != nil ? 1 : 2
    case .weekday: 0
    case .period(let unit, _, _): unit == .day ? 0 : unit == .month ? 1 : unit == .year ? 2 : 3
    case .part(_, let inner): rank(inner)
    case .season: 4
    default: nil
    }
  }

  /// Days that follow each other, as in "Friday and Saturday".
  private static func isNext(_ second: DateExpression, after first: DateExpression) -> Bool {
    switch (first, second) {
    case (.weekday(let a, let step), .weekday(let b, .unsaid)) where step != .last || a < b: b == a % 7 + 1
    case (.period(.day, 0, .publication), .period(.day, 1, .publication)): true
    default: false
    }
  }
}
