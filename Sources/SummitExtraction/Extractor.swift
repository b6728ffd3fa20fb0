public import SummitModel

/// Reads articles: a pure, total function from an article to the events that it tells of.
public struct Extractor: Sendable {
  let lexicon: Lexicon
  let tagger: NameTagger

  /// Changes when readings do: stored articles of an older version may be read anew.
  public static let version = "3"

  /// The languages that the lexicon knows the words of, as ISO 639-1 codes.
  public static let languages: Set<String> = ["en"]

  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    tagger = NameTagger(lexicon: lexicon)
  }

  public func read(_ article: Article) -> Reading { read(article, after: { _ in }) }

  /// - Parameter after: called when a stage has been passed; some are passed once a sentence.
  public func read(_ article: Article, after: (ExtractionStage) -> Void) -> Reading {
    if let language = article.language, !Self.languages.contains(language) {
      return Reading(
        article: article, events: [], quotes: [],
        notes: article.notes + ["not read: its language is \(language)"])
    }
    var steps = steps(for: article, after: after)
    let writer = EventWriter(
      document: steps.document, lexicon: lexicon, registry: steps.registry, published: article.published?.day)
    let focus = EventFocus(steps.views, steps.drafts, where: writer.isEvent)
    RoleReader(
      document: steps.document, lexicon: lexicon, views: steps.views, focus: focus,
      published: article.published?.day
    ).read(into: &steps.drafts)
    if !steps.paper.isTranscript {
      ActorReader(
        document: steps.document, lexicon: lexicon, views: steps.views, focus: focus,
        published: article.published?.day
      ).read(into: &steps.drafts)
    }
    TopicReader(document: steps.document, lexicon: lexicon, views: steps.views, focus: focus).read(
      into: &steps.drafts)
    OutcomeReader(document: steps.document, lexicon: lexicon, views: steps.views, focus: focus)
      .read(into: &steps.drafts)
    after(.topics)
    let events = steps.drafts.compactMap { writer.event(from: $0, among: steps.drafts) }
    let quotes = QuoteReader(
      document: steps.document, lexicon: lexicon, registry: steps.registry, paper: steps.paper
    ).quotes(in: steps.views)
    after(.writing)
    return Reading(article: article, events: events, quotes: quotes, notes: article.notes)
  }

  /// What the walk of an article leaves behind at each stage.
  struct Steps {
    var document: Document
    var home: CountryCode?
    var registry: Registry
    var paper: Paper
    /// Sentence by sentence, those of a dateline too, which no view has.
    var mentions: [[Mention]]
    var views: [SentenceView] = []
    var candidates: [[Candidate]] = []
    var drafts: [Draft] = []
  }

  func steps(for article: Article, after: (ExtractionStage) -> Void = { _ in }) -> Steps {
    let document = Document(title: article.title, text: article.text, vocabulary: lexicon.vocabulary)
    after(.text)
    let (dates, published) = DatedText(words: lexicon.dates).read(document, published: article.published?.day)
    after(.dates)
    let scanner = MentionScanner(
      document: document, lexicon: lexicon, day: published, dates: dates.map(\.mention))
    var mentions = scanner.mentions(asking: tagger)
    after(.mentions)
    let home = HomeCountry(document: document, lexicon: lexicon).country(mentions)
    var registry = Registry(document: document, lexicon: lexicon, day: published, home: home)
    registry.resolve(&mentions)
    after(.entities)
    let grouper = PartyGrouper(document: document, lexicon: lexicon, registry: registry)
    let finder = CandidateFinder(document: document, lexicon: lexicon, day: published)
    let views = document.sentences.indices.map { grouper.view(of: $0, mentions[$0]) }
    let dateline =
      HomeCountry(document: document, lexicon: lexicon).dateline(mentions).flatMap {
        finder.places.firstPlace(in: [
          grouper.view(index: $0, tokens: document.sentences[$0], mentions: mentions[$0])
        ])
      } ?? finder.places.byline(in: views)
    let paper = Paper(views, document: document, lexicon: lexicon)
    var steps = Steps(
      document: document, home: registry.home, registry: registry, paper: paper, mentions: mentions)
    var assembler = Assembler(
      document: document, lexicon: lexicon, registry: registry, published: published, paper: paper,
      dates: dates, headerPlace: finder.places.firstPlace(in: views[paper.header]), dateline: dateline)
    assembler.hear(views)
    after(.groups)
    for view in views {
      let candidates = finder.candidates(in: view)
      after(.candidates)
      assembler.read(view, candidates)
      after(.assembly)
      steps.views.append(view)
      steps.candidates.append(candidates)
    }
    assembler.complete()
    steps.drafts = assembler.drafts
    return steps
  }
}
