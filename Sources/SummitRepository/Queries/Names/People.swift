import LibPQ
public import SummitModel

extension Repository {
  /// Persons who took part in events, those with most events first.
  /// - Parameters:
  ///   - name: whose names these may be, also spelled otherwise; `nil`: everybody.
  ///   - countries: only those who took part for one of these; empty: for any.
  public func people(
    matching name: String? = nil, countries: [CountryCode] = [], limit: Int? = nil
  ) throws(RepositoryError) -> [StoredPerson] {
    var conditions = ["p.role not in ('absent', 'mentioned_only')"]
    var parameters: [Parameter] = [.int(limit)]
    if let name {
      parameters.append(.ints(try people(named: name).people.map(\.key)))
      conditions.append("p.person_id = any($\(parameters.count))")
    }
    if !countries.isEmpty {
      parameters.append(.texts(countries.map(\.rawValue)))
      conditions.append("p.country_code = any($\(parameters.count))")
    }
    let sql = """
      select person.id, person.name, (array_agg(p.office order by p.earliest desc nulls last, p.event_id))[1],
        (array_agg(p.country_code order by p.earliest desc nulls last, p.event_id))[1],
        (array_agg(p.organisation_code order by p.earliest desc nulls last, p.event_id))[1],
        count(distinct p.event_id), min(p.earliest), max(p.earliest)
      from participation p join person on person.id = p.person_id
      where \(conditions.joined(separator: " and "))
      group by person.id, person.name order by 6 desc, person.name, person.id limit $1
      """
    return try answering { [parameters] in
      try connection.execute(sql, parameters).map { try Self.person($0) }
    }
  }

  private static func person(_ row: borrowing Row) throws -> StoredPerson {
    StoredPerson(
      key: try row.int(0), name: try row.text(1), office: row.optionalText(2),
      country: row.optionalText(3).map { CountryCode($0) }, organisation: row.optionalText(4),
      events: try row.int(5), first: row.optionalText(6).flatMap { Day(iso: $0) },
      last: row.optionalText(7).flatMap { Day(iso: $0) })
  }

  /// How much the database holds.
  public func statistics() throws(RepositoryError) -> Statistics {
    try answering {
      let counted = try connection.execute(
        """
        select (select count(*) from article), (select count(*) from event), (select count(*) from report),
          (select count(distinct person_id) from participation), (select count(distinct place_id) from event),
          (select count(*) from quote), (select count(*) from evidence),
          (select min(earliest) from event where earliest > '0001-01-01'),
          (select max(latest) from event where latest < '9999-12-31')
        """
      ).first { row in
        Statistics(
          articles: try row.int(0), events: try row.int(1), reports: try row.int(2), people: try row.int(3),
          places: try row.int(4), quotes: try row.int(5), evidence: try row.int(6),
          first: row.optionalText(7).flatMap { Day(iso: $0) },
          last: row.optionalText(8).flatMap { Day(iso: $0) })
      }
      guard let counted else { throw RepositoryError.unreadable("no counts") }
      return counted
    }
  }
}
