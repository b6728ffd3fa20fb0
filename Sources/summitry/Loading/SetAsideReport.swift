/// Articles that could not be taken, named one by one at the end: as many as somebody reads, the rest counted.
struct SetAsideReport {
  typealias Entry = (place: String, reason: String)

  /// More than these are counted, not named.
  private static let most = 50

  private(set) var count = 0
  private var named: [Entry] = []

  var isEmpty: Bool { count == 0 }

  mutating func add(_ place: String, _ reason: String) {
    count += 1
    if named.count < Self.most { named.append((place, reason)) }
  }

  func lines(thing: String = "article", done: String, style: Style) -> [String] {
    guard !isEmpty else { return [] }
    var lines = [style.warning("!") + " \(Words.count(count, thing)) could not be \(done)"]
    let widest = min(named.map { Cells.width($0.place) }.max() ?? 0, 48)
    for entry in named {
      lines.append(
        "  " + Cells.padded(SafeText.line(entry.place), to: widest) + "   " + Self.oneLine(entry.reason))
    }
    if count > named.count { lines.append("  … and \(Words.grouped(count - named.count)) more") }
    return lines
  }

  /// A reason's first line; what to try follows in brackets.
  private static func oneLine(_ reason: String) -> String {
    let lines = reason.split(separator: "\n").map { SafeText.line(String($0)) }
    guard let first = lines.first else { return "" }
    return lines.count > 1 ? "\(first) (\(lines.dropFirst().joined(separator: "; ")))" : first
  }

  /// Prints the report and ends with the status that says so, when there is anything to report.
  func end(done: String) throws(Failure) {
    guard !isEmpty else { return }
    for line in lines(done: done, style: Screen.errors.style) { StandardError.line(line) }
    throw Failure("", status: .someSetAside)
  }
}
