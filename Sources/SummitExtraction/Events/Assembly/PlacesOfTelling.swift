import SummitModel

/// Where a candidate is, as far as its own words leave it to what was told before, or to where the article is told.
extension Assembler {
  /// "arrived here", "opened here on Saturday": where the article is told from.
  func placeHere(of candidate: Candidate, _ view: SentenceView) -> PlaceReading? {
    guard let dateline else { return nil }
    let trigger = candidate.trigger
    let near =
      max(
        view.tokens.lowerBound, trigger.lowerBound - 4)..<min(view.tokens.upperBound, trigger.upperBound + 12)
    guard
      let here = near.first(where: {
        isHere($0) && !isQuoted($0, in: view)
      }),
      !(min(here, trigger.upperBound)..<max(here, trigger.lowerBound)).contains(where: {
        let classes = lexicon.classes(of: document.tokens[$0].word)
        return !classes.isDisjoint(with: [.saying, .subordinator])
      })
    else { return nil }
    if isThisCountry(here), let country = dateline.place.country {
      return places.home(of: Party(country: country, tokens: here..<(here + 2)))
    }
    return PlaceReading(
      place: dateline.place, tokens: here..<(here + 1), rule: "here is where the article is told")
  }

  /// "visited this country".
  private func isThisCountry(_ index: Int) -> Bool {
    index + 1 < document.tokens.count && lexicon.vocabulary.text(document.tokens[index].word) == "this"
      && lexicon.vocabulary.text(document.tokens[index + 1].word) == "country"
  }

  /// "here", "in this city", "in the capital".
  private func isHere(_ index: Int) -> Bool {
    let next = (index + 1..<min(index + 3, document.tokens.count)).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    guard let first = next.first else { return false }
    return switch lexicon.vocabulary.text(document.tokens[index].word) {
    case "here": true
    case "this": ["city", "capital", "town", "country"].contains(first)
    case "the": first == "capital" && next.last != "of"
    default: false
    }
  }

  /// "Seoul asked what he meant. B flies there tomorrow": the place named last.
  func placeThere(of candidate: Candidate) -> PlaceReading? {
    guard candidate.goesThere, let mention = lastPlace, let row = places.resolve(mention),
      candidate.frame != .visit
        || !candidate.parties.contains(where: { $0.country != nil && $0.country == row.country })
    else { return nil }
    var place = places.single(row, mention)
    place.rule = "there is the place named last"
    return place
  }

  /// "The ministers of NATO met in Berlin. A held talks with B on the margins": where the gathering is.
  func placeOfGathering(beside candidate: Candidate, _ view: SentenceView) -> PlaceReading? {
    let end = candidate.trigger.upperBound
    guard candidate.series == nil, candidate.kind != .call, candidate.kind != .visit,
      (end..<max(end, min(end + 14, view.tokens.upperBound))).contains(where: {
        ["sidelines", "margins", "fringes"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      }),
      let gathering = drafts.last(where: {
        candidate.sentence - $0.lastSentence <= 3 && ($0.isOpen || $0.parties.count != 2) && $0.place != nil
          && [.held, .ongoing].contains($0.status)
      }), var place = gathering.place
    else { return nil }
    place.rule = "place of the gathering"
    return place
  }

  /// "will travel to London for the summit. I will discuss trade with B": whom he meets of the state to which he goes.
  func placeOfGoal(of candidate: Candidate) -> PlaceReading? {
    guard candidate.series == nil, candidate.kind == .meeting, !candidate.phone, candidate.parties.count == 2,
      let goal = drafts.last(where: { draft in
        draft.series != nil && draft.candidates.contains(where: \.isGoal)
          && candidate.sentence - draft.lastSentence <= 4
      }), goal.status != .held, var place = goal.place, let country = place.place.country,
      candidate.parties.contains(where: { party in goal.parties.contains { $0.key == party.key } }),
      candidate.parties.contains(where: { $0.isNamed && $0.country == country })
    else { return nil }
    place.rule = Self.ofJourney
    return place
  }
}
