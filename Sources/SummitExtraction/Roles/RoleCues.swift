import SummitData
import SummitModel

/// The phrases by which texts tell what somebody's part in a meeting is. They stand in role_cues.tsv.
struct RoleCues: Sendable {
  enum Side: String, CaseIterable, Sendable {
    /// "A chaired", "A, the mediator".
    case before
    /// "chaired by A", "mediator A".
    case behind
    /// "to end the deadlock": those who travel there together, and are of none of the sides.
    case mission
  }

  struct Cue: Sendable {
    let role: Role
    let side: Side
    let end: Int
    /// "was the host of": more than one word, which says it by itself.
    var isWhole = false
  }

  private var phrases = PhraseTable(capacity: 1 << 10)
  private var rows: [(role: Role, side: Side)] = []

  init(table: TSV, words: inout PhraseWords) throws(TSV.Fault) {
    for row in table.rows {
      guard let role = Role(rawValue: row[1]) else { throw row.fault(1, "there is no role \(row[1])") }
      guard let side = Side(rawValue: row[2]) else { throw row.fault(2, "there is no side \(row[2])") }
      let phrase = Array(row.bytes(0))
      words.read(phrase, 0..<phrase.count)
      phrases.add(words.words, PhraseTable.Entry(table: .topic, row: Int32(rows.count)))
      rows.append((role, side))
    }
    phrases.seal()
  }

  /// The longest phrases of either side that begin at a token.
  func cues(in tokens: Tokens, at index: Int, limit: Int) -> [Cue] {
    guard let match = phrases.longestMatch(in: tokens, at: index, limit: limit) else { return [] }
    return match.entries.map {
      Cue(
        role: rows[Int($0.row)].role, side: rows[Int($0.row)].side, end: match.end,
        isWhole: match.end - index > 1)
    }
  }
}
