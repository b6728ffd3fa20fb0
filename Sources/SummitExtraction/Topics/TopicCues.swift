import SummitData

/// The phrases by which texts tell what is talked about. They stand in topic_cues.tsv.
struct TopicCues: Sendable {
  enum Use: String, CaseIterable, Sendable {
    /// "discussed", "exchanged views on": the topic follows.
    case object
    /// "topped the agenda": the topic stands before it.
    case subject
    /// "to resolve", "aimed at ending": the topic follows, where an event is told.
    case aim
    /// "told", "conferred with": the topic follows behind those to whom it is said.
    case partner
    /// "reaffirmed", "the importance of": the topic follows, where the parties of an event speak.
    case stance
    /// "on", "dealing with": brings in the topic behind an event's noun.
    case about
    /// "on", "about", "over": a topic of the table or a land may follow.
    case touch
    /// "issues such as", "ways to": leads to a topic and is none.
    case carrier
    /// "issues", "progress": tells no topic alone.
    case hollow
    /// "sidelines", "the eve": what stands behind "on" and is no topic.
    case void
    /// "the main topic", "the sticking point": what it "was" is the topic.
    case heading
    /// "Parliament", "the luncheon": who is addressed is no topic.
    case audience
    /// "called on": whom a verb's "on" brings in is no topic.
    case binding
    /// "relations": whom they are "with" belongs to the topic.
    case relational
    /// "facing", "posed by": ties a topic to whom or what it comes from.
    case linking
  }

  private var phrases = PhraseTable(capacity: 1 << 13)
  private var uses: [Use] = []

  init(table: TSV, words: inout PhraseWords) throws(TSV.Fault) {
    for row in table.rows {
      guard let use = Use(rawValue: row[1]) else { throw row.fault(1, "there is no use \(row[1])") }
      let phrase = Array(row.bytes(0))
      words.read(phrase, 0..<phrase.count)
      phrases.add(words.words, PhraseTable.Entry(table: .topic, row: Int32(uses.count)))
      uses.append(use)
    }
    phrases.seal()
  }

  /// Behind the longest phrase of that use that begins at a token.
  func end(of use: Use, in tokens: Tokens, at index: Int, limit: Int) -> Int? {
    guard phrases.opens(with: tokens[index].word) else { return nil }
    return phrases.longestMatch(in: tokens, at: index, limit: limit) { uses[Int($0.row)] == use }?.end
  }

  /// The longest phrase that speaks of talking and begins at a token.
  ///
  /// - Parameter isInfinitive: whether "to" or "at" stands before it, so that it may tell an aim.
  func telling(in tokens: Tokens, at index: Int, limit: Int, isInfinitive: () -> Bool) -> (
    use: Use, end: Int
  )? {
    guard phrases.opens(with: tokens[index].word) else { return nil }
    let mayAim = isInfinitive()
    return phrases.longestMatch(in: tokens, at: index, limit: limit) {
      uses[Int($0.row)].isTelling || mayAim && uses[Int($0.row)] == .aim
    }
    .map { (uses[Int($0.entry.row)], $0.end) }
  }

  func isHollow(_ index: Int, in tokens: Tokens) -> Bool {
    end(of: .hollow, in: tokens, at: index, limit: index + 1) != nil
  }
}

extension TopicCues.Use {
  var isTelling: Bool {
    switch self {
    case .object, .subject, .heading, .stance, .partner: true
    default: false
    }
  }
}
