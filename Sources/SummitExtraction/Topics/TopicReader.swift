import SummitModel

/// What each event of an article is about: by its own complement, by what those who meet discuss there and in the
/// sentences that follow, by the headline, and, where none of these tells, by the words of the table around it.
struct TopicReader {
  let document: Document
  let lexicon: Lexicon
  let views: [SentenceView]
  let focus: EventFocus

  func read(into drafts: inout [Draft]) {
    guard !focus.isEmpty else { return }
    var collections = drafts.map { _ in TopicCollection() }
    let settings = settings(of: drafts)
    for view in views where focus.isNear(view.index, within: Self.reach) || view.isSpokenByThose {
      read(view, settings[view.index], drafts, &collections)
    }
    for index in drafts.indices { drafts[index].topics = collections[index].chosen() }
    shareTopics(among: &drafts, told: collections.map { $0.told() })
  }

  /// By sentence: the words that tell where and when events are.
  private func settings(of drafts: [Draft]) -> [[Range<Int>]] {
    var settings = [[Range<Int>]](repeating: [], count: views.count)
    for words in drafts.lazy.flatMap(\.whenAndWhere) where !words.isEmpty {
      let sentence = document.sentence(ofToken: words.lowerBound)
      if settings.indices.contains(sentence), !settings[sentence].contains(words) {
        settings[sentence].append(words)
      }
    }
    return settings
  }

  private func read(
    _ view: SentenceView, _ barred: [Range<Int>], _ drafts: [Draft], _ collections: inout [TopicCollection]
  ) {
    let finder = TopicFinder(
      document: document, lexicon: lexicon, view: view, anchors: focus.anchors[view.index], barred: barred)
    let isTitle = view.tokens.upperBound <= document.textStart
    var covered: [Range<Int>] = []
    for var telling in finder.tellings() {
      let isTaken = { (words: Range<Int>) in covered.contains { $0.overlaps(words) } }
      if telling.weight == .near, isTaken(telling.words) { telling.words = telling.cue }
      if isTaken(telling.words) { continue }
      let isOver = finder.isOver(telling.cue)
      guard
        let draft = telling.draft
          ?? focus.owner(of: telling.cue, in: view, where: { !isOver || !Self.isToCome($0) }),
        speaks(telling, of: draft, in: view), !isParty(telling.words, of: drafts[draft], in: view),
        let reading = finder.phrases.reading(of: telling)
      else { continue }
      covered.append(telling.words)
      let nearness = Nearness(
        isHeadline: isTitle, isOpening: view.index <= 1, isClose: focus.isClose(telling.words, in: view.index)
      )
      collections[draft].add(reading, in: document, telling.weight, nearness)
    }
  }

  private static func isToCome(_ draft: Draft) -> Bool {
    [.scheduled, .proposed, .postponed].contains(draft.status)
  }

  /// Whether a sentence speaks of the event, where it has no word of it.
  private func speaks(_ telling: TopicTelling, of draft: Int, in view: SentenceView) -> Bool {
    if !focus.anchors[view.index].isEmpty { return true }
    // "Be calm on Kashmir, A tells B": the headline is about what the article is.
    if draft == focus.main, view.tokens.upperBound <= document.textStart { return telling.weight != .aim }
    let distance = focus.distance(of: draft, to: view.index)
    guard distance <= Self.reach || telling.weight == .said && view.isSpokenByThose else { return false }
    let isSubject = telling.words.lowerBound < telling.cue.lowerBound
    let acts = isSubject ? nil : focus.actsBefore(telling.cue.lowerBound, of: draft, in: view)
    switch telling.weight {
    case .aim: return acts == true && distance <= Self.step
    case .near: return focus.isNear(view.index, within: draft == focus.main ? Self.stride : Self.step)
    case .stance: return acts ?? false
    case .said: return acts == true || distance <= Self.step
    case .own: return true
    }
  }

  /// Sentences over which those who met may still be speaking of what they met for.
  private static let reach = 8
  /// Sentences over which an article stays with an event without naming anybody.
  private static let step = 2
  /// The same for the event that the article is about.
  private static let stride = 6

  /// Words that only name one who takes part.
  private func isParty(_ words: Range<Int>, of draft: Draft, in view: SentenceView) -> Bool {
    guard let mention = view.mention(covering: words.lowerBound),
      mention.tokens.lowerBound <= words.lowerBound,
      mention.tokens.upperBound >= words.upperBound
    else { return false }
    switch mention.kind {
    case .group, .pronoun, .date: return true
    case .person(let person):
      return draft.parties.contains { $0.entity == person.entity } || !person.isNamed || person.rank != nil
        || person.office != nil
    case .country(let country) where country.form == .capital: return false
    case .country(let country):
      return draft.parties.contains { $0.country == country.code }
    case .organisation(let row):
      let code = lexicon.organisations[Int(row)].code
      return draft.parties.contains { $0.organisation == code || $0.country?.rawValue == code }
    default: return false
    }
  }
}

extension SentenceView {
  /// "we are going to talk about": those who meet may speak of it however long they do.
  fileprivate var isSpokenByThose: Bool { groups.contains { !$0.pronoun.isDisjoint(with: [.i, .we]) } }
}

extension Draft {
  /// The words that tell where and when it is.
  var whenAndWhere: [Range<Int>] {
    candidates.compactMap { $0.place?.tokens } + [place?.tokens, date?.tokens].compactMap { $0 }
  }
}
