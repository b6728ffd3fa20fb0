import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

/// The article that this project was born from lies beside the repository, when it is there at all.
private let seed: String = {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return "/" + root + "/../shared/seeds/000_3974b80eef8d3390.txt"
}()
private let isHere = FileManager.default.fileExists(atPath: seed)

@Suite(
  .enabled(if: isHere || ProcessInfo.processInfo.environment["CI"] != nil, "the seed article is not here"))
struct SeedArticle {
  @Test func isReadAsAReaderWould() throws {
    var reader = try ArticleReader(paths: [seed])
    let article = try #require(try reader.next()?.get())
    #expect(reader.next() == nil)
    #expect(article.title == "Obama, Xi seek resolving of cyber security issues")
    #expect(article.published == Day(iso: "2013-06-08").map { PublicationDate(day: $0, basis: .line) })
    #expect(article.language == "en")
    #expect(article.text.hasSuffix("at cross-purposes,\" Obama said."))
    #expect(!article.text.contains("Disqus"))
    let scalars = Array(article.text.unicodeScalars)
    #expect(
      String(String.UnicodeScalarView(scalars[599..<815])).hasPrefix("\"The Chinese government is firm"))
  }
}
