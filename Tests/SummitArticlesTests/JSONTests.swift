import SummitArticles
import Testing

@Suite struct JSONTexts {
  @Test func everyKindOfValue() throws {
    let value = try JSON(
      #" {"a": [1, -0.5e+3, true, false, null], "b": "\"\\\/\b\f\n\r\t\u20AC\uD83D\uDE00", "a2": {}} "#)
    #expect(value["a"]?.elements == [.number("1"), .number("-0.5e+3"), .bool(true), .bool(false), .null])
    #expect(value["b"]?.string == "\"\\/\u{8}\u{C}\n\r\t€😀")
    #expect(value["a2"] == .object([]))
    #expect(value["a"]?[1]?.double == -500)
    #expect(try JSON(#"{"a": 1, "a": 2}"#)["a"] == .number("2"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{a: 1}", "01", "1.", "+1", ".5", "1e", "nul", "\"a", "\"\\x\"",
    "\"\\u12\"",
    "\"\\uDC00\"", "\"\\uD800\\u0041\"", "\"a\u{1}\"", "[1] 2", "'a'", "{\"a\":1,}", "NaN", "-", "[1 2]",
  ])
  func brokenTexts(text: String) {
    #expect(throws: JSON.Fault.self) { try JSON(text) }
  }

  @Test func depthIsBounded() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSON.Fault(offset: 128, reason: "it nests more than 128 deep")) { try JSON(deep) }
    _ = try JSON(String(repeating: "[", count: 128) + String(repeating: "]", count: 128))
  }
}
