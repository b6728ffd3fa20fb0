import Testing

/// Who may import whom: arrows only point down, and `unsafe` C stays behind its own door.
@Suite struct ImportArrowsTests {
  /// A module of Sources with the modules of ours that it may import, and those of the system and of others.
  struct Arrow: CustomTestStringConvertible {
    let module: String
    let ours: Set<String>
    let others: Set<String>
    var testDescription: String { module }
  }

  static let arrows = [
    Arrow(module: "SummitModel", ours: [], others: []),
    Arrow(module: "SummitData", ours: ["CSummitData"], others: []),
    Arrow(module: "LibPQ", ours: ["CLibPQ"], others: ["Glibc", "Darwin"]),
    Arrow(module: "EmbeddedPostgres", ours: ["LibPQ", "CSystem"], others: ["Glibc", "Synchronization"]),
    Arrow(module: "SQLiteFile", ours: ["CSQLite"], others: []),
    Arrow(
      module: "SummitArticles", ours: ["SummitModel", "CLibXML2", "CZLib", "CIconv"],
      others: ["Glibc", "FoundationEssentials", "Swift"]),
    Arrow(module: "SummitExtraction", ours: ["SummitModel", "SummitData"], others: []),
    Arrow(module: "SummitEvaluation", ours: ["SummitModel", "SummitArticles"], others: []),
    Arrow(
      module: "SummitRepository", ours: ["SummitModel", "SummitData", "LibPQ"],
      others: ["FoundationEssentials", "Synchronization"]),
    Arrow(module: "train-names", ours: ["SummitExtraction"], others: ["FoundationEssentials"]),
    Arrow(
      module: "summitry",
      ours: [
        "SummitModel", "SummitData", "SummitArticles", "SummitExtraction", "SummitEvaluation",
        "SummitRepository", "EmbeddedPostgres", "LibPQ", "SQLiteFile", "CSystem",
      ],
      others: ["ArgumentParser", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization"]),
  ]

  @Test(arguments: arrows) func pointsOnlyDown(_ arrow: Arrow) {
    let files = SourceFile.sources.filter { $0.module == arrow.module }
    #expect(!files.isEmpty, "Sources/\(arrow.module) has no file")
    for file in files {
      for name in file.imports where !arrow.ours.contains(name) && !arrow.others.contains(name) {
        Issue.record("\(file.path) imports \(name), which \(arrow.module) must not know")
      }
    }
  }

  @Test func everyModuleHasItsArrow() {
    let modules = Set(SourceFile.sources.map(\.module))
    #expect(modules == Set(Self.arrows.map(\.module)))
  }

  /// Names that only one module may say: its neighbours go through it.
  @Test func onlyLibPQKnowsLibpq() {
    for file in SourceFile.sources where file.module != "LibPQ" {
      #expect(!file.imports.contains("CLibPQ"), "\(file.path)")
    }
  }
}
