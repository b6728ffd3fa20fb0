/// "OSLO, June 8, 2013 (Agency) - ", "LONDON (AP) _ ": where and when a report was sent. What is told begins behind it.
enum Dateline {
  /// Tokens that a dateline has at the most.
  static let longest = 24
  /// Letters of a town in capitals that needs neither day nor agency beside it: "PARIS -", not "NATO - Russia".
  private static let longTown = 5

  /// Whether the paragraph's tokens so far are one, so that what is told begins at `index`.
  static func ends(
    before index: Int, since start: Int, tokens: [Token], bytes: [UInt8], months: Set<Word>
  ) -> Bool {
    guard index - start >= 2, index - start <= longest, tokens[start].has(.paragraphStart),
      tokens[start].isCapitalised || bytes[Int(tokens[start].start)] == UInt8(ascii: "("),
      isDash(tokens[index - 1], bytes), !isDash(tokens[index], bytes)
    else { return false }
    var dash = index - 1
    while dash - 1 > start, isDash(tokens[dash - 1], bytes), !tokens[dash].has(.afterSpace) { dash -= 1 }
    let before = start..<dash
    let isSetOff = tokens[dash].has(.afterSpace) && tokens[index].has(.afterSpace)
    guard let last = before.last,
      isSetOff
        || isClosing(tokens[last], bytes) && !isShort(tokens[dash], bytes) && tokens[start].has(.capitals),
      tokens[index].isCapitalised || tokens[index].has(.quotationMark), !months.contains(tokens[start].word)
    else { return false }
    return isOfTownAndDay(before, tokens, bytes, months)
  }

  /// Names, numbers and what stands in brackets, and among them a day, an agency, or a town in capitals alone.
  private static func isOfTownAndDay(
    _ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8], _ months: Set<Word>
  ) -> Bool {
    var depth = 0
    var isTold = false
    for index in range {
      let byte = bytes[Int(tokens[index].start)]
      if byte == UInt8(ascii: "(") { depth += 1 }
      if depth > 0 {
        if byte == UInt8(ascii: ")") { (depth, isTold) = (depth - 1, true) }
        continue
      }
      let isMark = tokens[index].isPunctuation && [",", ".", "/"].contains(UnicodeScalar(byte))
      guard isMark || tokens[index].has(.number) || tokens[index].isCapitalised else { return false }
      if months.contains(tokens[index].word)
        || tokens[index].has(.number) && tokens[range.lowerBound].has(.capitals)
      {
        isTold = true
      }
    }
    let town = tokens[range.lowerBound]
    return depth == 0
      && (isTold || range.count == 1 && town.has(.capitals) && Int(town.end - town.start) >= longTown)
  }

  private static func isDash(_ token: Token, _ bytes: [UInt8]) -> Bool {
    guard token.isPunctuation else { return false }
    let byte = bytes[Int(token.start)]
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == 0xE2 && token.end - token.start == 3 && !token.has(.quotationMark)
  }

  private static func isShort(_ dash: Token, _ bytes: [UInt8]) -> Bool {
    dash.end - dash.start == 1
  }

  private static func isClosing(_ token: Token, _ bytes: [UInt8]) -> Bool {
    token.has(.number) || bytes[Int(token.start)] == UInt8(ascii: ")")
  }
}
