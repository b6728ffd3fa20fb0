import SummitModel

/// "…, where A told B": what a clause says of the place, or of the gathering, that stands before it.
extension CandidateFinder {
  /// "came to the Oval Office, where B told him": who acts at home is the host.
  func attachHostAtPlace(_ candidate: inout Candidate, in view: SentenceView) {
    guard [.nounVisit, .visit, .travel, .stay].contains(candidate.frame), let place = candidate.place,
      let country = place.place.country
    else { return }
    let next =
      document.isComma(place.tokens.upperBound) ? place.tokens.upperBound + 1 : place.tokens.upperBound
    guard next < view.tokens.upperBound, lexicon.vocabulary.text(tokens[next].word) == "where",
      let actor = view.groups.first(where: { $0.tokens.lowerBound > next }),
      actor.tokens.lowerBound - next <= 3,
      !actor.isPossessive, actor.parties.count == 1, actor.parties[0].isNamed,
      actor.parties[0].country == country
    else { return }
    add(actor, as: .host, to: &candidate)
  }

  /// "Cologne will host this year's summit": where it is held.
  func cityThatHosts(_ candidate: Candidate, in view: SentenceView) -> PlaceReading? {
    guard candidate.frame.isNoun || candidate.series != nil,
      let verb =
        (max(view.tokens.lowerBound, candidate.trigger.lowerBound - 8)..<candidate.trigger.lowerBound)
        .last(where: { ["host", "hosts", "hosted"].contains(lexicon.vocabulary.text(tokens[$0].word)) }),
      let city = view.mentions.last(where: { $0.tokens.upperBound <= verb }),
      case .place(let row) = city.kind, lexicon.places[Int(row)].kind == .city,
      (city.tokens.upperBound..<verb).allSatisfy({
        !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.will, .be, .to, .have, .planned, .plannedTo])
      })
    else { return nil }
    return places.single(lexicon.places[Int(row)], city)
  }

  /// "held talks with the visiting Foreign Minister A": he came to those who met him.
  func readVisitor(_ candidate: inout Candidate, in view: SentenceView) {
    guard [.meet, .see, .converse, .nounMeeting].contains(candidate.frame), candidate.place == nil,
      candidate.series == nil, Set(candidate.parties.compactMap(\.country)).count == 2,
      let guest = candidate.parties.firstIndex(where: { isVisiting($0.tokens) })
    else { return }
    let country = candidate.parties[guest].country
    for index in candidate.parties.indices where candidate.parties[index].role == .participant {
      candidate.parties[index].role = candidate.parties[index].country == country ? .visitor : .host
    }
    candidate.isWithVisitor = true
  }

  /// "Visiting Foreign Minister A told President B", "the visiting Mr. C".
  func isVisiting(_ who: Range<Int>) -> Bool {
    (who.lowerBound - 2..<who.upperBound).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "visiting"
    }
  }

  /// "at the Sunnylands Retreat in California where he is holding a summit": the place that the clause is about.
  func whereClause(_ clause: Range<Int>, in view: SentenceView) -> PlaceReading? {
    guard clause.lowerBound > view.tokens.lowerBound,
      lexicon.vocabulary.text(tokens[clause.lowerBound - 1].word) == "where"
    else { return nil }
    return place(beforeWhere: clause.lowerBound - 1, in: view)
  }

  private func place(beforeWhere word: Int, in view: SentenceView) -> PlaceReading? {
    var end = word
    // "flew to B, where he met C and where he will meet D".
    if end > view.tokens.lowerBound, lexicon.classes(of: tokens[end - 1].word).contains(.and) {
      let earlier = (view.tokens.lowerBound..<end).last {
        lexicon.vocabulary.text(tokens[$0].word) == "where"
      }
      return earlier.flatMap { place(beforeWhere: $0, in: view) }
    }
    if document.isComma(end - 1) { end -= 1 }
    guard let last = view.mentions.lastIndex(where: { $0.tokens.upperBound == end }) else { return nil }
    if isEvent(view.mentions[last]) { return placeOfEvent(at: last, in: view) }
    for first in stride(from: last, through: max(0, last - 2), by: -1) {
      let reading = places.place(
        at: first, in: view,
        prepositions: ["in", "at", "near", "to", "aboard", "outside", "about", "from", "of", "for"])
      if let reading, reading.tokens.upperBound == end,
        first == 0
          || places.place(
            at: first - 1, in: view, prepositions: ["in", "at", "near", "to", "aboard", "outside"])?.tokens
            .upperBound != end
      {
        return reading
      }
    }
    return nil
  }

  /// "met in Niamey for a summit where A and B signed": where the gathering is that the clause is about.
  private func placeOfEvent(at event: Int, in view: SentenceView) -> PlaceReading? {
    view.mentions.indices[..<event].reversed().lazy.filter {
      view.mentions[event].tokens.lowerBound - view.mentions[$0].tokens.upperBound <= 10
    }
    .compactMap { places.place(at: $0, in: view, prepositions: ["in", "at", "to"]) }.first
  }
}
