/// Cuts tokens into sentences: at full stops that end one, at paragraphs, and at the lines of a list.
enum SentenceSplitter {
  /// Marks the first token of each sentence and paragraph, and gives the sentences as ranges of tokens.
  ///
  /// - Parameter textStart: the byte at which the text begins, behind a title that is a sentence of its own.
  static func split(
    _ tokens: inout [Token], in bytes: [UInt8], textStart: Int, vocabulary: Vocabulary
  ) -> [Range<Int>] {
    guard !tokens.isEmpty else { return [] }
    let width = wrappedWidth(bytes[textStart...])
    let openers = Set(Self.openers.map { vocabulary.lookup($0) }.filter(\.isKnown))
    let months = Set(Self.months.map { vocabulary.lookup($0) }.filter(\.isKnown))
    let unfinished = Set(Self.unfinished.map { vocabulary.lookup($0) }.filter(\.isKnown))
    var sentences: [Range<Int>] = []
    var start = 0
    tokens[0].shape.formUnion([.sentenceStart, .paragraphStart])
    for index in tokens.indices.dropFirst() {
      let gap = bytes[Int(tokens[index - 1].end)..<Int(tokens[index].start)]
      let isTextStart = Int(tokens[index - 1].end) <= textStart && Int(tokens[index].start) >= textStart
      let paragraph =
        isTextStart && textStart > 0
        || isParagraphBreak(gap, hardWrapped: width != nil)
          && !(tokens[index].has(.number) && months.contains(tokens[index - 1].word))
          && !(tokens[index - 1].has(.number) && months.contains(tokens[index].word))
          && !runsOn(
            tokens[index - 1], tokens[index], bytes: bytes, unfinished: unfinished, width: width)
      let length = index - start
      let tooLong = length > longest && tokens[index - 1].isPunctuation || length >= longestOfAll
      if Dateline.ends(before: index, since: start, tokens: tokens, bytes: bytes, months: months) {
        tokens[index].shape.insert(.behindDateline)
      }
      guard
        paragraph || tooLong
          || endsSentence(before: index, since: start, tokens: tokens, bytes: bytes, openers: openers)
      else { continue }
      tokens[index].shape.insert(.sentenceStart)
      if paragraph { tokens[index].shape.insert(.paragraphStart) }
      sentences.append(start..<index)
      start = index
    }
    sentences.append(start..<tokens.count)
    return sentences
  }

  /// Tokens after which a run-on sentence is cut at its next punctuation mark.
  private static let longest = 160
  /// Tokens after which it is cut wherever it is, so that the work for a sentence is bounded.
  private static let longestOfAll = 400

  /// A sentence that ends in "U.S." is told by the function word that follows.
  private static let openers = [
    "the", "but", "he", "she", "it", "in", "on", "a", "an", "they", "we", "this", "that", "these", "both",
    "his",
    "her", "its", "their", "at", "after", "before", "however", "while", "when", "if", "as", "for", "because",
    "there",
    "i", "you", "our", "mr", "mrs", "last", "earlier", "meanwhile", "also", "no", "since", "during", "some",
  ]

  /// Words that no paragraph ends with: a scanned page often has an empty line after every line.
  private static let unfinished = [
    "the", "a", "an", "of", "in", "on", "at", "by", "with", "to", "for", "from", "and", "or", "his", "her",
    "their", "its", "as",
    "will", "would", "has", "have", "was", "were", "is", "are", "be", "been", "that", "which", "who",
    "between", "mr", "mrs",
  ]

  /// "On December", then "15" on the next line.
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static func runsOn(
    _ last: Token, _ next: Token, bytes: [UInt8], unfinished: Set<Word>, width: Int?
  ) -> Bool {
    if last.has(.terminator) || last.has(.quotationMark) { return false }
    let first = bytes[Int(next.start)]
    if (97...122).contains(first), last.isWord || bytes[Int(last.start)] == UInt8(ascii: ",") { return true }
    // "Trump says meeting is back on", then a line of its own.
    let isBlank = bytes[Int(last.end)..<Int(next.start)].count { $0 == 10 } >= 2
    if last.isWord, !last.has(.shouted), unfinished.contains(last.word), !isBlank || width != nil {
      return true
    }
    guard let width else { return false }
    let length = lineLength(before: last, bytes)
    return (last.isWord || bytes[Int(last.start)] == UInt8(ascii: ",")) && !last.has(.capitals)
      && length * 5 >= width * 4 && length <= 101
  }

  private static func lineLength(before last: Token, _ bytes: [UInt8]) -> Int {
    var start = Int(last.end)
    while start > 0, bytes[start - 1] != 10, Int(last.end) - start <= 101 { start -= 1 }
    return Int(last.end) - start
  }

  /// The width at which lines are broken, so that a line's end is no paragraph's: three lines of four are no longer;
  /// `nil` where lines are paragraphs, as some are long. A headline may have any length.
  private static func wrappedWidth(_ bytes: ArraySlice<UInt8>) -> Int? {
    var widths = [Int](repeating: 0, count: longestLine + 1)
    var (long, lines, current) = (0, 0, 0)
    for byte in bytes {
      current += 1
      guard byte == 10 else { continue }
      lines += 1
      if current > longestLine, lines > 1 { long += 1 }
      if current > 1 { widths[min(current, longestLine)] += 1 }
      current = 0
    }
    guard lines > 3, long * 50 <= lines else { return nil }
    var left = widths.reduce(0, +) * 3 / 4
    return widths.firstIndex { count in
      left -= count
      return left < 0
    }
  }

  /// The bytes of a line that was broken at a fixed width, at the most.
  private static let longestLine = 101

  private static func isParagraphBreak(_ gap: ArraySlice<UInt8>, hardWrapped: Bool) -> Bool {
    var lines = 0
    var indent = 0
    for byte in gap {
      if byte == 10 {
        lines += 1
        // Two blanks before a line's end ask for a break in Markdown.
        if lines == 1, indent >= 2 { return true }
        indent = 0
      } else if byte == 32 || byte == 9 {
        indent += byte == 9 ? 4 : 1
      }
    }
    return lines >= 2 || lines == 1 && (!hardWrapped || indent >= 2)
  }

  private static func endsSentence(
    before index: Int, since start: Int, tokens: [Token], bytes: [UInt8], openers: Set<Word>
  ) -> Bool {
    let next = tokens[index]
    // A closing quotation mark or bracket still belongs to the sentence that it closes.
    if next.isPunctuation, !next.has(.afterSpace) { return false }
    var last = index - 1
    while last > start, tokens[last].has(.quotationMark) || isClosingBracket(tokens[last], bytes) {
      if tokens[last].has(.afterSpace), tokens[last].has(.quotationMark) { break }
      last -= 1
    }
    let startsWell =
      next.isCapitalised || next.has(.number) || next.has(.quotationMark) || next.isPunctuation
    if tokens[last].has(.terminator) {
      if next.has(.quotationMark), next.has(.afterSpace), index + 1 < tokens.count,
        !tokens[index + 1].isCapitalised
      {
        return false
      }
      return startsWell && !isDottedName(before: last, next: next, tokens: tokens)
        && !isSite(before: last, next: next, tokens: tokens)
    }
    if tokens[last].has(.abbreviated), tokens[last].has(.capitals), !tokens[last].has(.initial) {
      if isStyle(tokens[last], bytes) { return false }
      return next.isCapitalised && openers.contains(next.word)
    }
    return false
  }

  /// "No. 10", "Inc. Chairman" would need tables; a full stop after one letter is an initial's.
  private static func isDottedName(before last: Int, next: Token, tokens: [Token]) -> Bool {
    guard last > 0, tokens[last].end - tokens[last].start == 1 else { return false }
    return tokens[last - 1].has(.initial) && !tokens[last].has(.afterSpace)
  }

  /// "TEMPO.CO, Jakarta": the address of a paper, in capitals on both sides of the full stop.
  private static func isSite(before last: Int, next: Token, tokens: [Token]) -> Bool {
    last > 0 && !next.has(.afterSpace) && next.has(.capitals) && tokens[last - 1].has(.capitals)
      && next.end - next.start <= 3
  }

  /// "H.E. Mr. A", "H.R.H. Prince B": a name follows.
  private static func isStyle(_ token: Token, _ bytes: [UInt8]) -> Bool {
    ["H.E.", "H.E", "H.R.H.", "H.R.H", "H.M.", "H.M", "H.H.", "H.H"].contains(
      String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self))
  }

  private static func isClosingBracket(_ token: Token, _ bytes: [UInt8]) -> Bool {
    let byte = bytes[Int(token.start)]
    return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }
}
