/// Small files read whole, for what is no article: annotations, tables of the lexicon.
public enum WholeFiles {
  /// Hands over every file of that ending in a directory and below, in sorted order.
  /// - Throws: when the directory holds none, and for a file that cannot be read.
  public static func each(
    under directory: String, ending: String, _ body: (String, [UInt8]) throws(FileFault) -> Void
  ) throws(FileFault) {
    var tree = try FileTree(paths: [directory], endings: [ending])
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
      try body(path, bytes)
    }
  }
}
