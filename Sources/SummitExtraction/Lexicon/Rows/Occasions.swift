import SummitData
import SummitModel

/// When and where the meetings of a series were held, and who belonged to which organisation on a day.
struct Occasions: Sendable {
  /// One meeting of a series: the eighth summit of the G8, at Lough Erne in June 2013.
  struct Edition: Sendable {
    let series: String
    /// As counted by its hosts; `nil` where nobody counts.
    let number: Int?
    let start: PartialDate
    let end: PartialDate
    let place: String?
    let country: CountryCode?
  }

  private let editions: [String: [Edition]]
  private let members: [String: [(country: CountryCode, validity: Validity)]]

  init(editions: TSV, memberships: TSV) {
    var bySeries: [String: [Edition]] = [:]
    for row in editions.rows {
      guard let start = row.partialDate(2) else { continue }
      bySeries[row[0], default: []].append(
        Edition(
          series: row[0], number: row.int(1), start: start, end: row.partialDate(3) ?? start,
          place: row.optional(4), country: row.optional(5).map { CountryCode($0) }))
    }
    self.editions = bySeries
    var byOrganisation: [String: [(CountryCode, Validity)]] = [:]
    for row in memberships.rows {
      byOrganisation[row[0], default: []].append((CountryCode(row[1]), Validity(row, 2)))
    }
    members = byOrganisation
  }

  /// The edition of that number.
  func edition(_ number: Int, of series: String) -> Edition? {
    editions[series]?.first { $0.number == number }
  }

  /// The one edition of a series at a place or in a year, or both; `nil` where none or several would do.
  func edition(of series: String, place: String? = nil, year: Int? = nil) -> Edition? {
    let fitting = (editions[series] ?? []).filter { edition in
      (place == nil || edition.place == place) && (year == nil || edition.start.first?.year == year)
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The states that belonged to an organisation on a day, sorted by code.
  func members(of organisation: String, on day: Day?) -> [CountryCode] {
    (members[organisation] ?? []).filter { $0.validity.holds(on: day) }.map(\.country).sorted()
  }
}
