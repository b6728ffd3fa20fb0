import LibPQ
import SummitModel

/// Edits in the database.
extension Repository {
  /// The edits that are not undone and speak of a report of one of these articles.
  func edits(anchoredIn articles: Set<Int>) throws -> [Edit] {
    guard !articles.isEmpty else { return [] }
    return try edits(
      where: """
        id in (select edit_id from edit_anchor where article_id = any($1)) and \(Self.isInEffect)
        """, [.ints(articles.sorted())])
  }

  /// An edit is in effect unless it was undone, and the undoing was not.
  static let isInEffect = """
    not exists (select from edit undo where undo.undoes = edit.id
      and not exists (select from edit redo where redo.undoes = undo.id))
    """

  /// The edit that took the event of that id out of the timeline; `nil` where none did.
  func rejection(of slug: String) throws -> Edit? {
    try edits(where: "action = 'reject' and event_slug = $1 and \(Self.isInEffect)", [.text(slug)]).last
  }

  func edits(where condition: String, _ parameters: [Parameter]) throws -> [Edit] {
    let rows = try connection.execute(
      """
      select id, \(Self.moment("made_at")), curator, action, event_slug, other_slug, field, value, undoes
      from edit where \(condition) order by made_at, id
      """, parameters
    ).map { row in
      (
        key: try row.int(0),
        edit: Edit(
          action: try EventColumns.known(row.text(3)), event: try row.text(4), other: row.optionalText(5),
          field: row.optionalText(6), value: row.optionalText(7), curator: try row.text(2),
          madeAt: try row.text(1), undoes: try row.optionalInt(8).map { Edit.name(ofKey: $0) })
      )
    }
    let anchors = try anchors(ofEdits: rows.map(\.key))
    return rows.map { key, edit in
      var edit = edit
      edit.anchors = anchors[key] ?? []
      return edit
    }
  }

  /// A moment as edits write it, to the microsecond, in UTC.
  static func moment(_ expression: String) -> String {
    "to_char(\(expression) at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
  }

  private func anchors(ofEdits keys: [Int]) throws -> [Int: [EditAnchor]] {
    guard !keys.isEmpty else { return [:] }
    let rows = try connection.execute(
      """
      select edit_id, side, article_identity, report_ordinal, kind, date, parties
      from edit_anchor where edit_id = any($1) order by edit_id, ordinal
      """, [.ints(keys)]
    ).map { row in
      (
        try row.int(0),
        EditAnchor(
          side: try EventColumns.known(row.text(1)), article: try row.text(2), ordinal: try row.int(3),
          kind: try row.text(4), date: row.optionalText(5), parties: try row.text(6))
      )
    }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }

  /// - Returns: whether it was new.
  func insert(_ edit: Edit) throws -> Bool {
    let undone = edit.undoes.flatMap { Int($0, radix: 16) }
    let isNew = try connection.execute(
      """
      insert into edit (id, made_at, curator, action, event_slug, other_slug, field, value, undoes)
      values ($1, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing
      """,
      [
        .int(edit.key), .text(edit.madeAt), .text(edit.curator), .text(edit.action.rawValue),
        .text(edit.event), .text(edit.other), .text(edit.field), .text(edit.value), .int(undone),
      ]
    ).affected
    guard isNew > 0 else { return false }
    var rows = TableRows(
      "edit_anchor", key: 2,
      [
        .init("edit_id", "bigint"), .init("ordinal", "integer"), .init("side"), .init("article_id", "bigint"),
        .init("article_identity"), .init("report_ordinal", "integer"), .init("kind"), .init("date"),
        .init("parties"),
      ])
    for (ordinal, anchor) in edit.anchors.enumerated() {
      rows.append([
        .int(edit.key), .int(ordinal), .text(anchor.side.rawValue), .int(anchor.articleKey),
        .text(anchor.article), .int(anchor.ordinal), .text(anchor.kind), .text(anchor.date),
        .text(anchor.parties),
      ])
    }
    try rows.insert(on: connection, .none)
    return true
  }
}
