/// The figures of a set of articles: what a program found, against what careful readers wrote down.
public struct Evaluation: Sendable, Hashable {
  public private(set) var articles = 0
  /// Articles that the program said nothing about; each counts as a failure everywhere.
  public private(set) var articlesMissing = 0
  public private(set) var event = Tally()
  public private(set) var fields: [ScoredField: Tally] = [:]
  /// Events of salience `main`.
  public private(set) var main = Tally()
  public private(set) var role = Tally()
  public private(set) var evidence = Tally()
  /// Articles without any event.
  public private(set) var quiet = Tally()
  public private(set) var quotes = Tally()
  public private(set) var differences: [Difference] = []
  private var topicsOfGold = Tally()
  private var topicsFound = Tally()

  public init() {}

  /// All fields of all events together.
  public var facts: Tally { fields.values.reduce(into: Tally()) { $0 += $1 } }

  /// Topics of events that were found, where the gold has topics.
  public var topic: (precision: Double, recall: Double, f1: Double) {
    let (precision, recall) = (topicsFound.precision, topicsOfGold.recall)
    return (precision, recall, Tally.mean(precision, recall))
  }

  /// - Parameter found: `nil` when the program said nothing about the article.
  public mutating func add(_ gold: GoldArticle, found: FoundArticle?) {
    articles += 1
    if found == nil { articlesMissing += 1 }
    let alignment = Alignment(gold.events, found?.events ?? [])
    if gold.events.isEmpty {
      quiet += Tally(right: found?.events.isEmpty == true ? 1 : 0, asked: 1)
    }
    for (index, event) in gold.events.enumerated() {
      compare(event, alignment.foundOf[index].map { alignment.found[$0] }, in: alignment, gold.id)
    }
    addUnfounded(alignment, gold.id)
    for event in found?.events ?? [] {
      if let text = found?.text { evidence += Proofs.tally(event, text: text) }
    }
    for quote in gold.quotes { addQuote(quote, found: found?.quotes ?? []) }
  }

  private mutating func compare(
    _ gold: GoldEvent, _ found: FoundEvent?, in alignment: Alignment, _ article: String
  ) {
    // Told as part of another event that was found.
    let isMerged = gold.mayMerge && !alignment.foundOf.isEmpty
    if found == nil, gold.salience == .optional || isMerged { return }
    if let found {
      let pair = EventPair(gold: gold, found: found)
      role += pair.roles
      if !gold.topics.isEmpty {
        topicsOfGold += pair.topics.gold
        topicsFound += pair.topics.found
      }
    }
    guard gold.salience != .optional else { return }
    event += Tally(right: found == nil ? 0 : 1, asked: 1, found: found == nil ? 0 : 1)
    if gold.salience == .main { main += Tally(right: found == nil ? 0 : 1, asked: 1) }
    addFacts(gold, found, article)
  }

  private mutating func addFacts(_ gold: GoldEvent, _ found: FoundEvent?, _ article: String) {
    guard let found else {
      add(gold.missed)
      differences.append(
        Difference(
          article: article, kind: .missed, event: gold.name, field: nil,
          expected: gold.salience.rawValue, found: ""))
      return
    }
    let facts = EventPair(gold: gold, found: found).facts
    add(facts)
    for field in ScoredField.allCases where facts[field]?.isWhole == false {
      differences.append(
        Difference(
          article: article, kind: .wrong, event: gold.name, field: field, expected: field.text(gold),
          found: field.text(found)))
    }
  }

  private mutating func add(_ facts: [ScoredField: Tally]) {
    for (field, tally) in facts { fields[field, default: Tally()] += tally }
  }

  /// Events that the gold does not know; where it says that a part may be told apart, that many are pardoned.
  private mutating func addUnfounded(_ alignment: Alignment, _ article: String) {
    var pardons = alignment.gold.filter(\.mayMerge).count
    for (index, found) in alignment.found.enumerated() where alignment.goldOf[index] == nil {
      if pardons > 0, !found.participants.isEmpty {
        pardons -= 1
        continue
      }
      event += Tally(found: 1)
      add(found.unfounded)
      differences.append(
        Difference(
          article: article, kind: .extra, event: found.name ?? "", field: nil, expected: "",
          found: found.kind ?? ""))
    }
  }

  private mutating func addQuote(_ quote: GoldArticle.Quote, found: [FoundQuote]) {
    let begins = String(Words.folded(quote.begins).prefix(40))
    let said = found.filter {
      $0.text.unicodeScalars.count <= 2500 && Words.folded($0.text).hasPrefix(begins)
    }
    let right = !said.isEmpty && said.allSatisfy { Names.same(quote.speaker, $0.speaker ?? "") }
    quotes += Tally(right: right ? 1 : 0, asked: 1)
  }
}
