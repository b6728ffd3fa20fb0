/// A user's tables of the lexicon.
public enum TableFiles {
  /// Every `.tsv` file in a directory and below, in sorted order.
  /// - Throws: when the directory holds none, and for a file that cannot be read.
  public static func all(under directory: String) throws(FileFault) -> [(path: String, bytes: [UInt8])] {
    var tables: [(String, [UInt8])] = []
    var tree = try FileTree(paths: [directory], endings: ["tsv"])
    while let next = tree.next() {
      let path: String
      switch next {
      case .success(let found): path = found
      case .failure(let bad) where bad.isPassedOver: continue
      case .failure(let bad): throw FileFault(path: bad.path, reason: bad.reason)
      }
      let file = try OpenFile(path: path)
      let bytes = file.next(after: [], atMost: ArticleReader.longest)
      if let failure = file.failure { throw FileFault(path: path, reason: failure) }
      tables.append((path, bytes))
    }
    return tables
  }
}
