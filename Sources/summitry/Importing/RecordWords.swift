internal import SummitData

/// The words by which registers say what an occasion was, out of the table of that name.
struct RecordWords: Sendable {
  enum Class: String, Sendable {
    case encounter, discussion, escort, attendance, end
    case summit, conference, ceremony, signing, meeting, negotiation
    case state, official, working, `private`, stopover, visit

    /// Whether it opens or closes a stretch of the remarks rather than naming something.
    var isCue: Bool { [.encounter, .discussion, .escort, .attendance, .end].contains(self) }
  }

  /// A phrase that was found, in Unicode scalars of the text.
  struct Hit: Sendable {
    let `class`: Class
    let range: Range<Int>
  }

  private let phrases: [[String]: Class]
  private let longest: Int

  init() throws(TSV.Fault) {
    let file = "record_words.tsv"
    let table = try TSV(
      file: file, text: CompiledFile(named: file)?.text ?? "", columns: ["phrase", "class"])
    var phrases: [[String]: Class] = [:]
    for row in table.rows {
      guard let kind = Class(rawValue: row[1]) else {
        throw TSV.Fault(file: file, line: row.line, column: 2, reason: "there is no class \(row[1])")
      }
      phrases[row[0].split(separator: " ").map(String.init)] = kind
    }
    self.phrases = phrases
    longest = phrases.keys.map(\.count).max() ?? 0
  }

  /// Every phrase of the table in a text, the longest at each word.
  func hits(in text: String) -> [Hit] {
    let words = Self.words(of: text)
    var hits: [Hit] = []
    var index = 0
    while index < words.count {
      let lengths = (1...max(1, min(longest, words.count - index))).reversed()
      let found = lengths.lazy.compactMap { length in
        phrases[words[index..<(index + length)].map(\.text)].map { (length, $0) }
      }.first
      if let (length, kind) = found {
        let range = words[index].range.lowerBound..<words[index + length - 1].range.upperBound
        hits.append(Hit(class: kind, range: range))
      }
      index += found?.0 ?? 1
    }
    return hits
  }

  /// Words in lower case, without the marks around them.
  private static func words(of text: String) -> [(text: String, range: Range<Int>)] {
    let scalars = Array(text.unicodeScalars)
    var words: [(String, Range<Int>)] = []
    for run in scalars.indices.split(whereSeparator: { scalars[$0].properties.isWhitespace }) {
      let isMark = { (index: Int) in ",.;:()[]\"“”".unicodeScalars.contains(scalars[index]) }
      var kept = run.drop(while: isMark)
      while let last = kept.last, isMark(last) { kept.removeLast() }
      guard let first = kept.first, let last = kept.last else { continue }
      var word = String.UnicodeScalarView()
      word.append(contentsOf: scalars[first...last])
      words.append((String(word).lowercased(), first..<(last + 1)))
    }
    return words
  }
}
