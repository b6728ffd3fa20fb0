import Testing

/// The house rules that a machine can hold.
@Suite struct HouseRulesTests {
  static let tests = SourceFile.all(under: "Tests")

  @Test func readsItself() throws {
    #expect(SourceFile.sources.count > 20)
    let file = SourceFile(
      path: "Sources/X/Y.swift",
      text: """
        public import A  // import B
        /* import C /* ! */ */ @testable import D.E
        let text = "import F \\" x!" + #"try! "G" "# + \"\"\"
          select " from
          \"\"\"
        """)
    #expect(file.module == "X")
    #expect(file.imports == ["A", "D"])
    #expect(file.texts.count == 3)
    #expect(!file.code.contains("!"))
    #expect(file.texts[2].contains("select \" from"))
  }

  /// Words that have no place in Sources, and what to write instead.
  static let forbidden: [(code: String, instead: String)] = [
    ("fatalError(", "an error or a total function"), ("preconditionFailure(", "an error or a total function"),
    ("try!", "try"), ("as!", "as?"), ("@unchecked", "a Sendable value"),
    ("nonisolated(unsafe)", "a Sendable value"), ("NSRegularExpression", "a scan over bytes"),
    ("unsafelyUnwrapped", "guard let"),
  ]

  @Test func sourcesDoNotCrashOrCheat() {
    for file in SourceFile.sources {
      for (code, instead) in Self.forbidden where file.code.contains(code) {
        Issue.record("\(file.path) has \(code): write \(instead)")
      }
      for word in ["Regex", "RegexBuilder", "DateFormatter"] where file.has(word: word) {
        Issue.record("\(file.path) uses \(word)")
      }
      #expect(!file.imports.contains("Foundation"), "\(file.path): FoundationEssentials at most")
    }
  }

  @Test func sourcesForceNothingOpen() {
    for file in SourceFile.sources {
      for line in Self.forcedLines(in: file) {
        Issue.record("\(file.path):\(line) forces an optional open")
      }
    }
  }

  /// Lines with a `!` after a value.
  static func forcedLines(in file: SourceFile) -> [Int] {
    let code = Array(file.code.unicodeScalars)
    var line = 1
    var found: [Int] = []
    for (index, scalar) in code.enumerated() {
      if scalar == "\n" { line += 1 }
      guard scalar == "!", index > 0 else { continue }
      let before = code[index - 1]
      let after = index + 1 < code.count ? code[index + 1] : " "
      let isValue =
        before.properties.isAlphabetic || ("0"..."9").contains(before)
        || ")]}_`?\"".unicodeScalars.contains(before)
      if isValue && after != "=" { found.append(line) }
    }
    return found
  }

  @Test func findsWhatIsForcedOpen() {
    let text = "let a = b!\nif !c && d != e {}\nlet f = g()!.h\nlet i: J! = nil\nk[0]! += 1"
    #expect(Self.forcedLines(in: SourceFile(path: "Sources/X/Y.swift", text: text)) == [1, 3, 4, 5])
  }

  /// `unsafe` stands only where C begins.
  @Test func unsafeStandsOnlyWhereCBegins() {
    let doors: Set<String> = ["LibPQ", "SQLiteFile", "SummitData", "SummitArticles", "EmbeddedPostgres"]
    for file in SourceFile.sources where !doors.contains(file.module) && file.has(word: "unsafe") {
      let isTerminal =
        file.module == "summitry" && !Set(file.imports).isDisjoint(with: ["CSystem", "Glibc", "Dispatch"])
      #expect(isTerminal, "\(file.path) is no door to C")
    }
  }

  @Test func sqlStandsOnlyInTheRepository() {
    let doors: Set<String> = ["SummitRepository", "LibPQ", "SQLiteFile", "EmbeddedPostgres"]
    for file in SourceFile.sources where !doors.contains(file.module) {
      for text in file.texts where Self.isSQL(text) {
        Issue.record("\(file.path) has SQL: \(text)")
      }
    }
  }

  static func isSQL(_ text: String) -> Bool {
    let words = text.lowercased().split { !($0.isLetter || $0 == "_") }
    let pairs = zip(words, words.dropFirst())
    let verbs: Set<String> = [
      "insert into", "delete from", "create table", "create database", "create index", "alter table",
      "drop table", "truncate table", "begin transaction",
    ]
    if pairs.contains(where: { verbs.contains("\($0) \($1)") }) { return true }
    return words.first == "select" && words.contains("from")
      || words.first == "update" && words.contains("set")
  }

  @Test func knowsSQLFromProse() {
    #expect(Self.isSQL("select id from event where id = $1"))
    #expect(Self.isSQL("\n  insert into event values ($1)"))
    #expect(!Self.isSQL("the events to select, from the oldest on"))
  }

  @Test func filesHaveOneIdea() {
    for file in SourceFile.sources + Self.tests {
      #expect(file.lines.count <= 351, "\(file.path) has \(file.lines.count - 1) lines: split it by a noun")
      let name = file.path.split(separator: "/").last ?? ""
      for word in ["Util", "Helper", "Manager", "Base."] {
        #expect(!name.contains(word), "\(file.path): name it after what it holds")
      }
    }
  }

  @Test func functionsFitOnAScreen() {
    for file in SourceFile.sources {
      for function in Self.functions(in: file) where function.length > 40 {
        Issue.record("\(file.path):\(function.line) is a function of \(function.length) lines")
      }
    }
  }

  /// Where functions begin and how many lines their bodies have, by the indentation that the formatter gives.
  static func functions(in file: SourceFile) -> [(line: Int, length: Int)] {
    let lines = file.code.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [(Int, Int)] = []
    for (index, line) in lines.enumerated() {
      let words = line.split(separator: " ")
      guard
        words.contains("func") || words.contains(where: { $0.hasPrefix("init(") || $0.hasPrefix("init?(") })
      else { continue }
      let indent = line.prefix { $0 == " " }.count
      let opening = lines[index...].firstIndex { $0.hasSuffix("{") || $0.hasSuffix("}") || $0.isEmpty }
      guard let opening, lines[opening].hasSuffix("{") else { continue }
      let closing = lines[(opening + 1)...].firstIndex {
        $0.prefix { $0 == " " }.count == indent && $0.dropFirst(indent).hasPrefix("}")
      }
      if let closing { found.append((index + 1, closing - opening - 1)) }
    }
    return found
  }
}
