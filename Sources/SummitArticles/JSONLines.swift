/// A file of JSON values, one to a line, that is small enough to be held as a whole.
public enum JSONLines {
  /// The longest line, in bytes.
  public static let longest = 1 << 22

  /// The values in order, each with its line counted from 1; empty lines are passed over.
  /// - Parameter path: `-` is standard input.
  /// - Throws: what is wrong with the file, or with the first line that is no JSON.
  public static func values(in path: String) throws(FileFault) -> [(line: Int, value: JSON)] {
    let file = path == "-" ? OpenFile(descriptor: 0) : try OpenFile(path: path)
    var lines = LineReader(file, limit: longest)
    var values: [(line: Int, value: JSON)] = []
    while let line = lines.next() {
      guard !line.isTooLong else {
        throw FileFault(path: "\(path):\(line.number)", reason: "the line is longer than \(longest) bytes")
      }
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      do throws(JSON.Fault) {
        values.append((line: line.number, value: try JSON(line.bytes)))
      } catch {
        throw FileFault(path: "\(path):\(line.number)", reason: error.description)
      }
    }
    if let failure = file.failure { throw FileFault(path: path, reason: failure) }
    return values
  }
}
