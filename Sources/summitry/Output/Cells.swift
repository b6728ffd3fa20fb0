internal import CSystem

/// Text measured in the cells of a terminal, where 习 takes two and a combining accent none.
enum Cells {
  static func width(_ text: String) -> Int {
    var width = 0
    for character in text { width += Self.width(character) }
    return width
  }

  /// Flags, joined emoji and those with a variation selector take two cells, whatever they are made of.
  static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1, first.isASCII { return first.value < 0x20 ? 0 : 1 }
    if scalars.contains(where: {
      $0.value == 0xFE0F || $0.value == 0x200D || (0x1F1E6...0x1F1FF).contains($0.value)
    }) {
      return 2
    }
    return max(0, Int(summit_cell_width(first.value)))
  }

  /// At most `limit` cells of a text; a cut shows as `…` at the end.
  static func cut(_ text: String, to limit: Int) -> String {
    guard width(text) > limit else { return text }
    guard limit > 0 else { return "" }
    var (result, used) = ("", 0)
    for character in text {
      let next = width(character)
      if used + next > limit - 1 { break }
      result.append(character)
      used += next
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(text)))
  }

  /// `left` at the left edge and `right` at the right one; `left` is cut where both do not fit.
  static func spread(_ left: String, _ right: String, to width: Int) -> String {
    if right.isEmpty { return cut(left, to: width) }
    let room = width - self.width(right) - 2
    guard room > 0 else { return left + "  " + right }
    return padded(cut(left, to: room), to: room) + "  " + right
  }

  /// Words broken into lines of at most `width` cells.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0)
    for word in text.split(separator: " ") {
      let length = self.width(String(word))
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += length
    }
    if used > 0 { lines.append(line) }
    return lines
  }
}
