/// Finds the limits of the clause around a trigger, and who does what to whom in it.
struct ClauseReader {
  let document: Document
  let lexicon: Lexicon

  var tokens: Tokens { document.tokens }

  /// From the nearest boundary before the trigger to the nearest one behind it.
  func clause(around trigger: Range<Int>, in view: SentenceView) -> Range<Int> {
    var start = trigger.lowerBound
    while start > view.tokens.lowerBound {
      if let opening = bracket(at: start - 1, step: -1, in: view) {
        start = opening
      } else if isBoundary(start - 1, in: view) || resumes(start - 1, in: view) {
        break
      } else {
        start -= 1
      }
    }
    var end = trigger.upperBound
    // "talks that will be held in Geneva" goes on behind its pronoun.
    if end < view.tokens.upperBound, lexicon.vocabulary.text(tokens[end].word) == "that" { end += 1 }
    while end < view.tokens.upperBound {
      if let closing = bracket(at: end, step: 1, in: view) {
        end = closing + 1
      } else if isBoundary(end, in: view) || resumes(end, in: view) || plansMore(end, than: trigger, in: view)
      {
        break
      } else {
        end += 1
      }
    }
    return start..<(endOfAside(trigger, from: start, in: view).map { min($0, end) } ?? end)
  }

  /// Semicolons, colons, dashes, and the words that open another clause.
  private func isBoundary(_ index: Int, in view: SentenceView) -> Bool {
    let token = tokens[index]
    if token.isPunctuation { return isStrongMark(index) && !partsNothing(index, in: view) }
    if opensSentence(index, in: view) { return true }
    let classes = lexicon.classes(of: token.word)
    guard classes.contains(.subordinator), !token.isCapitalised || index == view.tokens.lowerBound else {
      return false
    }
    let text = lexicon.vocabulary.text(token.word)
    if text == "that" { return index > view.tokens.lowerBound && opensContent(index) }
    if ["after", "before"].contains(text), isHour(index + 1) { return false }
    // "as", "since", "so" and "once" open a clause only at times: "as they pledged in Bogor last year".
    if text == "as", index + 1 < view.tokens.upperBound,
      !lexicon.classes(of: tokens[index + 1].word).isDisjoint(with: [.he, .she, .they]),
      lexicon.classes(of: tokens[index + 1].word).isDisjoint(with: .possessivePronoun)
    {
      return true
    }
    return !["as", "so", "once", "since", "until"].contains(text)
  }

  /// "met three times last year: in New York in September, …": what follows tells of the same.
  func opensOccasions(_ colon: Int, in view: SentenceView) -> Bool {
    colon + 1 < view.tokens.upperBound && document.text(token: tokens[colon]) == ":"
      && ["in", "at"].contains(lexicon.vocabulary.text(tokens[colon + 1].word))
      && (max(view.tokens.lowerBound, colon - 6)..<colon).contains {
        ["times", "twice", "occasions"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  /// "arrived in A after spending two days in B and will meet C": the sentence goes on behind the aside in "-ing".
  private func resumes(_ and: Int, in view: SentenceView) -> Bool {
    guard isFollowedByAuxiliary(and, in: view) else { return false }
    return (max(view.tokens.lowerBound, and - 12)..<and).dropLast().contains {
      ["after", "before"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && document.text(token: tokens[$0 + 1]).hasSuffix("ing")
    }
  }

  /// "conferred for five hours and will meet again on Sunday": what is still to come has a day of its own.
  private func plansMore(_ and: Int, than trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard isFollowedByAuxiliary(and, in: view), lexicon.classes(of: tokens[and + 1].word).contains(.will),
      !(max(view.tokens.lowerBound, trigger.lowerBound - 4)..<trigger.lowerBound).contains(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.will, .plannedTo])
      })
    else { return false }
    return view.mentions.contains { mention in
      guard case .trigger(let row) = mention.kind, (2...4).contains(mention.tokens.lowerBound - and) else {
        return false
      }
      return ![.leave, .stay, .lead, .none].contains(lexicon.triggers[Int(row)].frame)
    }
  }

  /// "and will", "and is": the subject goes on with another verb.
  private func isFollowedByAuxiliary(_ and: Int, in view: SentenceView) -> Bool {
    and + 1 < view.tokens.upperBound && lexicon.vocabulary.text(tokens[and].word) == "and"
      && !lexicon.classes(of: tokens[and + 1].word).isDisjoint(with: [.will, .be, .have])
  }

  /// ", and President A thanked his colleagues": a conjunction behind a comma, with an actor and a verb of its own.
  private func opensSentence(_ index: Int, in view: SentenceView) -> Bool {
    guard index > view.tokens.lowerBound, document.isComma(index - 1),
      ["and", "but"].contains(lexicon.vocabulary.text(tokens[index].word)),
      let actor = view.groups.first(where: { $0.tokens.lowerBound > index }),
      (index + 1..<actor.tokens.lowerBound).allSatisfy({
        lexicon.classes(of: tokens[$0].word).contains(.article)
      })
    else { return false }
    return actor.preposition == nil && !actor.isPossessive && nextIsVerb(actor.tokens.upperBound)
  }

  /// "shortly after noon on Thursday", "before dinner".
  private func isHour(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    return [
      "noon", "midday", "midnight", "dawn", "dusk", "sunset", "sunrise", "lunch", "dinner", "breakfast",
      "dark",
    ]
    .contains(lexicon.vocabulary.text(tokens[index].word))
  }

  /// "said that …": not "that meeting", not "after that".
  private func opensContent(_ index: Int) -> Bool {
    guard lexicon.classes(of: tokens[index - 1].word).isDisjoint(with: [.preposition]),
      index + 1 < tokens.count
    else { return false }
    // "a meeting between A and B that was planned for May".
    if lexicon.classes(of: tokens[index - 1].word).isDisjoint(with: [.saying, .agreeing]),
      tokens[index - 1].isCapitalised,
      !lexicon.classes(of: tokens[index + 1].word).isDisjoint(with: [.be, .have, .will])
    {
      return false
    }
    let match = lexicon.phrases.longestMatch(in: tokens, at: index + 1, limit: min(index + 3, tokens.count))
    return !(match?.entries.contains { $0.table == .trigger } ?? false)
  }

  private func isStrongMark(_ index: Int) -> Bool {
    let token = tokens[index]
    switch document.bytes[Int(token.start)] {
    case UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"): return true
    case UInt8(ascii: ":"): return !isOfClock(index)
    case UInt8(ascii: "-"): return true
    case 0xE2: return !token.has(.quotationMark) && token.end - token.start == 3
    default: return false
    }
  }

  /// "at 5:30 p.m.".
  private func isOfClock(_ colon: Int) -> Bool {
    colon > 0 && colon + 1 < tokens.count && tokens[colon - 1].has(.number) && tokens[colon + 1].has(.number)
      && !tokens[colon + 1].has(.afterSpace)
  }

  /// The group that acts: the nearest one before the trigger that no preposition, verb of saying or
  /// possession takes away.
  func subject(of trigger: Range<Int>, in view: SentenceView, objects: Set<Int>) -> PartyGroup? {
    for (position, group) in view.groups.enumerated().reversed()
    where group.tokens.upperBound <= trigger.lowerBound {
      if opensRelative(group.tokens.upperBound), !group.isAnaphoric || group.rank != nil { return group }
      if objects.contains(position) || isInAside(group, before: trigger.lowerBound, in: view)
        || isBetweenDashes(group, before: trigger.lowerBound, in: view)
      {
        continue
      }
      if !group.isPossessive, offers(group) { return group }
      if let preposition = group.preposition,
        !isSubjectPreposition(preposition, group, view) || isClosed(group, before: trigger.lowerBound)
      {
        continue
      }
      if group.isPossessive, offers(group) { return group }
      if group.isPossessive || group.isCompound || isObject(group, in: view) { continue }
      if qualifies(group, before: trigger.lowerBound) { continue }
      if !isGerund(trigger), separated(group.tokens.upperBound..<trigger.lowerBound, from: group, in: view) {
        return nil
      }
      return inApposition(group, at: position, in: view) ?? knownAs(group, at: position, in: view) ?? group
    }
    return nil
  }

  /// "A and B, the two chairmen, opened": whom the aside speaks of.
  private func inApposition(_ group: PartyGroup, at position: Int, in view: SentenceView) -> PartyGroup? {
    guard group.isAnaphoric, group.pronoun.isEmpty, position > 0, document.isComma(group.tokens.upperBound)
    else {
      return nil
    }
    let named = view.groups[position - 1]
    return named.tokens.upperBound + 1 == group.tokens.lowerBound && document.isComma(named.tokens.upperBound)
      && named.parties.count >= 2 && named.parties.allSatisfy(\.isNamed) ? named : nil
  }

  /// "said on arriving": whoever says it arrives.
  private func isGerund(_ trigger: Range<Int>) -> Bool {
    guard trigger.lowerBound > 0 else { return false }
    let word = document.text(token: tokens[trigger.lowerBound])
    return word.hasSuffix("ing")
      && ["on", "upon", "after", "before", "while"].contains(
        lexicon.vocabulary.text(tokens[trigger.lowerBound - 1].word))
  }

  /// "by Kremlin leader A, who had talks": whoever stands before "who" acts in its clause.
  private func opensRelative(_ end: Int) -> Bool {
    let index = document.isComma(end) ? end + 1 : end
    return index < tokens.count && lexicon.vocabulary.text(tokens[index].word) == "who"
  }

  /// "A, the first to go there since the new leadership took over, met B": the clause of "since" is over.
  private func isClosed(_ group: PartyGroup, before trigger: Int) -> Bool {
    ["since", "until"].contains(group.preposition ?? "")
      && (group.tokens.upperBound..<trigger).contains { document.isComma($0) }
  }

  func nextIsVerb(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    let classes = lexicon.classes(of: tokens[index].word)
    if !classes.isDisjoint(with: [.be, .have, .will, .may, .light, .planned, .past]) { return true }
    guard let match = lexicon.phrases.longestMatch(in: tokens, at: index, limit: min(index + 3, tokens.count))
    else { return false }
    return match.entries.contains { $0.table == .trigger && lexicon.triggers[Int($0.row)].form == .past }
  }

  /// "the US side", "the Yeltsin government": a name directly before a common noun qualifies that noun.
  private func qualifies(_ group: PartyGroup, before trigger: Int) -> Bool {
    let next = group.tokens.upperBound
    guard next < trigger, group.mentions.count == 1 else { return false }
    let token = tokens[next]
    guard token.isWord, !token.isCapitalised, !token.word.isKnown || token.has(.afterHyphen) else {
      return false
    }
    return !isVerbLike(token) && group.mayBePlace
  }

  func isVerbLike(_ token: Token) -> Bool {
    let end = Int(token.end)
    let last = document.bytes[end - 1]
    let before = end >= 2 ? document.bytes[end - 2] : 0
    return before == UInt8(ascii: "e") && last == UInt8(ascii: "d") || last == UInt8(ascii: "s")
      || before == UInt8(ascii: "l") && last == UInt8(ascii: "y")
  }

  /// A verb of saying between a group and the trigger makes the group the speaker, unless it is named in a
  /// relative clause or the infinitive belongs to it ("agreed to meet", "told … he would" is another subject).
  private func separated(_ between: Range<Int>, from group: PartyGroup, in view: SentenceView) -> Bool {
    var saying = false
    var aside: Int?
    for index in between {
      if let end = aside, index <= end { continue }
      aside = bracket(at: index, step: 1, in: view).flatMap { $0 < between.upperBound ? $0 : nil }
      if aside != nil { continue }
      let token = tokens[index]
      let classes = lexicon.classes(of: token.word)
      if token.isPunctuation, isStrongMark(index) { return true }
      if classes.contains(.saying), classes.isDisjoint(with: [.preposition]), !followedByInfinitive(index + 1)
      {
        saying = true
      }
    }
    return saying
  }

  /// "agreed to meet", "announced plans to hold talks": the infinitive is the speaker's.
  private func followedByInfinitive(_ index: Int) -> Bool {
    let isPlan =
      index + 1 < tokens.count
      && ["plans", "plan", "intentions", "intention", "readiness", "willingness"].contains(
        lexicon.vocabulary.text(tokens[index].word))
    let to = isPlan ? index + 1 : index
    return to < tokens.count && lexicon.classes(of: tokens[to].word).contains(.to)
  }
}
