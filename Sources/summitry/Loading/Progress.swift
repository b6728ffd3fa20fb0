/// How far a load is, on standard error: redrawn on a terminal, else a line every five seconds.
struct Progress {
  private let isQuiet: Bool
  private let doing: String
  private let thing: String
  private let screen = Screen.errors
  private var start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isDrawn = false

  /// - Parameters:
  ///   - doing: what is under way, "Loading".
  ///   - thing: what is counted, "article".
  init(isQuiet: Bool, doing: String = "Loading", thing: String = "article") {
    self.isQuiet = isQuiet
    self.doing = doing
    self.thing = thing
  }

  /// The work begins now: what was made ready before does not count.
  mutating func begin() {
    start = .now
    shown = start
  }

  var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  mutating func show(_ count: Int, events: Int) {
    guard !isQuiet else { return }
    let now = ContinuousClock.now
    guard now - shown >= (screen.isTerminal ? .milliseconds(100) : .seconds(5)) else { return }
    shown = now
    let text =
      "\(doing)  \(Words.count(count, thing)) · \(Words.count(events, "event"))  \(Self.rate(count, seconds))/s"
    if screen.isTerminal {
      StandardError.write("\r\u{1B}[K" + Cells.cut(text, to: screen.width - 1))
      isDrawn = true
    } else {
      StandardError.line(text)
    }
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
