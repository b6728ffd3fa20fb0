import SummitModel

/// Two surnames that a hyphen joins: "the Bush-Putin summit".
extension Registry {
  /// "Arafat-Netanyahu": two surnames joined by a hyphen, neither of which names one person with the other.
  func isPair(_ person: PersonMention) -> Bool {
    // "al-Asad".
    let first = document.tokens[person.name.lowerBound].word
    if lexicon.classes(of: first).contains(.particle) { return false }
    return person.name.count == 2 && document.tokens[person.name.upperBound - 1].has(.afterHyphen)
      || person.name.count == 3 && document.tokens[person.name.lowerBound + 1].has(.afterHyphen)
  }

  /// Parts such pairs where both halves are persons of the article; else they are one double name.
  mutating func splitPairs(in sentences: inout [[Mention]]) {
    for sentence in sentences.indices {
      var position = 0
      while position < sentences[sentence].count {
        defer { position += 1 }
        guard case .person(var person) = sentences[sentence][position].kind, isPair(person), person.entity < 0
        else { continue }
        let cut = person.name.lowerBound + 1
        let halves = [person.name.lowerBound..<cut, cut..<person.name.upperBound]
        let isNamed = namesEvent(position, in: sentences[sentence])
        let known = halves.map { half in
          words(of: half).first.flatMap { byWord[$0]?.first ?? (isNamed ? leaderOfTheDay($0, half) : nil) }
        }
        guard let first = known[0], let second = known[1], first != second else {
          // "the Biden-Harris Administration": half of it is somebody else.
          if known.contains(where: { $0 != nil }) { continue }
          enrol(&person)
          sentences[sentence][position].kind = .person(person)
          continue
        }
        let mentions = zip(halves, [first, second]).map { half, entity in
          var single = PersonMention(name: half)
          single.entity = entity
          return Mention(tokens: half, kind: .person(single))
        }
        sentences[sentence].replaceSubrange(position...position, with: mentions)
      }
    }
  }

  /// "the Bush-Putin summit".
  private func namesEvent(_ position: Int, in mentions: [Mention]) -> Bool {
    guard position + 1 < mentions.count,
      mentions[position + 1].tokens.lowerBound == mentions[position].tokens.upperBound,
      case .trigger = mentions[position + 1].kind
    else { return false }
    let words = mentions[position + 1].tokens.map { document.tokens[$0].word }
    return lexicon.phrases.entries(of: words).contains {
      $0.table == .trigger && lexicon.triggers[Int($0.row)].frame.isNoun
    }
  }

  /// A leader of that surname whom nothing else in the article names.
  private mutating func leaderOfTheDay(_ word: String, _ name: Range<Int>) -> Int? {
    guard isLeaderOfTheDay(word) else { return nil }
    return add(PersonMention(name: name), [word])
  }
}
