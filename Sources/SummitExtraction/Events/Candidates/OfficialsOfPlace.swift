import SummitModel

/// Whom a guest meets where the text gives neither names nor a state: "met government officials in Luanda".
extension CandidateFinder {
  /// The officials, leaders, authorities with whom somebody from abroad meets are those of the place.
  func attachOfficialsOfPlace(_ clause: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    guard [.meet, .nounMeeting, .see].contains(candidate.frame), let place = candidate.place?.place.country,
      !candidate.parties.isEmpty, !candidate.modality.isNegated,
      candidate.parties.allSatisfy({ ($0.isNamed || $0.rank != nil) && isFrom(abroad: place, $0) }),
      let officials = view.mentions.first(where: {
        clause.contains($0.tokens.lowerBound) && $0.tokens.lowerBound >= candidate.trigger.upperBound
          && areLocal($0, met: candidate.trigger)
      })
    else { return }
    candidate.anaphora.removeAll { $0.tokens == officials.tokens }
    candidate.parties.append(Party(country: place, rank: .official, role: .host, tokens: officials.tokens))
  }

  private func isFrom(abroad place: CountryCode, _ party: Party) -> Bool {
    party.country.map { $0 != place && !$0.isSuccession(of: place) } ?? (party.organisation != nil)
  }

  /// "met senior officials", "talks with government and military leaders": nobody's, and none spoken of before.
  private func areLocal(_ mention: Mention, met trigger: Range<Int>) -> Bool {
    guard case .group(let group) = mention.kind, group.countries.isEmpty, group.organisation == nil,
      group.number == nil, !group.isCountries,
      Self.officials.contains(lexicon.vocabulary.text(tokens[mention.tokens.upperBound - 1].word))
    else { return false }
    let between = trigger.upperBound..<mention.tokens.upperBound - 1
    return between.count <= 8
      && between.allSatisfy {
        tokens[$0].isWord && !tokens[$0].isCapitalised || document.isComma($0)
      }
      && between.contains {
        Self.theirs.contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  private static let officials: Set<String> = [
    "officials", "leaders", "authorities", "ministers",
  ]
  private static let theirs: Set<String> = [
    "government", "local", "senior", "top", "military", "security", "state", "civil", "political", "ranking",
  ]
}
