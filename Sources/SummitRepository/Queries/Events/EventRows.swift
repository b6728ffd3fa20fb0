import LibPQ

/// Which rows of `event` are to be read: found again by their keys, or by where they stand, without an index. That
/// holds within the snapshot in which they were found, as nobody takes away or moves what it sees.
struct EventRows {
  private(set) var keys: [Int]
  /// Of each the page of the table, times 65,536, and the number in it; `nil` where only the keys are known.
  private var spots: [Int]?

  /// Those of these keys.
  init(keys: [Int]) {
    self.keys = keys
    spots = nil
  }

  /// None so far: who finds some adds them.
  init() { (keys, spots) = ([], []) }

  /// - Parameter spot: as the server has it: `(page,number)`.
  mutating func add(_ key: Int, _ spot: String) {
    keys.append(key)
    let numbers = spot.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    spots?.append(numbers.reduce(0) { $0 << 16 | (Int(Substring($1)) ?? 0) })
  }

  /// The condition on the rows, and what its `$1` is bound to.
  var condition: (sql: String, value: Parameter) {
    guard let spots else { return ("event.id = any($1)", .ints(keys)) }
    let list = spots.map { "\"(\($0 >> 16),\($0 & 0xFFFF))\"" }.joined(separator: ",")
    return ("event.ctid = any($1::tid[])", .text("{\(list)}"))
  }
}
