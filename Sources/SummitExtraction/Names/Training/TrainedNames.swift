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

  /// How the tagger alone does on marked texts.
  public func score(on texts: [TaggedText], lexicon: Lexicon, repairs: Bool = false) -> NameScore {
    let tagger = NameTagger(lexicon: lexicon, model: model)
    let repair = MarkRepair(lexicon: lexicon, isMachineMade: repairs)
    var score = NameScore()
    for text in texts {
      let document = Document(text: text.text, vocabulary: lexicon.vocabulary)
      let labels = repair.repair(text.labels(of: document), of: document)
      score.add(found: tagger.names(in: document), marked: labels, in: document)
    }
    return score
  }
}
