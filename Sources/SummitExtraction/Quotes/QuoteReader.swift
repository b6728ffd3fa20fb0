import SummitModel

/// Gives an article's quotations their speakers: by the verb of speech beside each, else by who spoke before.
struct QuoteReader {
  let document: Document
  let lexicon: Lexicon
  let registry: Registry
  let paper: Paper

  private typealias Speech = SpeechReader.Speech

  func quotes(in views: [SentenceView]) -> [Quote] {
    if paper.isTranscript { return turns(in: views) }
    let spans = QuotationMarks.spans(in: document).filter { $0.words.lowerBound >= document.textStart }
    var isQuoted = [Bool](repeating: false, count: document.tokens.count)
    for span in spans { for index in span.words { isQuoted[index] = true } }
    let speakers = SpeakerReader(
      document: document, lexicon: lexicon, registry: registry, isQuoted: isQuoted)
    let reader = SpeechReader(document: document, lexicon: lexicon, isQuoted: isQuoted)
    var walk = SpeakerWalk(registry: registry)
    var next = 0
    var quotes: [Quote] = []
    var opened: SpeakerWalk.Voice?
    for view in views {
      let actors = speakers.actors(in: view)
      let speeches = reader.speeches(in: view, actors).reduce(into: [(Speech, SpeakerWalk.Voice)]()) {
        $0.append(($1, walk.speaker(of: $1, after: $0.last?.1)))
      }
      while next < spans.count, spans[next].opening < view.tokens.upperBound {
        let here = nearest(to: spans[next], in: view, speeches)
        // "A. B," said C: a quotation of several sentences waits for the one in which it ends.
        if spans[next].end > view.tokens.upperBound, view.index + 1 < views.count {
          opened = here ?? opened
          break
        }
        let beside = here ?? opened
        opened = nil
        let quote = walk.quote(spans[next], beside: beside, document)
        // Words in marks that nobody is said to speak are a name or a doubt, not a quotation.
        if quote.speaker != nil || !isFragment(spans[next]) || spans[next].words.count > 3 {
          quotes.append(quote)
        }
        next += 1
      }
      walk.remember(actors, speeches.map(\.1))
    }
    return quotes
  }

  /// The verb of speech that belongs to a quotation: the one that follows it at once, else the one before it.
  private func nearest(to span: QuotedSpan, in view: SentenceView, _ speeches: [(Speech, SpeakerWalk.Voice)])
    -> SpeakerWalk.Voice?
  {
    let after = speeches.first {
      $0.0.verb >= span.end && min($0.0.verb, $0.0.subject?.tokens.lowerBound ?? $0.0.verb) - span.end <= 4
    }
    if let after, !isFragment(span) { return after.1 }
    if let before = speeches.last(where: { $0.0.verb < span.opening && span.opening - $0.0.verb <= 40 }) {
      return before.1
    }
    return after?.1 ?? speeches.first { $0.0.verb >= span.end && $0.0.verb - span.end <= 25 }?.1
  }

  /// "said that they would act in a «pragmatic way», B said": words within another's sentence.
  private func isFragment(_ span: QuotedSpan) -> Bool {
    document.tokens[span.words].first { $0.isWord }.map { !$0.isCapitalised } ?? false
  }

  // MARK: Transcripts

  /// What is said under a speaker's name, paragraph by paragraph.
  private func turns(in views: [SentenceView]) -> [Quote] {
    var quotes: [Quote] = []
    var paragraph: Range<Int>?
    var speaker: Int?
    func end() {
      guard let paragraph, let speaker, paragraph.count > 3 else { return }
      let name = registry.entities[speaker].usualName
      quotes.append(Quote(speaker: name, words: quotation(paragraph), isDirect: true))
    }
    for view in views where view.tokens.lowerBound >= document.textStart {
      guard
        document.tokens[view.tokens.lowerBound].has(.paragraphStart) || speaker != paper.speakers[view.index]
      else {
        paragraph = paragraph.map { $0.lowerBound..<view.tokens.upperBound }
        continue
      }
      end()
      speaker = paper.speakers[view.index]
      paragraph = words(of: view)
    }
    end()
    return quotes
  }

  /// A paragraph's first sentence without the name in capitals before it.
  private func words(of view: SentenceView) -> Range<Int> {
    let colon = view.tokens.prefix(9).first { document.text(token: document.tokens[$0]) == ":" }
    guard let colon, view.tokens.lowerBound < colon, colon + 1 < view.tokens.upperBound,
      document.tokens[view.tokens.lowerBound].has(.capitals)
    else { return view.tokens }
    return (colon + 1)..<view.tokens.upperBound
  }

  private func quotation(_ tokens: Range<Int>) -> Quotation {
    let offsets = document.scalarRange(tokens)
    return Quotation(text: document.text(tokens), start: offsets.lowerBound, end: offsets.upperBound)
  }
}

/// Who spoke so far: for "he said", and for quotations beside which nobody is named.
struct SpeakerWalk {
  let registry: Registry
  private var last: Voice?
  private var people: [Int] = []
  /// "a senior official was more blunt": whom "the official" may mean, since somebody spoke.
  private var newcomer = false

  init(registry: Registry) { self.registry = registry }

  /// A speaker as far as the text tells: an entity, a body's name, or nobody in particular.
  struct Voice {
    var entity: Int?
    var name: String?
    /// A person, although no entity.
    var isStranger = false
  }

  /// - Parameter earlier: who spoke before in the same sentence.
  func speaker(of speech: SpeechReader.Speech, after earlier: Voice?) -> Voice {
    let last = earlier ?? last
    return switch speech.subject?.kind {
    case .person(let entity): voice(entity)
    case .pronoun(let pronoun): voice(for: pronoun, after: last)
    case .body(let name): Voice(name: name)
    case .stranger(let name): Voice(name: name, isStranger: true)
    case .titled(let title): bearer(of: title, after: last)
    case .nameless, nil: Voice()
    }
  }

  mutating func quote(_ span: QuotedSpan, beside: Voice?, _ document: Document) -> Quote {
    let voice = span.continues ? last ?? beside : beside ?? last
    last = voice
    let offsets = document.scalarRange(span.words)
    let words = Quotation(
      text: document.text(span.words), start: offsets.lowerBound, end: offsets.upperBound)
    return Quote(speaker: voice?.name, words: words, isDirect: true)
  }

  mutating func remember(_ actors: [SpeakerReader.Actor], _ voices: [Voice]) {
    for actor in actors where !actor.isDependent {
      guard case .person(let entity?) = actor.kind else { continue }
      people.removeAll { $0 == entity }
      people.append(entity)
    }
    if let voice = voices.last { last = voice }
    let isNameless = actors.first.map { if case .nameless = $0.kind { true } else { false } } ?? false
    newcomer = isNameless || newcomer && voices.isEmpty
  }

  private func voice(_ entity: Int?) -> Voice {
    Voice(entity: entity, name: entity.map { registry.entities[$0].usualName })
  }

  /// "he", "she": who spoke last, when of that sex, else the person last named.
  private func voice(for pronoun: WordClass, after last: Voice?) -> Voice {
    if let last, last.isStranger { return last }
    let female = pronoun.contains(.she)
    guard female || pronoun.contains(.he) else { return voice(last?.entity) }
    func fits(_ entity: Int) -> Bool { registry.entities[entity].isFemale.map { $0 == female } ?? true }
    if let entity = last?.entity, fits(entity) { return voice(entity) }
    return voice(people.last(where: fits))
  }

  /// "the minister", "the diplomat": who spoke last, unless of another state or lower rank, else the person last named
  /// of that rank.
  private func bearer(of title: PersonMention, after last: Voice?) -> Voice {
    if newcomer, title.rank?.isLeader != true, title.rank != .minister { return Voice() }
    func mayBe(_ entity: Entity) -> Bool {
      if title.isFormer { return entity.rank?.isLeader == true }
      return (title.country == nil || entity.country == nil || entity.country == title.country)
        && (title.rank?.isLeader != true || entity.rank == title.rank)
    }
    if let last, last.isStranger, title.rank?.isLeader != true { return last }
    if let entity = last?.entity, mayBe(registry.entities[entity]) { return voice(entity) }
    return voice(
      people.last {
        mayBe(registry.entities[$0]) && registry.entities[$0].rank == title.rank && title.rank != nil
      })
  }
}
