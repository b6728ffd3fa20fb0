import FoundationEssentials
import SummitArticles
import Testing

/// Annotated articles and the scorer that the figures are checked against; they are not part of the repository.
private let shared =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/../shared/evaluation"
private let python = "/usr/bin/python3"
private let haveScorer =
  FileManager.default.fileExists(atPath: shared + "/score.py")
  && FileManager.default.fileExists(atPath: python)

@Suite struct EvaluateTests {
  let program: Program
  init() throws { program = try Program() }

  /// A found article for the annotation below: the call is missed, and the place is wrong.
  static let gold = """
    {"id": "a", "events": [
      {"name": "talks in Bergen", "kind": "bilateral_meeting", "level": "ministers", "status": "held",
       "start": "2013-06-08", "end": null, "place": "Bergen", "country": "NO", "salience": "main",
       "participants": [{"name": "Jonas Gahr Støre", "country": "NO", "name_in_text": true}, {"name": null, "country": "SE"}]},
      {"name": "call", "kind": "call", "level": "unknown", "status": "held", "start": "2013-06-01", "end": null,
       "place": null, "country": null, "salience": "secondary",
       "participants": [{"name": null, "country": "DK"}]}], "quotes": []}
    """
  static let found = """
    {"article": {"id": "a"}, "events": [{"name": "talks", "kind": "meeting", "level": "ministers", "status": "held", \
    "date": {"start": "2013-06-08", "end": "2013-06-08"}, "place": {"name": "Oslo", "country": "NO"}, \
    "participants": [{"name": "Jonas Gahr Støre", "country": "NO", "role": "host"}, \
    {"name": null, "country": "SE", "role": "participant"}], "evidence": []}], "quotes": []}

    """

  private func folder() throws -> (gold: String, found: String) {
    let folder = program.folder + "/gold"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try program.file("gold/a.json", Self.gold)
    return (folder, try program.file("found.ndjson", Self.found))
  }

  @Test func figuresAreThoseCountedByHand() throws {
    let (gold, found) = try folder()
    let outcome = try program.run("evaluate", gold, found, "--format", "tsv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = outcome.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    func row(_ name: String) -> [Substring] { rows.first { $0[0] == name } ?? [] }
    #expect(row("figure") == ["figure", "precision", "recall", "f1"])
    #expect(row("event") == ["event", "1.000", "0.500", "0.667"])
    #expect(row("participant") == ["participant", "1.000", "0.667", "0.800"])
    #expect(row("place") == ["place", "0.000", "0.000", "0.000"])
    #expect(row("start") == ["start", "1.000", "0.500", "0.667"])
    // Asked: 3 participants, 1 nation, 1 place, 1 country, 2 starts, 1 end, 2 of status, kind, level; all but the
    // place and what the missed call has are right.
    #expect(row("facts") == ["facts", "0.900", "0.600", "0.720"])
    #expect(row("main") == ["main", "", "1.000", ""])
  }

  @Test func whatWasFoundIsToldByItsContent() throws {
    let (gold, found) = try folder()
    let other = try program.file("found.out", Self.found)
    let named = try program.run("evaluate", gold, found, "--format", "tsv")
    #expect(try program.run("evaluate", gold, other, "--format", "tsv").lines == named.lines)
  }

  @Test func detailsNameWhatDiffers() throws {
    let (gold, found) = try folder()
    let outcome = try program.run("evaluate", gold, found, "--details", "--format", "tsv")
    #expect(
      outcome.lines == [
        "article\tkind\tevent\tfield\texpected\tfound", "a\twrong\ttalks in Bergen\tplace\tBergen\tOslo",
        "a\tmissed\tcall\t\tsecondary\t",
      ])
    let table = try program.run("evaluate", gold, found, "--details", "--format", "table")
    #expect(table.output.contains("  talks in Bergen: place is Oslo, should be Bergen\n"))
    #expect(table.output.hasPrefix("1 articles\n"))
  }

  @Test func goldThatIsNoneIsRefused() throws {
    let empty = program.folder + "/nothing"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    #expect(try program.run("evaluate", empty).errors.contains("cannot read \(empty)"))
    _ = try program.file("nothing/b.json", #"{"id": "b"}"#)
    let outcome = try program.run("evaluate", empty)
    #expect(outcome.errors.contains("b.json: no annotation"))
    #expect(outcome.status == 1)
  }

  @Test(
    "the figures are those of the scorer that the project is measured by",
    .enabled(if: haveScorer, "needs ../shared/evaluation and python3"), arguments: [1, 2, 3])
  func sameFiguresAsTheScorer(everyNth step: Int) throws {
    let articles = try program.run("extract", "--format", "ndjson", shared + "/gold/articles.jsonl")
    let kept = articles.lines.enumerated().filter { $0.offset % step == 0 }.map { $0.element + "\n" }
    let found = try program.file("extracted-\(step).ndjson", kept.joined())
    let scored = try program.run(words: [python, shared + "/score.py", shared + "/gold", found, "--json"])
    let theirs = try JSON(scored.output)
    let ours = try JSON(try program.run("evaluate", shared + "/gold", found, "--json").output)
    for row in try #require(ours.elements) {
      let name = try #require(row["figure"]?.string)
      let figure = try #require(theirs[name], "\(name)")
      if let share = figure.double {
        #expect(close(row["recall"]?.double, share), "\(name): \(row)")
      } else {
        for key in ["precision", "recall", "f1"] {
          #expect(close(row[key]?.double, figure[key]?.double), "\(name) \(key): \(row), \(figure)")
        }
      }
    }
    #expect(ours.elements?.count == (theirs.members?.count ?? 0) - 2)
  }

  /// Equal to four decimals.
  private func close(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) < 0.00011
  }
}
