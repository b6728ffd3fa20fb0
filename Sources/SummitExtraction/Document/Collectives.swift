extension Document {
  /// Whether an adjective of nation stands for a people and never for one of it: "Chinese", "French", "British", "Swiss".
  func isCollective(_ token: Int) -> Bool {
    let word = text(token: tokens[token])
    return ["ese", "ch", "sh", "ss"].contains { word.hasSuffix($0) }
  }
}
