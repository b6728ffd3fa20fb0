/// Values that were asked for lately: when there are too many, those that were not asked for since the last time go.
struct RecentValues<Key: Hashable, Value> {
  private let most: Int
  private var values: [Key: Value] = [:]
  private var before: [Key: Value] = [:]

  init(most: Int) { self.most = most / 2 }

  subscript(key: Key) -> Value? {
    mutating get {
      if let value = values[key] { return value }
      guard let value = before.removeValue(forKey: key) else { return nil }
      self[key] = value
      return value
    }
    set {
      if newValue == nil { before[key] = nil }
      if values.count >= most { (before, values) = (values, [:]) }
      values[key] = newValue
    }
  }

  mutating func value(of key: Key, made: () -> Value) -> Value {
    if let value = self[key] { return value }
    let value = made()
    self[key] = value
    return value
  }
}
