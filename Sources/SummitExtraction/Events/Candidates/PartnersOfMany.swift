import SummitModel

/// Whom somebody met of many: "with Latin American foreign ministers", "with five presidents, including A and B".
extension CandidateFinder {
  /// "A met European leaders", "A's talks with his Arab counterparts": several states, though none of them is named.
  func meetsMany(_ candidate: inout Candidate, clause: Range<Int>, in view: SentenceView) {
    guard [.meeting, .negotiation, .conference].contains(candidate.kind), candidate.series == nil,
      candidate.parties.contains(where: {
        $0.isNamed && ($0.rank.map { $0.isLeader || $0 == .minister } ?? false)
      }),
      Set(candidate.parties.compactMap(\.country)).count < 2
    else { return }
    let end = candidate.trigger.upperBound
    let many = view.groups.first { group in
      (end..<min(end + 8, clause.upperBound)).contains(group.tokens.lowerBound)
        && (group.preposition == nil || ["with", "of", "between"].contains(group.preposition ?? ""))
        && gathersMany(group, in: view)
    }
    if many != nil || meetsColleagues(behind: end, clause) { candidate.isInternational = true }
  }

  /// "his European counterparts", "several of her Gulf colleagues".
  private func meetsColleagues(behind end: Int, _ clause: Range<Int>) -> Bool {
    (end..<min(end + 9, clause.upperBound)).contains { index in
      ["counterparts", "colleagues"].contains(lexicon.vocabulary.text(tokens[index].word))
        && (max(end, index - 3)..<index).contains {
          tokens[$0].isCapitalised
            && (lexicon.isOfContinent(in: tokens, at: $0)
              || lexicon.classes(of: tokens[$0].word).contains(.manyStates)
              || lexicon.phrases.entries(of: [tokens[$0].word]).contains { $0.table == .organisation })
        }
    }
  }

  /// "with five presidents, including A of P and B of Q", "talks with officials including A", "several ministers, among
  /// them B": those of them who are named.
  func included(behind range: Range<Int>, until end: Int, in view: SentenceView) -> [PartyGroup] {
    guard
      let mark = (range.upperBound..<max(range.upperBound, end)).first(where: { index in
        let word = lexicon.vocabulary.text(tokens[index].word)
        return word == "including" || word == "among" && document.isComma(index - 1)
      }),
      let first = view.groups.first(where: {
        (1...3).contains($0.tokens.lowerBound - mark) && $0.parties.contains(where: \.isNamed)
      })
    else { return rowBeforeAmong(behind: range, until: end, in: view) }
    return [first] + clauses.row(behind: first, in: view)
  }

  /// "with eight leaders, A of P and B of Q among them".
  private func rowBeforeAmong(behind range: Range<Int>, until end: Int, in view: SentenceView) -> [PartyGroup]
  {
    guard
      let among = (range.upperBound..<max(range.upperBound, end)).last(where: { index in
        lexicon.vocabulary.text(tokens[index].word) == "among" && index + 1 < view.tokens.upperBound
          && lexicon.vocabulary.text(tokens[index + 1].word) == "them"
      }),
      let comma = (range.upperBound..<among).first(where: { document.isComma($0) })
    else { return [] }
    return view.groups.filter {
      $0.tokens.lowerBound > comma && $0.tokens.upperBound <= among && $0.preposition == nil
        && $0.parties.contains(where: \.isNamed)
    }
  }
}
