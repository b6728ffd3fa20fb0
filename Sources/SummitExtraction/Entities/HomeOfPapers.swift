import SummitModel

/// Whose paper an article is, where its title or its labels tell: that state is at home in it.
extension Registry {
  /// "Remarks by President A and …", "Readout of Vice President B's call": an office's papers name its own side first;
  /// "Remarks at a meeting with President C" names the guest alone.
  func homeOfPaper(_ title: [Mention]) -> CountryCode? {
    for mention in title where isGiver(mention) {
      if case .person(let person) = mention.kind, person.entity >= 0,
        entities[person.entity].rank?.isLeader ?? false
      {
        return entities[person.entity].country
      }
    }
    guard document.tokens.prefix(3).contains(where: { lexicon.classes(of: $0.word).contains(.paper) }) else {
      return nil
    }
    for mention in title {
      guard case .person(let person) = mention.kind else { continue }
      // "Toasts of the President and Prime Minister A": the paper's own President has no name there.
      if !person.isNamed, person.office != nil, person.country == nil { return nil }
      guard person.entity >= 0 else { continue }
      return isGuestOfPaper(mention.tokens.lowerBound) ? nil : entities[person.entity].country
    }
    return nil
  }

  /// "THE PRESIDENT:", "THE PRESIDENT." at the head of what he says: as the White House sets down its President's words.
  var homeOfLabel: CountryCode? {
    let tokens = document.tokens
    let isLabel = tokens.indices.dropLast(2).contains { index in
      tokens[index].has(.paragraphStart) && tokens[index].has(.capitals) && tokens[index + 1].has(.capitals)
        && lexicon.vocabulary.text(tokens[index].word) == "the"
        && lexicon.vocabulary.text(tokens[index + 1].word) == "president"
        && [":", "."].contains(document.text(token: tokens[index + 2]))
    }
    let isStop = tokens.indices.contains { index in
      document.stopOfLabel(at: index) == index + 2
        && lexicon.vocabulary.text(tokens[index + 1].word) == "president"
    }
    return isLabel || isStop ? CountryCode(rawValue: "US") : nil
  }

  /// "The White House, Office of the Press Secretary", "Downing Street" above a briefing: whose house speaks.
  func homeOfHouse(_ sentences: [[Mention]]) -> CountryCode? {
    let head = 0..<min(document.textStart + 30, document.tokens.count)
    guard
      head.contains(where: {
        ["briefing", "gaggle"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      })
    else { return nil }
    return sentences.joined().lazy.compactMap { mention -> CountryCode? in
      guard head.contains(mention.tokens.lowerBound), case .country(let country) = mention.kind,
        country.form == .seat
      else { return nil }
      return country.code
    }.first
  }

  /// "I visited Oman", "my visit to Namibia", "I shall visit A, B and C": whoever says so is not at home there.
  func statesVisitedByTeller(_ sentences: [[Mention]]) -> Set<CountryCode> {
    var visited: Set<CountryCode> = []
    var row = 0
    for mention in sentences.joined() {
      guard case .country(let country) = mention.kind, country.form == .name, mention.tokens.lowerBound > 2
      else { continue }
      let goesOn =
        (row..<mention.tokens.lowerBound).count <= 2
        && (row..<mention.tokens.lowerBound).allSatisfy {
          document.isComma($0) || lexicon.classes(of: document.tokens[$0].word).contains(.and)
        }
      guard goesOn || tellerVisits(mention.tokens.lowerBound) else { continue }
      visited.insert(country.code)
      row = mention.tokens.upperBound
    }
    return visited
  }

  private func tellerVisits(_ state: Int) -> Bool {
    let words = (state - 3..<state).map { document.text(token: document.tokens[$0]) }
    return words == ["my", "visit", "to"] || words[2] == "visited" && words[1] == "I"
      || words[2] == "visit" && words[0] == "I" && ["will", "shall"].contains(words[1])
      || words[2] == "visiting" && words[0] == "forward"
  }

  /// "Press conference given by the Prime Minister, Mr A", "Speech by President B".
  private func isGiver(_ mention: Mention) -> Bool {
    let front = max(0, mention.tokens.lowerBound - 10)..<mention.tokens.lowerBound
    guard let by = front.last(where: { lexicon.vocabulary.text(document.tokens[$0].word) == "by" }),
      (by + 1..<mention.tokens.lowerBound).allSatisfy(isOfTitle)
    else { return false }
    return (front.lowerBound..<by).contains {
      ["conference", "speech", "address", "statement", "interview", "briefing", "transcript", "broadcast"]
        .contains(lexicon.vocabulary.text(document.tokens[$0].word))
    }
  }

  /// "BY THE PRIME MINISTER - MR BOB HAWKE": what stands between.
  private func isOfTitle(_ index: Int) -> Bool {
    document.tokens[index].isPunctuation
      || !lexicon.classes(of: document.tokens[index].word).isDisjoint(with: [.article, .honorific])
      || ["prime", "minister", "president", "chancellor", "premier", "foreign", "secretary"].contains(
        lexicon.vocabulary.text(document.tokens[index].word))
  }

  /// "with President C", "for the Prime Minister of D", "in honour of E".
  func isGuestOfPaper(_ token: Int) -> Bool {
    guard token > 1 else { return false }
    let before = (token - 2..<token).map { lexicon.vocabulary.text(document.tokens[$0].word) }
    return ["with", "for", "to"].contains(before[1]) || ["honour", "honor"].contains(before[0])
      || before[1] == "the" && ["with", "for", "to"].contains(before[0])
  }
}
