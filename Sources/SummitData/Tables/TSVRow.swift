extension TSV {
  /// One row: its fields as bytes, text or numbers, by column from 0.
  public struct Row: Sendable {
    let content: Content
    let index: Int

    /// Counted from 1 in the file.
    public var line: Int { Int(content.lines[index]) }

    private func range(_ column: Int) -> Range<Int> { content.range(index, column) }

    public func bytes(_ column: Int) -> ArraySlice<UInt8> { content.bytes[range(column)] }

    /// The field of that column as text; empty where the row leaves it empty.
    public subscript(column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

    public func isEmpty(_ column: Int) -> Bool { range(column).isEmpty }

    /// `nil` where the row leaves it empty.
    public func optional(_ column: Int) -> String? { isEmpty(column) ? nil : self[column] }

    /// A whole number without a sign; `nil` for anything else.
    public func int(_ column: Int) -> Int? {
      let digits = bytes(column)
      guard !digits.isEmpty, digits.count <= 18 else { return nil }
      var value = 0
      for byte in digits {
        guard byte &- 48 < 10 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }

    /// A number such as -17.045; `nil` for anything else.
    public func double(_ column: Int) -> Double? {
      let field = bytes(column)
      return field.isEmpty ? nil : Double(String(decoding: field, as: UTF8.self))
    }

    /// The numbers of a date such as 2013-06-07, 2013-06 or 2013; a month or day that it lacks is 0. `nil` for
    /// anything else; whether the calendar has such a day is not asked.
    public func date(_ column: Int) -> (year: Int, month: Int, day: Int)? {
      let field = bytes(column)
      let first = field.startIndex
      guard field.count == 10 || field.count == 7 || field.count == 4 else { return nil }
      var value = 0
      for index in field.indices {
        let isHyphen = index == first + 4 || index == first + 7
        guard isHyphen ? field[index] == UInt8(ascii: "-") : field[index] &- 48 < 10 else { return nil }
        if !isHyphen { value = value * 10 + Int(field[index] - 48) }
      }
      switch field.count {
      case 10: return (value / 10_000, value / 100 % 100, value % 100)
      case 7: return (value / 100, value % 100, 0)
      default: return (value, 0, 0)
      }
    }

    /// What is wrong with a field of this row.
    public func fault(_ column: Int, _ reason: String) -> Fault {
      let start = range(column).lowerBound
      let file = content.files.last { $0.first <= start } ?? content.files[0]
      return Fault(
        file: file.name, line: line, at: start, in: content.bytes, reason: reason)
    }
  }
}

extension TSV.Fault {
  /// A fault at a byte of a table: the column is counted and the line shown.
  init(file: String, line: Int, at byte: Int, in bytes: [UInt8], reason: String) {
    let lineFeed = UInt8(ascii: "\n")
    let start = bytes[..<byte].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    let end = bytes[byte...].firstIndex(of: lineFeed) ?? bytes.count
    let before = String(decoding: bytes[start..<byte], as: UTF8.self).unicodeScalars.count
    let shown = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.prefix(before + 60)
    self.init(file: file, line: line, column: before + 1, reason: reason, content: Self.harmless(shown))
  }

  /// Tabs as arrows; controls, bidirectional marks and the like, which a terminal might obey, as question marks.
  private static func harmless(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars where scalar != "\r" {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\t": text.append("⇥")
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse,
        .nonspacingMark, .enclosingMark:
        text.append("?")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
