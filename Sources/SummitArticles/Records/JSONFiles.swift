/// Whole JSON values in files, for what is no article: annotations, and what a program extracted.
public enum JSONFiles {
  /// Every `.json` file in a directory and below, in sorted order.
  /// - Throws: when the directory holds none, and for a file that cannot be read or is no JSON.
  public static func all(under directory: String) throws(FileFault) -> [(path: String, value: JSON)] {
    var values: [(String, JSON)] = []
    try WholeFiles.each(under: directory, ending: "json") { path, bytes throws(FileFault) in
      values.append((path, try value(bytes, path: path)))
    }
    return values
  }

  /// The values of a JSON Lines file, one a line; blank lines are passed over.
  public static func lines(of path: String) throws(FileFault) -> [JSON] {
    let file = try OpenFile(path: path)
    var lines = LineReader(file, limit: ArticleReader.longest)
    var values: [JSON] = []
    while let line = lines.next() {
      guard line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      values.append(try value(line.bytes, path: "\(path):\(line.number)"))
    }
    if let failure = file.failure { throw FileFault(path: path, reason: failure) }
    return values
  }

  private static func value(_ bytes: [UInt8], path: String) throws(FileFault) -> JSON {
    do throws(JSON.Fault) {
      return try JSON(bytes)
    } catch {
      throw FileFault(path: path, reason: error.description)
    }
  }
}
