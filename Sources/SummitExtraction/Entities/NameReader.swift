/// Reads capitalised sequences that may be a person's name.
struct NameReader {
  let document: Document
  let lexicon: Lexicon
  /// Whether "You" names somebody here: "You Si-kun" is written out somewhere.
  private let namesYou: Bool

  init(document: Document, lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
    let you = lexicon.vocabulary.lookup("you")
    namesYou = document.tokens.indices.dropLast(2).contains { index in
      document.tokens[index].word == you && document.tokens[index].isCapitalised
        && document.tokens[index + 1].isCapitalised && document.tokens[index + 2].has(.afterHyphen)
    }
  }

  private var tokens: Tokens { document.tokens }

  /// The tokens of a name that begins at `start`: capitalised words, initials, particles, "Jr.", numerals.
  ///
  /// - Parameter shouted: whether words in capitals count, as they do behind a title.
  func name(at start: Int, limit: Int, shouted: Bool = false) -> Range<Int>? {
    guard start < limit else { return nil }
    let known = knownName(at: start, limit: limit)
    // "Premier Do Muoi": a word of grammar elsewhere.
    let isWhole = known.map { $0 - start >= 2 } ?? false && tokens[start].isCapitalised
    guard isWhole || opensName(start, shouted: shouted) else { return nil }
    var end = known ?? start + 1
    while end < limit, end - start < 8 {
      if continuesName(end, shouted: shouted), !opensHouse(end) {
        end += 1
      } else if let next = afterParticles(at: end, limit: limit, shouted: shouted) {
        end = next
      } else {
        break
      }
    }
    if end - start > 1, end + 1 < limit, document.isComma(end), isSuffix(end + 1) { end += 2 }
    while end - start > 1, tokens[end - 1].has(.initial), !tokens[end - 1].has(.abbreviated) { end -= 1 }
    return tokens[end - 1].has(.initial) && end - start == 1 ? nil : start..<end
  }

  /// "Hun Sen": the tables know the name, though "Sen" is a title elsewhere.
  private func knownName(at start: Int, limit: Int) -> Int? {
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: start, limit: limit),
      match.entries.contains(where: { $0.table == .person }),
      (start..<match.end).allSatisfy({ !tokens[$0].has(.shouted) })
    else { return nil }
    return match.end
  }

  /// "Joseph R. Biden, Jr.".
  private func isSuffix(_ index: Int) -> Bool {
    ["jr", "sr", "junior", "senior"].contains(lexicon.vocabulary.text(tokens[index].word))
      && tokens[index].isCapitalised
  }

  private func opensName(_ index: Int, shouted: Bool) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.has(.possessive) else { return false }
    let classes = lexicon.classes(of: token.word)
    if classes.contains(.particle), !token.isCapitalised {
      return index + 1 < tokens.count && tokens[index + 1].isCapitalised && tokens[index + 1].isWord
    }
    // "Twenty-five countries".
    if [.cardinal, .vagueCount].contains(lexicon.dates[token.word].kind) { return false }
    // "A Bush-Putin meeting": the article that opens a sentence is no initial.
    if classes.contains(.article), !tokens[index].has(.abbreviated),
      token.has(.sentenceStart) || document.text(token: tokens[index - 1]) == ":"
    {
      return false
    }
    return token.isCapitalised && !isVerbOfHeadline(index, classes)
      && isNameWord(index, classes, shouted: shouted)
  }

  /// "Nasser, Tito Want To Meet Nehru", "Presidents Agree To Meet": no name.
  private func isVerbOfHeadline(_ index: Int, _ classes: WordClass) -> Bool {
    index < document.textStart && !lexicon.isNameWord(tokens[index].word)
      && !classes.isDisjoint(with: [.light, .wish, .agreeing, .proposing, .calledOff, .putOff, .refused])
  }

  private func continuesName(_ index: Int, shouted: Bool) -> Bool {
    let token = tokens[index]
    guard token.isWord, !token.has(.possessive), !token.has(.sentenceStart) else { return false }
    let classes = lexicon.classes(of: token.word)
    // "Jae-in", "Geun-hye", but not "US-led".
    if token.has(.afterHyphen) {
      return token.isCapitalised
        || tokens[index - 1].isCapitalised && !classes.contains(.compound) && token.end - token.start <= 6
    }
    guard token.has(.afterSpace) || tokens[index - 1].has(.abbreviated) else { return false }
    if classes.contains(.suffix), token.isCapitalised { return true }
    if isVerbOfHeadline(index, classes) { return false }
    return token.isCapitalised && isNameWord(index, classes, shouted: shouted)
  }

  /// "with Prime Minister Bondevik Parliament House, Canberra": where it was, in a title without commas.
  private func opensHouse(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].isCapitalised, !tokens[index + 1].has(.afterHyphen)
    else { return false }
    return lexicon.isHouse(tokens[index + 1].word)
  }

  /// Behind "bin", "de la", "van den" a capitalised word must come.
  private func afterParticles(at index: Int, limit: Int, shouted: Bool) -> Int? {
    var next = index
    while next < limit, lexicon.classes(of: tokens[next].word).contains(.particle), tokens[next].isWord {
      next += 1
    }
    guard next > index, next < limit, next - index <= 3, tokens[next].isCapitalised,
      isNameWord(next, lexicon.classes(of: tokens[next].word), shouted: shouted)
    else { return nil }
    return next + 1
  }

  private func isNameWord(_ index: Int, _ classes: WordClass, shouted: Bool) -> Bool {
    let token = tokens[index]
    if token.has(.shouted), !shouted || !looksLikeShoutedName(token) { return false }
    if token.has(.initial) || namesYou && isYou(index) || isSaid(index) { return true }
    if !classes.isDisjoint(with: [.function, .saying, .spokesman, .honorific, .counterpart, .group]) {
      return false
    }
    // "Polish Foreign Minister Begins Visit": a verb that a headline writes with a capital.
    if classes.contains(.light), !lexicon.isNameWord(token.word) { return false }
    return !startsOtherPhrase(index)
  }

  /// "Mohammed Said al-Sahaf": a name, where a particle and a name follow.
  private func isSaid(_ index: Int) -> Bool {
    lexicon.vocabulary.text(tokens[index].word) == "said" && index + 2 < tokens.count
      && lexicon.classes(of: tokens[index + 1].word).contains(.particle) && tokens[index + 2].isCapitalised
  }

  /// "On Wednesday, You is to lead": with a capital where the reader addressed would have none.
  private func isYou(_ index: Int) -> Bool {
    lexicon.vocabulary.text(tokens[index].word) == "you" && !tokens[index].has(.sentenceStart)
      && (tokens[index - 1].isWord || document.isComma(index - 1))
  }

  /// In capitals only the tables and the ending tell a name from a verb: "JUSTIFIED".
  private func looksLikeShoutedName(_ token: Token) -> Bool {
    if lexicon.isNameWord(token.word) { return true }
    guard !token.word.isKnown, token.end - token.start > 2 else { return false }
    let word = document.text(token: token)
    return !["ED", "ING", "LY", "TION", "TIONS", "MENT", "ANCE", "ENCE", "OUS", "IVE"].contains {
      word.hasSuffix($0)
    }
  }

  /// A word of names between two others that are capitalised.
  private func isInsideName(_ index: Int) -> Bool {
    lexicon.isNameWord(tokens[index].word) && index > 0 && index + 1 < tokens.count
      && tokens[index - 1].isCapitalised && lexicon.isNameWord(tokens[index - 1].word)
      && tokens[index + 1].isCapitalised && !tokens[index + 1].has(.sentenceStart)
  }

  /// Whether a trigger, a date or the like begins here, which no name runs into.
  private func startsOtherPhrase(_ index: Int) -> Bool {
    // "Yeltsin Sept 7".
    if [.month, .weakMonth].contains(lexicon.dates[tokens[index].word].kind), index + 1 < tokens.count,
      tokens[index + 1].has(.number)
    {
      return true
    }
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: min(index + 6, tokens.count))
    else {
      let kind = lexicon.dates[tokens[index].word].kind
      return kind == .weekday || kind == .month
    }
    return match.entries.contains { entry in
      switch entry.table {
      // "Hossein Amir Abdollahian": a title elsewhere.
      // "Secretary Kerry": whose, his name tells.
      case .office:
        match.end - index > 1
          || !isInsideName(index) && lexicon.offices[Int(entry.row)].office != Registry.secretary
      case .trigger, .series: true
      case .organisation: match.end - index > 1 || tokens[index].has(.capitals)
      case .country:
        lexicon.countryNames[Int(entry.row)].kind != .capital
          && lexicon.countryNames[Int(entry.row)].kind != .people
      case .person, .place, .venue, .topic: false
      }
    }
  }
}
