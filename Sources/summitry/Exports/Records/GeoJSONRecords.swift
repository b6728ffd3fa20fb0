internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// GeoJSON (RFC 7946): a feature an event, longitude before latitude; without coordinates the geometry is null.
struct GeoJSONRecords: EventRecords {
  private var list = CommaList()

  var head: String { "{\"type\": \"FeatureCollection\", \"features\": [\n" }
  var tail: String { "\n]}\n" }

  mutating func text(of stored: StoredEvent) -> String {
    let event = stored.event
    let point: JSON =
      event.place?.coordinates.map { at in
        .object([
          "type": .string("Point"),
          "coordinates": .array([.decimal(at.longitude, places: 5), .decimal(at.latitude, places: 5)]),
        ])
      } ?? .null
    let properties = JSON.object([
      "id": .string(stored.id), "name": .string(event.name), "kind": .string(event.kind.rawValue),
      "format": .string(event.format.rawValue), "level": .string(event.level.rawValue),
      "status": .string(event.status.rawValue), "start": .optional(event.date?.start?.description),
      "end": .optional((event.date?.end ?? event.date?.start)?.description),
      "edtf": .optional(event.date?.edtf), "place": .optional(event.place?.name),
      "country": .optional(event.place?.country?.rawValue),
      "participants": .array(stored.parties.map { .string($0) }),
      "topics": .array(EventWords.labels(event.topics).map { .string($0) }),
      "articles": .integer(stored.articles.count),
    ])
    return list.next(
      JSON.object([
        "type": .string("Feature"), "id": .string(stored.id), "geometry": point, "properties": properties,
      ]).text)
  }
}
