/// What the lexicon's tables say of single words and of phrases, as marks on tokens.
struct Gazetteer: Sendable {
  /// Marks of a single word.
  private enum Mark {
    static let country: UInt32 = 1
    static let nation: UInt32 = 1 << 1
    static let capital: UInt32 = 1 << 2
    static let organisation: UInt32 = 1 << 3
    static let place: UInt32 = 1 << 4
    static let office: UInt32 = 1 << 5
    static let given: UInt32 = 1 << 6
    static let family: UInt32 = 1 << 7
    static let other: UInt32 = 1 << 8
    static let series: UInt32 = 1 << 9
  }

  /// Marks of a token within a phrase of several words: which table, and whether first, inner or last.
  private static let phraseShift: UInt32 = 10
  /// The bits of single words, those of phrases.
  static let wordMarks: UInt32 = 1 << phraseShift - 1
  static let office = Mark.office

  private let byWord: [UInt32]
  private let lexicon: Lexicon

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    var marks = Array(repeating: UInt32(0), count: lexicon.vocabulary.count)
    for person in lexicon.people where person.words.count > 1 {
      for (index, word) in person.words.enumerated()
      where word.isKnown && lexicon.vocabulary.text(word).utf8.count > 1 {
        marks[Int(word.id)] |= index == person.words.count - 1 ? Mark.family : Mark.given
      }
    }
    for id in marks.indices {
      for entry in lexicon.phrases.entries(of: Word(id: Int32(id))) {
        marks[id] |= Self.mark(of: entry, lexicon)
      }
    }
    byWord = marks
  }

  private static func mark(of entry: PhraseTable.Entry, _ lexicon: Lexicon) -> UInt32 {
    switch entry.table {
    case .country:
      switch lexicon.countryNames[Int(entry.row)].kind {
      case .name: Mark.country
      case .adjective, .people: Mark.nation
      case .capital, .seat: Mark.capital
      }
    case .organisation: Mark.organisation
    case .place, .venue: Mark.place
    case .person: Mark.family
    case .office: Mark.office
    case .series: Mark.series
    case .topic, .trigger: Mark.other
    }
  }

  func mark(of word: Word) -> UInt32 {
    word.isKnown && Int(word.id) < byWord.count ? byWord[Int(word.id)] : 0
  }

  /// Marks the tokens of the longest phrase that begins at a capitalised token, and says where it ends.
  func markPhrase(at index: Int, limit: Int, tokens: Tokens, traits: inout [WordTraits]) -> Int {
    guard tokens[index].isCapitalised,
      let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: limit), match.end - index > 1
    else { return index + 1 }
    var tables: UInt32 = 0
    for entry in match.entries { tables |= Self.mark(of: entry, lexicon) }
    guard tables & ~Mark.other != 0 else { return index + 1 }
    for token in index..<match.end {
      let place: UInt32 = token == index ? 1 : token == match.end - 1 ? 3 : 2
      traits[token].known |= (tables << 2 | place) << Self.phraseShift
    }
    return match.end
  }
}
