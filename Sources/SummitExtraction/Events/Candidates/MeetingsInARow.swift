import SummitModel

/// Rows that tell of a meeting or a visit each: "meetings with A and with B", "four countries – C, D, E and F".
extension CandidateFinder {
  /// "had separate talks with B and C": one with each.
  func separate(_ candidate: Candidate, in view: SentenceView) -> [Candidate]? {
    if let each = respectively(candidate, in: view) { return each }
    let trigger = candidate.trigger
    guard [.nounMeeting, .nounCall].contains(candidate.frame),
      candidate.frame == .nounCall && isPlural(trigger) || areMeetings(trigger)
        || (max(view.tokens.lowerBound, trigger.lowerBound - 3)..<trigger.lowerBound).contains(where: {
          lexicon.vocabulary.text(tokens[$0].word) == "separate"
        }),
      let others = view.groups.first(where: {
        ["with", "from", "to"].contains($0.preposition ?? "") && $0.tokens.lowerBound >= trigger.upperBound
          && $0.parties.count >= 2
      }) ?? partnersInRow(behind: trigger, in: view),
      !areMeetings(trigger) || areOfStatesOfTheirOwn(others)
    else { return nil }
    let one = candidate.parties.first { party in !others.parties.contains { $0.key == party.key } }
    let teller = one == nil && candidate.anaphora.isEmpty ? protagonist(at: trigger) : nil
    return others.parties.map { other in
      var each = candidate
      each.parties = candidate.anaphora.isEmpty ? [one, other].compactMap { $0 } : [other]
      if let teller { each.anaphora = [teller] }
      return each
    }
  }

  /// "met separately in P with B and C", "conferred individually with B and C": those of different states.
  private func meetsEach(_ verb: Range<Int>, _ others: [Party], in view: SentenceView) -> Bool {
    guard !others.contains(where: { $0.country == nil }), Set(others.map(\.country)).count == others.count
    else {
      return false
    }
    return (verb.upperBound..<min(verb.upperBound + 2, view.tokens.upperBound)).contains {
      ["separately", "individually"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "A met with B and C respectively": B, and then C.
  private func respectively(_ candidate: Candidate, in view: SentenceView) -> [Candidate]? {
    let frames: Set<Trigger.Frame> = [.meet, .receive, .converse, .nounMeeting]
    let (before, others) = (
      candidate.parties.filter { $0.tokens.upperBound <= candidate.trigger.lowerBound },
      candidate.parties.filter { $0.tokens.lowerBound >= candidate.trigger.upperBound }
    )
    guard frames.contains(candidate.frame), others.count >= 2, let last = others.last,
      before.count + candidate.anaphora.count == 1,
      // "met his Romanian and Cypriot counterparts, B and C respectively": which is which.
      !(candidate.trigger.upperBound..<others[0].tokens.lowerBound).contains(where: {
        lexicon.classes(of: tokens[$0].word).contains(.counterpart)
      }), others.allSatisfy(\.isNamed),
      (last.tokens.upperBound..<min(last.tokens.upperBound + 3, view.tokens.upperBound)).contains(where: {
        ["respectively", "separately"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }) || meetsEach(candidate.trigger, others, in: view)
    else { return nil }
    return others.map { other in
      var each = candidate
      each.parties = before + [other]
      return each
    }
  }

  /// "A lunch was followed by meetings with B and C": of whom the text is about, whom nothing names here.
  private func protagonist(at trigger: Range<Int>) -> PartyGroup {
    PartyGroup(
      parties: [], mentions: 0..<0, tokens: trigger.lowerBound..<(trigger.lowerBound + 1), isAnaphoric: true,
      pronoun: [.he], isPossessive: false)
  }

  /// "meetings", "bilateral meetings", "bilaterals".
  private func areMeetings(_ trigger: Range<Int>) -> Bool {
    ["meetings", "bilaterals"].contains(lexicon.vocabulary.text(tokens[trigger.upperBound - 1].word))
  }

  /// "held meetings with President A of B and Prime Minister C of D": each for a state of his own.
  private func areOfStatesOfTheirOwn(_ others: PartyGroup) -> Bool {
    let states = Set(others.parties.compactMap { $0.country?.rawValue ?? $0.organisation })
    let from = others.tokens.lowerBound - 1
    let areCounterparts =
      others.preposition == "from" && from > 0
      && lexicon.classes(of: tokens[from - 1].word).contains(.counterpart)
    return states.count == others.parties.count
      && (areCounterparts || others.parties.allSatisfy { $0.rank != nil })
  }

  /// "telephone calls from A and B".
  private func isPlural(_ trigger: Range<Int>) -> Bool {
    document.text(token: tokens[trigger.upperBound - 1]).hasSuffix("s")
  }

  /// "a number of bilateral meetings that day: with A; B; and C": all of the row as one group.
  private func partnersInRow(behind trigger: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard
      var row = view.groups.first(where: {
        ["with", "from", "to"].contains($0.preposition ?? "") && $0.tokens.lowerBound >= trigger.upperBound
      })
    else { return nil }
    for group in view.groups where group.tokens.lowerBound >= row.tokens.upperBound {
      guard goesOn(row.tokens.upperBound..<group.tokens.lowerBound), !group.isPossessive,
        !group.parties.isEmpty, group.parties.allSatisfy(\.isNamed),
        group.preposition.map({ $0 == row.preposition }) ?? true
      else { break }
      for party in group.parties where !row.parties.contains(where: { $0.key == party.key }) {
        row.parties.append(party)
      }
      row.tokens = row.tokens.lowerBound..<group.tokens.upperBound
    }
    return row.parties.count >= 2 ? row : nil
  }

  /// ", and with", "; and", "(ICRC), and with the".
  private func goesOn(_ gap: Range<Int>) -> Bool {
    var isInBrackets = false
    let links = gap.filter { index in
      let mark = document.text(token: tokens[index])
      if mark == "(" { isInBrackets = true }
      defer { if mark == ")" { isInBrackets = false } }
      return !isInBrackets && mark != ")"
    }
    return !links.isEmpty && links.count <= 5
      && links.allSatisfy { index in
        document.isComma(index) || document.text(token: tokens[index]) == ";"
          || !lexicon.classes(of: tokens[index].word).isDisjoint(with: [.and, .article])
          || lexicon.vocabulary.text(tokens[index].word) == "with"
      }
  }

  /// "visit four countries in Central America – Guatemala, Panama and Cuba –": the first of those whose number was told.
  func listedState(behind trigger: Range<Int>, in view: SentenceView) -> Int? {
    let near = trigger.upperBound..<min(trigger.upperBound + 16, view.tokens.upperBound)
    guard
      let noun = near.first(where: {
        ["countries", "nations", "states", "capitals", "cities"].contains(
          lexicon.vocabulary.text(tokens[$0].word))
      }), let mark = (noun + 1..<near.upperBound).first(where: opensList)
    else { return nil }
    return view.mentions.indices.first {
      (1...2).contains(view.mentions[$0].tokens.lowerBound - mark) && places.resolve(view.mentions[$0]) != nil
    }
  }

  /// " – Guatemala", ": Guatemala", "(Guatemala", "namely Guatemala".
  private func opensList(_ index: Int) -> Bool {
    clauses.isDash(index) || [":", "("].contains(document.text(token: tokens[index]))
      || ["namely", "including"].contains(lexicon.vocabulary.text(tokens[index].word))
  }
}
