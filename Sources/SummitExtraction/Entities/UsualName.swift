import SummitModel

extension Registry {
  /// The name by which an entity is generally called; monarchs and popes by title and regnal name: "King Hussein".
  func usualName(of entity: Entity) -> String {
    guard let office = entity.office, ["King", "Queen", "Emperor", "Empress", "Pope"].contains(office) else {
      return entity.name
    }
    var words = entity.name.split(separator: " ").map(String.init)
    if let of = words.firstIndex(of: "of") { words.removeSubrange(of...) }
    return words.first == office ? words.joined(separator: " ") : ([office] + words).joined(separator: " ")
  }
}
