/// Days that have a name: "Christmas Eve", "Good Friday 1998", "New Year's Day".
extension DateParser {
  func namedDay(_ index: Int) -> Found? {
    guard has(.capitalised, index), let named = words.namedDays.longest(in: tokens, at: index, limit: stop)
    else { return nil }
    if let year = yearBehind(named.end) { return (.named(named.day, year.year), year.end) }
    return isOfName(named.day, named.end, from: index) ? nil : (.named(named.day, .unsaid), named.end)
  }

  /// "the Good Friday accord", "the Victory Day Parade": the name of something else begins so.
  private func isOfName(_ day: NamedDay, _ end: Int, from index: Int) -> Bool {
    guard end < stop, tokens[end].isWord, kind(end) == .none, !isAt(index - 1) else { return false }
    if case .fromEaster = day { return true }
    return has(.capitalised, end)
  }
}
