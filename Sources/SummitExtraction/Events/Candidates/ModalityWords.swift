import SummitModel

/// The words that tell that something was, will be, or is off.
extension ModalityReader {
  /// The classes of all words in a range, without those inside mentions of parties.
  func marks(in range: Range<Int>, skip: [Range<Int>] = []) -> WordClass {
    var classes: WordClass = []
    guard range.lowerBound < range.upperBound else { return classes }
    for index in range
    where !skip.contains(where: { $0.contains(index) }) && !isMonth(index) && !isCourtesy(index)
      && !isDelayOfHours(index)
    {
      let word = lexicon.classes(of: tokens[index].word)
      // "a long-delayed treaty".
      classes.formUnion(tokens[index].has(.afterHyphen) ? word.subtracting([.putOff, .calledOff]) : word)
    }
    return classes
  }

  /// "would like to thank A for hosting the meeting": said as it is done.
  func isCourtesy(_ would: Int) -> Bool {
    guard lexicon.vocabulary.text(tokens[would].word) == "would", would + 3 < tokens.count,
      lexicon.vocabulary.text(tokens[would + 1].word) == "like"
    else { return false }
    let verb = lexicon.classes(of: tokens[would + 2].word).contains(.to) ? would + 3 : would + 2
    return [
      "thank", "welcome", "congratulate", "express", "extend", "say", "begin", "start", "acknowledge",
      "commend", "convey",
    ].contains(lexicon.vocabulary.text(tokens[verb].word))
  }

  /// "was delayed until 3pm", "delayed by two hours": it takes place on its day.
  private func isDelayOfHours(_ index: Int) -> Bool {
    guard lexicon.classes(of: tokens[index].word).contains(.putOff), index + 2 < tokens.count,
      ["until", "till", "by", "to", "for"].contains(lexicon.vocabulary.text(tokens[index + 1].word))
    else { return false }
    return (index + 2..<min(index + 6, tokens.count)).contains { hour in
      ["pm", "am", "hour", "hours", "minutes", "noon", "midnight"].contains(
        lexicon.vocabulary.text(tokens[hour].word))
        || document.text(token: tokens[hour]).hasSuffix("pm") && tokens[hour].has(.number)
        || document.text(token: tokens[hour]).hasSuffix("am") && tokens[hour].has(.number)
    }
  }

  /// "A visit to P by A was announced": it is to come; not "the signing was announced".
  func isAnnounced(_ trigger: Range<Int>, in clause: Range<Int>) -> Bool {
    guard
      let verb = (trigger.upperBound..<max(trigger.upperBound, clause.upperBound)).first(where: {
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .will, .may, .saying])
      }), lexicon.classes(of: tokens[verb].word).isDisjoint(with: .saying),
      !["signing", "signature"].contains(lexicon.vocabulary.text(tokens[trigger.upperBound - 1].word)),
      // "The end of the talks was announced", "During the visit a road was announced".
      !(clause.lowerBound..<trigger.lowerBound).contains(where: {
        ["of", "during", "at", "after", "in"].contains(lexicon.vocabulary.text(tokens[$0].word))
      })
    else { return false }
    return (verb + 1..<min(verb + 3, clause.upperBound)).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "announced"
    }
  }

  /// "called off at the last minute a meeting with B": no part of what is done with the meeting.
  func lastMinute(before trigger: Range<Int>, in clause: Range<Int>) -> [Range<Int>] {
    (max(clause.lowerBound + 3, trigger.lowerBound - 6)..<max(clause.lowerBound + 3, trigger.lowerBound))
      .filter {
        ["minute", "moment"].contains(lexicon.vocabulary.text(tokens[$0].word))
          && lexicon.vocabulary.text(tokens[$0 - 1].word) == "last"
      }
      .map { ($0 - 3)..<($0 + 1) }
  }

  /// "had toyed with the idea of going to B": thought of, no more.
  func isMereIdea(_ gerund: Int) -> Bool {
    gerund > 1 && lexicon.vocabulary.text(tokens[gerund - 1].word) == "of"
      && ["idea", "thought", "notion"].contains(lexicon.vocabulary.text(tokens[gerund - 2].word))
  }

  /// "will be held in May": no verb.
  func isMonth(_ index: Int) -> Bool {
    lexicon.dates[tokens[index].word].kind == .weakMonth && tokens[index].isCapitalised
      && !tokens[index].has(.sentenceStart) && !tokens[index].has(.shouted)
  }

  /// "put off", "pushed back".
  func isPutOff(_ range: Range<Int>) -> Bool {
    pair(
      range,
      [
        "put off", "pushed back", "put back", "held over", "moved back", "moved from", "brought forward",
        "on hold", "on ice", "in abeyance",
      ])
      || range.dropLast().contains { index in
        ["moved", "shifted"].contains(lexicon.vocabulary.text(tokens[index].word))
          && lexicon.vocabulary.text(tokens[index + 1].word) == "to" && !isPlace(index + 2)
      }
  }

  /// "moved to Vienna" tells where, "moved to Thursday" when.
  private func isPlace(_ index: Int) -> Bool {
    index < tokens.count && tokens[index].isCapitalised && lexicon.dates[tokens[index].word].kind == .none
  }

  /// "called off", "calls off", "pulled out", "fell through".
  func isCalledOff(_ range: Range<Int>) -> Bool {
    pair(
      range,
      [
        "called off", "calls off", "call off", "calling off", "pulled out", "fallen through", "fell through",
        "falls through", "fall through",
      ])
  }

  /// Whether two words tell that something is called or put off.
  func isOff(_ range: Range<Int>) -> Bool { isCalledOff(range) || isPutOff(range) }

  func pair(_ range: Range<Int>, _ pairs: Set<String>) -> Bool {
    guard range.count >= 2 else { return false }
    for index in range.dropLast() {
      let first = lexicon.vocabulary.text(tokens[index].word)
      guard !first.isEmpty else { continue }
      if pairs.contains(first + " " + lexicon.vocabulary.text(tokens[index + 1].word)) { return true }
    }
    return false
  }

  /// A verb in the past: "held", "was", or a word in "ed".
  func isPast(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let token = tokens[index]
      guard token.isWord, !token.isCapitalised || token.has(.shouted) else { return false }
      if lexicon.classes(of: token.word).contains(.past) { return true }
      guard token.end - token.start > 4,
        lexicon.classes(of: token.word).isDisjoint(with: [.planned, .wish, .putOff, .calledOff])
      else { return false }
      let end = Int(token.end)
      return document.bytes[end - 1] | 0x20 == UInt8(ascii: "d")
        && document.bytes[end - 2] | 0x20 == UInt8(ascii: "e")
    }
  }

  func isPastAuxiliary(_ range: Range<Int>) -> Bool {
    range.contains { ["was", "were", "had"].contains(lexicon.vocabulary.text(tokens[$0].word)) }
  }

  /// "to hold", "to be held" directly before a noun's end of range: headline futures such as "Bush, Maliki to meet".
  func followsTo(_ range: Range<Int>) -> Bool {
    guard let to = range.last(where: { lexicon.classes(of: tokens[$0].word).contains(.to) }),
      to + 1 < tokens.count
    else { return false }
    let classes = lexicon.classes(of: tokens[to + 1].word)
    return classes.contains(.light) && to + 4 >= range.upperBound || classes.contains(.be)
  }

  /// "have had talks and I have announcements to make": what he who speaks does next.
  func goesOnOfOthers(_ and: Int, _ end: Int) -> Bool {
    and + 2 < end && lexicon.classes(of: tokens[and].word).contains(.and)
      && !lexicon.classes(of: tokens[and + 1].word).isDisjoint(with: [.i, .we, .he, .she, .they])
  }
}
