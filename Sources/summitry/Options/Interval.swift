/// A stretch of time as people write it: "30s", "10m", "2h".
struct Interval {
  struct Fault: Error, CustomStringConvertible {
    let description = "a number and a unit are needed\n  write 30s, 10m, 2h or 1d"
  }

  let duration: Duration

  init(_ text: String) throws(Fault) {
    let seconds = ["s": 1, "m": 60, "h": 3_600, "d": 86_400][text.last.map(String.init) ?? ""]
    guard let seconds, let count = Int(text.dropLast()), (1...100_000).contains(count) else { throw Fault() }
    duration = .seconds(count * seconds)
  }
}
