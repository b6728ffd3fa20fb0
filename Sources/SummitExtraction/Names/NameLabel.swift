/// What a name names.
enum NameKind: UInt8, CaseIterable, Sendable {
  case person, place, organisation
  /// Peoples, faiths, wars, documents: a name that is none of the other three.
  case other
}

/// Where a token stands in a name of which kind: outside, or begin, inside, last or the only one (BILOU).
struct NameLabel: Hashable, Sendable {
  enum Position: UInt8, Sendable { case begin, inside, last, unit }

  /// 0 is outside; a weight row has one column for each of the others.
  let index: Int

  static let outside = NameLabel(index: 0)
  static let count = 17

  init(index: Int) { self.index = index }
  init(_ kind: NameKind, _ position: Position) { index = 1 + Int(kind.rawValue) * 4 + Int(position.rawValue) }

  var kind: NameKind? { index == 0 ? nil : NameKind(rawValue: UInt8((index - 1) / 4)) }
  var position: Position? { index == 0 ? nil : Position(rawValue: UInt8((index - 1) % 4)) }

  /// Whether a name may begin here, or none goes on: all that may follow a finished name or none.
  var opens: Bool { position == nil || position == .begin || position == .unit }
  /// Whether no name goes on behind it.
  var closes: Bool { position == nil || position == .last || position == .unit }

  static let closing = (0..<count).filter { NameLabel(index: $0).closes }

  /// The labels of a name of that many tokens.
  static func labels(_ kind: NameKind, count: Int) -> [NameLabel] {
    guard count > 1 else { return [NameLabel(kind, .unit)] }
    return [NameLabel(kind, .begin)] + Array(repeating: NameLabel(kind, .inside), count: count - 2)
      + [NameLabel(kind, .last)]
  }
}

/// A name that the tagger found.
struct TaggedName: Hashable, Sendable {
  let tokens: Range<Int>
  let kind: NameKind
}
