internal import SummitModel

/// A row as a line of text, with the place of each of its fields: what evidence points at.
struct RowText: Sendable {
  enum Field: Hashable { case set, dates, who, country, locale, remarks }

  let line: String
  /// Unicode scalars of the line.
  private let ranges: [Field: Range<Int>]

  init(_ row: OfficialRow) {
    var text = ""
    var ranges: [Field: Range<Int>] = [:]
    func add(_ field: Field, _ words: String, after link: String = "", before end: String = "") {
      guard !words.isEmpty else { return }
      text += link
      let start = text.unicodeScalars.count
      text += words
      ranges[field] = start..<text.unicodeScalars.count
      text += end
    }
    add(.set, row.direction == .travel ? "travels" : "visits", before: ", ")
    add(.dates, row.start == row.end ? "\(row.start)" : "\(row.start) to \(row.end)", before: ": ")
    add(.who, row.who)
    add(.locale, row.locale, after: " in ")
    add(.country, row.country, after: row.direction == .visit ? " of " : row.locale.isEmpty ? " in " : ", ")
    text += "."
    add(.remarks, row.remarks, after: " ")
    line = text
    self.ranges = ranges
  }

  func range(_ field: Field) -> Range<Int>? { ranges[field] }

  /// A stretch of the remarks within the line.
  func remarks(_ range: Range<Int>) -> Range<Int>? {
    ranges[.remarks].map { $0.lowerBound + range.lowerBound..<$0.lowerBound + range.upperBound }
  }
}
