internal import Synchronization

/// How far a load is, on standard error: a bar that is redrawn on a terminal, else a line every five seconds.
struct Progress {
  private let isQuiet: Bool
  private let doing: String
  private let thing: String
  private let screen = Screen.errors
  private var start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isDrawn = false
  private let size = InputSize()
  private let input: ArticleInput?

  /// - Parameters:
  ///   - doing: what is under way, "Loading".
  ///   - thing: what is counted, "article".
  ///   - input: what is loaded; its size tells how much is left.
  init(isQuiet: Bool, doing: String = "Loading", thing: String = "article", input: ArticleInput? = nil) {
    self.isQuiet = isQuiet
    self.doing = doing
    self.thing = thing
    self.input = input
  }

  /// The work begins now: what was made ready before does not count.
  mutating func begin() {
    start = .now
    shown = start
    if let input, !isQuiet, screen.isTerminal { size.findOut(input) }
  }

  var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  /// - Parameter bytes: how much of the input has been read.
  mutating func show(_ count: Int, events: Int, bytes: Int = 0) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    guard now - shown >= (screen.isTerminal ? .milliseconds(100) : .seconds(5)) else { return }
    shown = now
    let counts = "\(Words.count(count, thing)) · \(Words.count(events, "event"))"
    let rate = "\(Self.rate(count, seconds))/s"
    guard screen.isTerminal else { return StandardError.line("\(doing)  \(counts)  \(rate)") }
    let text = "\(doing)  " + share(bytes).joined() + counts + " · " + rate + left(bytes)
    StandardError.write("\r\u{1B}[K" + Cells.cut(text, to: screen.width - 1))
    isDrawn = true
  }

  /// "━━━━━━━━────────────  42 %  ", where the size of the input is known.
  private func share(_ bytes: Int) -> [String] {
    guard let size = size.bytes, size > 0 else { return [] }
    let share = min(Double(bytes) / Double(size), 1)
    let width = 20
    let done = Int(share * Double(width))
    let percent = String(Int(share * 100))
    return [
      String(repeating: "━", count: done), String(repeating: "─", count: width - done),
      String(repeating: " ", count: 4 - percent.count), percent, " %  ",
    ]
  }

  /// " · 3 min left", once some seconds have shown how fast it goes.
  private func left(_ bytes: Int) -> String {
    guard let size = size.bytes, bytes > 0, size > bytes, seconds > 3 else { return "" }
    let left = seconds / Double(bytes) * Double(size - bytes)
    if left < 90 { return " · \(Int(left.rounded(.up))) s left" }
    return left < 5_400
      ? " · \(Int((left / 60).rounded())) min left" : " · \(Int((left / 3_600).rounded())) h left"
  }

  /// Takes the line under way off the terminal.
  mutating func clear() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
    isDrawn = false
  }

  static func rate(_ count: Int, _ seconds: Double) -> String {
    let rate = Double(count) / max(seconds, 0.001)
    return rate < 10 ? String((rate * 10).rounded() / 10) : Words.grouped(Int(min(rate, 1e9)))
  }
}

/// How large an input is: found out beside the work, because a tree of files takes its time.
private final class InputSize: Sendable {
  private let found = Mutex<Int?>(nil)

  var bytes: Int? { found.withLock { $0 } }

  func findOut(_ input: ArticleInput) {
    Task(executorPreference: OwnThread("size")) {
      let size = input.size()
      self.found.withLock { $0 = size }
    }
  }
}
