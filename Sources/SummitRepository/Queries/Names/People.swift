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
    try answering {
      var conditions = ["p.role not in \(TimelineFilter.notThere)"]
      var parameters: [Parameter] = [.int(limit)]
      if let name {
        let named = try people(called: name)
        parameters.append(.ints((named.people + named.longer).map(\.key)))
        conditions.append("p.person_id = any($2)")
      }
      if !countries.isEmpty {
        parameters.append(.texts(countries.map(\.rawValue)))
        conditions.append("p.country_code = any($\(parameters.count))")
      }
      let sql =
        try countries.isEmpty && settleCounts()
        ? Self.ranking(name == nil ? "" : " and key = any($2::text[])") : Self.counting(conditions)
      return try connection.execute(sql, parameters).map { try Self.person($0) }
    }
  }

  /// The participations one by one.
  private static func counting(_ conditions: [String]) -> String {
    """
    select person.id, person.name, (array_agg(p.office order by p.earliest desc nulls last, p.event_id desc))[1],
      (array_agg(p.country_code order by p.earliest desc nulls last, p.event_id desc))[1],
      (array_agg(p.organisation_code order by p.earliest desc nulls last, p.event_id desc))[1],
      count(distinct p.event_id), min(p.earliest), max(p.earliest)
    from participation p join person on person.id = p.person_id
    where \(conditions.joined(separator: " and "))
    group by person.id, person.name order by 6 desc, person.name, person.id limit $1
    """
  }

  /// Whom `tally` has at the top, and of each the first, the last and the newest participation by an index.
  private static func ranking(_ named: String) -> String {
    let own =
      "from participation p where p.person_id = person.id and p.role not in \(TimelineFilter.notThere)"
    return """
      select person.id, person.name, newest.office, newest.country_code, newest.organisation_code, top.events,
        (select min(p.earliest) \(own)), (select max(p.earliest) \(own))
      from (
        select key::bigint as id, events from tally
        where axis = 'person' and year = 0 and key <> '' and events > 0\(named)
        order by tally.events desc fetch first coalesce($1, 9223372036854775807) rows with ties) top
      join person on person.id = top.id
      left join lateral (
        (select p.office, p.country_code, p.organisation_code \(own) and p.earliest is not null
          order by p.earliest desc, p.event_id desc limit 1)
        union all
        (select p.office, p.country_code, p.organisation_code \(own) and p.earliest is null
          order by p.event_id desc limit 1)
        limit 1) newest on true
      order by top.events desc, person.name, person.id limit $1
      """
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
      let people =
        try settleCounts()
        ? "from tally where axis = 'person' and year = 0 and key <> '' and events > 0"
        : "from person where id in (select person_id from participation where role not in \(TimelineFilter.notThere))"
      let counted = try connection.execute(
        """
        select (select count(*) from article), (select count(*) from event), (select count(*) from report),
          (select count(*) \(people)),
          (select count(distinct place_id) from event),
          (select coalesce(sum(json_array_length(quotes)), 0) from article),
          (select coalesce(sum(json_array_length(evidence)), 0) from report),
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
