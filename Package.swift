// swift-tools-version: 6.3
import PackageDescription

/// Every Swift target: Swift 6 mode, strict memory safety, explicit existentials and imports; warnings are errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "summitry",
  products: [.executable(name: "summitry", targets: ["summitry"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C: the door to libpq, the tables and SQL compiled in, and the system calls that Swift does not see.
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .target(name: "CSummitData", exclude: ["Data"]),
    .target(name: "CSystem"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),

    // Swift, from the bottom up: arrows only point down (HouseTests holds them as a table).
    .target(name: "SummitModel", swiftSettings: house),
    .target(name: "SummitData", dependencies: ["CSummitData"], swiftSettings: house),
    .target(name: "LibPQ", dependencies: ["CLibPQ"], swiftSettings: house),
    .target(name: "EmbeddedPostgres", dependencies: ["LibPQ", "CSystem"], swiftSettings: house),
    .target(name: "SQLiteFile", dependencies: ["CSQLite"], swiftSettings: house),
    .target(name: "SummitArticles", dependencies: ["SummitModel"], swiftSettings: house),
    .target(
      name: "SummitExtraction", dependencies: ["SummitModel", "SummitData"], swiftSettings: house),
    .target(
      name: "SummitRepository", dependencies: ["SummitModel", "SummitData", "LibPQ"],
      swiftSettings: house),
    .target(
      name: "SummitEvaluation", dependencies: ["SummitModel", "SummitArticles"], swiftSettings: house),
    .executableTarget(
      name: "summitry",
      dependencies: [
        "SummitModel", "SummitData", "SummitArticles", "SummitExtraction", "SummitEvaluation",
        "SummitRepository",
        "EmbeddedPostgres", "LibPQ", "SQLiteFile", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    .testTarget(name: "SummitModelTests", dependencies: ["SummitModel"], swiftSettings: house),
    .testTarget(name: "LibPQTests", dependencies: ["LibPQ", "EmbeddedPostgres"], swiftSettings: house),
    .testTarget(
      name: "EmbeddedPostgresTests", dependencies: ["EmbeddedPostgres", "LibPQ", "cluster-user"],
      swiftSettings: house),
    .executableTarget(
      name: "cluster-user", dependencies: ["EmbeddedPostgres"], path: "Tests/ClusterUser",
      swiftSettings: house),
    .testTarget(name: "SummitArticlesTests", dependencies: ["SummitArticles"], swiftSettings: house),
    .testTarget(
      name: "SummitExtractionTests",
      dependencies: ["SummitExtraction", "SummitArticles", "SummitEvaluation"],
      exclude: ["Corpus"], swiftSettings: house),
    .testTarget(
      name: "SummitRepositoryTests",
      dependencies: ["SummitRepository", "SummitExtraction", "EmbeddedPostgres", "LibPQ"],
      swiftSettings: house),
    .testTarget(
      name: "summitryTests",
      dependencies: [
        "summitry", "SummitArticles", "SummitModel", "SummitRepository", "SQLiteFile", "LibPQ",
        "EmbeddedPostgres",
      ], swiftSettings: house),
    .executableTarget(
      name: "bench-queries", dependencies: ["SummitRepository", "SummitModel", "LibPQ"], path: "Tests/Bench",
      swiftSettings: house),
    .testTarget(name: "HouseTests", dependencies: ["SummitData"], swiftSettings: house),
  ],
  cLanguageStandard: .gnu2x
)
