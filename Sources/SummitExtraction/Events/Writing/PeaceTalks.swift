import SummitModel

/// The sides of a war within one state talk as states do: abroad, or before a mediator.
extension International {
  private static let ofConflict: Set<String> = [
    "rebel", "rebels", "guerrilla", "guerrillas", "insurgents", "militia", "warring", "ceasefire", "truce",
    "mediator", "mediators", "mediation", "envoy", "peace", "separatist", "separatists", "breakaway",
    "secessionist", "reunification", "buffer", "cypriot", "factions", "taliban", "farc", "houthis",
    "polisario",
  ]

  /// What is told of a war only where talks are told of, too: "power-sharing", "intra-Afghan".
  private static let making: Set<String> = ["intra", "sharing", "reconciliation", "armistice"]

  /// Where a text speaks of rebels, mediators, ceasefires: sentences, in order, and the words.
  static func conflict(in document: Document, _ lexicon: Lexicon) -> [(sentence: Int, word: String)] {
    document.sentences.enumerated().flatMap { sentence, tokens in
      tokens.compactMap { index in
        let word = lexicon.vocabulary.text(document.tokens[index].word)
        return ofConflict.contains(word) ? (sentence, word) : nil
      }
    }
  }

  /// Rebels, mediators, ceasefires near by: the sides of one state talk as states do.
  func isPeaceProcess(_ draft: Draft) -> Bool {
    let near = (draft.firstSentence - Self.reach)...(draft.lastSentence + Self.reach)
    return Set(conflict.lazy.filter { near.contains($0.sentence) }.map(\.word)).count >= 2
  }

  /// Sentences before and behind that are still about the same: a news story has no more.
  private static let reach = 20

  /// "Yemeni peace talks", "the intra-Afghan talks": the very sentences that tell of it speak of a war.
  private func isOfWar(_ draft: Draft) -> Bool {
    draft.candidates.contains { candidate in
      document.sentences[candidate.sentence].contains {
        Self.ofConflict.contains(word($0)) || Self.making.contains(word($0))
      }
    }
  }

  func isOfSidesAbroad(_ draft: Draft) -> Bool {
    (isPeaceProcess(draft) || isOfWar(draft)) && isOnForeignGround(draft)
  }

  /// "Sudan's government and rebels signed a ceasefire in N'Djamena".
  func isOnForeignGround(_ draft: Draft) -> Bool {
    let isBetweenSides =
      draft.kind == .meeting
      && (draft.parties.count >= 2 || draft.parties.contains(where: isRow) || isOfWar(draft))
    guard draft.kind == .negotiation || draft.kind == .signing || isBetweenSides, draft.status != .proposed,
      let country = draft.place?.place.country,
      draft.place?.place.city != nil || draft.date?.date.precision == .day
    else { return false }
    return draft.parties.contains { $0.country != nil }
      && draft.parties.allSatisfy { $0.country != country && !$0.isNamed }
  }

  /// "Afghan factions", "the Yemeni parties": sides in the plural.
  private func isRow(_ party: Party) -> Bool {
    party.entity == nil
      && party.tokens.contains { ["factions", "parties", "sides", "rivals"].contains(word($0)) }
  }

  /// "A peace agreement was signed in Cotonou on Sunday", whoever the sides were.
  func isPeaceMade(_ draft: Draft) -> Bool {
    draft.kind == .signing && draft.place?.place.city != nil && draft.date != nil
      && draft.candidates.contains { candidate in
        document.sentences[candidate.sentence].contains {
          ["peace", "ceasefire", "truce"].contains(word($0))
        }
      }
  }

  /// "UN envoy A opened a fourth round of talks in Geneva": between the sides of a war.
  func isMediated(_ draft: Draft) -> Bool {
    (isPeaceProcess(draft) || isOfWar(draft)) && (draft.kind == .negotiation || isTalks(draft))
      && draft.place?.place.city != nil
      && draft.parties.contains {
        $0.isNamed && $0.rank == .envoy && ($0.organisation != nil || $0.country?.isSupranational ?? false)
      }
  }

  private func isTalks(_ draft: Draft) -> Bool {
    draft.kind == .meeting && draft.candidates.contains { $0.rule.hasSuffix("talks") }
  }

  /// "Vice President A and rebel leader B began talks in Naivasha": the sides of one state on a third one's ground.
  func isBeforeRebels(_ draft: Draft) -> Bool {
    guard let place = draft.place?.place.country else { return false }
    return draft.parties.allSatisfy { $0.country != place }
      && draft.parties.contains { $0.office?.hasPrefix("Rebel") ?? false }
  }

  /// "President A and Turkish Cypriot leader B met": the leaders of the peoples of one state.
  func isBetweenPeoples(_ draft: Draft) -> Bool {
    draft.kind != .visit && draft.parties.count { $0.isNamed } >= 2
      && draft.parties.contains { $0.entity.map(leadersOfPeoples.contains) ?? false }
  }

  private func word(_ index: Int) -> String { lexicon.vocabulary.text(document.tokens[index].word) }
}
