import SummitModel

/// The name that stands behind a title: "Prime Minister A", "the Iraqi president, B,", "the Premier, Mr. C,".
extension TitleReader {
  func nameBehind(_ title: Title, limit: Int) -> Range<Int>? {
    var index = title.end
    // "the Commission's lead negotiator on Brexit, Michel Barnier,".
    if title.person.office != nil, !title.isPlural {
      index = endOfPost(title, limit: limit) ?? domain(behind: index, limit: limit)
    }
    guard index < limit else { return nil }
    // "the Iraqi president, Saddam Hussein," and "counterpart, Xi Jinping".
    if let name = nameInBrackets(index, limit: limit) { return name }
    let comma = document.isComma(index)
    if comma { index += 1 }
    // "Prime Minister (Shinzo) Abe", "President [Vladimir] Putin": a given name that the paper adds.
    if index + 3 < limit, isBracket(index), isBracket(index + 2), tokens[index + 1].isCapitalised,
      tokens[index + 3].isCapitalised
    {
      index += 3
    }
    guard index < limit, !tokens[index].has(.sentenceStart),
      !lexicon.classes(of: tokens[index].word).contains(.site) || lexicon.isNameWord(tokens[index].word)
    else { return nil }
    if let name = honourable(index, limit: limit) { return name }
    // "the Prime Minister of Fiji, Ratu Mara,", "the Premier, Mr. Askin,".
    let styled = comma ? endOfStyle(index, limit: limit) : nil
    let style = styled != nil
    index = styled ?? index
    if let may = nameLikeMonth(index, limit: limit) { return may }
    guard let name = names.name(at: index, limit: limit, shouted: true), !isBody(name) else { return nil }
    if tokens[index].has(.shouted), name.count > 3 { return name.lowerBound..<(name.lowerBound + 2) }
    if comma {
      // Only a full name that is closed again is in apposition; a counterpart's may run on: "his counterpart, C in B".
      guard name.count >= 2 || style,
        name.upperBound >= limit || document.isComma(name.upperBound)
          || tokens[name.upperBound].has(.terminator)
          || title.person.isCounterpart
            && lexicon.classes(of: tokens[name.upperBound].word).contains(.preposition)
      else { return nil }
    }
    return name
  }

  /// "Bhutan's High Commissioner in New Delhi Vetsop Namgyel": where he is posted, and then his name.
  private func endOfPost(_ title: Title, limit: Int) -> Int? {
    guard title.person.rank == .envoy, title.end + 2 < limit,
      ["in", "to"].contains(lexiconText(tokens[title.end])),
      let post = lexicon.phrases.longestMatch(in: tokens, at: title.end + 1, limit: limit),
      post.entries.contains(where: { $0.table == .place || $0.table == .country }),
      post.end < limit, tokens[post.end].isWord, tokens[post.end].isCapitalised
    else { return nil }
    return post.end
  }

  /// "THE PRIME MINISTER, THE HON P J KEATING MP", "the Prime Minister, the Rt Hon John Howard": the name behind the style
  /// of parliaments, without the letters that follow it.
  private func honourable(_ start: Int, limit: Int) -> Range<Int>? {
    var index = start
    if lexiconText(tokens[index]) == "the" { index += 1 }
    let style = index
    while index < limit,
      ["rt", "right", "hon", "honourable", "honorable", "dr", "sir"].contains(lexiconText(tokens[index]))
    {
      index += 1
    }
    guard index > style, tokens[style..<index].contains(where: { lexiconText($0).hasPrefix("hon") }) else {
      return nil
    }
    var end = index
    while end < limit, end - index < 4, tokens[end].isWord, tokens[end].isCapitalised,
      !tokens[end].has(.paragraphStart),
      !["MP", "MHR", "MLA", "AC", "AO", "AM", "QC", "KC", "CBE"].contains(document.text(token: tokens[end]))
    {
      end += 1
    }
    guard end > index, tokens[end - 1].end - tokens[end - 1].start > 2 else { return nil }
    return index..<end
  }

  /// "the Foreign Secretary (Mr. Bevin)", "the Prime Minister (Sidney Holland)": the name as newspapers once added it.
  private func nameInBrackets(_ bracket: Int, limit: Int) -> Range<Int>? {
    guard bracket + 2 < limit, document.text(token: tokens[bracket]) == "(" else { return nil }
    var index = bracket + 1
    while let end = endOfStyle(index, limit: limit) { index = end }
    guard let name = names.name(at: index, limit: limit, shouted: true),
      name.count >= 2 || index > bracket + 1, isInBrackets(name, behind: bracket, limit: limit)
    else { return nil }
    return name
  }

  func isInBrackets(_ name: Range<Int>, behind bracket: Int, limit: Int) -> Bool {
    bracket < name.lowerBound && name.upperBound < limit
      && document.text(token: tokens[bracket]) == "("
      && document.text(token: tokens[name.upperBound]) == ")"
  }

  /// "Mr.", "Marshal", "Lieutenant General", "Ambassador" before a name.
  private func endOfStyle(_ index: Int, limit: Int) -> Int? {
    guard index + 1 < limit, tokens[index].isCapitalised else { return nil }
    if lexicon.classes(of: tokens[index].word).contains(.honorific) { return index + 1 }
    guard let office = office(at: index, limit: limit), !office.row.isPlural, office.end < limit,
      office.row.rank == .official || office.row.rank == .envoy
    else { return nil }
    return office.end
  }

  private func isBracket(_ index: Int) -> Bool {
    ["(", ")", "[", "]"].contains(document.text(token: tokens[index]))
  }

  /// "the Speaker of the Australian Parliament", "Prime Minister Singh, Hyderabad House": no person's name.
  func isBody(_ name: Range<Int>) -> Bool {
    let last = tokens[name.upperBound - 1].word
    guard lexicon.isHouse(last) || lexicon.classes(of: last).contains(.institution) else { return false }
    return !lexicon.isNameWord(last)
      // "the Prime Minister of Thailand, Parliament House", "MP Phillip Street, Sydney".
      || name.count >= 2
        && (!lexicon.isNameWord(tokens[name.upperBound - 2].word)
          || name.upperBound < tokens.count && document.isComma(name.upperBound))
  }

  /// "the Permanent Council of the OSCE": a body's own body, and nobody of the OSCE called Council.
  func isOrgan(_ name: Range<Int>, limit: Int) -> Bool {
    isBody(name) && name.upperBound < limit && lexiconText(tokens[name.upperBound]) == "of"
  }

  /// "Prime Minister May met": a month has a day or a year behind it.
  private func nameLikeMonth(_ index: Int, limit: Int) -> Range<Int>? {
    guard lexicon.dates[tokens[index].word].kind == .weakMonth, tokens[index].isCapitalised,
      lexicon.isNameWord(tokens[index].word), index + 1 >= limit || !tokens[index + 1].has(.number)
    else { return nil }
    if let family = names.name(at: index + 1, limit: limit), !tokens[index + 1].has(.sentenceStart) {
      return index..<family.upperBound
    }
    return index..<(index + 1)
  }
}
