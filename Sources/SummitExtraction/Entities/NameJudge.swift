/// Asks the trained tagger about capitalised words that nothing but their capitals makes a name.
///
/// The lexicon, titles and courtesies speak first; where they are silent ("Supreme Court", "Jane Roe") the tagger
/// says whether the words name a person, and which of them do.
struct NameJudge {
  let document: Document
  let tagger: NameTagger

  func judge(_ sentences: inout [[Mention]]) {
    let doubts = sentences.flatMap { $0.compactMap(doubt) }
    guard !doubts.isEmpty else { return }
    let names = tagger.names(in: document, at: doubts)
    var first = 0
    for sentence in sentences.indices {
      for index in sentences[sentence].indices {
        guard let doubt = doubt(sentences[sentence][index]),
          case .person(var person) = sentences[sentence][index].kind
        else { continue }
        while first < names.count, names[first].tokens.upperBound <= doubt.lowerBound { first += 1 }
        let near = names[first...].prefix { $0.tokens.lowerBound < doubt.upperBound }
        if let name = near.first(where: { $0.kind == .person }) {
          person.isTagged = true
          person.name = max(name.tokens.lowerBound, doubt.lowerBound)..<doubt.upperBound
        } else if near.reduce(0, { $0 + $1.tokens.clamped(to: doubt).count }) == doubt.count {
          person.isTagged = false
        }
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// The words of a mention that only its capitals make a person.
  private func doubt(_ mention: Mention) -> Range<Int>? {
    guard case .person(let person) = mention.kind, person.name.count > 1, person.row == nil,
      person.office == nil, person.country == nil, person.organisation == nil, person.isFemale == nil,
      !person.isSpokesman
    else { return nil }
    return person.name
  }
}
