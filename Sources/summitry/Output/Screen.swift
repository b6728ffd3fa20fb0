internal import CSystem
internal import Glibc

/// What stands behind a descriptor: a terminal with its width, or a pipe or file.
struct Screen: Sendable {
  let isTerminal: Bool
  /// In display cells.
  let width: Int
  let style: Style

  static let output = Screen(STDOUT_FILENO)
  static let errors = Screen(STDERR_FILENO)

  init(_ descriptor: CInt) {
    isTerminal = isatty(descriptor) == 1
    var (columns, rows): (CInt, CInt) = (0, 0)
    let known = unsafe summit_window_size(descriptor, &columns, &rows)
    let asked = Environment["COLUMNS"].flatMap { Int($0) }
    width = max(asked ?? (known && columns > 0 ? Int(columns) : 80), 40)
    let isPlain = Environment["NO_COLOR"]?.isEmpty == false || Environment["TERM"] == "dumb"
    style = isTerminal && !isPlain ? .coloured : .plain
  }

  init(isTerminal: Bool, width: Int, style: Style) {
    self.isTerminal = isTerminal
    self.width = width
    self.style = style
  }
}

/// The variables of the process's environment.
enum Environment {
  static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// A variable that is set to something.
  static func filled(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
