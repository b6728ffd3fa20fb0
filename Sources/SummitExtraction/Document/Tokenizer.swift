/// Cuts an article's bytes into tokens in one pass; words are looked up as they are read.
struct Tokenizer {
  let bytes: [UInt8]
  private let vocabulary: Vocabulary
  private var position = 0
  private var tokens: [Token] = []
  private var pendingSpace = true
  private var pendingHyphen = false
  private var folded: [UInt8] = []

  static func tokens(of bytes: [UInt8], vocabulary: Vocabulary) -> [Token] {
    var tokenizer = Tokenizer(bytes: bytes, vocabulary: vocabulary)
    tokenizer.run()
    return tokenizer.tokens
  }

  private init(bytes: [UInt8], vocabulary: Vocabulary) {
    self.bytes = bytes
    self.vocabulary = vocabulary
    tokens.reserveCapacity(bytes.count / 5 + 8)
    folded.reserveCapacity(64)
  }

  private mutating func run() {
    while position < bytes.count {
      let byte = bytes[position]
      switch Self.classes[Int(byte)] {
      case .space: skipSpace()
      case .letter: readWord()
      case .digit: readNumber()
      case .multibyte: readMultibyte()
      case .hyphen: readHyphen()
      case .apostrophe: readApostrophe()
      case .other where isAmpersand: append("and", length: 1)
      case .other: emit(length: 1, shape: .punctuation)
      }
    }
  }

  // MARK: Characters

  private enum Class { case space, letter, digit, multibyte, hyphen, apostrophe, other }

  private static let classes: [Class] = (0..<256).map { value in
    switch UInt8(value) {
    case 9...13, 32, 0: .space
    case 48...57: .digit
    case 65...90, 97...122: .letter
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case 0x80...: .multibyte
    default: .other
    }
  }

  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
  func isLetter(at index: Int) -> Bool {
    let kind = Self.classes[Int(byte(at: index))]
    return kind == .letter || kind == .multibyte && !isMark(at: index)
  }
  func isDigit(at index: Int) -> Bool { byte(at: index) &- 48 < 10 }

  /// General punctuation (dashes, quotation marks), no-break space and the like, which take no part in words.
  private func isMark(at index: Int) -> Bool {
    switch byte(at: index) {
    case 0xE2: byte(at: index + 1) == 0x80 || byte(at: index + 1) == 0x81
    case 0xC2: byte(at: index + 1) < 0xC0
    case 0xE3: byte(at: index + 1) == 0x80
    case 0xEF: byte(at: index + 1) == 0xBB || byte(at: index + 1) == 0xBF
    default: false
    }
  }

  private func length(at index: Int) -> Int {
    switch byte(at: index) {
    case ..<0xC0: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }

  private mutating func skipSpace() {
    pendingSpace = true
    position += 1
  }

  // MARK: Marks

  private mutating func readMultibyte() {
    guard isMark(at: position) else { return readWord() }
    let third = byte(at: position + 2)
    switch (byte(at: position), byte(at: position + 1)) {
    case (0xC2, 0xA0), (0xE2, 0x81), (0xE3, _), (0xEF, 0xBB):
      pendingSpace = true
      position += length(at: position)
    case (0xE2, 0x80):
      switch third {
      case 0x80...0x8F, 0xA8...0xAF:
        pendingSpace = true
        position += 3
      case 0x90, 0x91: readHyphen(length: 3)
      case 0x98, 0x99: readApostrophe(length: 3)
      case 0x9C...0x9F: emit(length: 3, shape: [.punctuation, .quotationMark])
      default: emit(length: 3, shape: .punctuation)
      }
    case (0xC2, 0xAB), (0xC2, 0xBB): emit(length: 2, shape: [.punctuation, .quotationMark])
    default: emit(length: length(at: position), shape: .punctuation)
    }
  }

  /// "Trinidad & Tobago", but not "AT&T".
  private var isAmpersand: Bool {
    byte(at: position) == UInt8(ascii: "&") && pendingSpace && byte(at: position + 1) == 32
  }

  private mutating func append(_ word: String, length: Int) {
    let end = Int32(position + length)
    append(Token(start: Int32(position), end: end, word: vocabulary.lookup(word), shape: []))
  }

  /// A hyphen within a compound is no token: the next one says that it follows a hyphen.
  private mutating func readHyphen(length: Int = 1) {
    let next = position + length
    let joinsLeft = !pendingSpace && tokens.last.map { !$0.isPunctuation } ?? false
    let joinsRight = isLetter(at: next) || isDigit(at: next)
    // "face- to-face", "war- torn": a line that was broken after its hyphen.
    let broken = byte(at: next) == 32 && (97...122).contains(byte(at: next + 1))
    if joinsLeft, joinsRight || broken {
      position = next
      pendingHyphen = true
    } else {
      var end = next
      while byte(at: end) == UInt8(ascii: "-") { end += 1 }
      emit(length: end - position, shape: .punctuation)
    }
  }

  private mutating func readApostrophe(length: Int = 1) {
    let next = position + length
    let afterWord = !pendingSpace && tokens.last.map { $0.isWord || $0.has(.number) } ?? false
    if afterWord, byte(at: next) | 0x20 == UInt8(ascii: "s"), !isLetter(at: next + 1), !isDigit(at: next + 1)
    {
      return emit(length: length + 1, shape: .possessive)
    }
    if afterWord, let letters = contraction(at: next) {
      return append("'" + letters, length: length + letters.utf8.count)
    }
    let endsInS = position > 0 && bytes[position - 1] | 0x20 == UInt8(ascii: "s")
    if afterWord, endsInS, byte(at: next) == 32, isLetter(at: next + 1) {
      return emit(length: length, shape: .possessive)
    }
    // Two of them are a quotation mark of a typewriter.
    let doubled = byte(at: next) == byte(at: position) && length == 1
    emit(length: doubled ? 2 : length, shape: [.punctuation, .quotationMark])
  }

  /// "We'll", "they've": what stands behind the apostrophe is a verb of its own.
  private func contraction(at index: Int) -> String? {
    let end = (index..<index + 3).first { !isLetter(at: $0) && !isDigit(at: $0) } ?? index
    guard index < end else { return nil }
    let letters = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
    return ["ll", "ve", "re", "m", "d"].contains(letters) ? letters : nil
  }

  // MARK: Words and numbers

  private mutating func readWord() {
    let start = position
    if let end = acronymEnd(from: start) {
      return emitWord(from: start, to: end, dotted: true)
    }
    var end = start
    while end < bytes.count {
      if isLetter(at: end) || isDigit(at: end) || end > start && isSum(at: end) {
        end += length(at: end)
      } else if let apostrophe = innerApostrophe(at: end) {
        end += apostrophe
      } else {
        break
      }
    }
    emitWord(from: start, to: max(end, start + 1), dotted: false)
  }

  /// "U.S.", "D.C.", "J.": single letters each with its full stop.
  private func acronymEnd(from start: Int) -> Int? {
    var end = start
    while (65...90).contains(byte(at: end)), byte(at: end + 1) == UInt8(ascii: ".") { end += 2 }
    guard end > start else { return nil }
    // "U.S" and "U.N" without the last stop.
    if end - start >= 2, (65...90).contains(byte(at: end)), !isLetter(at: end + 1), !isDigit(at: end + 1) {
      return end + 1
    }
    return isLetter(at: end) && end - start > 2 ? nil : end
  }

  /// The length of an apostrophe that stands within a word: "O'Brien", "don't", but not "Obama's".
  private func innerApostrophe(at index: Int) -> Int? {
    let length: Int
    switch byte(at: index) {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): length = 1
    case 0xE2 where byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0x99: length = 3
    default: return nil
    }
    let next = index + length
    guard isLetter(at: next) else { return nil }
    let possessive =
      byte(at: next) | 0x20 == UInt8(ascii: "s") && !isLetter(at: next + 1) && !isDigit(at: next + 1)
    return possessive || contraction(at: next) != nil ? nil : length
  }

  private mutating func emitWord(from start: Int, to end: Int, dotted: Bool) {
    var shape: Token.Shape = []
    let letters = dotted ? (end - start + 1) / 2 : end - start
    if startsUpperCase(at: start) { shape.insert(.capitalised) }
    if dotted || letters >= 2 && isAllCapitals(start..<end) { shape.insert(.capitals) }
    if letters == 1, shape.contains(.capitalised) { shape.insert(.initial) }
    if dotted { shape.insert(.abbreviated) }
    let word = word(of: start..<end, acronym: dotted || letters <= 3 && shape.contains(.capitals))
    var last = end
    if !dotted, byte(at: end) == UInt8(ascii: "."), takesFullStop(start..<end) {
      shape.insert(.abbreviated)
      last += 1
    }
    append(Token(start: Int32(start), end: Int32(last), word: word, shape: shape))
  }

  /// Short acronyms keep their capitals, so that "US" is no pronoun; all else is folded to lower case.
  private mutating func word(of range: Range<Int>, acronym: Bool) -> Word {
    if acronym {
      folded.removeAll(keepingCapacity: true)
      for byte in bytes[range] where byte != UInt8(ascii: ".") { folded.append(byte) }
      if folded.count > 1 {
        let word = vocabulary.lookup(folded)
        if word.isKnown { return word }
      }
    }
    folded.removeAll(keepingCapacity: true)
    Folding.fold(bytes[range], into: &folded)
    if acronym { folded.removeAll { $0 == UInt8(ascii: ".") } }
    return vocabulary.lookup(folded)
  }

  private func startsUpperCase(at index: Int) -> Bool {
    let first = byte(at: index)
    if first < 0x80 { return (65...90).contains(first) }
    if first == 0xC3 { return (0x80...0x9E).contains(byte(at: index + 1)) }
    let scalars = String(decoding: bytes[index..<min(index + length(at: index), bytes.count)], as: UTF8.self)
    return scalars.unicodeScalars.first?.properties.isUppercase ?? false
  }

  private func isAllCapitals(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { !(97...122).contains($0) && ($0 < 0x80 || $0 != 0xC3) }
      && bytes[range].contains { (65...90).contains($0) }
  }

  /// "Mr.", "Sept.", "Gen.": abbreviations whose full stop ends no sentence.
  private func takesFullStop(_ range: Range<Int>) -> Bool {
    guard range.count <= 6 else { return false }
    return Self.abbreviations.contains(String(decoding: bytes[range], as: UTF8.self).lowercased())
      && !(isDigit(at: range.lowerBound))
  }

  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "messrs", "gen", "sen", "rep", "gov", "lt", "col", "capt", "maj", "adm", "sgt",
    "brig",
    "cmdr", "st", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "prof",
    "hon", "rev", "jr", "sr", "vs", "mt", "ft", "pres", "amb", "sec", "min", "mme", "mlle", "tues", "wed",
    "thurs",
    "fri", "sat", "sun", "mon", "thur", "tue", "dept", "fm", "pm",
  ]

  private mutating func readNumber() {
    let start = position
    var end = start
    var value = 0
    var grouped = false
    while true {
      if isDigit(at: end) {
        value = min(value &* 10 &+ Int(bytes[end] - 48), 99_999_999)
        end += 1
      } else if byte(at: end) == UInt8(ascii: ","), end - start <= 3 || grouped, isGroup(at: end + 1) {
        grouped = true
        end += 1
      } else {
        break
      }
    }
    if byte(at: end) == UInt8(ascii: "."), isDigit(at: end + 1), !followsDigitAndStop(start),
      !isDottedDate(from: start)
    {
      value = -1
      end += 1
      while isDigit(at: end) { end += 1 }
    }
    var shape: Token.Shape = .number
    if let suffix = ordinalSuffix(at: end) {
      shape.insert(.ordinal)
      end += suffix
    } else if isLetter(at: end) || isSum(at: end) {
      return readMixed(from: start, value: value)
    }
    // "G-8", "Group of 20": figures may be part of a name.
    let word = word(of: start..<end, acronym: false)
    append(Token(start: Int32(start), end: Int32(end), word: word, shape: shape, number: Int32(value)))
  }

  /// "1980s", "5pm", "12th-grade", "3rd": digits with letters behind them are a word that keeps its number; "16+1" is a
  /// name that has none.
  private mutating func readMixed(from start: Int, value: Int) {
    var end = start
    var isName = false
    while isLetter(at: end) || isDigit(at: end) || isSum(at: end) {
      isName = isName || isSum(at: end)
      end += length(at: end)
    }
    let word = word(of: start..<end, acronym: false)
    let (shape, number): (Token.Shape, Int) = isName ? (.capitalised, -1) : (.number, value)
    append(Token(start: Int32(start), end: Int32(end), word: word, shape: shape, number: Int32(number)))
  }

  /// "P5+1", "ASEAN+3", "16+1": a plus before a figure, within a name.
  private func isSum(at index: Int) -> Bool { byte(at: index) == UInt8(ascii: "+") && isDigit(at: index + 1) }

  private mutating func emit(length: Int, shape: Token.Shape) {
    var shape = shape
    let first = byte(at: position)
    if first == UInt8(ascii: "\"") { shape.insert(.quotationMark) }
    let isInner = isDigit(at: position + 1) && followsDigitAndStop(position + 1)
    if !isInner, first == UInt8(ascii: ".") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
      shape.insert(.terminator)
    }
    var end = position + length
    if first == UInt8(ascii: ".") { while byte(at: end) == first { end += 1 } }
    end = min(end, bytes.count)
    let word = shape.contains(.possessive) ? word(of: position..<end, acronym: false) : .unknown
    append(Token(start: Int32(position), end: Int32(end), word: word, shape: shape))
  }

  private mutating func append(_ token: Token) {
    var token = token
    if pendingHyphen { token.shape.insert(.afterHyphen) }
    if pendingSpace, !pendingHyphen { token.shape.insert(.afterSpace) }
    tokens.append(token)
    position = Int(token.end)
    pendingSpace = false
    pendingHyphen = false
  }
}
