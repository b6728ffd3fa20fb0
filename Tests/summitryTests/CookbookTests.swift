import FoundationEssentials
import Testing

/// Every command of the README's first page and of `docs/cookbook.md` on the articles in `seed/`. `SUMMITRY_RECORD=1`
/// writes their answers into the pages.
///
/// An answer has to be the one that the page shows as long as the articles are read as they were when it was written;
/// when they are read better, it has to have the page's headings and to answer at all.
@Suite struct CookbookTests {
  /// A page with commands, and how much of their answers it shows.
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    /// What stands before a command: how the program is called there.
    let prompt: String
    /// The width of the terminal.
    let columns: Int
    /// An answer of more lines than `lines` is cut behind `shown`.
    let (lines, shown): (Int, Int)

    var testDescription: String { name }
    var path: URL { root.appending(path: name) }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let pages = [
    Page(name: "README.md", prompt: "$ ./summitry ", columns: 80, lines: 30, shown: 28),
    Page(name: "docs/cookbook.md", prompt: "$ summitry ", columns: 100, lines: 12, shown: 10),
  ]
  private static let mark = "<!-- answers of the events "

  @Test func everyCommandAnswersAsShown() throws {
    let program = try Program()
    try program.useNewDatabase()
    program.set("NO_COLOR", "1")
    #expect(try program.run("load", "--quiet", Self.root.appending(path: "seed").path).status == 0)
    // Where the articles lie is another place for everybody.
    let events = try program.run("export", "ndjson").output.replacing(Self.root.path, with: "")
    let digest = Self.digest(events)
    for page in Self.pages { try Self.check(page, digest, program) }
  }

  private static func check(_ page: Page, _ digest: String, _ program: Program) throws {
    let isRecording = ProcessInfo.processInfo.environment["SUMMITRY_RECORD"] == "1"
    let text = String(decoding: try Data(contentsOf: page.path), as: UTF8.self)
    let isAsWritten = !isRecording && text.contains(mark + digest)
    var lines: [String] = []
    var cookbook = Cookbook(text, prompt: page.prompt)
    while let part = cookbook.next() {
      guard case .command(let words, let shown) = part else {
        if case .prose(let line) = part { lines.append(line) }
        continue
      }
      let answer = try answer(to: words, on: page, program)
      lines += ["```", page.prompt + words] + answer + ["```"]
      if isAsWritten { #expect(answer == shown, "\(page.name): summitry \(words)") }
      #expect(headings(answer) == headings(shown) || shown.isEmpty, "\(page.name): summitry \(words)")
    }
    if isRecording {
      let body = lines.filter { !$0.hasPrefix(mark) }.joined(separator: "\n")
      try Data("\(body)\(mark)\(digest) -->\n".utf8).write(to: page.path)
    } else if !isAsWritten {
      print("\(page.name) shows answers of other events: SUMMITRY_RECORD=1 renews them")
    }
  }

  /// What a terminal of the page's width shows, at most so many lines of it.
  private static func answer(to words: String, on page: Page, _ program: Program) throws -> [String] {
    let script = try program.file("command.sh", "stty cols \(page.columns)\nexec \(Program.path) \(words)\n")
    let outcome = try program.shell("script -qec '/bin/sh \(script)' /dev/null")
    #expect(outcome.status == 0, "summitry \(words): \(outcome.output)")
    let text = String(String.UnicodeScalarView(outcome.output.unicodeScalars.filter { $0 != "\r" }))
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let lines = all.last == "" ? Array(all.dropLast()) : all
    #expect(!lines.isEmpty, "summitry \(words) says nothing")
    #expect(!(lines.first ?? "").hasPrefix("No"), "summitry \(words): \(lines.first ?? "")")
    return lines.count > page.lines ? lines.prefix(page.shown) + ["…"] : lines
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
  private let prompt: String

  init(_ text: String, prompt: String) {
    self.prompt = prompt
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }[...]
  }

  mutating func next() -> Part? {
    guard let line = lines.popFirst() else { return nil }
    guard line == "```", let command = lines.first, command.hasPrefix(prompt) else { return .prose(line) }
    lines.removeFirst()
    let shown = lines.prefix { $0 != "```" }
    lines = lines.dropFirst(shown.count + 1)
    return .command(String(command.dropFirst(prompt.count)), shown: Array(shown))
  }
}
