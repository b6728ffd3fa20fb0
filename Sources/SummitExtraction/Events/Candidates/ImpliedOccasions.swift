import SummitModel

/// Occasions that no word of their own tells: "The first took place in Singapore", "the first summit since Vienna in
/// 1961". What they were, the event beside them tells.
extension CandidateFinder {
  /// "The first took place in Singapore last June", "The next one will be in Helsinki", "A fifth round is to be held".
  func ellipsis(in view: SentenceView) -> Candidate? {
    let start = view.tokens.lowerBound
    guard view.tokens.count > 4, lexicon.classes(of: tokens[start].word).contains(.article) else {
      return nil
    }
    let which = start + 1
    var verb = which + 1
    if ["one", "round", "session"].contains(lexicon.vocabulary.text(tokens[verb].word)) { verb += 1 }
    guard verb > which + 1 || lexicon.vocabulary.text(tokens[start].word) == "the",
      tokens[which].has(.ordinal) || lexicon.dates[tokens[which].word].kind == .ordinal
        || Self.which.contains(lexicon.vocabulary.text(tokens[which].word)),
      tells(verb, in: view)
    else { return nil }
    let trigger = start..<verb
    var candidate = Candidate(
      kind: .meeting, frame: .nounMeeting, sentence: view.index, trigger: trigger, rule: "one of several")
    candidate.modality = modality.ofNoun(trigger, clause: view.tokens, subjectEnd: nil, skip: namesOf(view))
    candidate.isNext = candidate.modality.isFuture
    candidate.isPast = !candidate.isNext
    candidate.isElliptic = true
    let position = view.mentions.firstIndex { $0.tokens.lowerBound >= verb } ?? view.mentions.count
    finish(&candidate, clause: view.tokens, at: position - 1, in: view)
    return candidate.place != nil || candidate.date != nil ? candidate : nil
  }

  /// "NATO leaders agreed in Lisbon on Saturday to hand over": where the members of a body decide, they have met.
  func decision(in view: SentenceView) -> Candidate? {
    guard
      let members = view.groups.first(where: { group in
        group.preposition == nil && !group.isPossessive && group.parties.count == 1
          && !group.parties[0].isNamed
          && (group.parties[0].rank.map { $0.isLeader || $0 == .minister } ?? false)
          && (group.parties[0].organisation != nil || group.parties[0].country?.isSupranational ?? false)
      }), let verb = decides(members.tokens.upperBound, in: view),
      let position = view.mentions.firstIndex(where: { $0.tokens.lowerBound == verb + 2 }),
      let place = places.place(at: position, in: view, prepositions: ["in", "at"]), place.place.city != nil,
      position + 1 < view.mentions.count, case .date(let date) = view.mentions[position + 1].kind,
      date.tokens.lowerBound - view.mentions[position].tokens.upperBound <= 2
    else { return nil }
    var candidate = Candidate(
      kind: .meeting, frame: .gather, sentence: view.index, trigger: verb..<(verb + 1), rule: "decided there")
    add(members, as: .participant, to: &candidate)
    nameBodysMeeting(&candidate)
    candidate.modality.isPast = true
    candidate.place = place
    candidate.date = date
    return candidate
  }

  /// "It is an honour to be here in Baghdad with Prime Minister A", "I am here with Chancellor B".
  func hereTogether(in view: SentenceView, objects: Set<Int>) -> Candidate? {
    guard
      let here = view.tokens.dropFirst().first(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "here"
          && ["be", "am", "are", "m", "re"].contains(lexicon.vocabulary.text(tokens[$0 - 1].word))
      }),
      let other = view.groups.first(where: { $0.tokens.lowerBound > here && $0.preposition == "with" }),
      other.tokens.lowerBound - here <= 8, !other.isPossessive,
      other.parties.contains(where: {
        $0.isNamed && ($0.rank.map { $0.isLeader || $0 == .minister } ?? false)
      })
    else { return nil }
    let trigger = here..<(here + 1)
    let clause = clauses.clause(around: trigger, in: view)
    var candidate = Candidate(
      kind: .meeting, frame: .nounMeeting, sentence: view.index, trigger: trigger, rule: "here with")
    let teller =
      clauses.subject(of: trigger, in: view, objects: objects)
      ?? PartyGroup(
        parties: [], mentions: 0..<0, tokens: trigger, isAnaphoric: true, pronoun: .i, isPossessive: false)
    add(teller, as: .participant, to: &candidate)
    add(other, as: .participant, to: &candidate)
    candidate.modality.isProgressive = true
    let position = view.mentions.firstIndex { $0.tokens.lowerBound > here } ?? view.mentions.count
    finish(&candidate, clause: clause, at: position - 1, in: view)
    return candidate
  }

  /// "agreed", "approved", "failed to agree" directly behind those who did.
  private func decides(_ verb: Int, in view: SentenceView) -> Int? {
    guard verb + 2 < view.tokens.upperBound, tokens[verb].isWord,
      lexicon.classes(of: tokens[verb].word).contains(.agreeing) || modality.isPast(verb..<(verb + 1)),
      lexicon.classes(of: tokens[verb].word).isDisjoint(with: [.be, .have])
    else { return nil }
    return verb
  }

  /// "A conference is to meet; it will be held in Paris": more of what was just told.
  func itTakesPlace(in view: SentenceView) -> Candidate? {
    guard
      let it = view.tokens.dropLast(3).first(where: { index in
        tokens[index].word == self.it && tells(index + 1, in: view)
          && (index == view.tokens.lowerBound || document.text(token: tokens[index - 1]) == ";")
      })
    else { return nil }
    let trigger = it..<(it + 1)
    let clause = clauses.clause(around: trigger, in: view)
    var candidate = Candidate(
      kind: .meeting, frame: .nounMeeting, sentence: view.index, trigger: trigger, rule: "it takes place")
    candidate.modality = modality.ofNoun(trigger, clause: clause, subjectEnd: nil, skip: namesOf(view))
    candidate.isDefinite = true
    let position = view.mentions.firstIndex { $0.tokens.lowerBound > it } ?? view.mentions.count
    finish(&candidate, clause: clause, at: position - 1, in: view)
    return candidate.place != nil || candidate.date != nil ? candidate : nil
  }

  private static let which: Set<String> = ["last", "previous", "next", "new", "further"]

  /// "took place", "was held", "will be", "is to take place".
  private func tells(_ verb: Int, in view: SentenceView) -> Bool {
    guard verb + 1 < view.tokens.upperBound else { return false }
    let (first, second) = (
      lexicon.vocabulary.text(tokens[verb].word), lexicon.vocabulary.text(tokens[verb + 1].word)
    )
    switch first {
    case "took", "takes": return second == "place"
    case "was", "will", "is":
      return ["held", "be", "in", "at", "to", "due", "take", "planned"].contains(second)
    case "ends", "ended", "closes", "closed": return second == "on"
    default: return false
    }
  }

  /// "the first meeting of the two governments since Vienna in 1961": where and when the last one was.
  func lastOccasion(before candidate: Candidate, in view: SentenceView) -> Candidate? {
    guard candidate.frame == .nounMeeting, isCounted(candidate.trigger, in: view),
      let position = view.mentions.indices.dropLast().first(where: {
        let start = view.mentions[$0].tokens.lowerBound
        return start > candidate.trigger.upperBound
          && lexicon.vocabulary.text(tokens[start - 1].word) == "since"
          && places.resolve(view.mentions[$0]) != nil
      }), let row = places.resolve(view.mentions[position]), row.kind != .country,
      case .date(let date) = view.mentions[position + 1].kind, !date.isDuration,
      date.tokens.lowerBound - view.mentions[position].tokens.upperBound <= 2
    else { return nil }
    var last = Candidate(
      kind: candidate.kind, frame: .nounMeeting, sentence: view.index,
      trigger: view.mentions[position].tokens, rule: "since it took place")
    last.place = places.reading(row, from: position, in: view, rule: "place of the last occasion")
    last.date = date
    last.isPast = true
    last.isInternational = candidate.kind == .conference
    last.modality.isPast = true
    return last
  }

  /// "the first", "the largest", "the third".
  private func isCounted(_ trigger: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, trigger.lowerBound - 3)..<trigger.lowerBound).contains {
      lexicon.dates[tokens[$0].word].kind == .ordinal
    }
  }

  /// "Talks on normal relations, broken off in 2000, are to be resumed", "the talks will be taken up again".
  func isResumed(_ range: Range<Int>, in view: SentenceView) -> Bool {
    // "reviving a dialogue that had been suspended".
    if (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains(where: {
      ["reviving", "resuming", "revive", "resume"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }) {
      return true
    }
    let behind = (range.upperBound..<view.tokens.upperBound).map { lexicon.vocabulary.text(tokens[$0].word) }
    if behind.first.map(Self.resuming.contains) ?? false { return true }
    guard behind.contains(where: { ["will", "are", "is"].contains($0) }) else { return false }
    return behind.contains(where: Self.resuming.contains)
      || zip(behind, behind.dropFirst()).contains { $0 == "taken" && $1 == "up" }
  }

  static let resuming: Set<String> = [
    "resume", "resumed", "resumes", "reopen", "reopened", "restart", "restarted", "reconvene", "reconvened",
    "revived",
  ]
}
