import LibPQ

/// Makes what `to_tsvector('english', …)` would make of texts, and asks the server for each word but once.
///
/// No lexeme of PostgreSQL's goes across a space. So what it makes of the stretch between two spaces is remembered, and
/// the vector of a text is put together from its stretches: most of them were met before.
final class SearchLexemes {
  /// How many stretches are remembered: 20 MB of them.
  private static let most = 100_000

  /// What one stretch gives: lexemes, by their numbers, and at which of its positions they stand.
  private struct Stretch {
    var lexemes: [(number: Int, position: Int)] = []
    /// How many positions it takes, those of words that nobody searches for included.
    var length = 0
  }

  /// Of stretches, by their hashes of 64 bits: a hundred thousand of them share one with odds of one in a billion.
  private var numbers: [UInt64: Int] = [:]
  private var stretches: [Stretch] = []
  private var lexemeNumbers: [String: Int] = [:]
  /// As they are written in a vector: `'obama'`.
  private var lexemes: [String] = []

  /// The vectors of events, names at weight A.
  func vectors(of texts: [SearchTexts], on connection: Connection) throws -> [String] {
    if stretches.count > Self.most {
      (numbers, stretches, lexemeNumbers, lexemes) = ([:], [], [:], [])
    }
    var unknown: [String] = []
    let read = texts.map { text in
      (names: split(text.names, &unknown), sentences: split(text.sentences, &unknown))
    }
    try ask(unknown, on: connection)
    return read.map { vector(names: $0.names, sentences: $0.sentences) }
  }

  /// The numbers of the stretches of some texts; new ones are given numbers and put among the unknown.
  private func split(_ texts: [String], _ unknown: inout [String]) -> [Int] {
    var found: [Int] = []
    for text in texts {
      let bytes = text.utf8.span
      var (start, hash) = (0, Self.noBytes)
      for index in bytes.indices {
        let byte = bytes[index]
        if byte > 0x20 {
          hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
          continue
        }
        if start < index { found.append(number(of: bytes.extracting(start..<index), hash, &unknown)) }
        (start, hash) = (index + 1, Self.noBytes)
      }
      if start < bytes.count { found.append(number(of: bytes.extracting(start...), hash, &unknown)) }
    }
    return found
  }

  /// FNV-1a of nothing.
  private static let noBytes: UInt64 = 0xcbf2_9ce4_8422_2325

  private func number(of stretch: Span<UInt8>, _ hash: UInt64, _ unknown: inout [String]) -> Int {
    if let number = numbers[hash] { return number }
    numbers[hash] = numbers.count
    unknown.append(String(decoding: stretch.indices.map { stretch[$0] }, as: UTF8.self))
    return numbers.count - 1
  }

  /// Learns what stretches give. A number is set behind each: its position tells how many there are.
  private func ask(_ unknown: [String], on connection: Connection) throws {
    guard !unknown.isEmpty else { return }
    let vectors = try connection.execute(
      """
      select to_tsvector('english', stretch || ' 0') from unnest($1::text[]) with ordinality as given (stretch, number)
      order by number
      """, [.texts(unknown.map { Folding.unaccented($0) })]
    ).map { try $0.text(0) }
    for vector in vectors {
      let found = places(in: vector)
      let end = found.map(\.position).max() ?? 1
      stretches.append(Stretch(lexemes: found.filter { $0.position < end }, length: end - 1))
    }
  }

  /// Reads `'barack':1 'us':2,4`.
  private func places(in vector: String) -> [(number: Int, position: Int)] {
    vector.split(separator: " ").flatMap { entry -> [(number: Int, position: Int)] in
      guard let colon = entry.lastIndex(of: ":") else { return [] }
      let lexeme = number(ofLexeme: String(entry[..<colon]))
      return entry[colon...].dropFirst().split(separator: ",").compactMap { position in
        Int(position).map { (number: lexeme, position: $0) }
      }
    }
  }

  private func number(ofLexeme lexeme: String) -> Int {
    if let number = lexemeNumbers[lexeme] { return number }
    lexemeNumbers[lexeme] = lexemes.count
    lexemes.append(lexeme)
    return lexemes.count - 1
  }

  private func vector(names: [Int], sentences: [Int]) -> String {
    var places = places(of: names, after: 0)
    let end = places.map { $0 % Self.span }.max() ?? 0
    places += self.places(of: sentences, after: end)
    places.sort()
    var vector = ""
    var last = -1
    for place in places {
      let (lexeme, position) = (place / Self.span, place % Self.span)
      if lexeme == last { vector += "," } else { vector += " " + lexemes[lexeme] + ":" }
      vector += String(position)
      if position <= end { vector += "A" }
      last = lexeme
    }
    return vector
  }

  /// More than there are positions in a text.
  private static let span = 1 << 20

  /// Lexemes with their positions as numbers that sort by both.
  private func places(of numbers: [Int], after start: Int) -> [Int] {
    var places: [Int] = []
    var start = start
    for stretch in numbers.lazy.map({ self.stretches[$0] }) {
      for lexeme in stretch.lexemes { places.append(lexeme.number * Self.span + start + lexeme.position) }
      start += stretch.length
    }
    return places
  }
}
