/// Finds stretches that are all in capitals (headlines, telegrams), where capitals do not tell names.
enum Shouting {
  /// Marks the tokens of every line of three words or more in which hardly a lower-case letter stands, and
  /// looks their words up anew, since "IN" there is no acronym.
  static func mark(_ tokens: inout [Token], in bytes: [UInt8], vocabulary: Vocabulary) {
    var line = 0..<0
    while line.upperBound < tokens.count {
      line = nextLine(after: line.upperBound, tokens: tokens, bytes: bytes)
      if isShouted(line, tokens: tokens) {
        for index in line { quieten(&tokens[index], in: bytes, vocabulary: vocabulary) }
      }
    }
  }

  private static func nextLine(after start: Int, tokens: [Token], bytes: [UInt8]) -> Range<Int> {
    var end = start + 1
    while end < tokens.count {
      let gap = bytes[Int(tokens[end - 1].end)..<Int(tokens[end].start)]
      if gap.contains(10) { break }
      end += 1
    }
    return start..<end
  }

  private static func isShouted(_ line: Range<Int>, tokens: [Token]) -> Bool {
    var (capitals, words) = (0, 0)
    for index in line
    where tokens[index].isWord && !tokens[index].has(.possessive) && !tokens[index].has(.initial) {
      words += 1
      if tokens[index].has(.capitals) { capitals += 1 }
    }
    return words >= 3 && capitals * 10 >= words * 8
  }

  private static func quieten(_ token: inout Token, in bytes: [UInt8], vocabulary: Vocabulary) {
    token.shape.insert(.shouted)
    guard token.isWord, !token.has(.abbreviated), token.end - token.start <= 3 else { return }
    let folded = vocabulary.lookup(
      Folding.fold(String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)))
    if folded.isKnown { token.word = folded }
  }
}
