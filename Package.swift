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
    // C: the doors to libpq, libxml2, zlib, SQLite and the C library's iconv, the tables and SQL compiled in, and
    // the system calls that Swift does not see.
    .systemLibrary(
      name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CIconv"),
    .target(name: "CSummitData", exclude: ["Data"]),
    .target(name: "CSystem"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),

    // Swift, from the bottom up: arrows only point down (HouseTests holds them as a table).
    .target(name: "SummitModel", swiftSettings: house),
    .target(name: "SummitData", dependencies: ["CSummitData"], swiftSettings: house),
    .target(name: "LibPQ", dependencies: ["CLibPQ"], swiftSettings: house),
    .target(name: "EmbeddedPostgres", dependencies: ["LibPQ", "CSystem"], swiftSettings: house),
    .target(
      name: "SummitArticles", dependencies: ["SummitModel", "CLibXML2", "CZLib", "CIconv"],
      swiftSettings: house),
    .target(name: "SQLiteFile", dependencies: ["CSQLite"], swiftSettings: house),
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

    .executableTarget(name: "train-names", dependencies: ["SummitExtraction"], swiftSettings: house),

    .testTarget(name: "SummitModelTests", dependencies: ["SummitModel"], swiftSettings: house),
    .testTarget(name: "LibPQTests", dependencies: ["LibPQ", "EmbeddedPostgres"], swiftSettings: house),
    .testTarget(
      name: "EmbeddedPostgresTests", dependencies: ["EmbeddedPostgres", "LibPQ", "cluster-user"],
      swiftSettings: house),
    .executableTarget(
      name: "cluster-user", dependencies: ["EmbeddedPostgres"], path: "Tests/ClusterUser",
      swiftSettings: house),
    .testTarget(
      name: "SummitArticlesTests", dependencies: ["SummitArticles"], exclude: ["Corpus"], swiftSettings: house
    ),
    .testTarget(
      name: "SummitExtractionTests",
      dependencies: ["SummitExtraction", "SummitArticles", "SummitEvaluation"],
      exclude: ["Corpus"], swiftSettings: house),
    .testTarget(
      name: "SummitRepositoryTests",
      dependencies: ["SummitRepository", "SummitExtraction", "EmbeddedPostgres", "LibPQ"],
      exclude: ["Corpus"], swiftSettings: house),
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
