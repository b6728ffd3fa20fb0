public import SummitModel

/// Reads articles: a pure, total function from an article to the events that it tells of.
public struct Extractor: Sendable {
  let lexicon: Lexicon

  /// Changes when readings do: stored articles of an older version may be read anew.
  public static let version = "1"

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  public func read(_ article: Article) -> Reading {
    let published = article.published?.day
    let document = Document(text: article.text, vocabulary: lexicon.vocabulary)
    guard !document.tokens.isEmpty else { return Reading(article: article, events: [], quotes: []) }
    let dates = DateFinder(words: lexicon.dates).find(in: document, tokens: 0..<document.tokens.count)
    let scanner = MentionScanner(document: document, lexicon: lexicon, day: published, dates: dates)
    var mentions = document.sentences.map { scanner.mentions(in: $0) }
    let home = HomeCountry(document: document, lexicon: lexicon).country(mentions)
    var registry = Registry(document: document, lexicon: lexicon, day: published, home: home)
    registry.resolve(&mentions)
    let grouper = PartyGrouper(document: document, lexicon: lexicon, registry: registry)
    let finder = CandidateFinder(document: document, lexicon: lexicon, day: published)
    var assembler = Assembler(document: document, lexicon: lexicon, registry: registry, published: published)
    for (index, sentence) in document.sentences.enumerated() {
      let view = grouper.view(index: index, tokens: sentence, mentions: mentions[index])
      assembler.read(view, finder.candidates(in: view))
    }
    let writer = EventWriter(document: document, lexicon: lexicon, registry: registry, published: published)
    let events = assembler.drafts.compactMap { writer.event(from: $0, among: assembler.drafts) }
    return Reading(article: article, events: events, quotes: [], notes: [])
  }
}
