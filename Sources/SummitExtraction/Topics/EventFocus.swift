import SummitModel

/// An event that a sentence tells of, and the words that do.
struct EventAnchor: Sendable {
  let draft: Int
  let trigger: Range<Int>
  let frame: Trigger.Frame
}

/// Of which event each sentence of an article speaks: of those it tells of itself, else of the one told last, and,
/// after some sentences of silence, of the one that the article is about.
struct EventFocus {
  let anchors: [[EventAnchor]]
  /// By sentence: the event spoken of.
  private let current: [Int]
  /// By sentence: how many have passed since an event was told.
  private let silence: [Int]
  /// The event of which the article tells most.
  let main: Int
  private let drafts: [Draft]
  /// The drafts that become events.
  private let events: [Int]
  /// The sentences in which they are told first, in order.
  private let starts: [Int]
  /// By draft: the sentences that tell of it, in order.
  private let sentences: [[Int]]

  var isEmpty: Bool { events.isEmpty }

  /// Sentences without a word of an event after which the article speaks of its main one again.
  static let patience = 3

  /// - Parameter isEvent: whether a draft becomes an event; of others no sentence speaks.
  init(_ views: [SentenceView], _ drafts: [Draft], where isEvent: (Draft) -> Bool) {
    self.drafts = drafts
    let events = drafts.indices.filter { isEvent(drafts[$0]) }
      .sorted { (drafts[$0].firstSentence, $0) < (drafts[$1].firstSentence, $1) }
    self.events = events
    starts = events.map { drafts[$0].firstSentence }
    sentences = drafts.map { $0.candidates.map(\.sentence).sorted() }
    anchors = Self.anchors(views.count, drafts, events)
    let main = Self.main(of: drafts, events)
    self.main = main
    var (last, passed) = (main, 0)
    var current: [Int] = []
    var silence: [Int] = []
    for told in anchors {
      passed = told.isEmpty ? passed + 1 : 0
      let fullest = told.max { drafts[$0.draft].candidates.count < drafts[$1.draft].candidates.count }
      if let fullest { last = fullest.draft } else if passed > Self.patience { last = main }
      current.append(last)
      silence.append(passed)
    }
    self.current = current
    self.silence = silence
  }

  private static func anchors(_ sentences: Int, _ drafts: [Draft], _ events: [Int]) -> [[EventAnchor]] {
    var anchors = [[EventAnchor]](repeating: [], count: sentences)
    for index in events {
      for candidate in drafts[index].candidates where candidate.sentence < sentences {
        anchors[candidate.sentence].append(
          EventAnchor(draft: index, trigger: candidate.trigger, frame: candidate.frame))
      }
    }
    return anchors
  }

  /// The event of which the article tells most.
  private static func main(of drafts: [Draft], _ events: [Int]) -> Int {
    events.max { a, b in
      (drafts[a].candidates.count, -drafts[a].firstSentence, -a)
        < (drafts[b].candidates.count, -drafts[b].firstSentence, -b)
    } ?? 0
  }

  func isNear(_ sentence: Int, within distance: Int = patience) -> Bool { silence[sentence] <= distance }

  /// Sentences since an event's words were last read; far where none has been.
  func distance(of draft: Int, to sentence: Int) -> Int {
    let told = sentences[draft]
    let count = Self.count(told, below: sentence + 1)
    return count == 0 ? .max : sentence - told[count - 1]
  }

  /// How many of ordered numbers are less than one.
  private static func count(_ numbers: [Int], below limit: Int) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether words stand within a breath of an event's own.
  func isClose(_ words: Range<Int>, in sentence: Int) -> Bool {
    anchors[sentence].contains {
      words.lowerBound - $0.trigger.upperBound < Self.breath
        && $0.trigger.lowerBound - words.upperBound < Self.breath
    }
  }

  private static let breath = 16

  /// The event to which words belong: the one whose own words stand nearest, those before them first; in a sentence
  /// without such words the one spoken of, or the last told whose parties act there.
  ///
  /// - Parameter accepts: which events may have such words: only of those that took place something can have come.
  func owner(of words: Range<Int>, in view: SentenceView, where accepts: (Draft) -> Bool = { _ in true })
    -> Int?
  {
    func distance(_ anchor: EventAnchor) -> Int {
      anchor.trigger.lowerBound <= words.lowerBound
        ? words.lowerBound - anchor.trigger.lowerBound : anchor.trigger.lowerBound - words.lowerBound + 6
    }
    let told = anchors[view.index].filter { accepts(drafts[$0.draft]) }
    let actor = actor(before: words.lowerBound, in: view)
    if let nearest = told.min(by: { distance($0) < distance($1) }) {
      // "A and B discussed the coming talks in C": of what they met for.
      let isSpokenAbout = nearest.trigger.lowerBound > words.lowerBound
      guard isSpokenAbout, let actor, view.index > 0, !fits(actor, nearest.draft) else {
        return nearest.draft
      }
      let before = current[view.index - 1]
      return accepts(drafts[before]) && fits(actor, before) ? before : nearest.draft
    }
    let spokenOf = accepts(drafts[current[view.index]]) ? current[view.index] : nil
    guard let actor else { return spokenOf }
    if let spokenOf, fits(actor, spokenOf) { return spokenOf }
    let earlier = events.prefix(Self.count(starts, below: view.index)).suffix(Self.memory)
    let others = earlier.filter { accepts(drafts[$0]) && fits(actor, $0) }
    return others.max { drafts[$0].lastSentence < drafts[$1].lastSentence } ?? spokenOf
  }

  /// The event at which somebody is said to have been: of the sentence's own, else the one spoken of, else the one that
  /// the article is about, else the last told.
  func gathering(spokenOf words: Range<Int>, in view: SentenceView, where accepts: (Draft) -> Bool) -> Int? {
    let isMeeting = { (draft: Draft) in
      draft.kind != .call && (draft.kind != .visit || draft.parties.count > 1)
    }
    let own = anchors[view.index].filter { isMeeting(drafts[$0.draft]) && accepts(drafts[$0.draft]) }
    if let nearest = own.min(by: {
      abs($0.trigger.lowerBound - words.lowerBound) < abs($1.trigger.lowerBound - words.lowerBound)
    }) {
      return nearest.draft
    }
    let earlier = events.prefix(Self.count(starts, below: view.index + 1)).suffix(Self.memory)
    let spokenOf = current[view.index]
    let near = isPassing(spokenOf) ? [main, spokenOf] : [spokenOf, main]
    return (near + earlier.reversed()).first {
      isMeeting(drafts[$0]) && accepts(drafts[$0]) && !drafts[$0].isPast
    }
  }

  /// Whether a sentence speaks of the article's main event and of no other; where it tells of none, what was told in
  /// passing before it is left again.
  func speaksOfMain(_ sentence: Int) -> Bool {
    (current[sentence] == main || isPassing(current[sentence]))
      && anchors[sentence].allSatisfy { $0.draft == main }
  }

  /// An event that one sentence tells of, of a time or place of its own.
  private func isPassing(_ draft: Int) -> Bool {
    draft != main && sentences[draft].first == sentences[draft].last
  }

  /// How many events a reader has in mind.
  private static let memory = 24

  /// The first who stands before a token and may act: not "in Washington", not "Obama's".
  private func actor(before token: Int, in view: SentenceView) -> PartyGroup? {
    view.groups.first {
      $0.tokens.lowerBound <= token && !$0.isPossessive && ($0.preposition == nil || !$0.mayBePlace)
    }
  }

  /// Whether those who act take part in an event; "both leaders" do where two of them are known.
  func fits(_ actor: PartyGroup, _ draft: Int) -> Bool {
    if !actor.pronoun.isDisjoint(with: [.i, .we]) { return false }
    if actor.isAnaphoric || !actor.pronoun.isEmpty {
      let needsTwo = actor.isAnaphoric && actor.pronoun.isEmpty
      return !needsTwo || drafts[draft].parties.count >= 2
    }
    return actor.parties.contains { party in
      drafts[draft].parties.contains {
        $0.key == party.key || $0.country != nil && $0.country == party.country
      }
    }
  }

  /// Whether those who take part in an event act in a sentence before a token, or who speaks and may be one of them;
  /// `nil` where nobody is named there.
  func actsBefore(_ token: Int, of draft: Int, in view: SentenceView) -> Bool? {
    actor(before: token, in: view).map { !$0.pronoun.isDisjoint(with: [.i, .we]) || fits($0, draft) }
  }
}
