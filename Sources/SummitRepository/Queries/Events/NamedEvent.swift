import LibPQ
import SummitModel

extension Repository {
  /// The event of that id, also a former one; else the only one whose id begins so; else the only one whose name,
  /// place or participants have all those words.
  /// - Throws: `unknownEvent` or `ambiguousEvent`.
  public func event(named name: String) throws(RepositoryError) -> StoredEvent {
    try answering {
      let slug = Folding.slug(name)
      let exact = try keys(ofSlug: slug)
      if exact.isEmpty, let edit = try rejection(of: slug) {
        throw RepositoryError.rejectedEvent(slug, edit: edit.name)
      }
      for candidates in try [exact, keys(ofPrefix: slug), keys(ofWords: name)] {
        guard let first = candidates.first else { continue }
        if candidates.count == 1, let event = try events(keys: [first]).first { return event }
        throw RepositoryError.ambiguousEvent(name, candidates: try choices(candidates))
      }
      throw RepositoryError.unknownEvent(name, similar: try similar(to: slug))
    }
  }

  private func keys(ofSlug slug: String) throws -> [Int] {
    try connection.execute("select event_id from event_slug where slug = $1", [.text(slug)]).map {
      try $0.int(0)
    }
  }

  private func keys(ofPrefix slug: String) throws -> [Int] {
    guard !slug.isEmpty else { return [] }
    return try connection.execute(
      """
      select event.id from event
      where id in (select event_id from event_slug where slug >= $1 and slug < $1 || '~')
      order by earliest, latest, slug limit 50
      """, [.text(slug)]
    ).map { try $0.int(0) }
  }

  /// Words of names only: the sentences of the evidence would find too much.
  private func keys(ofWords name: String) throws -> [Int] {
    let lexemes = Folding.folded(name)
    guard !lexemes.isEmpty else { return [] }
    let inName = try connection.execute(
      """
      select id from event
      where search @@ plainto_tsquery('english', $1)
        and to_tsvector('english', lower(name)) @@ plainto_tsquery('english', $1)
      order by earliest, latest, slug limit 50
      """, [.text(lexemes)]
    ).map { try $0.int(0) }
    if !inName.isEmpty { return inName }
    return try connection.execute(
      """
      select id from event
      where ts_filter(search, '{a}') @@ plainto_tsquery('english', $1)
        and search @@ plainto_tsquery('english', $1)
      order by earliest, latest, slug limit 50
      """, [.text(lexemes)]
    ).map { try $0.int(0) }
  }

  private func choices(_ keys: [Int]) throws -> [EventChoice] {
    try connection.execute(
      "select slug, name, edtf from event where id = any($1) order by earliest, latest, slug", [.ints(keys)]
    ).map { EventChoice(id: try $0.text(0), name: try $0.text(1), date: $0.optionalText(2)) }
  }

  /// Up to three ids that share the longest beginning with the one asked for, at least three letters of it.
  private func similar(to slug: String) throws -> [String] {
    for length in stride(from: slug.count, through: 3, by: -1) {
      let slugs = try connection.execute(
        "select slug from event_slug where slug >= $1 and slug < $1 || '~' order by slug limit 3",
        [.text(String(slug.prefix(length)))]
      ).map { try $0.text(0) }
      if !slugs.isEmpty { return slugs }
    }
    return []
  }
}
