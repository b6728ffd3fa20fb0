/// Articles that could not be taken, named one by one at the end.
enum SetAsideReport {
  typealias Entry = (place: String, reason: String)

  /// More than these are counted, not named.
  private static let most = 50

  static func lines(
    _ entries: [Entry], thing: String = "article", done: String, style: Style
  ) -> [String] {
    guard !entries.isEmpty else { return [] }
    var lines = [style.warning("!") + " \(Words.count(entries.count, thing)) could not be \(done)"]
    let widest = min(entries.prefix(most).map { Cells.width($0.place) }.max() ?? 0, 48)
    for entry in entries.prefix(most) {
      lines.append(
        "  " + Cells.padded(SafeText.line(entry.place), to: widest) + "   " + oneLine(entry.reason))
    }
    if entries.count > most { lines.append("  … and \(Words.grouped(entries.count - most)) more") }
    return lines
  }

  /// A reason's first line; what to try follows in brackets.
  private static func oneLine(_ reason: String) -> String {
    let lines = reason.split(separator: "\n").map { SafeText.line(String($0)) }
    guard let first = lines.first else { return "" }
    return lines.count > 1 ? "\(first) (\(lines.dropFirst().joined(separator: "; ")))" : first
  }

  /// Prints the report and ends with the status that says so, when there is anything to report.
  static func end(_ entries: [Entry], done: String) throws(Failure) {
    guard !entries.isEmpty else { return }
    for line in lines(entries, done: done, style: Screen.errors.style) { StandardError.line(line) }
    throw Failure("", status: .someSetAside)
  }
}
