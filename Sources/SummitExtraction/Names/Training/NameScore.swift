/// Names found, marked and right, by kind; a name is right when its kind and both ends are.
public struct NameScore: Sendable {
  var found: [NameKind: Int] = [:]
  var marked: [NameKind: Int] = [:]
  var right: [NameKind: Int] = [:]
  /// Names that were missed (-) or found wrongly (+), each with a few words around it:
  /// `- person Anwar el-Sadat: President …`.
  public private(set) var differences: [String] = []

  mutating func add(found names: [TaggedName], marked labels: [NameLabel], in document: Document) {
    var gold: [TaggedName] = []
    NameTagger.collect(labels, from: 0, into: &gold)
    let (names, marks) = (Set(names), Set(gold))
    for name in marks { marked[name.kind, default: 0] += 1 }
    for name in names { found[name.kind, default: 0] += 1 }
    for name in names.intersection(marks) { right[name.kind, default: 0] += 1 }
    let wrong = names.symmetricDifference(marks).filter { NameKind.scored.contains($0.kind) }
    let inOrder = wrong.sorted {
      ($0.tokens.lowerBound, $0.tokens.upperBound, $0.kind.rawValue)
        < ($1.tokens.lowerBound, $1.tokens.upperBound, $1.kind.rawValue)
    }
    differences += inOrder.map { name in
      let around =
        max(0, name.tokens.lowerBound - 4)..<min(document.tokens.count, name.tokens.upperBound + 4)
      return "\(names.contains(name) ? "+" : "-") \(name.kind) \(document.nameText(name.tokens)): "
        + document.nameText(around)
    }
  }

  /// Precision, recall and F1 over persons, places and organisations.
  public var total: (precision: Double, recall: Double, f1: Double) { figures(of: NameKind.scored) }

  func figures(of kinds: [NameKind]) -> (precision: Double, recall: Double, f1: Double) {
    func sum(_ counts: [NameKind: Int]) -> Double { Double(kinds.reduce(0) { $0 + (counts[$1] ?? 0) }) }
    let precision = sum(right) / max(sum(found), 1)
    let recall = sum(right) / max(sum(marked), 1)
    return (precision, recall, 2 * precision * recall / max(precision + recall, .leastNonzeroMagnitude))
  }

  /// A line for each kind and one for all.
  public var lines: [String] {
    let rows = NameKind.scored.map { ("\($0)", figures(of: [$0])) } + [("all", total)]
    return rows.map { name, figures in
      let values = [figures.precision, figures.recall, figures.f1].map { value in
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
      }
      return "\(name)  precision \(values[0])  recall \(values[1])  F1 \(values[2])"
    }
  }
}

extension NameKind {
  /// The kinds that measures count.
  static let scored: [NameKind] = [.person, .place, .organisation]
}

extension Extractor {
  /// How the lexicon and the tagger together do on marked texts.
  public func scoreOfNames(on texts: [TaggedText]) -> NameScore {
    var score = NameScore()
    for text in texts {
      let (document, names) = names(in: text.text)
      score.add(found: names, marked: text.labels(of: document), in: document)
    }
    return score
  }
}
