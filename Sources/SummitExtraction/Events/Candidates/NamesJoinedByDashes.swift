import SummitModel

/// "the second U.S. – Africa Leaders Summit", "the ASEAN - EEC Ministerial Meeting": offices write dashes with blanks
/// where others write hyphens.
extension ClauseReader {
  /// A mark behind which no other clause begins.
  func partsNothing(_ mark: Int, in view: SentenceView) -> Bool {
    opensOccasions(mark, in: view) || isDash(mark) && joinsNames(mark, in: view)
  }

  /// Whether a dash joins a name to another one that qualifies an event, and parts no clauses.
  func joinsNames(_ dash: Int, in view: SentenceView) -> Bool {
    guard dash > view.tokens.lowerBound, dash + 2 < view.tokens.upperBound, tokens[dash + 1].isCapitalised,
      let left = view.mention(covering: dash - 1), left.isState, left.tokens.upperBound == dash
    else { return false }
    return view.mentions.contains { mention in
      guard (dash + 2...dash + 6).contains(mention.tokens.lowerBound),
        (dash + 1..<mention.tokens.lowerBound).allSatisfy({ tokens[$0].isCapitalised })
      else { return false }
      return switch mention.kind {
      case .trigger, .series: tokens[mention.tokens.lowerBound].isCapitalised
      default: false
      }
    }
  }
}

extension CandidateFinder {
  /// "the ASEAN - EEC Ministerial Meeting": both of them.
  func attachJoinedNames(_ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    guard candidate.parties.isEmpty,
      let right = view.mentions.last(where: { $0.isState && $0.tokens.upperBound <= range.lowerBound }),
      range.lowerBound - right.tokens.upperBound <= 2,
      let left = view.mentions.last(where: { $0.tokens.upperBound == right.tokens.lowerBound - 1 }),
      left.isState, clauses.joinsNames(left.tokens.upperBound, in: view)
    else { return }
    for mention in [left, right] {
      switch mention.kind {
      case .country(let country):
        candidate.parties.append(Party(country: country.code, tokens: mention.tokens))
      case .organisation(let row):
        candidate.parties.append(
          Party(organisation: lexicon.organisations[Int(row)].code, tokens: mention.tokens))
      default: continue
      }
    }
  }
}

extension Mention {
  /// A state, or an organisation of states.
  fileprivate var isState: Bool {
    switch kind {
    case .country, .organisation: !isPossessive
    default: false
    }
  }
}
