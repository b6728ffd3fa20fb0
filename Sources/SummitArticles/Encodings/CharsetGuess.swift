/// Which encoding bytes without a name are in: the one in which they make words.
enum CharsetGuess {
  static let candidates = [
    "windows-1252", "windows-1251", "windows-1250", "gb18030", "euc-kr", "shift_jis", "euc-jp", "big5",
    "koi8-r", "koi8-u", "windows-1253", "windows-1254", "windows-1256", "windows-1255", "iso-8859-2",
    "iso-8859-5", "iso-8859-7",
  ].compactMap { Charset(label: $0) }

  /// How much a text looks as if it had been read in the right encoding, about 1 at best: its letters stand where
  /// letters stand, and are those of one language.
  static func score(_ text: String) -> Double {
    let plausibility = plausibility(text)
    return 0.4 * plausibility + 0.6 * (Alphabets.coherence(of: text) ?? plausibility)
  }

  /// How much a text looks like one, about 1 at best: the share of its characters beyond ASCII that stand where
  /// such characters stand in the words of their script.
  static func plausibility(_ text: String) -> Double {
    var (good, all) = (0.0, 0.0)
    var previous = Kind.space
    for scalar in text.unicodeScalars {
      let kind = Kind(scalar.value)
      if scalar.value >= 0x80 {
        all += 1
        good += worth(kind, after: previous)
      } else if kind == .small || kind == .capital {
        if previous == .capitalBeyond { good += 0.02 }
        // No word begins in one script and goes on in another.
        if previous.isOfAnotherScript { good -= 1 }
      }
      previous = kind
    }
    return all == 0 ? 0.5 : good / all
  }

  private enum Kind {
    case space, mark, small, capital, smallBeyond, capitalBeyond, cyrillicSmall, cyrillicCapital, ideograph
    case syllable, kana, rare, quote, greek, semitic

    /// Whether its letters never stand beside Latin ones in a word.
    var isOfAnotherScript: Bool {
      switch self {
      case .cyrillicSmall, .cyrillicCapital, .greek, .semitic: true
      default: false
      }
    }

    init(_ value: UInt32) {
      switch value {
      case 0...0x20, 0xA0, 0x3000: self = .space
      case 0x61...0x7A: self = .small
      case 0x41...0x5A: self = .capital
      case 0x21..<0x80: self = .mark
      case 0xDF...0xF6, 0xF8...0xFF: self = .smallBeyond
      case 0xC0...0xD6, 0xD8...0xDE: self = .capitalBeyond
      case 0x100...0x17F, 0x218...0x21B: self = value % 2 == 1 ? .smallBeyond : .capitalBeyond
      case 0x430...0x45F, 0x491: self = .cyrillicSmall
      case 0x400...0x42F, 0x490: self = .cyrillicCapital
      case 0x4E00...0x9FFF: self = .ideograph
      case 0xAC00...0xD7A3: self = .syllable
      case 0x3040...0x30FF: self = .kana
      case 0x386...0x3CE: self = .greek
      case 0x5D0...0x5EA, 0x621...0x64A: self = .semitic
      case 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x20AC, 0x2122, 0x2013...0x2026, 0x3001...0x3011,
        0xFF01...0xFF5E:
        self = .quote
      default: self = .rare
      }
    }
  }

  private static func worth(_ kind: Kind, after previous: Kind) -> Double {
    switch kind {
    case .smallBeyond:
      switch previous {
      case .small, .capital, .capitalBeyond: 1
      case .smallBeyond: 0.3
      case .space, .mark, .quote: 0.8
      default: 0
      }
    case .capitalBeyond:
      switch previous {
      case .space, .mark, .quote: 0.8
      case .capital: 0.8
      case .capitalBeyond: 0.3
      default: -0.5
      }
    case .cyrillicSmall: previous == .small || previous == .capital ? -0.5 : previous == .space ? 0.9 : 1
    case .cyrillicCapital: previous == .cyrillicSmall || previous == .small ? -1 : 0.9
    case .greek: previous == .greek || previous == .space ? 0.95 : 0
    case .semitic: previous == .semitic || previous == .space ? 0.95 : 0
    case .ideograph: common(previous) ? 0.9 : 0.4
    case .syllable: previous == .syllable || previous == .space || previous == .mark ? 1 : 0.3
    case .kana: 1
    case .quote: previous == .small ? 0.6 : 0.7
    case .space: 0.5
    default: -0.5
    }
  }

  private static func common(_ previous: Kind) -> Bool {
    previous == .ideograph || previous == .space || previous == .quote || previous == .mark
      || previous == .kana
  }
}
