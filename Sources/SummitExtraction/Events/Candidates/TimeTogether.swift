import SummitModel

/// Meetings told by nothing but the time that they took: "A and B ended three days at Camp David", "the ten hours that
/// A and B spent together".
extension CandidateFinder {
  func timesTogether(in view: SentenceView, objects: Set<Int>) -> [Candidate] {
    guard !view.groups.isEmpty else { return [] }
    return view.tokens.dropFirst().compactMap { index in
      guard lexicon.dates[tokens[index].word].kind == .unit, isCount(index - 1) else { return nil }
      return timeTogether(
        (index - 1)..<(index + 1), in: view, objects: objects)
    }
  }

  private func isCount(_ index: Int) -> Bool {
    tokens[index].has(.number) || [.cardinal, .vagueCount].contains(lexicon.dates[tokens[index].word].kind)
  }

  private func timeTogether(_ time: Range<Int>, in view: SentenceView, objects: Set<Int>) -> Candidate? {
    guard let (verb, subject) = passing(time, in: view, objects: objects), isOfSides(subject),
      !tellsEvent(behind: time, in: view)
    else { return nil }
    let clause = clauses.clause(around: time, in: view)
    var candidate = Candidate(
      kind: .meeting, frame: .nounMeeting, sentence: view.index, trigger: time, rule: "time together")
    add(subject, as: .participant, to: &candidate)
    for item in clauses.groups(after: time, until: clause.upperBound, in: view, prepositions: ["with"])
      .prefix(1)
    {
      add(item.group, as: .participant, to: &candidate)
    }
    candidate.modality = modality.ofVerb(
      verb..<(verb + 1), form: .past, clause: clause, subjectEnd: subject.tokens.upperBound)
    candidate.duration = length(of: time, endedBy: verb)
    let position = view.mentions.lastIndex { $0.tokens.lowerBound <= time.lowerBound } ?? 0
    finish(&candidate, clause: clause, at: position, in: view)
    return candidate
  }

  /// The verb that passes the time, and who do.
  private func passing(_ time: Range<Int>, in view: SentenceView, objects: Set<Int>) -> (Int, PartyGroup)? {
    let before = max(view.tokens.lowerBound, time.lowerBound - 6)..<time.lowerBound
    if let verb = before.last(where: { Self.passing.contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      (verb + 1..<time.lowerBound).allSatisfy({ !tokens[$0].isCapitalised }),
      let subject = clauses.subject(of: verb..<(verb + 1), in: view, objects: objects)
    {
      return (verb, subject)
    }
    // "the ten hours that A and B spent together".
    let that = time.upperBound
    guard view.tokens.contains(that), ["that", "which"].contains(lexicon.vocabulary.text(tokens[that].word)),
      let verb = (that + 1..<view.tokens.upperBound).first(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "spent"
      }),
      let subject = view.groups.last(where: {
        $0.tokens.lowerBound > that && $0.tokens.upperBound <= verb && verb - $0.tokens.upperBound <= 6
          && !$0.isPossessive
      })
    else { return nil }
    return (verb, subject)
  }

  /// "ended three days at Camp David today": how many days the day was the last of.
  private func length(of time: Range<Int>, endedBy verb: Int) -> DateMention? {
    let number = tokens[time.lowerBound]
    let count = number.has(.number) ? Int(number.number) : Int(lexicon.dates[number.word].value)
    guard lexicon.vocabulary.text(tokens[verb].word) != "spent", count > 1,
      let unit = DateUnit(rawValue: lexicon.dates[tokens[time.lowerBound + 1].word].value)
    else { return nil }
    return DateMention(
      tokens: time, expression: .duration(count, unit), relation: .at, isAttributive: false)
  }

  private static let passing: Set<String> = ["spent", "ended", "concluded", "completed", "finished", "wound"]

  /// Persons of two states, "the two", "the presidents of A and B".
  private func isOfSides(_ group: PartyGroup) -> Bool {
    if group.isPossessive { return false }
    if group.isAnaphoric { return group.pronoun.contains(.they) || group.number ?? 0 >= 2 }
    return Set(group.parties.filter { $0.isNamed || $0.rank != nil }.compactMap(\.country)).count >= 2
  }

  /// "ended three days of talks", "a two-day visit": a word of its own tells what took so long.
  private func tellsEvent(behind time: Range<Int>, in view: SentenceView) -> Bool {
    view.mentions.contains { mention in
      mention.tokens.lowerBound >= time.upperBound && mention.tokens.lowerBound <= time.upperBound + 4
        && isEvent(mention)
    }
  }
}
