import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

@Suite struct PlainTextFiles {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func aPageCopiedWithItsOwnLines() throws {
    let path = try scratch.file(
      "page.txt",
      "\u{FEFF}Harbour powers agree on pilots\r\n\r\nLast Updated: Saturday, June 8, 2013 - 22:10\r\n\r\n"
        + "Bergen: The two prime ministers don`t agree on everything, and they said so in the evening.\r\n"
        + "\r\nFirst Published: Friday, June 7, 2013 - 22:10\r\n\r\nMore from harbour news\r\n\r\n"
        + "comments powered by Disqus")
    let (articles, bad) = try read(path)
    #expect(bad.isEmpty)
    let article = try #require(articles.first)
    #expect(article.title == "Harbour powers agree on pilots")
    #expect(article.published == PublicationDate(day: try #require(Day(iso: "2013-06-07")), basis: .line))
    #expect(article.language == "en")
    #expect(article.path == path)
    #expect(
      article.text == "Harbour powers agree on pilots\n\nLast Updated: Saturday, June 8, 2013 - 22:10\n\n"
        + "Bergen: The two prime ministers don`t agree on everything, and they said so in the evening.")
  }

  @Test(arguments: [
    ("Title of it.\nBONN, Aug 30, 1996 (Reuters) - Words.", "1996-08-30", "Title of it."),
    ("Title of it.\nMOSCOW 1996-08-28\nWords follow here.", "1996-08-28", "Title of it."),
    ("Title\n\nJOHANNESBURG, Dec 4 , 2005\n\nWords.", "2005-12-04", "Title"),
    ("MAR DEL PLATA, Argentina, Nov. 4 , 2005 (Xinhua)\nWords.", "2005-11-04", nil),
    ("TEGUCIGALPA, 9 DEC 89 (EFE) -- [TEXT] WORDS.", "1989-12-09", nil),
    ("CAIRO – 26 July 2022: The minister spoke.", "2022-07-26", nil),
    ("Title\n\nTOKYO, March 11 - Words that need a year.", nil, "Title"),
    ("He met the king on 8 June 2013 in Oslo.\n\nThey spoke.", nil, nil),
    ("NATO and 8 June 2013 are in this sentence, says BBC.\n", nil, nil),
  ])
  func datelines(text: String, day: String?, title: String?) throws {
    let article = try #require(try read(try scratch.file("a.txt", text)).articles.first)
    #expect(
      article.published == day.flatMap { Day(iso: $0) }.map { PublicationDate(day: $0, basis: .dateline) })
    #expect(article.title == title)
  }

  @Test(arguments: [
    ("Published: 8 June 2013", "2013-06-08"), ("Posted on June 8th, 2013 by the editors", "2013-06-08"),
    ("Updated 8.6.2013 10:15", "2013-06-08"), ("Date: 2013-06-08T10:00:00Z", "2013-06-08"),
    ("Wednesday, July 10, 2019", "2019-07-10"), ("(September 23, 2021)", "2021-09-23"),
    ("Published: 13/6/2013", "2013-06-13"), ("Published: 8/6/2013", nil), ("Published: 31 June 2013", nil),
    ("Posted to Moscow on 8 June 2013 as envoy", nil),
  ])
  func publicationLines(line: String, day: String?) throws {
    let path = try scratch.file("a.txt", "A title\n\n\(line)\n\nThe ministers met and talked for an hour.")
    let article = try #require(try read(path).articles.first)
    #expect(article.published?.day == day.flatMap { Day(iso: $0) })
    #expect(article.published == nil || article.published?.basis == .line)
  }

  @Test func aGivenDateFillsOnlyWhatIsMissing() throws {
    let given = try #require(Day(iso: "2001-01-01"))
    let dated = try scratch.file("a.txt", "Title\n\nPublished: 8 June 2013\n\nWords.")
    let undated = try scratch.file("b.txt", "Title\n\nWords without a date.")
    let articles = try read(dated, undated, published: given).articles
    #expect(articles.map(\.published?.day.description) == ["2013-06-08", "2001-01-01"])
    #expect(articles.last?.published?.basis == .given)
  }

  @Test func languagesByWordsAndScripts() throws {
    let texts: [(String, String?)] = [
      ("The ministers of the two states met in the city and said that talks will go on.", "en"),
      ("Die Minister der beiden Staaten haben sich in der Stadt getroffen und das ist nicht alles.", "de"),
      ("Les ministres des deux pays se sont rencontrés dans la ville et la suite est pour demain.", "fr"),
      ("Президенты двух стран встретились в столице", "ru"), ("两国总统在首都会面并签署协议", "zh"), ("Obama Xi", nil),
    ]
    for (index, (text, language)) in texts.enumerated() {
      #expect(try read(try scratch.file("\(index).txt", text)).articles.first?.language == language)
    }
  }
}

@Suite struct RecordFiles {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func theTextStaysAsItIs() throws {
    let path = try scratch.file(
      "a.jsonl",
      #"{"id": 4078, "date": "1976-03-09", "title": " A visit ", "text": "Line one\r\n\r\nShare\r\ncaf\u00e9 \ud83d\ude00", "url": "https://example.org/1", "source": "pm"}"#
        + "\n\n" + #"{"text": "OSLO, 8 June 2013 - The king spoke.", "date": ""}"# + "\n")
    let (articles, bad) = try read(path)
    #expect(bad.isEmpty)
    try #require(articles.count == 2)
    #expect(articles[0].text == "Line one\r\n\r\nShare\r\ncafé 😀")
    #expect(articles[0].sourceID == "4078")
    #expect(articles[0].title == "A visit")
    #expect(articles[0].publisher == "pm")
    #expect(articles[0].url == "https://example.org/1")
    #expect(articles[0].path == path + ":1")
    #expect(articles[0].published?.basis == .record)
    #expect(articles[1].path == path + ":3")
    #expect(
      articles[1].published == Day(iso: "2013-06-08").map { PublicationDate(day: $0, basis: .dateline) })
  }

  @Test func badRecordsAreSetAsideAndTheRestGoesOn() throws {
    var lines = (1...20).map { #"{"id": "\#($0)", "text": "The ministers met."}"# }
    lines[2] = #"{"title": "nothing else"}"#
    lines[4] = #"{"text": 7}"#
    lines[6] = #"{"text": "  "}"#
    lines[8] = #"{"text": "a\u0000b"}"#
    lines[10] = #"{"text": "half \ud800 pair"}"#
    lines[12] = #"["text"]"#
    lines[16] = #"{"id": "17", "text": "cut"#
    var bytes = Array(lines.joined(separator: "\n").utf8)
    bytes += Array("\n{\"text\": \"caf".utf8) + [0xE9] + Array("\"}\n".utf8)
    let path = try scratch.file("a.jsonl", bytes)
    let (articles, bad) = try read(path)
    #expect(articles.count == 13)
    #expect(bad.map(\.line) == [3, 5, 7, 9, 11, 13, 17, 21])
    #expect(bad.allSatisfy { $0.path == path })
    #expect(
      bad.map { String($0.reason.prefix { $0 != "\n" }) } == [
        #"no "text" field"#, #""text" is no string"#, "the text is empty", "a NUL character in the text",
        "broken JSON at byte 22: half of a surrogate pair", "no JSON object",
        "broken JSON at byte 26: it ends within a string", "not UTF-8: byte 0xE9 at offset 13",
      ])
  }

  @Test func anArrayAndAnObjectOverSeveralLines() throws {
    let array = try scratch.file(
      "a.json",
      "[\n  {\"text\": \"One } \\\" of them\"},\n  {\"text\": \n \"Two\"}, oops\n  {\"text\": \"Three\"}]\n")
    let (articles, bad) = try read(array)
    #expect(articles.map(\.text) == ["One } \" of them", "Two", "Three"])
    #expect(bad.map(\.line) == [4])
    let object = try scratch.file("b.json", "{\n  \"text\": \"Alone\"\n}\n")
    #expect(try read(object).articles.map(\.text) == ["Alone"])
  }
}

@Suite struct BadFiles {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ("", "the file is empty"), (" \n\n", "the file is blank"),
    ("a\0b", "binary, no text: a NUL byte at offset 1"),
    ("%PDF-1.7 …", "a PDF document, which is not read"),
    ("<!DOCTYPE html><html>", "no article is in this page"),
    ("\u{1}\u{2}\u{3}\u{4}", "binary, no text: 4 control bytes among the first 4"),
    ("Share\n\nPrint\n", "nothing but a page's own lines"),
  ])
  func namedWithTheirReason(content: String, reason: String) throws {
    let (articles, bad) = try read(try scratch.file("a", content))
    #expect(articles.isEmpty)
    #expect(bad.map(\.reason) == [reason])
    #expect(bad.first?.line == nil)
  }

  @Test func aMissingFileStopsEverything() throws {
    let good = try scratch.file("a.txt", "Words of an article.")
    #expect(throws: FileFault(path: "/nowhere/b.txt", reason: "no such file or directory")) {
      _ = try ArticleReader(paths: [good, "/nowhere/b.txt"])
    }
  }

  @Test func aDirectoryWithoutArticlesStopsEverything() throws {
    _ = try scratch.file("sub/picture.png", "x")
    #expect(throws: FileFault.self) { _ = try ArticleReader(paths: [scratch.path]) }
  }

  @Test func aDirectoryIsReadInSortedOrder() throws {
    for name in ["b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", "c.jsonl", "notes.md"] {
      _ = try scratch.file(name, name.hasSuffix("jsonl") ? "{\"text\": \"c.jsonl\"}" : name)
    }
    var reader = try ArticleReader(paths: [scratch.path])
    var texts: [String] = []
    while case .success(let article)? = reader.next() { texts.append(article.text) }
    #expect(texts == ["a/1.txt", "a/2.txt", "b.txt", "c.jsonl"])
    #expect(reader.passedOver == 1)
  }
}

@Suite struct BigFiles {
  @Test func aLineThatIsTooLongIsNamedAndPassedOver() throws {
    let scratch = try Scratch()
    var bytes = Array(#"{"text": ""#.utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20)
    bytes += Array("\"}\n{\"text\": \"The next one.\"}\n".utf8)
    let (articles, bad) = try read(try scratch.file("long.jsonl", bytes))
    #expect(articles.map(\.text) == ["The next one."])
    #expect(bad.map(\.line) == [1])
    #expect(bad.first?.reason == "a record of 50 MB is longer than the 32 MB that one may have")
  }
}
