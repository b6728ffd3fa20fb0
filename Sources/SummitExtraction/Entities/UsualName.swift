import SummitModel

extension Entity {
  /// The name by which somebody is generally called; monarchs and popes by title and regnal name: "King Hussein".
  var usualName: String {
    guard let office, ["King", "Queen", "Emperor", "Empress", "Pope"].contains(office) else {
      return name
    }
    var words = name.split(separator: " ").map(String.init)
    if let of = words.firstIndex(of: "of") { words.removeSubrange(of...) }
    return words.first == office ? words.joined(separator: " ") : ([office] + words).joined(separator: " ")
  }
}
