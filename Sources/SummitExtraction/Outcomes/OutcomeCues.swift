import SummitData
import SummitModel

/// The phrases by which texts tell what came of a meeting. They stand in outcome_cues.tsv.
struct OutcomeCues: Sendable {
  enum Use: String, CaseIterable, Sendable {
    /// "agreed to", "ended without": tells of an outcome by itself.
    case deed
    /// "joint statement": a paper of all sides, however it is mentioned.
    case paper
    /// "treaty", "working group": an outcome where something brings it into being.
    case made
    /// "signed", "set up": brings such things into being.
    case making
  }

  struct Cue: Sendable {
    let use: Use
    let kind: Outcome.Kind
    let end: Int
  }

  private var phrases = PhraseTable(capacity: 1 << 12)
  private var rows: [(use: Use, kind: Outcome.Kind)] = []

  init(table: TSV, words: inout PhraseWords) throws(TSV.Fault) {
    for row in table.rows {
      guard let use = Use(rawValue: row[1]) else { throw row.fault(1, "there is no use \(row[1])") }
      guard let kind = Outcome.Kind(rawValue: row[2]) else {
        throw row.fault(2, "there is no kind of outcome \(row[2])")
      }
      let phrase = Array(row.bytes(0))
      words.read(phrase, 0..<phrase.count)
      phrases.add(words.words, PhraseTable.Entry(table: .topic, row: Int32(rows.count)))
      rows.append((use, kind))
    }
    phrases.seal()
  }

  /// The longest phrase of those uses that begins at a token.
  func cue(in tokens: Tokens, at index: Int, limit: Int, _ uses: Set<Use>) -> Cue? {
    guard phrases.opens(with: tokens[index].word) else { return nil }
    return phrases.longestMatch(in: tokens, at: index, limit: limit) { uses.contains(rows[Int($0.row)].use) }
      .map {
        Cue(use: rows[Int($0.entry.row)].use, kind: rows[Int($0.entry.row)].kind, end: $0.end)
      }
  }

  /// Behind the longest phrase that brings something of that kind into being.
  func endOfMaking(_ kind: Outcome.Kind, in tokens: Tokens, at index: Int, limit: Int) -> Int? {
    phrases.longestMatch(in: tokens, at: index, limit: limit) {
      rows[Int($0.row)].use == .making && rows[Int($0.row)].kind == kind
    }?.end
  }
}
