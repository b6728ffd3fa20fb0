import SummitData
import SummitModel

/// How often the meetings of a series are held, as far as the lexicon's table of editions tells.
struct SeriesRhythm {
  /// Fewest days from one edition to the next, by the folded name of the series.
  private let shortest: [String: Int]

  static let compiled = SeriesRhythm()

  private init() {
    let rows = KnownNames.rows("editions.tsv", "series edition start end place country")
    let days = Dictionary(grouping: rows) { Folding.folded($0[0]) }
      .mapValues { rows in rows.compactMap { Day(iso: $0[2])?.number }.sorted() }
    shortest = days.compactMapValues { days in zip(days, days.dropFirst()).map { $1 - $0 }.min() }
  }

  /// Whether at least a hundred days lie between any two editions, so that two of them are hardly taken for one.
  func isRare(_ series: String) -> Bool { (shortest[series] ?? 0) >= 100 }
}
