import SummitArticles
import SummitModel
import Testing

/// Texts in the encodings of the last forty years, declared, wrongly declared and undeclared.
@Suite struct Encodings {
  private func text(_ bytes: some Sequence<UInt8>, name: String = "a.txt") throws -> String {
    try #require(try readOne(name, bytes).articles.first).text
  }

  /// "Ministers" in the bytes that each encoding has for them.
  private static let samples: [(text: String, bytes: [UInt8])] = [
    (
      "Café – “naïve” words of the minister’s",
      Array("Caf".utf8) + [0xE9, 0x20, 0x96, 0x20, 0x93] + Array("na".utf8) + [0xEF] + Array("ve".utf8) + [
        0x94
      ] + Array(" words of the minister".utf8) + [0x92] + Array("s".utf8)
    ),
    (
      "Президенты двух стран",
      [
        0xCF, 0xF0, 0xE5, 0xE7, 0xE8, 0xE4, 0xE5, 0xED, 0xF2, 0xFB, 0x20, 0xE4, 0xE2, 0xF3, 0xF5, 0x20, 0xF1,
        0xF2, 0xF0, 0xE0, 0xED,
      ]
    ),
    ("两国总统会面", [0xC1, 0xBD, 0xB9, 0xFA, 0xD7, 0xDC, 0xCD, 0xB3, 0xBB, 0xE1, 0xC3, 0xE6]),
  ]

  @Test(arguments: samples.map(\.text))
  func undeclared(wanted: String) throws {
    let sample = try #require(Self.samples.first { $0.text == wanted })
    #expect(try text(sample.bytes) == wanted)
  }

  @Test func utf16WithAndWithoutAMark() throws {
    let wanted = "The ministers met in Malmö."
    let little = wanted.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let big = wanted.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try text(bytes) == wanted)
    }
  }

  private let words =
    "Die Außenminister trafen sich in Köln, und die Gespräche über die Grenze waren für beide nützlich."

  private func page(_ charset: String, latin1: Bool) -> [UInt8] {
    let html =
      "<html><head><meta charset=\"\(charset)\"></head><body><p>\(words)</p><p>\(words)</p></body></html>"
    return latin1 ? html.unicodeScalars.map { UInt8($0.value) } : Array(html.utf8)
  }

  @Test(arguments: ["iso-8859-1", "windows-1252", "utf-8", "x-nonsense"], [true, false])
  func pagesThatSayTheTruthAndOthers(charset: String, latin1: Bool) throws {
    #expect(try text(page(charset, latin1: latin1), name: "a.html") == words + "\n\n" + words)
  }

  @Test func aFewStrangeBytesInUTF8() throws {
    let bytes =
      Array("Zürich, Genève, Nîmes, Málaga, Århus, Łódź, Kraków, Besançon: the caf".utf8) + [0xE9]
      + Array("s of Europe".utf8)
    #expect(
      try text(bytes) == "Zürich, Genève, Nîmes, Málaga, Århus, Łódź, Kraków, Besançon: the cafés of Europe")
  }

  @Test(arguments: [
    ("They donâ€™t agree, said JosÃ© at the cafÃ©.", "They don’t agree, said José at the café."),
    ("They don\u{FFFD}t agree, and it is Peru\u{FFFD}s turn.", "They don’t agree, and it is Peru’s turn."),
    ("The \u{FFFD}word\u{FFFD} stays as it is, for nobody knows what was there.", nil),
    ("SÃO PAULO and MANHÃ are right as they are; so is «Â propos».", nil),
    ("cafe\u{301} Nin\u{303}o", "café Niño"),
    (
      "The bell\u{7} rang, and the min\u{200B}isters sat down to talk about it all.",
      "The bell rang, and the ministers sat down to talk about it all."
    ),
    ("MINISTERS MEET IN OSLO. CAPITALS STAY.", nil),
  ])
  func onlyCertainDamageIsMended(written: String, wanted: String?) throws {
    let read = try text(written.utf8)
    #expect(Array(read.unicodeScalars) == Array((wanted ?? written).unicodeScalars))
  }

  @Test func whatIsLostIsRefused() throws {
    let lost = String(repeating: "\u{FFFD}\u{FFFD}\u{FFFD} met ", count: 30)
    let bad = try readOne("a.txt", lost.utf8).bad
    #expect(bad.first?.reason == "its letters are lost: 90 of them became U+FFFD before the file was saved")
  }
}
