/// How real a noun's event is, by the words of its clause: "talks were held", "the visit has been called off".
extension ModalityReader {
  /// Of a noun: the words of its clause on both sides.
  func ofNoun(_ trigger: Range<Int>, clause: Range<Int>, subjectEnd: Int?, skip: [Range<Int>]) -> Modality {
    var modality = Modality()
    if isUnplanned(trigger, in: clause) { return Modality(isNegated: true) }
    if isToCome(trigger, in: clause) { return Modality(isFuture: true) }
    if isUnderWay(trigger, in: clause) { return Modality(isProgressive: true) }
    if isSubject(trigger, clause) { return ofSubject(trigger, clause, skip: skip) }
    let skip =
      skip + adjectivesOfOthers(before: trigger, in: clause) + lastMinute(before: trigger, in: clause)
    let opening = max(subjectEnd ?? clause.lowerBound, clause.lowerBound)
    let before = behindRelative(opening, before: trigger.lowerBound)..<trigger.lowerBound
    let after = trigger.upperBound..<endOfOwn(trigger, in: clause)
    apply(
      marks(in: before, skip: skip), in: before, near: last(6, of: before, skip: skip), skip: skip,
      to: &modality)
    let behind = behind(after, isNegated: modality.isNegated, skip: skip)
    modality.isCalledOff = modality.isCalledOff || behind.isCalledOff
    modality.isPutOff = modality.isPutOff || behind.isPutOff
    modality.isRefused = modality.isRefused || behind.isRefused && before.isEmpty
    modality.isFuture = modality.isFuture || behind.isFuture && !modality.isPast
    modality.isPossible = modality.isPossible || behind.isPossible && !modality.isPast
    modality.isPast = (modality.isPast || behind.isPast) && !modality.isFuture
    if behind.isUnfulfilled {
      modality = Modality()
      modality.isUnfulfilled = true
    }
    if behind.isFuture, isFronted(trigger, clause), agreed(in: after) {
      modality.isFuture = false
      modality.isPast = true
    }
    if modality == Modality(), opensNow(before) { modality.isProgressive = true }
    if isInvited(before) {
      modality.isFuture = false
      modality.isPossible = true
    }
    govern(clause, &modality)
    return modality
  }

  /// Where the words behind a noun that are its own end.
  private func endOfOwn(_ trigger: Range<Int>, in clause: Range<Int>) -> Int {
    endOfAside(trigger, in: clause) ?? endOfFront(trigger, in: clause)
      ?? nextClause(trigger.upperBound, clause.upperBound)
  }

  /// "discussed a possible pipeline at a meeting", "refused to meet B during his visit": what stands before the preposition
  /// that governs the noun is possible, or refused, by itself.
  private func adjectivesOfOthers(before trigger: Range<Int>, in clause: Range<Int>) -> [Range<Int>] {
    let near = max(clause.lowerBound, trigger.lowerBound - 4)..<trigger.lowerBound
    let governing = near.last {
      ["at", "during", "after", "following"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
    guard let governing else { return [] }
    let isWithin = lexicon.vocabulary.text(tokens[governing].word) == "during"
    return (clause.lowerBound..<governing).filter {
      ["possible", "potential", "proposed", "likely", "planned", "future"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
        || isWithin && lexicon.classes(of: tokens[$0].word).contains(.refused)
    }
    .map { $0..<($0 + 1) }
  }

  /// What the words behind a noun make of it.
  private func behind(_ after: Range<Int>, isNegated: Bool, skip: [Range<Int>]) -> Modality {
    var behind = Modality()
    apply(marks(in: after, skip: skip), in: after, near: first(8, of: after, skip: skip), to: &behind)
    // "Their meeting followed a call for talks".
    if behind.isPossible, isPast(after.prefix(1)) {
      behind.isPossible = false
      behind.isPast = true
    }
    if behind.isNegated, !isNegated, takesPlace(after) { behind.isCalledOff = true }
    if let verb = behindAside(after) ?? behindRelativeClause(after) ?? behindParties(after) {
      behind.isCalledOff = behind.isCalledOff || marks(in: verb).contains(.calledOff) || isCalledOff(verb)
      behind.isPutOff = behind.isPutOff || marks(in: verb).contains(.putOff) || isPutOff(verb)
      let words = verb.lowerBound..<min(after.upperBound, verb.lowerBound + 6)
      // "were scheduled to have been held on Friday".
      behind.isUnfulfilled =
        marks(in: words).isSuperset(of: [.be, .to, .have]) && words.contains(where: isWordOfPlan)
    }
    return behind
  }

  /// "is on a twelve-day visit", "are on an official visit".
  private func isUnderWay(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    let before = (max(clause.lowerBound, trigger.lowerBound - 7)..<trigger.lowerBound).map {
      lexicon.vocabulary.text(tokens[$0].word)
    }
    guard let on = before.lastIndex(of: "on"), on > 0, on + 1 < before.count,
      ["a", "an"].contains(before[on + 1])
    else { return false }
    return before[max(0, on - 2)..<on].contains { ["is", "are"].contains($0) }
  }

  /// "invited B to pay a visit": he has not said yet that he would.
  private func isInvited(_ before: Range<Int>) -> Bool {
    let words = before.map { lexicon.vocabulary.text(tokens[$0].word) }
    guard
      let invited = words.lastIndex(where: { ["invited", "invites", "inviting", "invite"].contains($0) }),
      let to = words.lastIndex(of: "to"), to > invited, to + 1 < words.count
    else { return false }
    return ["pay", "make", "undertake"].contains(words[to + 1])
  }

  /// "begins a visit", "opens talks", "makes a one-day working visit".
  private func opensNow(_ before: Range<Int>) -> Bool {
    before.suffix(7).contains {
      ["begins", "opens", "starts", "makes", "pays"].contains(lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "In a telephone conversation, A and B …": when something was done.
  private func isFronted(_ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    trigger.lowerBound - clause.lowerBound <= 4
      && ["in", "during", "at", "after", "following"].contains(
        lexicon.vocabulary.text(tokens[clause.lowerBound].word))
  }

  /// "have agreed to work together": agreed already, whatever is to come of it.
  private func agreed(in main: Range<Int>) -> Bool {
    let classes = marks(in: main)
    return classes.contains(.agreeing) && classes.isDisjoint(with: [.will, .may, .planned])
  }

  /// "said the next summit would be held": a verb directly behind the noun has it as its subject.
  private func isSubject(_ trigger: Range<Int>, _ clause: Range<Int>) -> Bool {
    guard trigger.upperBound < clause.upperBound else { return false }
    return !lexicon.classes(of: tokens[trigger.upperBound].word).isDisjoint(with: [.will, .be, .have])
  }

  private func ofSubject(_ trigger: Range<Int>, _ clause: Range<Int>, skip: [Range<Int>]) -> Modality {
    var modality = Modality()
    let after = trigger.upperBound..<clause.upperBound
    apply(marks(in: after, skip: skip), in: after, near: first(8, of: after, skip: skip), to: &modality)
    if modality.isNegated, takesPlace(after) { modality.isCalledOff = true }
    let near = max(clause.lowerBound, trigger.lowerBound - 3)..<trigger.lowerBound
    if isNegated(near) { modality.isNegated = true }
    modality.isPast = modality.isPast && !modality.isFuture
    let verb = marks(in: first(5, of: after, skip: skip))
    if verb.isSuperset(of: [.be, .to, .have]), !verb.contains(.will) {
      modality = Modality()
      modality.isUnfulfilled = true
    }
    // "The meeting is the first": that it goes on, only "being held", "under way" tell.
    modality.isProgressive = first(5, of: after, skip: skip).contains {
      ["being", "underway", "under", "taking", "continuing"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
    govern(clause, &modality)
    return modality
  }

  /// "A, on a visit to B, said he hoped": the comma that closes the aside.
  func endOfAside(_ trigger: Range<Int>, in clause: Range<Int>) -> Int? {
    guard
      let on = (max(clause.lowerBound, trigger.lowerBound - 5)..<trigger.lowerBound).last(where: {
        $0 > clause.lowerBound && document.isComma($0 - 1)
      }), ["on", "during"].contains(lexicon.vocabulary.text(tokens[on].word))
    else { return nil }
    return (trigger.upperBound..<clause.upperBound).first { document.isComma($0) }
  }

  /// "Opening the summit in B, A said it could not stand by": what A did, whatever he said.
  private func endOfFront(_ trigger: Range<Int>, in clause: Range<Int>) -> Int? {
    let opening = lexicon.vocabulary.text(tokens[clause.lowerBound].word)
    guard tokens[clause.lowerBound].opens,
      ["opening", "closing", "addressing", "chairing", "attending", "hosting", "at"].contains(opening),
      trigger.lowerBound - clause.lowerBound <= (opening == "at" ? 5 : 12),
      let comma = (trigger.upperBound..<clause.upperBound).first(where: { document.isComma($0) })
    else { return nil }
    // "At talks in B, A said he would come again", but "At the summit in B, A will meet C".
    return opening != "at" || marks(in: comma..<min(comma + 8, clause.upperBound)).contains(.saying)
      ? comma : nil
  }

  /// "on a visit to B, as C is considering …": the comma and its conjunction open another clause, as does "who".
  private func nextClause(_ start: Int, _ end: Int) -> Int {
    (start..<end).first { index in
      document.isComma(index) && index + 1 < end
        && lexicon.classes(of: tokens[index + 1].word).contains(.subordinator)
        || lexicon.vocabulary.text(tokens[index].word) == "who" || opensWithin(index, end)
        || opensSentence(index, end) || goesOnCalling(index, end) || goesOnOfOthers(index, end)
    } ?? end
  }

  /// "will hold talks with A, the parties are expected to consider": a subject with a verb of its own behind a comma.
  private func opensSentence(_ comma: Int, _ end: Int) -> Bool {
    guard document.isComma(comma), comma + 1 < end,
      lexicon.classes(of: tokens[comma + 1].word).contains(.article)
    else { return false }
    // "makes a visit to A, the foreign ministry announced".
    let words = comma + 2..<min(end, comma + 6)
    if let said = words.first(where: { lexicon.classes(of: tokens[$0].word).contains(.saying) }) {
      return !(comma + 2..<said).contains { tokens[$0].isPunctuation }
    }
    guard
      let verb = (comma + 2..<min(end, comma + 5)).first(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .will])
      }), verb > comma + 2
    else { return false }
    return !(comma + 2..<verb).contains { tokens[$0].isPunctuation }
  }

  /// "to hold talks with A and also call on B", "held talks with A and a planned dinner": another act of those who meet,
  /// which tells nothing of the talks.
  private func goesOnCalling(_ and: Int, _ end: Int) -> Bool {
    guard lexicon.classes(of: tokens[and].word).contains(.and),
      let verb = (and + 1..<end).first(where: {
        !lexicon.classes(of: tokens[$0].word).contains(.adverb)
          && lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.article, .to])
          && lexicon.vocabulary.text(tokens[$0].word) != "also"
      }), verb <= and + 3
    else { return false }
    if verb > and + 1, lexicon.classes(of: tokens[verb].word).contains(.planned) { return true }
    return !lexicon.classes(of: tokens[verb].word).isDisjoint(with: [.proposing, .wish])
      && verb + 1 < end
      && !lexicon.classes(of: tokens[verb + 1].word).isDisjoint(with: [.preposition, .article])
  }

  /// "a visit during which he will meet B": what is to come within it.
  private func opensWithin(_ index: Int, _ end: Int) -> Bool {
    index + 1 < end && lexicon.vocabulary.text(tokens[index + 1].word) == "which"
      && ["during", "in", "at"].contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "A visit to B, planned for November, has been put off": the verb of which the noun is the subject.
  private func behindAside(_ after: Range<Int>) -> Range<Int>? {
    guard let opening = after.first(where: { document.isComma($0) }),
      let closing = after.first(where: { $0 > opening && document.isComma($0) }),
      closing + 1 < after.upperBound,
      !lexicon.classes(of: tokens[closing + 1].word).isDisjoint(with: [.be, .have, .will])
    else { return nil }
    return (closing + 1)..<min(after.upperBound, closing + 6)
  }

  /// "A meeting between A and B that was planned for May has been cancelled": the verb behind the relative clause.
  private func behindRelativeClause(_ after: Range<Int>) -> Range<Int>? {
    guard
      let that = after.first(where: { ["that", "which"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      let verb = (that + 1..<after.upperBound).last(where: {
        $0 > that + 2
          && (lexicon.vocabulary.text(tokens[$0].word) == "been"
            || ["was", "were"].contains(lexicon.vocabulary.text(tokens[$0].word))
              && tellsOff($0 + 1..<min($0 + 3, after.upperBound)))
      }), !(that..<verb).contains(where: { document.isComma($0) })
    else { return nil }
    return verb..<min(after.upperBound, verb + 3)
  }

  private func tellsOff(_ range: Range<Int>) -> Bool {
    !range.isEmpty && (!marks(in: range).isDisjoint(with: [.calledOff, .putOff]) || isOff(range))
  }

  /// "A meeting between A, B and C on the course of their border was postponed": the verb behind all that it was.
  private func behindParties(_ after: Range<Int>) -> Range<Int>? {
    guard let first = after.first, lexicon.classes(of: tokens[first].word).contains(.preposition),
      let verb = after.first(where: {
        ["was", "were", "has", "have"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), lexicon.classes(of: tokens[verb - 1].word).isDisjoint(with: [.relative, .subordinator, .saying])
    else { return nil }
    return verb..<min(after.upperBound, verb + 4)
  }

  /// "A, who was not invited, spoke": what an aside says of a person tells nothing of the event.
  func behindRelative(_ start: Int, before trigger: Int) -> Int {
    guard start + 1 < trigger, document.isComma(start),
      lexicon.classes(of: tokens[start + 1].word).contains(.relative)
    else { return start }
    return (start + 2..<trigger).first { document.isComma($0) }.map { $0 + 1 } ?? start
  }
}
