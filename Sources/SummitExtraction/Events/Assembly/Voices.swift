import SummitModel

/// Who "I" and "we" are.
extension Assembler {
  /// What the whole of an article tells of who is meant in it.
  mutating func hear(_ views: [SentenceView]) {
    hearSpeaker(views)
    hearOpening(views)
  }

  /// Whoever says "I" outside quotation marks: the author of the paper, else the head of government at home.
  private mutating func hearSpeaker(_ views: [SentenceView]) {
    guard !paper.isTranscript else { return }
    speaker = paper.author.map { party($0, 0..<1) } ?? headAtHome(views)
    guard let home = speaker?.country else { return }
    let others = registry.entities.indices.filter { index in
      let entity = registry.entities[index]
      return entity.rank?.isLeader ?? false && entity.country != nil && entity.country != home
        && !entity.isFormer
    }
    guest = others.max { registry.entities[$0].mentions < registry.entities[$1].mentions }.map {
      party($0, 0..<1)
    }
  }

  /// The head of government of the article's state, when it is told in the first person from its beginning, or
  /// speaks of a leader of that state, and never of him as somebody else: "I met Prime Minister A".
  private func headAtHome(_ views: [SentenceView]) -> Party? {
    let telling = views.filter { view in
      view.groups.contains { $0.pronoun.contains(.i) && !isQuoted($0.tokens.lowerBound, in: view) }
    }
    guard let home = registry.home, !registry.isHomeOfLeader, let first = telling.first,
      registry.entities.contains(where: { $0.country == home && $0.rank?.isLeader ?? false })
        || first.index <= 2
    else { return nil }
    let head = registry.headOfGovernment(of: home)
    let isAnother = telling.contains { view in
      view.mentions.contains { mention in
        guard case .person(let person) = mention.kind else { return false }
        return person.isNamed && person.entity == head
      }
    }
    let words = first.groups.first { $0.pronoun.contains(.i) }?.tokens ?? first.tokens
    return isAnother ? nil : Party(entity: head, country: home, rank: .headOfGovernment, tokens: words)
  }

  /// In a transcript: whoever speaks, and to whom, when two sides speak in turn.
  mutating func hearVoice(in view: SentenceView) {
    speaker = paper.speakers[view.index].map {
      party($0, view.tokens.lowerBound..<(view.tokens.lowerBound + 1))
    }
    guard let country = speaker?.country else {
      guest = nil
      return
    }
    let others = paper.voices.filter { registry.entities[$0].country.map { $0 != country } ?? false }
    guest =
      others.count == 1
      ? others.first.map { party($0, view.tokens.lowerBound..<(view.tokens.lowerBound + 1)) } : nil
  }

  private func party(_ index: Int, _ tokens: Range<Int>) -> Party {
    let entity = registry.entities[index]
    return Party(
      entity: index, country: entity.country, organisation: entity.organisation, office: entity.office,
      rank: entity.rank, tokens: tokens)
  }

  /// What a paper's title or first sentence tells without a date took place on the day of the paper.
  func paperDate(of candidate: Candidate) -> DatedReading? {
    guard paper.isOfTheDay, let published, candidate.sentence <= paper.header.lowerBound, !candidate.isPast,
      !candidate.modality.isFuture, !candidate.modality.isPossible, !paper.looksAhead
    else { return nil }
    return DatedReading(
      date: EventDate(start: .day(published), basis: .publication), tokens: candidate.trigger,
      rule: "paper of the day")
  }

  /// The place in a transcript's header is that of the title's occasion.
  func paperPlace(of candidate: Candidate) -> PlaceReading? {
    guard candidate.sentence < paper.header.lowerBound, !candidate.phone else { return nil }
    return headerPlace
  }
}
