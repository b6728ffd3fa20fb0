internal import SummitModel

/// A sentence whose words that matter stand out: between «», or by colour on a terminal.
enum MarkedSentence {
  /// What stands for the marks until the lines are broken: no newspaper uses them, and each takes one cell.
  private static let (opening, closing): (Character, Character) = ("\u{E000}", "\u{E001}")

  /// The sentence in lines of at most `width` cells.
  /// - Parameter evidence: what was read in one and the same sentence.
  static func lines(of evidence: [Evidence], width: Int, style: Style) -> [String] {
    var isOpen = false
    return Cells.wrapped(text(of: evidence), to: width).map { finished($0, style, &isOpen) }
  }

  private static func text(of evidence: [Evidence]) -> String {
    guard let sentence = evidence.first?.sentence else { return "" }
    let scalars = Array(sentence.text.unicodeScalars)
    let ranges = merged(
      evidence.compactMap { piece in
        piece.matched.flatMap { matched in
          let range = (matched.lowerBound - sentence.start)..<(matched.upperBound - sentence.start)
          return range.lowerBound >= 0 && range.upperBound <= scalars.count && !range.isEmpty ? range : nil
        }
      })
    var text = ""
    var position = 0
    for range in ranges {
      text += String(String.UnicodeScalarView(scalars[position..<range.lowerBound]))
      text += "\(opening)\(String(String.UnicodeScalarView(scalars[range])))\(closing)"
      position = range.upperBound
    }
    return SafeText.line(text + String(String.UnicodeScalarView(scalars[position...])))
  }

  /// Colours do not run over line ends: what is open there is closed, and opened again on the next line.
  private static func finished(_ line: String, _ style: Style, _ isOpen: inout Bool) -> String {
    if style == .plain { return String(line.map { $0 == opening ? "«" : $0 == closing ? "»" : $0 }) }
    var result = ""
    var marked = ""
    for character in line {
      switch character {
      case opening: isOpen = true
      case closing:
        result += style.marked(marked)
        (marked, isOpen) = ("", false)
      default: if isOpen { marked.append(character) } else { result.append(character) }
      }
    }
    return marked.isEmpty ? result : result + style.marked(marked)
  }

  /// In order, overlapping ones as one.
  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
