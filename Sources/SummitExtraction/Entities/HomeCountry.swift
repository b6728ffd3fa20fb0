import SummitModel

/// The state from which an article is told: that of its dateline, for titles without a state of their own.
struct HomeCountry {
  let document: Document
  let lexicon: Lexicon

  /// The country of a place at the very beginning ("BONN, Aug 30 -"), else the state named most.
  func country(_ sentences: [[Mention]]) -> CountryCode? {
    dateline(sentences).flatMap { sentences[$0].lazy.compactMap(country).first } ?? closing(sentences)
  }

  /// The sentence that begins with the place from which the article is told: "BONN, Aug 30 -".
  func dateline(_ sentences: [[Mention]]) -> Int? {
    sentences.indices.prefix(4).first {
      guard let first = sentences[$0].first(where: { country(of: $0) != nil }) else { return false }
      return isDateline(first) || isPlaceAndDay(sentences[$0], $0)
    }
  }

  /// "CANBERRA, 29 March 1969" at the end of a release.
  private func closing(_ sentences: [[Mention]]) -> CountryCode? {
    for mentions in sentences.suffix(3).reversed() {
      guard let first = mentions.first, document.tokens[first.tokens.lowerBound].has(.sentenceStart),
        document.isComma(first.tokens.upperBound),
        mentions.count <= 2
      else { continue }
      if let country = country(of: first) { return country }
    }
    return nil
  }

  /// The state that is named most, when it leads clearly.
  ///
  /// - Parameter guests: states whose leaders the article names with them.
  func mostNamed(_ sentences: [[Mention]], guests: Set<CountryCode>) -> CountryCode? {
    var counts: [CountryCode: Int] = [:]
    for mention in sentences.joined() {
      switch mention.kind {
      case .country(let country): counts[country.code, default: 0] += 1
      case .group(let group): for code in group.countries { counts[code, default: 0] += 1 }
      default: continue
      }
    }
    counts = counts.filter { !guests.contains($0.key) && !$0.key.isSupranational }
    let ranking = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    guard let first = ranking.first, first.value >= 2 else { return nil }
    return ranking.count > 1 && ranking[1].value == first.value ? nil : first.key
  }

  /// "Geneva, June 16, 2021": a line that is nothing but a place and a day.
  private func isPlaceAndDay(_ mentions: [Mention], _ index: Int) -> Bool {
    guard index > 0, mentions.count >= 2, document.tokens[mentions[0].tokens.lowerBound].has(.sentenceStart),
      case .date(let date) = mentions[mentions.count - 1].kind, !date.isDuration
    else { return false }
    let sentence = document.sentences[index]
    let covered = mentions.reduce(0) { $0 + $1.tokens.count }
    return sentence.count <= 14
      && covered + sentence.filter { document.tokens[$0].isPunctuation }.count >= sentence.count
  }

  private func isDateline(_ mention: Mention) -> Bool {
    let start = mention.tokens.lowerBound
    guard document.tokens[start].has(.sentenceStart) || followsNote(start),
      document.tokens[start].has(.capitals) || document.tokens[start].has(.paragraphStart)
    else { return false }
    let end = mention.tokens.upperBound
    if document.tokens[start].has(.capitals), document.tokens.indices.contains(end),
      document.bytes[Int(document.tokens[end].start)] == UInt8(ascii: ":")
    {
      return true
    }
    for index in mention.tokens.upperBound..<min(mention.tokens.upperBound + 12, document.tokens.count) {
      // "Peru, Ecuador End Dispute" above "BRASILIA, Brazil (AP)": a headline is no dateline.
      if document.tokens[index].has(.paragraphStart), index <= document.textStart { return false }
      let byte = document.bytes[Int(document.tokens[index].start)]
      if byte == UInt8(ascii: "-") || byte == 0xE2 || byte == UInt8(ascii: ")") { return true }
      if document.tokens[index].has(.number), document.tokens[start].has(.capitals) { return true }
      // "Thimphu, April 29, 2010: A and B talked".
      if byte == UInt8(ascii: ":"), document.tokens[index - 1].has(.number),
        document.tokens[index].isPunctuation
      {
        return true
      }
    }
    return false
  }

  /// "(1st lead, adds quotes) OTTAWA, May 29 -": behind what the wire says of its own report.
  private func followsNote(_ start: Int) -> Bool {
    start > 0 && document.tokens[start].has(.capitals)
      && document.bytes[Int(document.tokens[start - 1].start)] == UInt8(ascii: ")")
  }

  private func country(of mention: Mention) -> CountryCode? {
    switch mention.kind {
    case .place(let row): lexicon.places[Int(row)].country
    case .country(let country): country.code
    default: nil
    }
  }
}
