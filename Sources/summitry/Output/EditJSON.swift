internal import SummitArticles
internal import SummitRepository

/// An edit as a line of JSON, and back.
enum EditJSON {
  static func value(_ edit: Edit) -> JSON {
    .object([
      "edit": .string(edit.name), "made_at": .string(edit.madeAt), "curator": .string(edit.curator),
      "action": .string(edit.action.rawValue), "event": .string(edit.event), "other": .optional(edit.other),
      "field": .optional(edit.field), "value": .optional(edit.value), "undoes": .optional(edit.undoes),
      "anchors": .array(edit.anchors.map(anchor)),
    ])
  }

  private static func anchor(_ anchor: EditAnchor) -> JSON {
    .object([
      "side": .string(anchor.side.rawValue), "article": .string(anchor.article),
      "report": .integer(anchor.ordinal), "kind": .string(anchor.kind), "date": .optional(anchor.date),
      "parties": .string(anchor.parties),
    ])
  }

  /// `nil` for what is no edit.
  static func edit(_ json: JSON) -> Edit? {
    guard let action = json["action"]?.string.flatMap({ Edit.Action(rawValue: $0) }),
      let event = json["event"]?.string, let curator = json["curator"]?.string,
      let madeAt = json["made_at"]?.string, isMoment(madeAt), case .array(let anchors)? = json["anchors"]
    else { return nil }
    let read = anchors.compactMap(self.anchor)
    guard read.count == anchors.count else { return nil }
    let edit = Edit(
      action: action, event: event, other: json["other"]?.string, field: json["field"]?.string,
      value: json["value"]?.string, curator: curator, madeAt: madeAt, undoes: json["undoes"]?.string,
      anchors: read)
    return (action == .undo) == (edit.undoes != nil) ? edit : nil
  }

  private static func anchor(_ json: JSON) -> EditAnchor? {
    guard let side = json["side"]?.string.flatMap({ EditAnchor.Side(rawValue: $0) }),
      let article = json["article"]?.string, case .number(let digits)? = json["report"],
      let ordinal = Int(digits), (0...1_000_000).contains(ordinal), let kind = json["kind"]?.string,
      let parties = json["parties"]?.string
    else { return nil }
    return EditAnchor(
      side: side, article: article, ordinal: ordinal, kind: kind, date: json["date"]?.string, parties: parties
    )
  }

  /// `2026-03-01T09:30:00.000000Z`: nothing else sorts as text.
  private static func isMoment(_ text: String) -> Bool {
    let form = Array("0000-00-00T00:00:00.000000Z".utf8)
    let bytes = Array(text.utf8)
    return bytes.count == form.count
      && zip(bytes, form).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == wanted
      }
  }
}
