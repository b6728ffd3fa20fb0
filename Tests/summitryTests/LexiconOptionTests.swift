import Foundation
import Testing

/// `--lexicon DIR`: tables of the user's own.
@Suite struct LexiconOptionTests {
  let program: Program
  init() throws { program = try Program() }

  private static let header = "name\tfamily\tgender\toffice\trank\tcountry\torganisation\tfrom\tto\n"
  private static let story = "Vakalala met Chinese Foreign Minister Wang Yi in Suva on Monday.\n"

  private func table(_ name: String, _ text: String) throws -> String {
    let folder = program.folder + "/tables"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try program.file("tables/" + name, text)
    return folder
  }

  private func extract(_ words: String...) throws -> Program.Outcome {
    let article = try program.file("a.txt", Self.story)
    return try program.run(
      all: ["extract", article, "--published", "2023-06-06", "--format", "json"] + words)
  }

  @Test func rowsAreAdded() throws {
    let folder = try table(
      "leaders.tsv",
      Self.header + "Zora Vakalala\tVakalala\tf\tForeign Minister\tminister\tFJ\t\t2023-02-01\t\n")
    #expect(!(try extract().output.contains("Zora Vakalala")))
    let found = try extract("--lexicon", folder)
    #expect(found.status == 0)
    #expect(found.output.contains("Zora Vakalala"))
  }

  @Test func faultsAreNamedByLineAndColumn() throws {
    let folder = try table(
      "leaders.tsv",
      Self.header + "Zora Vakalala\tVakalala\tf\tForeign Minister\tadmiral\tFJ\t\t2023-02-01\t\n")
    let found = try extract("--lexicon", folder)
    #expect(found.status == 1)
    #expect(found.errors.contains("leaders.tsv:2:"))
    #expect(found.errors.contains("^"))
  }

  @Test func tablesOfOtherNamesAreRefused() throws {
    let folder = try table("kings.tsv", "name\n")
    let found = try extract("--lexicon", folder)
    #expect(found.status == 1)
    #expect(found.errors.contains("kings.tsv"))
    #expect(found.errors.contains("leaders.tsv"))
  }
}
