import FoundationEssentials
import Testing

/// Every question's answer against a count by other means: `tools/check-answers`, which knows no SQL.
@Suite struct AnswerTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let official = root.deletingLastPathComponent()
    .appending(path: "shared/reference/official-visits-and-travels.csv").path
  private static let python = "/usr/bin/python3"

  private let program: Program

  init() throws {
    program = try Program()
    try program.useNewDatabase()
  }

  private func expectTheSameNumbers(_ list: String...) throws {
    guard FileManager.default.fileExists(atPath: Self.python) else {
      print("skipped: counting the answers anew needs python3")
      return
    }
    let script = Self.root.appending(path: "tools/check-answers").path
    let outcome = try program.run(words: [Self.python, script, Program.path] + list)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.lines.count { $0.hasPrefix("passed") } >= 20)
  }

  private func loadSeed() throws {
    #expect(try program.run("load", "--quiet", Self.root.appending(path: "seed").path).status == 0)
  }

  /// What one occasion is, is told once.
  private func expectNoDoubles() throws {
    guard FileManager.default.fileExists(atPath: Self.python) else { return }
    let script = Self.root.appending(path: "tools/list-doubles").path
    let outcome = try program.run(words: [Self.python, script, Program.path])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func answersOnTheSeed() throws {
    try loadSeed()
    try expectTheSameNumbers()
    try expectNoDoubles()
  }

  /// Also the rows of the list themselves are counted, as it is, beside the seed's articles.
  @Test func answersOnAnOfficialListOfVisits() throws {
    guard FileManager.default.fileExists(atPath: Self.official) else {
      print("skipped: there is no official list of visits beside the repository")
      return
    }
    #expect(try program.run("import", "official", "--quiet", Self.official).status == 0)
    try loadSeed()
    try expectTheSameNumbers(Self.official)
    try expectNoDoubles()
  }
}
