import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

/// Every reader on samples that were spoilt: nothing crashes or hangs, what is read is text, and reading it again
/// gives the same. The seed is in the test's name when it fails; the same seed gives the same bytes.
@Suite struct FuzzTests {
  private static let rounds: UInt64 = 120

  @Test(arguments: GoldenTests.samples)
  func spoiltFiles(name: String) throws {
    let sample = [UInt8](try Data(contentsOf: URL(filePath: GoldenTests.folder + "/" + name)))
    let scratch = try Scratch()
    for seed in 1...Self.rounds {
      var spoiler = Spoiler(seed: seed, name: name)
      let path = try scratch.file(name, spoiler.spoilt(sample))
      let clock = ContinuousClock()
      let start = clock.now
      let (articles, bad) = try read(path)
      #expect(clock.now - start < .seconds(20), "\(name), seed \(seed)")
      for article in articles { check(article, "\(name), seed \(seed)") }
      #expect(bad.allSatisfy { !$0.reason.isEmpty }, "\(name), seed \(seed)")
      if seed % 10 == 0 {
        let again = try read(path)
        #expect(again.articles == articles && again.bad == bad, "\(name), seed \(seed)")
      }
    }
  }

  private func check(_ article: Article, _ place: String) {
    #expect(!article.text.utf8.contains(0), "\(place): a NUL")
    #expect(article.text.contains { !$0.isWhitespace }, "\(place): an empty text")
    for value in [article.title, article.url, article.sourceID, article.publisher, article.author] {
      #expect(value?.utf8.contains(0) != true, "\(place): a NUL")
    }
    if let day = article.published?.day { #expect((1...9999).contains(day.year), "\(place): \(day)") }
  }
}

/// Bytes spoilt in ways that come from a number alone.
private struct Spoiler {
  private var state: UInt64

  init(seed: UInt64, name: String) {
    state = name.utf8.reduce(seed &* 0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// SplitMix64.
  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return bound <= 0 ? 0 : Int((z ^ (z >> 31)) % UInt64(bound))
  }

  mutating func spoilt(_ sample: [UInt8]) -> [UInt8] {
    var bytes = sample
    for _ in 0...below(4) { spoil(&bytes) }
    return bytes
  }

  private static let pieces: [[UInt8]] = [
    Array("<".utf8), Array("</p>".utf8), Array("<!--".utf8), Array("<![CDATA[".utf8), Array("&#0;".utf8),
    Array("&#x110000;".utf8), Array("\"".utf8), Array("{".utf8), Array("}]".utf8), Array("\\u0000".utf8),
    Array("\\ud800".utf8), Array("\n".utf8), Array("\r\n\r\n".utf8), Array("From ".utf8),
    Array("=?utf-8?b?".utf8), Array("Content-Length: 99999999999999999999\r\n".utf8),
    Array("charset=utf-7".utf8),
    Array("1 of 2 DOCUMENTS\n".utf8), Array("End of Document\n".utf8), [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF],
    [0xC0, 0x80], [0x1F, 0x8B, 8, 0], [0x50, 0x4B, 3, 4], Array("<!ENTITY a \"&b;&b;\">".utf8),
    [UInt8](repeating: 0x28, count: 500), [UInt8](repeating: UInt8(ascii: "["), count: 5000),
  ]

  private mutating func spoil(_ bytes: inout [UInt8]) {
    let start = below(bytes.count)
    let end = min(start + below(200), bytes.count)
    switch below(8) {
    case 0: for _ in 0...below(20) where !bytes.isEmpty { bytes[below(bytes.count)] = UInt8(below(256)) }
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
    case 3: bytes.removeLast(bytes.count - start)
    case 4: if !bytes.isEmpty { bytes[start] ^= 1 << UInt8(below(8)) }
    case 5: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: start)
    case 6: for index in start..<end { bytes[index] = UInt8(below(256)) }
    default: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: below(bytes.count))
    }
  }
}
