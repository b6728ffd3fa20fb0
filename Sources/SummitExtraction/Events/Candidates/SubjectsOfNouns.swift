import SummitModel

/// Whose visit or talks a noun tells of, where the subject has no verb for it: "concluded what he called a visit",
/// "his announcement followed a meeting with B", "was ready for a summit with B".
extension CandidateFinder {
  /// "had a cordial conversation with B": an occasion; not "the conversation about B", "to begin a conversation".
  func isHad(_ noun: Range<Int>, in view: SentenceView) -> Bool {
    let before = max(view.tokens.lowerBound, noun.lowerBound - 8)..<noun.lowerBound
    guard
      let had = before.last(where: { ["had", "held"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      !(had..<noun.lowerBound).contains(where: {
        tokens[$0].isPunctuation
          || ["that", "this", "the"].contains(lexicon.vocabulary.text(tokens[$0].word))
          || !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.preposition, .to, .be, .planned])
      })
    else { return false }
    return (noun.upperBound..<min(noun.upperBound + 10, view.tokens.upperBound)).contains {
      ["with", "between"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "A concluded what he called a historic visit": who did so.
  func whoCalledIt(before range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard
      let what = (max(view.tokens.lowerBound, range.lowerBound - 10)..<range.lowerBound).dropFirst().last(
        where: { lexicon.vocabulary.text(tokens[$0].word) == "what" }),
      !lexicon.classes(of: tokens[what - 1].word).isDisjoint(with: [.light, .past]),
      (what + 1..<range.lowerBound).contains(where: {
        ["called", "calls", "termed", "described"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return nil }
    return clauses.subject(of: (what - 1)..<what, in: view, objects: [])
  }

  /// "called a closed-door meeting with B", "arranged a meeting with C", "emerged from a meeting with D": it is his.
  func calls(_ between: Range<Int>) -> Bool {
    between.dropLast().contains {
      switch lexicon.vocabulary.text(tokens[$0].word) {
      case "called", "calls", "arranged", "requested":
        lexicon.classes(of: tokens[$0 + 1].word).contains(.article)
      case "emerged", "emerges", "fresh": lexicon.vocabulary.text(tokens[$0 + 1].word) == "from"
      default: false
      }
    }
  }

  /// "His announcement followed a meeting with B", "A's remarks came after talks with B": whose words they were.
  func whoseWords(before range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    let start = view.tokens.lowerBound
    let leads = (max(start, range.lowerBound - 5)..<range.lowerBound).contains {
      let word = lexicon.vocabulary.text(tokens[$0].word)
      return ["followed", "follows"].contains(word)
        || ["after", "following"].contains(word) && $0 > start
          && ["came", "comes", "come"].contains(lexicon.vocabulary.text(tokens[$0 - 1].word))
    }
    let words: Set<String> = [
      "announcement", "statement", "remarks", "remark", "comments", "words", "declaration",
    ]
    guard leads,
      view.tokens.prefix(6).contains(where: { words.contains(lexicon.vocabulary.text(tokens[$0].word)) })
    else { return nil }
    if let group = view.groups.first, group.isPossessive, group.tokens.lowerBound == start { return group }
    let classes = lexicon.classes(of: tokens[start].word)
    let pronoun = classes.intersection([.he, .she, .they])
    guard classes.contains(.possessivePronoun), !pronoun.isEmpty else { return nil }
    return PartyGroup(
      parties: [], mentions: 0..<0, tokens: start..<(start + 1), isAnaphoric: true, pronoun: pronoun,
      isPossessive: true)
  }

  /// "The summit marked the fourth time that the presidents of A, B and C have met": who did.
  func whoMeetAgain(behind range: Range<Int>, in view: SentenceView) -> PartyGroup? {
    guard
      let time = view.tokens.first(where: { index in
        index > range.upperBound && index <= range.upperBound + 30
          && lexicon.vocabulary.text(tokens[index].word) == "time"
          && (tokens[index - 1].has(.ordinal) || lexicon.dates[tokens[index - 1].word].kind == .ordinal
            || lexicon.classes(of: tokens[index - 1].word).contains(.ordinal))
      }), time < view.tokens.upperBound,
      let group = view.groups.first(where: { (1...3).contains($0.tokens.lowerBound - time) }),
      !group.isPossessive
    else { return nil }
    return (group.tokens.upperBound..<min(group.tokens.upperBound + 3, view.tokens.upperBound)).contains {
      ["met", "meet", "gathered"].contains(lexicon.vocabulary.text(tokens[$0].word))
    } ? group : nil
  }

  /// "was ready for a summit with B", "favours a meeting with B": who would be the other side; "walked out of talks with
  /// B": who was.
  func wishes(_ subject: PartyGroup, _ range: Range<Int>, _ candidate: Candidate) -> Bool {
    let between = subject.tokens.upperBound..<range.lowerBound
    guard candidate.frame == .nounMeeting, candidate.parties.count == 1, candidate.anaphora.isEmpty,
      candidate.parties[0].tokens.lowerBound > range.upperBound, !subject.isPossessive,
      subject.preposition == nil,
      !subject.mayBePlace || tokens[subject.tokens.lowerBound].opens,
      (1...8).contains(between.count),
      !between.contains(where: { tokens[$0].isPunctuation })
    else { return false }
    return between.contains {
      [
        "ready", "willing", "prepared", "eager", "favors", "favours", "favored", "favoured", "seeks", "seek",
        "wants", "want", "sought", "broke", "walked", "stormed", "proposed", "proposes", "suggested",
      ]
      .contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "I have just co-hosted a meeting of the disarmament group": with others.
  func isHeldJointly(_ noun: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, noun.lowerBound - 7)..<max(view.tokens.lowerBound, noun.lowerBound - 2))
      .contains { index in
        lexicon.vocabulary.text(tokens[index].word) == "co"
          && (index + 1...index + 2).contains {
            ["host", "hosts", "hosted", "hosting", "chair", "chairs", "chaired", "chairing", "convened"]
              .contains(
                lexicon.vocabulary.text(tokens[$0].word))
          }
      }
  }

  /// "Following A's visit to P, B will attend a meeting": it is A's alone.
  func isJourneyOfOther(_ candidate: Candidate, in view: SentenceView) -> Bool {
    candidate.frame == .nounVisit
      && ["after", "before", "following"].contains(
        lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word))
      && candidate.parties.contains { $0.isNamed && $0.tokens.upperBound <= candidate.trigger.lowerBound }
  }

  /// "A to join B on P mission" above an article: what A is going to do.
  func readHeadlineAim(_ range: Range<Int>, in view: SentenceView, to candidate: inout Candidate) {
    guard view.index == 0, view.tokens.upperBound <= document.textStart, candidate.modality == Modality(),
      let actor = view.groups.first, actor.tokens.lowerBound == view.tokens.lowerBound,
      let to = view.tokens.first(where: { $0 >= actor.tokens.upperBound }), to + 1 < range.lowerBound,
      lexicon.classes(of: tokens[to].word).contains(.to),
      !tokens[to + 1].isCapitalised || tokens[to].has(.shouted)
    else { return }
    candidate.modality.isFuture = true
    if lexicon.vocabulary.text(tokens[to + 1].word) == "join" {
      add(actor, as: candidate.frame == .nounVisit ? .visitor : .participant, to: &candidate)
    }
  }
}
