internal import SummitData
internal import SummitModel

/// When leaders were in office, out of the lexicon's table.
enum Terms {
  /// The last day of the last term that has ended; `nil` for somebody still in office or unknown.
  static func end(of name: String) -> Day? {
    let columns = ["name", "family", "gender", "office", "rank", "country", "organisation", "from", "to"]
    guard let file = CompiledFile(named: "leaders.tsv"),
      let table = try? TSV(file: "leaders.tsv", text: file.text, columns: columns)
    else { return nil }
    let terms = table.rows.filter { $0[0] == name }
    let top = terms.filter { $0[4].hasPrefix("head_of") }
    let ends = (top.isEmpty ? terms : top).map { PartialDate(iso: $0[8])?.last }
    return ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
  }
}
