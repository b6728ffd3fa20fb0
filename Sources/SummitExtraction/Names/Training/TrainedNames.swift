/// A tagger's model fresh from training: to be measured and written.
public struct TrainedNames: Sendable {
  let model: NameModel

  init(model: NameModel) { self.model = model }

  /// The model that is part of the program.
  public static let compiledIn = TrainedNames(model: .compiledIn)

  public var featureCount: Int { model.rows.count }

  /// The bytes of the model's file.
  ///
  /// - Parameter notes: lines that say what it is, from which sources and under which licences.
  public func encoded(notes: [String]) -> [UInt8] {
    var bytes = Array((notes.map { "# \($0)" }.joined(separator: "\n") + "\n\n").utf8)
    func append(_ values: some Sequence<some FixedWidthInteger>) {
      for value in values {
        for shift in stride(from: 0, to: type(of: value).bitWidth, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: value >> type(of: value).init(shift)))
        }
      }
    }
    append([UInt32(model.rows.count), UInt32(model.clusters.count)])
    append(model.pairs)
    append(model.features.starts)
    append(model.features.hashes)
    for row in model.rows { append((0..<16).map { row[$0] }) }
    append(model.clusteredWords.starts)
    append(model.clusteredWords.hashes)
    append(model.clusters)
    return bytes
  }

  /// How the tagger alone does on marked texts, by kind.
  public func score(on texts: [TaggedText], lexicon: Lexicon, repairs: Bool = false) -> NameScore {
    let tagger = NameTagger(lexicon: lexicon, model: model)
    var score = NameScore()
    for text in texts {
      let document = Document(text: text.text, vocabulary: lexicon.vocabulary)
      var gold: [TaggedName] = []
      let labels = MarkRepair(lexicon: lexicon, isMachineMade: repairs).repair(
        text.labels(of: document), of: document)
      NameTagger.collect(labels, from: 0, into: &gold)
      score.add(found: tagger.names(in: document), gold: gold)
    }
    return score
  }
}

extension TrainedNames {
  /// Names that were missed or found wrongly, each with a few words around it: `- person Anwar el-Sadat: President …`.
  public func differences(on texts: [TaggedText], lexicon: Lexicon) -> [String] {
    let tagger = NameTagger(lexicon: lexicon, model: model)
    return texts.flatMap { text -> [String] in
      let document = Document(text: text.text, vocabulary: lexicon.vocabulary)
      var gold: [TaggedName] = []
      NameTagger.collect(text.labels(of: document), from: 0, into: &gold)
      let found = tagger.names(in: document).filter { NameKind.scored.contains($0.kind) }
      let lines =
        gold.filter { !found.contains($0) }.map { ("-", $0) }
        + found.filter { !gold.contains($0) }.map { ("+", $0) }
      return lines.sorted { $0.1.tokens.lowerBound < $1.1.tokens.lowerBound }.map { mark, name in
        let around =
          max(0, name.tokens.lowerBound - 4)..<min(document.tokens.count, name.tokens.upperBound + 4)
        return "\(mark) \(name.kind) \(document.nameText(name.tokens)): \(document.nameText(around))"
      }
    }
  }
}

/// Names found, marked and right, by kind; a name is right when its kind and both ends are.
public struct NameScore: Sendable {
  var found: [NameKind: Int] = [:]
  var marked: [NameKind: Int] = [:]
  var right: [NameKind: Int] = [:]

  mutating func add(found names: [TaggedName], gold: [TaggedName]) {
    let gold = Set(gold)
    for name in gold { marked[name.kind, default: 0] += 1 }
    for name in names {
      found[name.kind, default: 0] += 1
      if gold.contains(name) { right[name.kind, default: 0] += 1 }
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
