import LibPQ
import SummitModel

/// Keeping `event.part_of_id` true.
extension Repository {
  /// Finds anew what these events, just written, are parts of, and what is a part of them or was one of those that went.
  func contain(_ written: [Int], formerly outdated: Set<Int>) throws {
    let parts = try possibleParts(of: written, outdated)
    guard !parts.isEmpty else { return }
    let pairs = try possibleWholes(of: parts)
    let outlines = try outlines(of: Set(pairs.flatMap { [$0.part, $0.whole] }))
    let wholes = Dictionary(grouping: pairs, by: \.part).mapValues { $0.compactMap { outlines[$0.whole] } }
    let parents = parts.map { part in
      (part: part, whole: outlines[part].flatMap { Containment.parent(of: $0, among: wholes[part] ?? []) })
    }
    // A new row is part of nothing as yet.
    let new = Set(written)
    let told = parents.filter { $0.whole != nil || !new.contains($0.part) }
    guard !told.isEmpty else { return }
    try connection.post(
      """
      update event set part_of_id = given.parent_id
      from unnest($1::bigint[], $2::bigint[]) as given (id, parent_id)
      where event.id = given.id and event.part_of_id is distinct from given.parent_id
      """, [.ints(told.map(\.part)), .ints(told.map(\.whole))])
  }

  /// Meetings of many, and visits: what others may be parts of. An index has these alone (`event_whole_idx`).
  private static let isWhole = "(format = 'multilateral' or kind = 'visit') and latest - earliest <= 31"

  /// Those written, those that were parts of one that was, and what may be a part of one of them: what lies within it in
  /// the same state, or, where the text calls it a part of something, about then. Each by a range of one index
  /// (`offset 0` keeps it so).
  private func possibleParts(of written: [Int], _ outdated: Set<Int>) throws -> [Int] {
    guard !written.isEmpty || !outdated.isEmpty else { return [] }
    return try connection.execute(
      """
      with whole as materialized (
        select country_code, earliest, latest from event where id = any($1) and \(Self.isWhole))
      select written.id from unnest($1::bigint[]) as written (id)
      union
      select event.id from event where event.part_of_id = any($1) or event.part_of_id = any($2)
      union
      select part.id from whole
      cross join lateral (
        select id, latest from event
        where country_code = whole.country_code and earliest between whole.earliest and whole.latest offset 0) part
      where part.latest <= whole.latest
      union
      select part.id from whole
      cross join lateral (
        select id, latest from event
        where part_of is not null and earliest between whole.earliest - 3 and whole.latest + 3 offset 0) part
      where part.latest <= whole.latest + 3
      order by 1
      """, [.ints(written), .ints(outdated.sorted())]
    ).map { try $0.int(0) }
  }

  /// For each part the wholes of which it may be one, by the same rules.
  private func possibleWholes(of parts: [Int]) throws -> [(part: Int, whole: Int)] {
    try connection.execute(
      """
      with part as materialized (
        select id, country_code, earliest, latest, part_of from event where id = any($1))
      select part.id, whole.id from part
      cross join lateral (
        select id, latest from event
        where country_code = part.country_code and earliest between part.earliest - 31 and part.earliest
          and \(Self.isWhole) offset 0) whole
      where part.latest <= whole.latest and whole.id <> part.id
      union
      select part.id, whole.id from part
      cross join lateral (
        select id, latest from event
        where earliest between part.earliest - 34 and part.earliest + 3 and \(Self.isWhole) offset 0) whole
      where part.part_of is not null and part.earliest <= whole.latest + 3 and part.latest <= whole.latest + 3
        and whole.id <> part.id
      order by 1, 2
      """, [.ints(parts)]
    ).map { (part: try $0.int(0), whole: try $0.int(1)) }
  }

  private func outlines(of events: Set<Int>) throws -> [Int: Containment.Outline] {
    guard !events.isEmpty else { return [:] }
    let keys = events.sorted()
    let parties = try connection.execute(
      """
      select event_id, coalesce(country_code, organisation_code) from participation
      where event_id = any($1) and role not in ('absent', 'mentioned_only', 'invited')
        and num_nonnulls(country_code, organisation_code) > 0
      order by event_id, ordinal
      """, [.ints(keys)]
    ).map { (try $0.int(0), try $0.text(1)) }
    let partiesOf = Dictionary(grouping: parties, by: \.0).mapValues { Set($0.map(\.1)) }
    let rows = try connection.execute(
      """
      select event.id, \(EventColumns.place(of: "event")), \(EventColumns.selected(from: "event"))
      from event where event.id = any($1) and event.earliest is not null
      """, [.ints(keys)]
    ).map { row in
      let place = try EventLists.place(row.utf8(1))
      return (id: try row.int(0), values: try EventColumns.read(row, from: 2, place: place))
    }
    let outlines = rows.compactMap { id, values in
      Containment.Outline(id, values, partiesOf[id] ?? [])
    }
    return Dictionary(uniqueKeysWithValues: outlines.map { ($0.id, $0) })
  }
}

extension Containment.Outline {
  init?(_ id: Int, _ values: EventColumns.Values, _ parties: Set<String>) {
    guard let earliest = EventColumns.bounds(of: values.date).0,
      let latest = EventColumns.bounds(of: values.date).1
    else { return nil }
    self.init(
      id: id, kind: values.kind, format: values.format, earliest: earliest, latest: latest, name: values.name,
      series: values.series, partOf: values.partOf,
      place: values.place.map { PlaceTraits(of: $0) }, parties: parties)
  }
}
