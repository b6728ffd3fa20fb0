/// A document as the tagger sees it: traits of every token, which tokens may be of a name, and the places of
/// each capitalised word.
struct TaggerView {
  let tokens: Tokens
  let sentences: [Range<Int>]
  private(set) var traits: [WordTraits]
  private(set) var occurrences: WordOccurrences

  /// - Parameter hides: whether the tables are to know nothing of a word; training hides some, so that the
  ///   tagger learns to do without.
  init(
    document: Document, lexicon: Lexicon, gazetteer: Gazetteer, model: NameModel,
    hides: (UInt64) -> Bool = { _ in false }
  ) {
    tokens = document.tokens
    sentences = document.sentences
    traits = Array(repeating: WordTraits(), count: tokens.count)
    var reader = TraitReader(bytes: document.bytes, model: model)
    var capitalised = 0
    for index in tokens.indices {
      reader.look(at: tokens[index], &traits[index])
      traits[index].classes = lexicon.classes(of: tokens[index].word).rawValue
      if traits[index].isCapitalised { capitalised += 1 }
    }
    occurrences = WordOccurrences(capacity: capitalised)
    for sentence in sentences { findCandidates(in: sentence) }
    for sentence in sentences {
      markKnown(in: sentence, gazetteer)
      lookCloser(in: sentence, &reader)
    }
    for index in traits.indices where traits[index].known != 0 && hides(traits[index].word) {
      traits[index].known = 0
    }
    noteOccurrences()
  }

  func isSentenceStart(_ index: Int) -> Bool { tokens[index].has(.sentenceStart) }

  // MARK: Candidates

  /// Capitalised words and what may stand between two of them: "Ministry of Foreign Affairs", "Osama bin Laden".
  private mutating func findCandidates(in sentence: Range<Int>) {
    var last = -1
    for index in sentence {
      let continues = tokens[index].has(.afterHyphen) && last == index - 1
      guard traits[index].isCapitalised || continues, tokens[index].isWord else { continue }
      traits[index].isCandidate = true
      if last >= 0, index - last > 1, index - last <= Self.longestGap + 1,
        ((last + 1)..<index).allSatisfy(mayStandWithin)
      {
        for inner in (last + 1)..<index { traits[inner].isCandidate = true }
      }
      last = index
    }
  }

  private static let longestGap = 3

  /// Lower-case words of a few letters, numbers, "&", and the second halves of compounds.
  private func mayStandWithin(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.has(.possessive) { return true }
    if token.isPunctuation { return token.end - token.start == 1 && traits[index].word == Self.ampersand }
    return token.has(.number) || token.has(.afterHyphen) || token.end - token.start <= 5
  }

  private static let ampersand = TraitReader.hash([UInt8(ascii: "&")])

  private mutating func markKnown(in sentence: Range<Int>, _ gazetteer: Gazetteer) {
    var index = sentence.lowerBound
    var phraseEnd = index
    while index < sentence.upperBound {
      traits[index].known |= gazetteer.mark(of: tokens[index].word)
      if index >= phraseEnd, traits[index].isCandidate {
        phraseEnd = gazetteer.markPhrase(
          at: index, limit: sentence.upperBound, tokens: tokens, traits: &traits)
      }
      index += 1
    }
  }

  private mutating func lookCloser(in sentence: Range<Int>, _ reader: inout TraitReader) {
    var done = sentence.lowerBound
    for index in sentence where traits[index].isCandidate {
      let end = min(index + 3, sentence.upperBound)
      for near in max(done, index - 2)..<max(end, done) { reader.lookCloser(at: tokens[near], &traits[near]) }
      done = max(done, end)
    }
  }

  // MARK: Occurrences

  private mutating func noteOccurrences() {
    for sentence in sentences {
      for index in sentence where traits[index].isCapitalised && traits[index].isCandidate {
        occurrences.note(traits[index].word, at: index, manner: manner(of: index, in: sentence))
      }
    }
    for index in tokens.indices where !traits[index].isCapitalised && tokens[index].isWord {
      occurrences.noteLowerCase(traits[index].word)
    }
  }

  private func manner(of index: Int, in sentence: Range<Int>) -> UInt32 {
    typealias Manner = WordOccurrences.Manner
    if tokens[index].has(.shouted) { return 0 }
    let hasBefore = index > sentence.lowerBound
    let hasAfter = index + 1 < sentence.upperBound
    let before = hasBefore && traits[index - 1].isCapitalised
    let after = hasAfter && traits[index + 1].isCapitalised
    var manner: UInt32 = before ? (after ? 0 : Manner.endsRun) : after ? Manner.opensRun : Manner.alone
    if hasBefore { manner |= Manner.capitalisedWithin }
    if hasBefore {
      let classes = WordClass(rawValue: traits[index - 1].classes)
      if classes.contains(.honorific) || traits[index - 1].known & Gazetteer.office != 0 {
        manner |= Manner.behindTitle
      }
      if classes.contains(.placePreposition) { manner |= Manner.behindPlacePreposition }
    }
    if hasAfter, WordClass(rawValue: traits[index + 1].classes).contains(.saying) {
      manner |= Manner.beforeSaying
    }
    return manner
  }
}
