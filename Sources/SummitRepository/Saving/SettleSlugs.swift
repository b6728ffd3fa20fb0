import LibPQ
import SummitModel

/// The readable ids of events: given once, kept where they still fit, and leading on where they do not.
extension Repository {
  /// Gives every event its slug: one that it or an event before it had, where that still fits, else a free one.
  /// - Returns: slugs by the keys of events.
  func settleSlugs(of events: [Accepted], _ regrouping: Regrouping) throws -> [Int: String] {
    let names = KnownNames.compiled
    let bases = events.map { Slug.base(of: $0.event) { names.country($0.rawValue) } }
    let inherited = inheritance(of: try slugs(ofEvents: regrouping.outdated), events, bases)
    var taken = try slugs(takenOf: bases)
    var (given, added): ([Int: String], [(String, Int)]) = ([:], [])
    for (accepted, base) in zip(events, bases) {
      let fitting = inherited.filter { $0.event == accepted.change.id && Slug.isOne($0.slug, of: base) }.map(
        \.slug)
      let slug = fitting.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? freeSlug(of: base, taken)
      if fitting.isEmpty { added.append((slug, accepted.change.id)) }
      taken.insert(slug)
      given[accepted.change.id] = slug
    }
    try lead(inherited)
    try dropSlugs(ofEvents: regrouping.heirless)
    var rows = TableRows("event_slug", key: 1, [.init("slug"), .init("event_id", "bigint")])
    for (slug, event) in added { rows.append([.text(slug), .int(event)]) }
    try rows.insert(on: connection, .none)
    return given
  }

  /// The base with the least number that is free.
  private func freeSlug(of base: String, _ taken: Set<String>) -> String {
    var number = slugNumbers.least(of: base)
    while taken.contains(Slug.numbered(base, number)) { number += 1 }
    slugNumbers.note(number, of: base)
    return Slug.numbered(base, number)
  }

  private typealias Inherited = (slug: String, event: Int)

  /// Which event each old slug names now: of those that hold a report of the event that had it, the one that it
  /// describes; else the one that holds most of them.
  private func inheritance(
    of old: [Int: [String]], _ events: [Accepted], _ bases: [String]
  ) -> [Inherited] {
    let based = zip(events, bases).map { (change: $0.change, base: $1) }
    return old.sorted { $0.key < $1.key }.flatMap { event, slugs in
      slugs.compactMap { slug -> Inherited? in
        let described = based.first { $0.change.origins.contains(event) && Slug.isOne(slug, of: $0.base) }
        let heir = described ?? based.first { $0.change.predecessors.contains(event) }
        return heir.map { (slug: slug, event: $0.change.id) }
      }
    }
  }

  private func slugs(ofEvents ids: Set<Int>) throws -> [Int: [String]] {
    guard !ids.isEmpty else { return [:] }
    let rows = try connection.execute(
      "select event_id, slug from event_slug where event_id = any($1) order by slug", [.ints(ids.sorted())]
    ).map { (try $0.int(0), try $0.text(1)) }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }

  /// Of each base, and the base with the numbers from 2 on, those that are taken, until as many are free as events want
  /// one: asked one by one (`offset 0`; else the server reads all slugs there are to answer for a few thousand), for a base
  /// of few words goes before thousands of slugs; and from where all before are known to be taken.
  private func slugs(takenOf bases: [String]) throws -> Set<String> {
    guard !bases.isEmpty else { return [] }
    let wanted = Dictionary(bases.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    let numbers = wanted.map { slugNumbers.least(of: $0.key) }
    return Set(
      try connection.execute(
        """
        with recursive tried as (
          select base, wanted, number, first.slug,
            exists (select from event_slug where event_slug.slug = first.slug offset 0) as is_taken
          from unnest($1::text[], $2::integer[], $3::integer[], $4::text[]) as first (base, wanted, number, slug)
          union all
          select base, wanted, number, slug,
            exists (select from event_slug where event_slug.slug = next.slug offset 0)
          from (
            select base, wanted - (not is_taken)::integer as wanted, number + 1 as number,
              base || '-' || number + 1 as slug
            from tried) next
          where wanted > 0)
        select slug from tried where is_taken
        """,
        [
          .texts(wanted.map(\.key)), .ints(wanted.map(\.value)), .ints(numbers),
          .texts(zip(wanted, numbers).map { Slug.numbered($0.key, $1) }),
        ]
      ).map { try $0.text(0) })
  }

  private func lead(_ inherited: [Inherited]) throws {
    guard !inherited.isEmpty else { return }
    try connection.post(
      """
      update event_slug set event_id = given.event_id
      from unnest($1::text[], $2::bigint[]) as given (slug, event_id)
      where event_slug.slug = given.slug and event_slug.event_id <> given.event_id
      """, [.texts(inherited.map(\.slug)), .ints(inherited.map(\.event))])
  }

  private func dropSlugs(ofEvents ids: Set<Int>) throws {
    guard !ids.isEmpty else { return }
    slugNumbers.forget()
    try connection.post("delete from event_slug where event_id = any($1)", [.ints(ids.sorted())])
  }
}

/// From which number on a slug of some base may be free: those before were found to be taken.
final class SlugNumbers {
  private static let most = 100_000
  private var numbers = RecentValues<String, Int>(most: most)

  func least(of base: String) -> Int { numbers[base] ?? 1 }
  func note(_ number: Int, of base: String) { numbers[base] = number }

  /// Where slugs were taken away, or not given after all, it begins anew.
  func forget() { numbers = RecentValues(most: Self.most) }
}
