import FoundationEssentials
import Glibc
import Testing

/// Every command that the README and the other pages show exists, with every option that they show.
@Suite struct ReadmeTests {
  /// What `--experimental-dump-help` says of the program.
  struct Help: Decodable {
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable {
          let kind: String
          let name: String
        }
        let names: [Name]?
      }
      let commandName: String
      let subcommands: [Command]?
      let arguments: [Argument]?

      var options: Set<String> {
        let own = (arguments ?? []).flatMap { $0.names ?? [] }
        return Set(own.map { ($0.kind == "long" ? "--" : "-") + $0.name })
      }
    }
    let command: Command
  }

  @Test func everyCommandExists() throws {
    let readme = try #require(SourceFile.text("README.md"))
    let lines = Self.commands(in: readme)
    #expect(lines.contains(["demo"]) && lines.contains(["test"]))
    let help = try Self.help()
    let ownWords = try Self.wordsOfTheScript()
    for page in try Self.pages() {
      for words in Self.commands(in: try #require(SourceFile.text(page))) {
        guard let first = words.first, !ownWords.contains(first) else { continue }
        #expect(Self.complaint(about: words, help.command) == nil, "\(page)")
      }
    }
  }

  /// What a newcomer reads: the pages of the root and of `docs/`.
  private static func pages() throws -> [String] {
    try ["", "docs/"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: SourceFile.root + "/" + folder)
        .filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
    }
  }

  /// The words after `./summitry` or `summitry` at the start of a line in a code block.
  static func commands(in text: String) -> [[String]] {
    var isCode = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> [String]? in
      if line.hasPrefix("```") { isCode.toggle() }
      let indent = line.prefix { $0 == " " }.count
      // Deeper than the indent of a code block is a drawing.
      guard isCode || indent == 4, indent <= 4 else { return nil }
      let words = line.split(separator: " ").map(String.init).drop { $0 == "$" }
      guard let name = words.first, ["./summitry", "summitry"].contains(name) else { return nil }
      return Array(words.dropFirst().prefix { !["#", "|", ">", "<", "&&", "2>"].contains($0) })
    }
  }

  /// What is wrong with a command line; `nil` when nothing is.
  static func complaint(about words: [String], _ program: Help.Command) -> String? {
    var command = program
    var options = program.options
    for word in words {
      if let next = command.subcommands?.first(where: { $0.commandName == word }) {
        command = next
        options.formUnion(next.options)
      } else if command.commandName == program.commandName, !word.hasPrefix("-") {
        return "no command \(word)"
      }
    }
    let known = options.union(["--help", "--version", "-h"])
    let used = words.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    return used.first { !known.contains($0) }.map { "\(words): no option \($0)" }
  }

  private static func wordsOfTheScript() throws -> Set<String> {
    let script = try #require(SourceFile.text("summitry"))
    let cases = script.split(separator: "\n").drop { !$0.hasPrefix("case ") }
    return Set(
      cases.compactMap { line in line.firstIndex(of: ")").map { String(line[..<$0]) } }
        .map { $0.filter { $0 != " " } }.filter { $0 != "*" })
  }

  private static func help() throws -> Help {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = own.split(separator: "/").dropLast().joined(separator: "/")
    let text = output(of: "'/\(program)/summitry' --experimental-dump-help")
    return try JSONDecoder().decode(Help.self, from: Data(text.utf8))
  }

  private static func output(of command: String) -> String {
    guard let pipe = unsafe popen(command, "r") else { return "" }
    defer { unsafe pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, pipe)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
