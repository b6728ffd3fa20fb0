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
          person.name = withoutFront(of: doubt, before: name.tokens.lowerBound)
        } else if near.reduce(0, { $0 + $1.tokens.clamped(to: doubt).count }) == doubt.count {
          person.isTagged = false
        }
        sentences[sentence][index].kind = .person(person)
      }
    }
  }

  /// "Affairs Michael Gonzales", but "Wayne A. I. Frederick" whole.
  private func withoutFront(of name: Range<Int>, before start: Int) -> Range<Int> {
    guard start > name.lowerBound,
      !document.tokens[name.lowerBound..<start].contains(where: { $0.has(.initial) })
    else { return name }
    return start..<name.upperBound
  }

  /// The words of a mention that only its capitals make a person, or that are many behind a title.
  private func doubt(_ mention: Mention) -> Range<Int>? {
    guard case .person(let person) = mention.kind, person.row == nil else { return nil }
    let isBare =
      person.office == nil && person.country == nil && person.organisation == nil && person.isFemale == nil
      && !person.isSpokesman
    return person.name.count > (isBare ? 1 : 2) ? person.name : nil
  }
}
