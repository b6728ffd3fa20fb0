import FoundationEssentials

/// A Swift file of this repository, with its comments and texts told apart from its code.
struct SourceFile {
  /// From the repository's root: `Sources/LibPQ/Connection.swift`.
  let path: String
  let lines: [Substring]
  /// The code alone: comments and the insides of string literals are blanks.
  let code: String
  /// What stands in the string literals.
  let texts: [String]

  /// `LibPQ` of `Sources/LibPQ/Connection.swift`.
  var module: String {
    path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
  }

  /// The modules that it imports.
  var imports: [String] {
    code.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let word = words.firstIndex(of: "import"), words.index(after: word) < words.endIndex,
        words[..<word].allSatisfy({ Self.wordsBeforeImport.contains($0) || $0.hasPrefix("@") })
      else { return nil }
      let name = words[words.index(after: word)]
      return String(name.prefix { $0 != "." })
    }
  }

  private static let wordsBeforeImport: Set<Substring> = [
    "public", "internal", "package", "private", "fileprivate",
  ]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    (code, texts) = Self.split(text)
  }

  /// A word of the code, not a part of a longer one.
  func has(word: String) -> Bool {
    code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == word }
  }
}

// MARK: - The repository

extension SourceFile {
  static let root: String = {
    // This file is Tests/HouseTests/SourceFile.swift.
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  }()

  static func text(_ path: String) -> String? {
    try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }

  /// Every Swift file below that folder, sorted by path.
  static func all(under folder: String) -> [SourceFile] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      text("\(folder)/\(name)").map { SourceFile(path: "\(folder)/\(name)", text: $0) }
    }
  }

  static let sources = all(under: "Sources")
}

// MARK: - Code, comments and texts

extension SourceFile {
  private enum State {
    case code
    case lineComment
    case blockComment(depth: Int)
    /// In a string literal with that many `#` around it.
    case text(quotes: String, pounds: Int)
  }

  private static func split(_ text: String) -> (code: String, texts: [String]) {
    let scalars = Array(text.unicodeScalars)
    var code = String.UnicodeScalarView()
    var texts: [String] = []
    var current = String.UnicodeScalarView()
    var state = State.code
    var index = 0
    func follows(_ word: String) -> Bool {
      scalars[index...].starts(with: word.unicodeScalars)
    }
    func pass(_ count: Int, shown: Bool) {
      for scalar in scalars[index..<min(index + count, scalars.count)] {
        code.append(shown || scalar == "\n" ? scalar : " ")
      }
      index += count
    }
    while index < scalars.count {
      switch state {
      case .code:
        if follows("//") {
          state = .lineComment
        } else if follows("/*") {
          state = .blockComment(depth: 1)
          pass(2, shown: false)
        } else if let opening = opening(scalars, at: index) {
          state = .text(quotes: opening.quotes, pounds: opening.pounds)
          current = .init()
          pass(opening.pounds + opening.quotes.count, shown: true)
        } else {
          pass(1, shown: true)
        }
      case .lineComment:
        if scalars[index] == "\n" { state = .code }
        pass(1, shown: false)
      case .blockComment(let depth):
        if follows("*/") {
          state = depth == 1 ? .code : .blockComment(depth: depth - 1)
          pass(2, shown: false)
        } else if follows("/*") {
          state = .blockComment(depth: depth + 1)
          pass(2, shown: false)
        } else {
          pass(1, shown: false)
        }
      case .text(let quotes, let pounds):
        let closing = quotes + String(repeating: "#", count: pounds)
        if follows(closing) {
          texts.append(String(current))
          state = .code
          pass(closing.count, shown: true)
        } else {
          let escaped = pounds == 0 && scalars[index] == "\\"
          current.append(contentsOf: scalars[index..<min(index + (escaped ? 2 : 1), scalars.count)])
          pass(escaped ? 2 : 1, shown: false)
        }
      }
    }
    return (String(code), texts)
  }

  /// The start of a string literal: `"`, `"""`, `#"`, `#"""` …
  private static func opening(
    _ scalars: [Unicode.Scalar], at index: Int
  ) -> (quotes: String, pounds: Int)? {
    let pounds = scalars[index...].prefix { $0 == "#" }.count
    let rest = scalars[(index + pounds)...]
    if rest.starts(with: "\"\"\"".unicodeScalars) { return ("\"\"\"", pounds) }
    return rest.first == "\"" ? ("\"", pounds) : nil
  }
}
