import SummitArticles
import SummitModel
import Testing

/// Files as programs of offices, phones and web services write them: nothing is wrong with them, or only their end is missing.
@Suite struct OddFiles {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private let good = "The ministers met in Bergen and agreed to share the pilots of their harbours."

  private func wide(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap {
      isLittle ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
  }

  /// What gzip makes of a text that is too short to pack, without its end.
  private func cutOff(_ text: String) -> [UInt8] {
    let length = UInt16(text.utf8.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 0]
      + [length, ~length].flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } + Array(text.utf8)
  }

  @Test func tablesInUTF16() throws {
    let rows = (1...300).map { "Pilots;\"\(good)\nNumber \($0), café 🙂.\";\($0)\r\n" }.joined()
    let table = "Headline;Body;ID\r\n" + rows
    let little = try scratch.file("a.csv", [0xFF, 0xFE] + wide(table, isLittle: true))
    let big = try scratch.file("b.csv", wide(table, isLittle: false))
    let lines = try scratch.file(
      "c.jsonl", [0xFE, 0xFF] + wide("{\"text\": \"One\"}\n{\"text\": \"Two – 2\"}\n", isLittle: false))
    for path in [little, big] {
      let (articles, bad) = try read(path)
      #expect(bad.isEmpty)
      #expect(articles.map(\.sourceID) == (1...300).map { String($0) })
      #expect(articles.last?.text == "\(good)\nNumber 300, café 🙂.")
      #expect(articles.last?.title == "Pilots")
    }
    #expect(try read(lines).articles.map(\.text) == ["One", "Two – 2"])
  }

  @Test func tablesInAnOlderEncoding() throws {
    let row =
      Array("1;\(good) The caf".utf8) + [0xE9] + Array(" in Gen".utf8) + [0xE8]
      + Array("ve was full.\r\n".utf8)
    let path = try scratch.file("a.csv", Array("id;text\r\n".utf8) + row + Array("2;\(good)\r\n".utf8))
    let (articles, bad) = try read(path)
    #expect(bad.isEmpty)
    #expect(articles.map(\.text) == ["\(good) The café in Genève was full.", good])
    #expect(articles.map(\.notes) == [["read as CP1252"], []])
  }

  @Test func whatCameBeforeTheCutIsRead() throws {
    let message = "From a@b.example Sat Jun  8 22:10:00 2013\nSubject: Pilots\n\n\(good)\n\n"
    let page = "<html><body><article><p>\(good)</p><p>\(good)</p></article></body></html>"
    let record =
      "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)\r\n\r\n"
    let files = [
      ("a.csv.gz", "id,text\n1,\(good)\n2,\(good)\n"),
      ("b.jsonl.gz", "{\"text\": \"\(good)\"}\n{\"text\": \"Two\"}\n"),
      ("c.mbox.gz", message + message), ("d.warc.gz", record + record),
    ]
    for (name, text) in files {
      let (articles, bad) = try read(try scratch.file(name, cutOff(text)))
      #expect(articles.count == 2, "\(name)")
      #expect(bad.map(\.reason) == ["a gzip file that was cut off: its end is missing"], "\(name)")
    }
  }

  @Test func answersOfWebServices() throws {
    let path = try scratch.file(
      "a.json",
      """
      {"status": "ok", "totalResults": 3, "articles": [
        {"title": "Pilots", "publishedAt": "2013-06-08T10:00:00Z", "content": "\(good)"},
        {"title": "Two", "pubDate": "9 June 2013", "content": ["\(good)", "They meet again in May."]},
        {"title": "Nothing"}]}
      """)
    let (articles, bad) = try read(path)
    #expect(articles.map(\.text) == [good, good + "\n\nThey meet again in May."])
    #expect(articles.map { $0.published?.day.description } == ["2013-06-08", "2013-06-09"])
    #expect(bad.map(\.reason) == [#"no "text" field"#])
    let nested = try scratch.file("b.json", #"{"response": {"docs": [{"body": "One", "_id": "7"}]}}"#)
    #expect(try read(nested).articles.map(\.sourceID) == ["7"])
  }

  @Test func theLikeliestNameOfAFieldCounts() throws {
    let path = try scratch.file(
      "a.jsonl",
      #"{"story": "No", "Text": null, "body": "Yes", "Pub-Date": "2013-06-08", "_id": "8", "id": "7"}"#)
    let article = try #require(try read(path).articles.first)
    #expect(article.text == "Yes")
    #expect(article.sourceID == "7")
    #expect(article.published?.day == Day(iso: "2013-06-08"))
  }

  @Test func aSingleMessage() throws {
    let path = try scratch.file(
      "a.eml",
      "From: a@b.example\r\nSubject: Pilots\r\nDate: Sat, 8 Jun 2013 10:00:00 +0000\r\nContent-Type: text/plain\r\n\r\n\(good)\r\n"
    )
    let article = try #require(try read(path).articles.first)
    #expect(article.text == good)
    #expect(article.title == "Pilots")
  }
}
