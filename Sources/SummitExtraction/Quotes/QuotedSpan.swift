/// Words between quotation marks, within one paragraph.
struct QuotedSpan: Sendable {
  /// The tokens between the marks.
  var words: Range<Int>
  /// The opening mark; the first word where the paragraph goes on without one.
  let opening: Int
  /// Behind the closing mark, or behind the last word where there is none.
  let end: Int
  /// Whether it carries on what was said in the paragraph before.
  let continues: Bool
}

/// Pairs quotation marks: straight and typographic, guillemets, doubled backticks, and single ones used alone.
///
/// A mark that is never closed quotes no more than its own sentence, so that a lost mark does not swallow a text.
struct QuotationMarks {
  let document: Document
  private var spans: [QuotedSpan] = []
  private var open: Opening?

  private struct Opening {
    let mark: Mark
    let firstWord: Int
    let continues: Bool
  }

  private struct Mark {
    enum Family { case double, single }
    let index: Int
    let family: Family
    let opens: Bool
    let closes: Bool
  }

  /// The quotations of an article in the order of their opening marks; none overlap.
  static func spans(in document: Document) -> [QuotedSpan] {
    var reader = QuotationMarks(document: document)
    var start = 0
    for index in document.tokens.indices.dropFirst() where document.tokens[index].has(.paragraphStart) {
      reader.read(start..<index)
      start = index
    }
    reader.read(start..<document.tokens.count)
    reader.giveUp()
    return reader.spans
  }

  private init(document: Document) { self.document = document }

  private mutating func read(_ paragraph: Range<Int>) {
    let marks = paragraph.filter { document.tokens[$0].has(.quotationMark) }.map {
      mark(at: $0, in: paragraph)
    }
    carryOn(into: paragraph, marks)
    for mark in marks {
      guard let opening = open else {
        if mark.opens { begin(mark) }
        continue
      }
      if opening.mark.index == mark.index { continue }
      take(mark, while: opening)
    }
    if open?.mark.family == .single { open = nil }
  }

  private mutating func take(_ mark: Mark, while opening: Opening) {
    if opening.mark.family == .single {
      if mark.family == .single, mark.closes {
        close(at: mark.index, end: mark.index + 1)
      } else if mark.family == .double, mark.opens {
        begin(mark)
      }
      return
    }
    guard mark.family == .double else { return }
    if mark.closes {
      close(at: mark.index, end: mark.index + 1)
    } else if document.tokens[mark.index - 1].has(.terminator) {
      close(at: mark.index, end: mark.index)
      begin(mark)
    } else {
      giveUp()
      begin(mark)
    }
  }

  private mutating func begin(_ mark: Mark) {
    open = Opening(mark: mark, firstWord: mark.index + 1, continues: false)
  }

  /// A quotation left open goes on in a paragraph that opens it anew, or that closes it first of all.
  private mutating func carryOn(into paragraph: Range<Int>, _ marks: [Mark]) {
    guard let opening = open else { return }
    let first = marks.first { $0.family == opening.mark.family }
    if let first, first.index == paragraph.lowerBound, first.opens {
      close(at: paragraph.lowerBound, end: paragraph.lowerBound)
      open = Opening(mark: first, firstWord: first.index + 1, continues: true)
    } else if let first, first.closes, !first.opens {
      close(at: paragraph.lowerBound, end: paragraph.lowerBound)
      open = Opening(mark: opening.mark, firstWord: paragraph.lowerBound, continues: true)
    } else {
      giveUp()
    }
  }

  private mutating func close(at last: Int, end: Int) {
    guard let opening = open else { return }
    open = nil
    append(opening.firstWord..<max(last, opening.firstWord), opening, end: end)
  }

  /// The closing mark is lost: the sentence of the opening one is quoted, as far as can be told.
  private mutating func giveUp() {
    guard let opening = open else { return }
    open = nil
    guard opening.mark.family == .double, opening.firstWord < document.tokens.count else { return }
    let end = document.sentences[document.sentence(ofToken: opening.firstWord)].upperBound
    append(opening.firstWord..<end, opening, end: end)
  }

  private mutating func append(_ words: Range<Int>, _ opening: Opening, end: Int) {
    var words = words
    while let last = words.last, document.isComma(last) { words.removeLast() }
    guard words.contains(where: { document.tokens[$0].isWord || document.tokens[$0].has(.number) }) else {
      return
    }
    let start =
      opening.continues && opening.firstWord > opening.mark.index + 1
      ? opening.firstWord : opening.mark.index
    spans.append(QuotedSpan(words: words, opening: start, end: end, continues: opening.continues))
  }

  private func mark(at index: Int, in paragraph: Range<Int>) -> Mark {
    let token = document.tokens[index]
    let spaceBefore = index == paragraph.lowerBound || token.has(.afterSpace) || isOpening(index - 1)
    let spaceAfter = index + 1 >= paragraph.upperBound || document.tokens[index + 1].has(.afterSpace)
    let stops = index + 1 < paragraph.upperBound && isStop(index + 1)
    let free = spaceBefore == spaceAfter && !stops
    let opens = free || spaceBefore && !stops
    let closes = (free || !spaceBefore || stops) && index > paragraph.lowerBound
    switch document.text(token: token) {
    case "“", "„", "‟", "«", "``":
      return Mark(index: index, family: .double, opens: true, closes: false)
    case "”", "»", "''":
      return Mark(index: index, family: .double, opens: opens && !closes, closes: closes || !opens)
    case "‘", "`": return Mark(index: index, family: .single, opens: opens, closes: false)
    case "’", "'":
      return Mark(index: index, family: .single, opens: spaceBefore && !spaceAfter, closes: !spaceBefore)
    default: return Mark(index: index, family: .double, opens: opens, closes: closes)
    }
  }

  private func isOpening(_ index: Int) -> Bool {
    let text = document.text(token: document.tokens[index])
    return text == "(" || text == "[" || text == "—" || text == "–" || text == "--" || text == "\""
  }

  private func isStop(_ index: Int) -> Bool {
    let token = document.tokens[index]
    guard token.isPunctuation, !token.has(.afterSpace) else { return false }
    return [",", ".", ";", ":", "?", "!", ")"].contains(document.text(token: token))
  }
}
