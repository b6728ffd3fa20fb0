/// Finds names and what they name: a linear model over hashed features, the best sequence of labels by Viterbi.
///
/// Pure and total: the same document gives the same names, whatever it holds. Only tokens that may be part of a
/// name are looked at, so the cost grows with the number of capitalised words.
struct NameTagger: Sendable {
  let model: NameModel
  private let lexicon: Lexicon
  private let gazetteer: Gazetteer

  init(lexicon: Lexicon, model: NameModel = .compiledIn) {
    self.lexicon = lexicon
    self.model = model
    gazetteer = Gazetteer(lexicon: lexicon)
  }

  /// The names of a document, in order, none in another.
  ///
  /// - Parameter places: tokens, in order, about which alone is asked; names far from them are left out.
  func names(in document: Document, at places: [Range<Int>]? = nil) -> [TaggedName] {
    guard !model.rows.isEmpty else { return [] }
    var asked = places.map { $0[...] }
    let view = view(of: document)
    var names: [TaggedName] = []
    var features = NameFeatures()
    var decoder = LabelDecoder(pairs: model.pairs.map(Int32.init))
    view.forEachRun { run, sentence in
      while let first = asked?.first, first.upperBound <= run.lowerBound { asked?.removeFirst() }
      if let asked, asked.first.map({ $0.lowerBound >= run.upperBound }) ?? true { return }
      decoder.begin(run.count)
      for index in run {
        features.read(index, run: run, sentence: sentence, of: view)
        decoder.add(scores(of: features.hashes))
      }
      Self.collect(decoder.best(), from: run.lowerBound, into: &names)
    }
    return names.wholeBehindInitials(in: document)
  }

  /// What features are read from; training hides some words from the tables.
  func view(of document: Document, hides: (UInt64) -> Bool = { _ in false }) -> TaggerView {
    TaggerView(document: document, lexicon: lexicon, gazetteer: gazetteer, model: model, hides: hides)
  }

  private func scores(of hashes: [UInt32]) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>()
    for hash in hashes {
      let place = model.features.place(of: hash)
      if place >= 0 { sum &+= SIMD16<Int16>(truncatingIfNeeded: model.rows[place]) }
    }
    return sum
  }

  /// Names from labels; `labels` begin at that token.
  static func collect(_ labels: [NameLabel], from start: Int, into names: inout [TaggedName]) {
    var first = start
    for (offset, label) in labels.enumerated() {
      guard let kind = label.kind else { continue }
      if label.opens { first = start + offset }
      if label.closes { names.append(TaggedName(tokens: first..<(start + offset + 1), kind: kind)) }
    }
  }
}

extension TaggerView {
  /// Stretches of candidates without a gap, each with its sentence.
  func forEachRun(_ body: (Range<Int>, Range<Int>) -> Void) {
    for sentence in sentences {
      var index = sentence.lowerBound
      while index < sentence.upperBound {
        guard traits[index].isCandidate else {
          index += 1
          continue
        }
        var end = index + 1
        while end < sentence.upperBound, traits[end].isCandidate { end += 1 }
        body(index..<end, sentence)
        index = end
      }
    }
  }
}

extension [TaggedName] {
  /// A person's name that was cut behind an initial ("Joseph R. | Biden") goes on with what follows.
  func wholeBehindInitials(in document: Document) -> [TaggedName] {
    let tokens = document.tokens
    func isCut(_ name: TaggedName) -> Bool {
      let end = name.tokens.upperBound
      return name.kind == .person && tokens[end - 1].has(.initial) && end < tokens.count
        && tokens[end].isCapitalised && tokens[end].isWord && !tokens[end].has(.sentenceStart)
    }
    var whole: [TaggedName] = []
    for name in self {
      if let last = whole.last, last.tokens.upperBound == name.tokens.lowerBound, isCut(last) {
        whole.removeLast()
        whole.append(TaggedName(tokens: last.tokens.lowerBound..<name.tokens.upperBound, kind: .person))
      } else {
        whole.append(name)
      }
    }
    return whole.map { name in
      isCut(name)
        ? TaggedName(tokens: name.tokens.lowerBound..<(name.tokens.upperBound + 1), kind: .person) : name
    }
  }
}
