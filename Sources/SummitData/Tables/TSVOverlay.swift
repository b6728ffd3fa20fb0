extension TSV {
  /// This table with the rows of another of the same columns: rows with a key that is here already take the
  /// place of the old ones, all others are added.
  ///
  /// - Parameter key: the columns that tell rows apart.
  /// - Throws: where the other table holds one key twice.
  public func overlaid(by other: TSV, key: [Int]) throws(Fault) -> TSV {
    var replacing: [[UInt8]: Int] = [:]
    for (index, row) in other.rows.enumerated() {
      if let twin = replacing.updateValue(index, forKey: Self.key(of: row, key)) {
        throw row.fault(key[0], "line \(other.rows[twin].line) of this table speaks of the same")
      }
    }
    var merged = Merging(first: content, second: other.content)
    for row in rows {
      if let index = replacing.removeValue(forKey: Self.key(of: row, key)) {
        merged.take(index, from: other.content, offset: content.bytes.count)
      } else {
        merged.take(row.index, from: content, offset: 0)
      }
    }
    for index in replacing.values.sorted() {
      merged.take(index, from: other.content, offset: content.bytes.count)
    }
    return TSV(columns: columns, content: merged.content)
  }

  private static func key(of row: Row, _ columns: [Int]) -> [UInt8] {
    var key: [UInt8] = []
    for column in columns {
      key.append(contentsOf: row.bytes(column))
      key.append(UInt8(ascii: "\t"))
    }
    return key
  }

  /// Rows of two tables, one after the other.
  private struct Merging {
    let first: Content
    let second: Content
    private var starts: [Int32] = []
    private var lines: [Int32] = []

    init(first: Content, second: Content) {
      self.first = first
      self.second = second
    }

    mutating func take(_ row: Int, from content: Content, offset: Int) {
      let fields = row * (content.width + 1)..<(row + 1) * (content.width + 1)
      starts.append(contentsOf: content.starts[fields].map { $0 + Int32(offset) })
      lines.append(content.lines[row])
    }

    var content: Content {
      Content(
        bytes: first.bytes + second.bytes, width: first.width, starts: starts, lines: lines,
        files: first.files + second.files.map { ($0.name, $0.first + first.bytes.count) })
    }
  }
}
