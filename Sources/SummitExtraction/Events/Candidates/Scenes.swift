import SummitModel

/// Where one event is the scene of another: "on the sidelines of the summit", "met at the G20 summit".
extension CandidateFinder {
  /// "on the sidelines of", "in the margins of" before an event: what is told before it takes place there.
  func isBeside(_ event: Int, from start: Int) -> Bool {
    (max(start, event - 6)..<max(start, event)).contains {
      ["sidelines", "sideline", "margins", "margin", "fringes", "fringe", "beside"].contains(
        lexicon.vocabulary.text(tokens[$0].word)) || isOnTheSide($0) || isOnOccasion($0)
    } || isWhere(event, from: start) || isDuringBreak(before: event, from: start)
  }

  /// "met during a break in the conference", "in a pause of the talks", "between sessions of the summit".
  private func isDuringBreak(before event: Int, from start: Int) -> Bool {
    (max(start + 1, event - 4)..<max(start + 1, event)).contains { index in
      switch lexicon.vocabulary.text(tokens[index].word) {
      case "break", "pause", "recess", "lull", "interval":
        (max(start, index - 3)..<index).contains {
          ["during", "in"].contains(lexicon.vocabulary.text(tokens[$0].word))
        }
      case "sessions": lexicon.vocabulary.text(tokens[index - 1].word) == "between"
      default: false
      }
    }
  }

  /// "met in the hall where the summit was ending".
  private func isWhere(_ event: Int, from start: Int) -> Bool {
    event - 3 > start && lexicon.classes(of: tokens[event - 1].word).contains(.article)
      && lexicon.vocabulary.text(tokens[event - 2].word) == "where" && !document.isComma(event - 3)
  }

  /// "on the occasion of the Regional Forum".
  private func isOnOccasion(_ index: Int) -> Bool {
    index >= 2 && index + 1 < tokens.count
      && (index - 2...index + 1).map { lexicon.vocabulary.text(tokens[$0].word) } == [
        "on", "the", "occasion", "of",
      ]
  }

  /// "on the side of the conference".
  private func isOnTheSide(_ index: Int) -> Bool {
    index >= 2 && index + 1 < tokens.count
      && (index - 2...index + 1).map { lexicon.vocabulary.text(tokens[$0].word) } == [
        "on", "the", "side", "of",
      ]
  }

  /// "met at the G20 summit": those who meet there attend it.
  func isScene(_ event: Range<Int>, in view: SentenceView) -> Bool {
    guard let met = view.mentions.last(where: { $0.tokens.upperBound <= event.lowerBound && $0.isTrigger })
    else { return false }
    return isScene(event, of: met.tokens)
  }

  /// "A and B, both in Vienna for a conference, met on Tuesday": beside the conference.
  func isAsideOfMeeting(_ event: Range<Int>, in view: SentenceView) -> Bool {
    view.mentions.contains { mention in
      mention.isTrigger && (1...14).contains(mention.tokens.lowerBound - event.upperBound)
        && document.isComma(mention.tokens.lowerBound - 1) && namesMeeting(mention.tokens)
    }
  }

  private func namesMeeting(_ trigger: Range<Int>) -> Bool {
    lexicon.phrases.entries(of: trigger.map { tokens[$0].word }).contains {
      $0.table == .trigger && [.meet, .see].contains(lexicon.triggers[Int($0.row)].frame)
    }
  }

  /// A summit or conference, by its name or by its noun.
  private func namesGathering(_ event: Range<Int>) -> Bool {
    lexicon.phrases.entries(of: event.map { tokens[$0].word }).contains { entry in
      switch entry.table {
      case .series: [.summit, .conference].contains(lexicon.series[Int(entry.row)].kind)
      case .trigger: [.summit, .conference].contains(lexicon.triggers[Int(entry.row)].kind)
      default: false
      }
    }
  }

  func isScene(_ event: Range<Int>, of trigger: Range<Int>) -> Bool {
    let between = trigger.upperBound..<max(trigger.upperBound, event.lowerBound)
    guard (1...16).contains(between.count), between.suffix(5).contains(where: { isAt($0) }),
      !between.contains(where: { document.isComma($0) }), namesGathering(event), namesMeeting(trigger)
    else { return false }
    return modality.marks(in: between).isDisjoint(with: [.be, .have, .will, .may, .saying, .relative])
  }

  /// "shook hands with B at the memorial service in C": where both were.
  func isAtCeremony(_ trigger: Range<Int>, _ next: Mention) -> Bool {
    guard case .trigger(let row) = next.kind, lexicon.triggers[Int(row)].frame == .nounCeremony else {
      return false
    }
    let start = next.tokens.lowerBound
    return (max(trigger.upperBound, start - 4)..<max(trigger.upperBound, start)).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "at"
    }
  }

  private func isAt(_ index: Int) -> Bool {
    ["at", "during"].contains(lexicon.vocabulary.text(tokens[index].word))
  }
}
