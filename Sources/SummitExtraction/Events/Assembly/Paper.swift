import SummitModel

/// What sort of text an article is, where that tells who "I" is and on which day things happened: offices publish
/// readouts, joint statements and transcripts of remarks on the day of the occasion.
struct Paper: Sendable {
  /// A readout, a joint statement or remarks: the title's occasion is that of the day.
  let isOfTheDay: Bool
  /// "Readout of A's visit to B": written when it was over.
  let isReadout: Bool
  /// "previewing", "on the upcoming": a briefing before the occasion.
  let looksAhead: Bool
  /// The entity that speaks, by sentence; `nil` where nobody is named as speaking.
  let speakers: [Int?]
  /// First token of the day that it is a programme of: "itinerary for Monday, June 3".
  let programmeDay: Int?
  /// Whose statement the whole of it is: "Statement by President A", "PRIME MINISTER B:", "Foreign Minister C" as a
  /// line of its own above what he writes.
  let author: Int?
  /// Those who speak in turn, each once.
  let voices: [Int]
  /// Whether the text goes by speakers' names in capitals: "PRESIDENT MACRON:".
  var isTranscript: Bool { labels >= 2 }
  /// The sentences between the title and the first speaker: where and when the words were spoken.
  let header: Range<Int>
  /// The first sentence behind the title.
  let textStart: Int
  private let labels: Int

  /// Sentences among which a title stands, or is told again.
  private static let head = 4

  init(_ views: [SentenceView], document: Document, lexicon: Lexicon) {
    let reader = PaperReader(document: document, lexicon: lexicon)
    var speakers: [Int?] = []
    var labels = 0
    var firstLabel: Int?
    var current: Int?
    for view in views {
      if let label = reader.label(of: view) {
        labels += 1
        firstLabel = firstLabel ?? view.index
        current = label.entity
      }
      speakers.append(current)
    }
    self.speakers = speakers
    var seen: Set<Int> = []
    voices = speakers.compactMap { $0 }.filter { seen.insert($0).inserted }
    self.labels = labels
    author = labels >= 2 ? nil : voices.first ?? views.prefix(6).lazy.compactMap(reader.author).first
    let text = views.firstIndex { $0.tokens.lowerBound >= document.textStart } ?? 0
    textStart = text
    header = labels >= 2 ? text..<max(text, min(firstLabel ?? text, text + 6)) : text..<text
    isOfTheDay = reader.isOfTheDay(views.first)
    isReadout = reader.isReadout(views.first)
    looksAhead = reader.looksAhead(views.first)
    programmeDay = views.prefix(Self.head).lazy.compactMap(reader.programmeDay).first
  }
}

/// Finds the marks by which papers are told: the words of their titles and the names of speakers.
private struct PaperReader {
  let document: Document
  let lexicon: Lexicon

  /// "Remarks by …", "Readout of …", "Joint Statement …".
  func isOfTheDay(_ title: SentenceView?) -> Bool {
    guard let title else { return false }
    let words = title.tokens.filter { document.tokens[$0].isWord }
    if words.prefix(3).contains(where: { classes($0).contains(.paper) }) { return true }
    return zip(words, words.dropFirst()).contains {
      text($0) == "joint" && ["statement", "communique", "declaration", "press"].contains(text($1))
    }
  }

  func isReadout(_ title: SentenceView?) -> Bool {
    title?.tokens.prefix(3).contains { text($0) == "readout" } ?? false
  }

  func looksAhead(_ title: SentenceView?) -> Bool {
    title?.tokens.contains {
      ["previewing", "preview", "upcoming", "ahead", "announcing", "announcement"].contains(text($0))
    } ?? false
  }

  /// "Prime Minister's itinerary for Monday, June 3", "Public Schedule: June 3, 2024".
  func programmeDay(_ view: SentenceView) -> Int? {
    view.mentions.lazy.compactMap { mention -> Int? in
      guard case .date(let date) = mention.kind, !date.isDuration else { return nil }
      let before = view.tokens.lazy.filter { $0 < date.tokens.lowerBound }.suffix(4)
      return before.contains { Self.programmes.contains(text($0)) } ? date.tokens.lowerBound : nil
    }.first
  }

  private static let programmes: Set<String> = [
    "itinerary", "schedule", "programme", "program", "agenda", "guidance",
  ]

  /// The name in capitals with a colon at the start of a paragraph; its entity is `nil` for "Q:" and "MODERATOR:".
  func label(of view: SentenceView) -> (entity: Int?, end: Int)? {
    let start = view.tokens.lowerBound
    guard document.tokens[start].has(.paragraphStart) else { return nil }
    if isNameOfSpeaker(view) {
      return (entity(in: view, before: view.tokens.upperBound), view.tokens.upperBound)
    }
    var index = start
    while index < view.tokens.upperBound, index - start < 8, !isColon(index) {
      let token = document.tokens[index]
      guard token.isPunctuation || token.has(.capitals) || token.has(.initial) else {
        return nameInLabel(view)
      }
      index = index > start ? endOfBracket(index, in: view) ?? index + 1 : index + 1
    }
    guard index > start, index < view.tokens.upperBound, isColon(index) else { return nameInLabel(view) }
    return (entity(in: view, before: index + 1), index)
  }

  /// "President Vladimir Putin:", "Journalist:", in small letters: a person's name or office and a colon.
  private func nameInLabel(_ view: SentenceView) -> (entity: Int?, end: Int)? {
    let start = view.tokens.lowerBound
    guard let colon = document.colonOfLabel(at: start, lexicon), view.tokens.contains(colon) else {
      return nil
    }
    if Self.askers.contains(text(start)) { return (nil, colon) }
    let isNamed = view.mentions.contains { mention in
      guard case .person(let person) = mention.kind else { return false }
      return mention.tokens.lowerBound == start && mention.tokens.upperBound <= colon
        && (person.entity >= 0 || person.isSpokesman)
    }
    return isNamed ? (entity(in: view, before: colon + 1), colon) : nil
  }

  private static let askers: Set<String> = ["question", "journalist", "reporter", "host", "moderator"]

  private func entity(in view: SentenceView, before end: Int) -> Int? {
    let named = view.mentions.first { $0.tokens.lowerBound < end && $0.tokens.upperBound <= end }
    guard case .person(let person)? = named?.kind, person.entity >= 0, !person.isSpokesman else { return nil }
    return person.entity
  }

  /// "THE PRESIDENT.", "Q.": a speaker's name that ends with a full stop, before his first sentence.
  private func isNameOfSpeaker(_ view: SentenceView) -> Bool {
    if document.stopOfLabel(at: view.tokens.lowerBound) == view.tokens.last { return true }
    guard (2...5).contains(view.tokens.count), let last = view.tokens.last,
      document.text(token: document.tokens[last]) == ".", last + 1 < document.tokens.count,
      !document.tokens[last + 1].has(.paragraphStart)
    else { return false }
    return view.tokens.dropLast().allSatisfy { document.tokens[$0].has(.capitals) }
  }

  /// "ROBERT A (Prime Minister of B):": what the brackets hold is in small letters.
  private func endOfBracket(_ index: Int, in view: SentenceView) -> Int? {
    guard document.text(token: document.tokens[index]) == "(" else { return nil }
    return (index + 1..<min(index + 14, view.tokens.upperBound)).first {
      document.text(token: document.tokens[$0]) == ")"
    }.map { $0 + 1 }
  }

  /// Who is said to have written or spoken what follows.
  func author(of view: SentenceView) -> Int? {
    guard document.tokens[view.tokens.lowerBound].has(.sentenceStart) else { return nil }
    return view.mentions.lazy.compactMap { mention -> Int? in
      guard case .person(let person) = mention.kind, person.entity >= 0, !person.isSpokesman,
        view.groups.contains(where: {
          $0.parties.count == 1 && $0.parties[0].entity == person.entity && $0.parties[0].rank != nil
        }), isByline(mention, in: view) || isBehindBy(mention, in: view) || hasPaper(mention, in: view)
      else { return nil }
      return person.entity
    }.first
  }

  /// "Prime Minister A" or "The Hon A MP" and nothing else on the line, or a colon behind it and then his words.
  private func isByline(_ named: Mention, in view: SentenceView) -> Bool {
    guard document.tokens[view.tokens.lowerBound].has(.paragraphStart) else { return false }
    let rest = view.tokens.drop { $0 < named.tokens.upperBound }
    if named.tokens.lowerBound == view.tokens.lowerBound, rest.first.map(isColon) ?? true { return true }
    // "A (Cork North-Central, Fianna Fail)": a member of parliament who has the floor.
    if named.tokens.lowerBound == view.tokens.lowerBound, let first = rest.first, let last = rest.last,
      document.text(token: document.tokens[first]) == "(", document.text(token: document.tokens[last]) == ")"
    {
      return true
    }
    return view.tokens.count <= named.tokens.count + 4
      && view.tokens.allSatisfy { document.tokens[$0].isPunctuation || document.tokens[$0].isCapitalised }
  }

  /// "Statement by A", "Remarks of B", "The following is attributable to C".
  private func isBehindBy(_ named: Mention, in view: SentenceView) -> Bool {
    let before = view.tokens.prefix { $0 < named.tokens.lowerBound }.filter { document.tokens[$0].isWord }
      .map(text).filter { $0 != "the" }.suffix(5)
    guard let last = before.last else { return false }
    return last == "to"
      ? before.contains("attributable")
      : ["by", "of"].contains(last) && before.contains(where: Self.papers.contains)
  }

  /// "Secretary A's remarks at the airport".
  private func hasPaper(_ named: Mention, in view: SentenceView) -> Bool {
    guard named.isPossessive, named.tokens.lowerBound - view.tokens.lowerBound <= 1 else { return false }
    return view.tokens.lazy.filter { $0 > named.tokens.upperBound }.prefix(3).contains {
      Self.papers.contains(text($0))
    }
  }

  private static let papers: Set<String> = [
    "statement", "remarks", "speech", "address", "transcript", "letter", "conference", "message", "interview",
  ]

  private func isColon(_ index: Int) -> Bool {
    document.tokens[index].isPunctuation
      && document.bytes[Int(document.tokens[index].start)] == UInt8(ascii: ":")
  }
  private func classes(_ index: Int) -> WordClass { lexicon.classes(of: document.tokens[index].word) }
  private func text(_ index: Int) -> String { lexicon.vocabulary.text(document.tokens[index].word) }
}
