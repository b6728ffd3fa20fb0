public import SummitModel

extension Extractor {
  /// How an article is read, sentence by sentence: mentions, parties, candidates and the events made of them.
  ///
  /// For whoever asks why an event was found, or not.
  public func explain(_ article: Article) -> String {
    let steps = steps(for: article)
    var lines: [String] = ["home: \(steps.home?.rawValue ?? "-")"]
    for (index, entity) in steps.registry.entities.enumerated() {
      lines.append(
        "e\(index) \(entity.name) | \(entity.office ?? "-") | \(entity.country?.rawValue ?? entity.organisation ?? "-")"
          + (entity.person == nil ? "" : " | in the table") + (entity.isSpokesman ? " | spokesman" : ""))
    }
    for (view, candidates) in zip(steps.views, steps.candidates) {
      let text = steps.document.nameText(view.tokens)
      lines.append("[\(view.index)] \(text)")
      for mention in view.mentions { lines.append("    \(describe(mention, steps))") }
      for candidate in candidates { lines.append("  > \(describe(candidate, steps))") }
    }
    for draft in steps.drafts {
      let parties = draft.parties.map { describe($0, steps) }.joined(separator: ", ")
      lines.append(
        "= \(draft.kind.rawValue) \(draft.status.rawValue) [\(parties)] \(draft.place?.place.name ?? "-") \(draft.date?.date.edtf ?? "-") from "
          + draft.candidates.map { "\($0.sentence):\($0.rule)" }.joined(separator: " "))
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ party: Party, _ steps: Steps) -> String {
    let who =
      party.entity.map { steps.registry.entities[$0].name } ?? party.country?.rawValue ?? party.organisation
      ?? "?"
    return party.role == .participant ? who : "\(who) (\(party.role.rawValue))"
  }

  private func describe(_ mention: Mention, _ steps: Steps) -> String {
    let text = steps.document.nameText(mention.tokens) + (mention.isPossessive ? "'s" : "")
    switch mention.kind {
    case .person(let person):
      return "person e\(person.entity) «\(text)»\(person.isCounterpart ? " counterpart" : "")"
    case .country(let country): return "\(country.form.rawValue) \(country.code) «\(text)»"
    case .organisation(let row): return "organisation \(lexicon.organisations[Int(row)].code) «\(text)»"
    case .group(let group):
      return "group \(group.countries)\(group.isAnaphoric ? " anaphoric" : "") «\(text)»"
    case .pronoun: return "pronoun «\(text)»"
    case .place(let row): return "place \(lexicon.places[Int(row)].country?.rawValue ?? "-") «\(text)»"
    case .series(let row): return "series \(lexicon.series[Int(row)].series) «\(text)»"
    case .trigger: return "trigger «\(text)»"
    case .topic: return "topic «\(text)»"
    case .date(let date): return "date «\(text)» \(date.relation)"
    }
  }

  private func describe(_ candidate: Candidate, _ steps: Steps) -> String {
    var words = ["\(candidate.rule) → \(candidate.kind.rawValue)"]
    words.append("[" + candidate.parties.map { describe($0, steps) }.joined(separator: ", ") + "]")
    if !candidate.anaphora.isEmpty {
      words.append(
        "they: " + candidate.anaphora.map { steps.document.nameText($0.tokens) }.joined(separator: ", "))
    }
    if let place = candidate.place { words.append("in \(place.place.name)") }
    if candidate.duration != nil { words.append("lasting") }
    if let date = candidate.date { words.append("on «\(steps.document.nameText(date.tokens))»") }
    let modality = candidate.modality
    let marks = [
      modality.isFuture ? "future" : nil, modality.isPossible ? "possible" : nil,
      modality.isPast ? "past" : nil,
      modality.isProgressive ? "present" : nil, modality.isNegated ? "negated" : nil,
      modality.isCalledOff ? "called off" : nil,
      modality.isPutOff ? "put off" : nil, modality.isRefused ? "refused" : nil,
      modality.isHypothetical ? "hypothetical" : nil,
      candidate.isDefinite ? "definite" : nil, candidate.isPast ? "earlier" : nil,
    ]
    return (words + marks.compactMap { $0 }).joined(separator: " ")
  }
}
