import SummitModel

/// Journeys that are told by their length: "came home on Thursday from three days in B".
extension CandidateFinder {
  /// "left after eight days in B", "spent two days in C": the stay abroad of somebody of rank.
  func stay(at position: Int, in view: SentenceView) -> Candidate? {
    guard let length = length(before: view.mentions[position].tokens.lowerBound, in: view),
      let place = places.place(at: position, in: view, prepositions: ["in"]),
      let country = place.place.country,
      let verb = verbOfStay(before: length.tokens.lowerBound, in: view),
      let traveller = clauses.subject(of: verb..<(verb + 1), in: view, objects: []), !traveller.isPossessive,
      traveller.parties.count == 1, traveller.parties[0].isNamed, let rank = traveller.parties[0].rank,
      rank != .other,
      traveller.parties[0].country.map({ $0 != country && !$0.isSuccession(of: country) })
        ?? (rank.isLeader || rank == .minister || traveller.parties[0].organisation != nil)
    else { return nil }
    var candidate = Candidate(
      kind: .visit, frame: .travel, sentence: view.index, trigger: length.tokens, rule: "days in")
    add(traveller, as: .visitor, to: &candidate)
    candidate.place = place
    candidate.modality.isPast = true
    candidate.endsStay = !Self.spending.contains(lexicon.vocabulary.text(tokens[verb].word))
    let end = clauses.clause(around: length.tokens, in: view).upperBound
    attachDates(&candidate, clause: verb..<end, in: view)
    candidate.duration = length
    return candidate
  }

  /// "eight days in", "a week in the": a month at the most.
  private func length(before place: Int, in view: SentenceView) -> DateMention? {
    var index = place - 1
    if index > view.tokens.lowerBound, lexicon.classes(of: tokens[index].word).contains(.article) {
      index -= 1
    }
    guard index - 2 >= view.tokens.lowerBound, lexicon.vocabulary.text(tokens[index].word) == "in" else {
      return nil
    }
    let unit: DateUnit
    switch lexicon.vocabulary.text(tokens[index - 1].word) {
    case "day", "days": unit = .day
    case "week", "weeks": unit = .week
    default: return nil
    }
    let number = tokens[index - 2]
    let entry = lexicon.dates[number.word]
    let count =
      number.has(.number)
      ? Int(number.number) : entry.kind == .cardinal ? Int(entry.value) : entry.kind == .article ? 1 : 0
    guard (1...31).contains(count * (unit.days ?? 1)) else { return nil }
    return DateMention(
      tokens: (index - 2)..<index, expression: .duration(count, unit), relation: .at, isAttributive: false)
  }

  /// "left for home today after", "came home on Thursday from", "spent": the verb that the length hangs on.
  private func verbOfStay(before start: Int, in view: SentenceView) -> Int? {
    let near = max(view.tokens.lowerBound, start - 10)..<start
    if let spent = near.last, Self.spending.contains(lexicon.vocabulary.text(tokens[spent].word)) {
      return spent
    }
    guard let last = near.last,
      ["after", "from", "following"].contains(lexicon.vocabulary.text(tokens[last].word))
    else { return nil }
    return near.last { Self.leaving.contains(lexicon.vocabulary.text(tokens[$0].word)) }
  }

  private static let spending: Set<String> = ["spent", "spend", "spends", "spending"]
  static let leaving: Set<String> = [
    "left", "leaves", "returned", "returns", "came", "comes", "flew", "flies", "went", "departed", "headed",
  ]
}
