import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

/// Samples of every format, written for this project, and what is read of them: `Corpus/NAME.golden` beside each.
/// `SUMMITRY_RECORD=1` writes them anew.
@Suite struct GoldenTests {
  static let folder = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Corpus"
  static let samples: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.contains(".") && !$0.hasSuffix(".golden") && !$0.hasPrefix(".") }.sorted()
  }()

  /// Formats that have a reader; each has a sample at least.
  @Test(arguments: [
    "txt", "html", "jsonl", "json", "csv", "tsv", "rss", "atom", "rtf", "docx", "mbox", "warc", "zip",
    "tar.gz",
  ])
  func everyFormatHasASample(ending: String) {
    #expect(Self.samples.contains { $0.hasSuffix("." + ending) })
  }

  @Test(arguments: samples)
  func isReadAsItWas(name: String) throws {
    let map = name == "mapped.jsonl" ? try FieldMap("text=inhalt,date=pub,title=headline.main") : FieldMap()
    var reader = try ArticleReader(paths: [Self.folder + "/" + name], options: .init(map: map))
    var found = ""
    while let next = reader.next() { found += Self.written(next) }
    found = found.replacing(Self.folder + "/", with: "")
    let golden = Self.folder + "/" + name + ".golden"
    if ProcessInfo.processInfo.environment["SUMMITRY_RECORD"] == "1" {
      try Data(found.utf8).write(to: URL(filePath: golden))
    }
    let expected = try String(contentsOf: URL(filePath: golden), encoding: .utf8)
    #expect(found == expected)
  }

  /// An article as lines that people can compare.
  private static func written(_ result: Result<Article, BadRecord>) -> String {
    switch result {
    case .failure(let bad): return "== \(bad.place)\nset aside: \(bad.reason)\n\n"
    case .success(let article):
      let facts = [
        ("id", article.sourceID), ("title", article.title),
        ("published", article.published.map { "\($0.day) (\($0.basis.rawValue))" }),
        ("publisher", article.publisher), ("url", article.url), ("author", article.author),
        ("language", article.language),
        ("notes", article.notes.isEmpty ? nil : article.notes.joined(separator: "; ")),
      ]
      let lines = facts.compactMap { name, value in value.map { "\(name): \($0)" } }
      return (["== \(article.path)"] + lines + ["", article.text]).joined(separator: "\n") + "\n\n"
    }
  }
}
