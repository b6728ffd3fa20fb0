import SummitModel

/// Who "I" and "we" are.
extension Assembler {
  /// Whoever says "I" outside quotation marks: the head of government of the article's state, when it is told in
  /// the first person.
  mutating func hearSpeaker(_ views: [SentenceView]) {
    guard !paper.isTranscript, let home = registry.home else { return }
    let first = views.flatMap { view in
      view.groups.filter { $0.pronoun.contains(.i) && !isQuoted($0.tokens.lowerBound, in: view) }
    }
    guard first.count >= 2, let tokens = first.first?.tokens else { return }
    speaker = Party(
      entity: registry.headOfGovernment(of: home), country: home, rank: .headOfGovernment, tokens: tokens)
    let others = registry.entities.indices.filter { index in
      let entity = registry.entities[index]
      return entity.rank?.isLeader ?? false && entity.country != nil && entity.country != home
        && !entity.isFormer
    }
    guest = others.max { registry.entities[$0].mentions < registry.entities[$1].mentions }.map { index in
      let entity = registry.entities[index]
      return Party(
        entity: index, country: entity.country, office: entity.office, rank: entity.rank, tokens: tokens)
    }
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

  /// What a paper's title or first sentence tells without a date took place on the day of the paper, where its
  /// header says.
  mutating func dateByPaper(_ views: [SentenceView], _ places: PlaceReader) {
    guard paper.isOfTheDay, let published, !views.isEmpty else { return }
    let first = views.firstIndex { $0.tokens.lowerBound >= document.textStart } ?? 0
    for index in drafts.indices where drafts[index].firstSentence <= first && !drafts[index].isPast {
      if drafts[index].place == nil, drafts[index].firstSentence < max(first, 1) {
        drafts[index].place = headerPlace(views, places)
      }
      guard drafts[index].date == nil, [.held, .ongoing].contains(drafts[index].status) else { continue }
      drafts[index].date = DatedReading(
        date: EventDate(start: .day(published), basis: .publication),
        tokens: drafts[index].candidates[0].trigger, rule: "paper of the day")
    }
  }

  private func headerPlace(_ views: [SentenceView], _ places: PlaceReader) -> PlaceReading? {
    for view in views[paper.header] {
      for position in view.mentions.indices {
        guard let row = places.resolve(view.mentions[position]), row.country != nil || row.kind == .venue
        else { continue }
        return places.reading(row, from: position, in: view, rule: "place in the paper's header")
      }
    }
    return nil
  }
}
