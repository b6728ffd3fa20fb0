import SummitModel

/// The names that stand before what somebody says in a transcript.
extension Document {
  /// "President Vladimir Putin:", "PENNY WONG, FOREIGN MINISTER:", "Minister for Trade (through interpreter):" at the start
  /// of a paragraph: the colon behind it.
  func colonOfLabel(at start: Int, _ lexicon: Lexicon) -> Int? {
    guard tokens[start].has(.paragraphStart), tokens[start].isCapitalised else { return nil }
    var isInBrackets = false
    for index in start + 1..<min(start + 18, max(start + 1, tokens.count)) {
      let token = tokens[index]
      let mark = text(token: token)
      if token.has(.paragraphStart) { return nil }
      if mark == ":" { return index }
      if mark == "(" { isInBrackets = true }
      guard
        isInBrackets || token.isCapitalised || token.has(.initial) || token.isPunctuation && mark != "."
          || !lexicon.classes(of: token.word).isDisjoint(with: [.article, .and, .preposition, .to])
      else { return nil }
      if mark == ")" { isInBrackets = false }
    }
    return nil
  }

  /// "The President. Ladies and gentlemen": the full stop behind who speaks, before what he says.
  func stopOfLabel(at start: Int) -> Int? {
    guard tokens[start].has(.paragraphStart), start + 3 < tokens.count, text(token: tokens[start]) == "The"
    else {
      return nil
    }
    return (start + 2...start + 3).first { stop in
      text(token: tokens[stop]) == "." && stop + 1 < tokens.count && !tokens[stop + 1].has(.paragraphStart)
        && (start + 1..<stop).allSatisfy { tokens[$0].isCapitalised }
    }
  }
}

extension Registry {
  /// The one state whose people speak in a transcript, as far as the tables know them; none where somebody speaks whom
  /// an office alone tells that none of them holds.
  func homeOfSpeakers(_ sentences: [[Mention]]) -> CountryCode? {
    var (states, titles, bare): (Set<CountryCode>, Set<String>, Set<String>) = ([], [], [])
    for case .person(let person)? in sentences.lazy.map({ speaker($0) }) {
      if person.entity >= 0, entities[person.entity].person != nil,
        let country = entities[person.entity].country
      {
        states.insert(country)
        titles.formUnion(
          entities[person.entity].titles.union([entities[person.entity].office].compactMap { $0 }))
      } else if !person.isNamed, let office = person.office {
        bare.insert(office)
      }
    }
    return states.count == 1 && bare.isSubset(of: titles) ? states.first : nil
  }

  /// Who is named before the colon at the start of a paragraph.
  private func speaker(_ mentions: [Mention]) -> Mention.Kind? {
    guard let first = mentions.first, let colon = document.colonOfLabel(at: first.tokens.lowerBound, lexicon),
      colon >= first.tokens.upperBound
    else { return nil }
    return first.kind
  }

  /// "H. E. Obiang Nguema": a style, and no initials.
  func dropStyle(of person: inout PersonMention) {
    let start = person.name.lowerBound
    guard person.name.count >= 4, document.tokens[start].has(.initial),
      document.tokens[start + 1].has(.initial),
      lexicon.vocabulary.text(document.tokens[start].word) == "h",
      ["e", "h", "m"].contains(lexicon.vocabulary.text(document.tokens[start + 1].word))
    else { return }
    person.name = (start + 2)..<person.name.upperBound
  }
}
