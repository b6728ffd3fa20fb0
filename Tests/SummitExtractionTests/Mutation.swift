import SummitModel

/// An article spoilt in ways that come from its number alone: cut, swapped, doubled, sprinkled with bytes, glued.
struct Mutation {
  private var random: Random
  private let articles: [Article]

  init(seed: UInt64, articles: [Article]) {
    random = Random(state: seed &* 0x2545_F491_4F6C_DD1D)
    self.articles = articles
  }

  mutating func article() -> Article {
    let base = articles[random.below(articles.count)]
    var text = base.text
    for _ in 0...random.below(4) { text = mutate(text) }
    let title = random.below(4) == 0 ? nil : random.below(6) == 0 ? mutate(base.title ?? "") : base.title
    let day = Day(number: random.below(60_000) - 20_000)
    return Article(
      path: "mutated", title: title,
      published: random.below(3) == 0 ? nil : PublicationDate(day: day, basis: .given), text: text)
  }

  private mutating func mutate(_ text: String) -> String {
    switch random.below(12) {
    case 0: return cut(text)
    case 1: return shuffleSentences(text)
    case 2: return doubleAWord(text)
    case 3: return sprinkle(text)
    case 4: return text.uppercased()
    case 5: return text + articles[random.below(articles.count)].text
    case 6: return joinSentences(text)
    case 7: return insert(Self.oddities[random.below(Self.oddities.count)], into: text)
    case 8: return text.lowercased()
    case 9: return swapWords(text)
    case 10: return dropWords(text)
    default: return insert(word(), into: text)
    }
  }

  private static let oddities = [
    "\"", "“", "(((", ")", "'", "--", ",,,,", "\n\n", "\t", "\u{0}", "\u{200F}", "\u{FEFF}", "习近平", "🏔️",
    "Mr. ", "'s",
    "’s", "31 February ", "99 June 0000 ", "June 31-2, ", "his counterpart", "the two leaders",
    "respectively",
    "not ", "U.S.-", "Jan. ", "9999999999999999999999", "[x](y)", "PRESIDENT X: ", "\u{0301}\u{0301}",
    String(repeating: "(", count: 300), String(repeating: ", Obama", count: 200),
    String(repeating: " of the", count: 300), String(repeating: "and Xi ", count: 300),
  ]

  private mutating func cut(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let start = random.below(scalars.count + 1)
    let end = start + random.below(scalars.count - start + 1)
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  private mutating func shuffleSentences(_ text: String) -> String {
    text.split(separator: ".").shuffled(using: &random).joined(separator: ".")
  }

  private func joinSentences(_ text: String) -> String {
    String(text.filter { $0 != "." && $0 != "\n" })
  }

  private mutating func doubleAWord(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    let index = random.below(max(words.count, 1))
    guard index < words.count else { return text }
    words.insert(contentsOf: Array(repeating: words[index], count: 1 + random.below(40)), at: index)
    return words.joined(separator: " ")
  }

  private mutating func swapWords(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    for _ in 0..<20 where words.count > 1 {
      words.swapAt(random.below(words.count), random.below(words.count))
    }
    return words.joined(separator: " ")
  }

  private mutating func dropWords(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).filter { _ in random.below(4) > 0 }
      .joined(separator: " ")
  }

  /// Random bytes in place of others, made valid UTF-8 again.
  private mutating func sprinkle(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<1 + random.below(30) where !bytes.isEmpty {
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func word() -> String {
    let words = articles[random.below(articles.count)].text.split(separator: " ")
    return words.isEmpty ? "" : " " + String(words[random.below(words.count)]) + " "
  }

  private mutating func insert(_ piece: String, into text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    scalars.insert(contentsOf: piece.unicodeScalars, at: random.below(scalars.count + 1))
    return String(String.UnicodeScalarView(scalars))
  }
}

/// SplitMix64, so that the same articles come each time.
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}
