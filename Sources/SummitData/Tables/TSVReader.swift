/// Finds the fields of a table in one pass over its bytes.
struct TSVReader {
  let file: String
  let bytes: [UInt8]
  let columns: [String]
  private(set) var starts: [Int32] = []
  private(set) var lines: [Int32] = []
  private var hasHeader = false

  init(file: String, bytes: [UInt8], columns: [String]) {
    self.file = file
    self.bytes = bytes
    self.columns = columns
    starts.reserveCapacity(bytes.count / 6)
    lines.reserveCapacity(bytes.count / 50)
  }

  mutating func read() throws(TSV.Fault) {
    guard bytes.count < Int32.max else {
      throw TSV.Fault(file: file, line: 1, column: 1, reason: "it is larger than 2 GB")
    }
    var start = 0
    var line: Int32 = 1
    while start < bytes.count {
      let first = starts.count
      let end = cut(from: start)
      if bytes[start] == UInt8(ascii: "#") || isBlank(start..<end) {
        starts.removeLast(starts.count - first)
      } else if hasHeader {
        try checkCount(of: first, line)
        lines.append(line)
      } else {
        try checkHeader(start..<end, line)
        starts.removeLast(starts.count - first)
      }
      start = end + 1
      line += 1
    }
    guard hasHeader else {
      throw TSV.Fault(file: file, line: max(Int(line) - 1, 1), column: 1, reason: "no header row")
    }
  }

  /// Notes where the fields of a line begin, and the place behind its end; the line feed's place.
  private mutating func cut(from start: Int) -> Int {
    let bytes = bytes
    starts.append(Int32(start))
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == UInt8(ascii: "\t") { starts.append(Int32(end + 1)) }
      end += 1
    }
    let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
    starts.append(Int32(hasReturn ? end : end + 1))
    return end
  }

  private func isBlank(_ line: Range<Int>) -> Bool {
    line.isEmpty || line.count == 1 && bytes[line.lowerBound] == UInt8(ascii: "\r")
  }

  private mutating func checkHeader(_ range: Range<Int>, _ line: Int32) throws(TSV.Fault) {
    var header = bytes[range]
    if header.last == UInt8(ascii: "\r") { header.removeLast() }
    // A byte order mark, as Windows' editors write it.
    if header.starts(with: [0xEF, 0xBB, 0xBF]) { header.removeFirst(3) }
    guard header.elementsEqual(columns.joined(separator: "\t").utf8) else {
      throw fault(range.lowerBound, line, "the header must be \(columns.joined(separator: " ⇥ "))")
    }
    hasHeader = true
  }

  private func checkCount(of first: Int, _ line: Int32) throws(TSV.Fault) {
    let count = starts.count - first - 1
    guard count != columns.count else { return }
    throw fault(
      Int(starts[first + min(count, columns.count) - 1]), line,
      "\(count) field\(count == 1 ? "" : "s") where the header has \(columns.count)")
  }

  private func fault(_ byte: Int, _ line: Int32, _ reason: String) -> TSV.Fault {
    TSV.Fault(file: file, line: Int(line), at: byte, in: bytes, reason: reason)
  }
}
