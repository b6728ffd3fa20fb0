import FoundationEssentials
import Testing

/// Every command of `docs/cookbook.md` on the articles in `seed/`. `SUMMITRY_RECORD=1` writes their answers into it.
///
/// An answer has to be the one that the page shows as long as the articles are read as they were when it was written;
/// when they are read better, it has to have the page's headings and to answer at all.
@Suite struct CookbookTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let page = root.appending(path: "docs/cookbook.md")
  private static let mark = "<!-- answers of the events "

  @Test func everyCommandAnswersAsShown() throws {
    let program = try Program()
    try program.useNewDatabase()
    program.set("NO_COLOR", "1")
    #expect(try program.run("load", "--quiet", Self.root.appending(path: "seed").path).status == 0)
    let digest = Self.digest(try program.run("export", "ndjson").output)
    let text = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let isRecording = ProcessInfo.processInfo.environment["SUMMITRY_RECORD"] == "1"
    let isAsWritten = !isRecording && text.contains(Self.mark + digest)
    var lines: [String] = []
    var cookbook = Cookbook(text)
    while let part = cookbook.next() {
      guard case .command(let words, let shown) = part else {
        if case .prose(let line) = part { lines.append(line) }
        continue
      }
      let answer = try Self.answer(to: words, program)
      lines += ["```", "$ summitry \(words)"] + answer + ["```"]
      if isAsWritten { #expect(answer == shown, "summitry \(words)") }
      #expect(Self.headings(answer) == Self.headings(shown) || shown.isEmpty, "summitry \(words)")
    }
    if isRecording {
      let body = lines.filter { !$0.hasPrefix(Self.mark) }.joined(separator: "\n")
      try Data("\(body)\(Self.mark)\(digest) -->\n".utf8).write(to: Self.page)
    } else if !isAsWritten {
      print("docs/cookbook.md shows answers of other events: SUMMITRY_RECORD=1 renews them")
    }
  }

  /// What a terminal of a hundred columns shows, at most so many lines of it.
  private static func answer(to words: String, _ program: Program) throws -> [String] {
    let script = try program.file("command.sh", "stty cols 100\nexec \(Program.path) \(words)\n")
    let outcome = try program.shell("script -qec '/bin/sh \(script)' /dev/null")
    #expect(outcome.status == 0, "summitry \(words): \(outcome.output)")
    let all = outcome.output.split(separator: "\r\n", omittingEmptySubsequences: false).map { String($0) }
    let lines = all.last == "" ? Array(all.dropLast()) : all
    #expect(!lines.isEmpty, "summitry \(words) says nothing")
    #expect(!(lines.first ?? "").hasPrefix("No"), "summitry \(words): \(lines.first ?? "")")
    return lines.count > 12 ? lines.prefix(10) + ["…"] : lines
  }

  /// The names of columns, where the first line has such.
  private static func headings(_ answer: [String]) -> [Substring] {
    let words = (answer.first ?? "").split(separator: " ")
    return words.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "," || $0 == "_" } } ? words : []
  }

  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

/// A page of prose and of commands with their answers, part by part.
private struct Cookbook {
  enum Part {
    case prose(String)
    case command(String, shown: [String])
  }

  private var lines: ArraySlice<String>

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }[...]
  }

  mutating func next() -> Part? {
    guard let line = lines.popFirst() else { return nil }
    let start = "$ summitry "
    guard line == "```", let command = lines.first, command.hasPrefix(start) else { return .prose(line) }
    lines.removeFirst()
    let shown = lines.prefix { $0 != "```" }
    lines = lines.dropFirst(shown.count + 1)
    return .command(String(command.dropFirst(start.count)), shown: Array(shown))
  }
}
