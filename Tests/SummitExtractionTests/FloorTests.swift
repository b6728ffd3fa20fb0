import Foundation
import SummitArticles
import SummitEvaluation
import SummitModel
import Testing

@testable import SummitExtraction

private let repository = Seeds.folder + "/.."
private let haveGold = FileManager.default.fileExists(atPath: repository + "/../shared/evaluation/gold")

/// The figures of whole sets may not fall: `Corpus/floors.tsv` pins them with the digest of what they were measured on.
///
/// `SUMMITRY_RECORD=1` writes the present figures, a hundredth lower.
@Suite("Floors of the figures", .serialized) struct FloorTests {
  private static let table = HardLine.folder.deletingLastPathComponent().appending(path: "floors.tsv")

  @Test("seed: no figure falls below its floor")
  func seed() throws { try check("seed", gold: Seeds.folder + "/expected", articles: Seeds.folder) }

  @Test(
    "gold: no figure falls below its floor", .enabled(if: haveGold, "needs ../shared/evaluation/gold"))
  func gold() throws {
    let gold = repository + "/../shared/evaluation/gold"
    try check("gold", gold: gold, articles: gold)
  }

  private func check(_ set: String, gold directory: String, articles: String) throws {
    let gold = try GoldSet(directory: directory)
    let extractor = Extractor(lexicon: try Lexicon.compiledIn())
    var found: [String: FoundArticle] = [:]
    var digest = Digest()
    var reader = try ArticleReader(paths: [articles])
    while let next = reader.next() {
      let article = try next.get()
      digest.add(article.text)
      let name = article.path.split(separator: "/").last ?? ""
      found[article.sourceID ?? String(name.prefix { $0 != "." })] = FoundArticle(extractor.read(article))
    }
    for (_, json) in try JSONFiles.all(under: directory) { digest.add(String(describing: json)) }
    let evaluation = gold.evaluation(of: found)
    #expect(evaluation.articlesMissing == 0)
    try hold(set, evaluation.figures, digest: digest.text)
  }

  private func hold(_ set: String, _ figures: [Figure], digest: String) throws {
    let rows = try Self.rows()
    if ProcessInfo.processInfo.environment["SUMMITRY_RECORD"] == "1" {
      return try Self.record(set, figures, digest: digest, over: rows)
    }
    #expect(rows.contains { $0[0] == set }, "no floors for \(set)")
    for row in rows where row[0] == set {
      #expect(row[3] == digest, "\(set) is not what the floors were measured on")
      let figure = try #require(figures.first { $0.name == row[1] }, "\(row[1])")
      let floor = try #require(Double(row[2]))
      #expect((figure.f1 ?? figure.recall) >= floor, "\(set) \(figure.name)")
    }
  }

  /// set, figure, floor, digest
  private static func rows() throws -> [[String]] {
    guard let text = try? String(contentsOf: table, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("set\t") }.map {
      $0.split(separator: "\t").map(String.init)
    }.filter { $0.count == 4 }
  }

  private static let header = """
    # F1 (or the share, where a figure has no other) below which no figure may fall, and the digest of the set.
    # Raise them with SUMMITRY_RECORD=1, one set after the other; lowering one is a decision.
    set\tfigure\tfloor\tdigest

    """

  private static func record(
    _ set: String, _ figures: [Figure], digest: String, over rows: [[String]]
  ) throws {
    let new = figures.map { figure in
      let floor = max(0, ((figure.f1 ?? figure.recall) * 100 - 1).rounded(.down)) / 100
      return [set, figure.name, String(floor), digest]
    }
    let all = rows.filter { $0[0] != set } + new
    let lines = all.sorted { $0[0] < $1[0] }.map { $0.joined(separator: "\t") + "\n" }
    try (header + lines.joined()).write(to: table, atomically: true, encoding: .utf8)
  }
}

/// FNV-1a over 64 bits: tells whether a set is the one that was measured.
private struct Digest {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var text: String { String(hash, radix: 16) }
}
