/// Which language a text is written in, told by its script and by its commonest words.
enum Language {
  /// How much of a text is looked at, in Unicode scalars.
  private static let sample = 4096

  /// What the text itself shows, else what was said of it: pages and records are wrong about it now and then.
  static func of(_ text: String, declared: String?) -> String? {
    of(text) ?? declared.flatMap(code)
  }

  /// "en" for "en-GB", "eng" and "English"; `nil` where it is no language.
  static func code(_ declared: String) -> String? {
    let word = declared.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != "," && $0 != ";" }
    let name = word.filter { !$0.isWhitespace }
    if name.utf8.count == 2 { return name }
    return names.first { $0.words.contains(name) }?.code
  }

  /// Names and three-letter codes (ISO 639-2, in both of its kinds) that records have.
  private static let names: [(code: String, words: [String])] = [
    ("ar", ["ara", "arabic"]), ("cs", ["ces", "cze", "czech"]), ("da", ["dan", "danish"]),
    ("de", ["deu", "ger", "german", "deutsch"]), ("el", ["ell", "gre", "greek"]), ("en", ["eng", "english"]),
    ("es", ["spa", "spanish", "español"]), ("fa", ["fas", "per", "persian", "farsi"]),
    ("fi", ["fin", "finnish"]), ("fr", ["fra", "fre", "french", "français"]), ("he", ["heb", "hebrew"]),
    ("hi", ["hin", "hindi"]), ("hu", ["hun", "hungarian"]), ("id", ["ind", "indonesian"]),
    ("it", ["ita", "italian", "italiano"]), ("ja", ["jpn", "japanese"]), ("ko", ["kor", "korean"]),
    ("nl", ["nld", "dut", "dutch"]), ("no", ["nor", "norwegian"]), ("pl", ["pol", "polish"]),
    ("pt", ["por", "portuguese", "português"]), ("ro", ["ron", "rum", "romanian"]),
    ("ru", ["rus", "russian"]), ("sv", ["swe", "swedish"]), ("th", ["tha", "thai"]),
    ("tr", ["tur", "turkish"]), ("uk", ["ukr", "ukrainian"]), ("zh", ["zho", "chi", "chinese"]),
  ]

  /// An ISO 639-1 code; `nil` when the text is too short or too mixed to tell.
  static func of(_ text: String) -> String? {
    var counter = LanguageCounter()
    for scalar in text.unicodeScalars.prefix(sample) { counter.take(scalar.value) }
    counter.take(0x20)
    return counter.script ?? counter.best
  }
}

/// Letters by their script and words by their language.
private struct LanguageCounter {
  private var letters = 0
  private var scripts = [Int](repeating: 0, count: Script.allCases.count)
  private var isUkrainian = false
  private var isPersian = false
  private var word = NameHash.seed
  private var words = 0
  private var counts = [Int](repeating: 0, count: CommonWords.codes.count)

  private enum Script: Int, CaseIterable {
    case greek, cyrillic, hebrew, arabic, devanagari, thai, kana, han, hangul

    init?(_ value: UInt32) {
      switch value {
      case 0x0370...0x03FF: self = .greek
      case 0x0400...0x04FF: self = .cyrillic
      case 0x0590...0x05FF: self = .hebrew
      case 0x0600...0x06FF: self = .arabic
      case 0x0900...0x097F: self = .devanagari
      case 0x0E00...0x0E7F: self = .thai
      case 0x3040...0x30FF: self = .kana
      case 0x4E00...0x9FFF: self = .han
      case 0xAC00...0xD7AF: self = .hangul
      default: return nil
      }
    }
  }

  mutating func take(_ value: UInt32) {
    // "It's" is one word.
    if value == 0x27 || value == 0x2019 { return }
    if value < 0x80 {
      let small = value | 0x20
      if small >= 0x61 && small <= 0x7A { return letter(small) }
    } else if value >= 0xC0 && !(0x2000...0x2BFF).contains(value) && !(0x3000...0x303F).contains(value) {
      if let script = Script(value) {
        scripts[script.rawValue] += 1
        if value == 0x0456 || value == 0x0457 || value == 0x0454 { isUkrainian = true }
        if value == 0x067E || value == 0x0686 || value == 0x06AF || value == 0x06CC { isPersian = true }
      }
      return letter(value <= 0xDE && value != 0xD7 ? value + 0x20 : value)
    }
    if word == NameHash.seed { return }
    words += 1
    for code in CommonWords.languages[word] ?? [] { counts[code] += 1 }
    word = NameHash.seed
  }

  private mutating func letter(_ value: UInt32) {
    letters += 1
    word = NameHash.add(UInt8(truncatingIfNeeded: value), to: word)
    if value > 0xFF { word = NameHash.add(UInt8(truncatingIfNeeded: value >> 8), to: word) }
  }

  /// The language that a script is known by; `nil` for the Latin alphabet.
  var script: String? {
    if scripts[Script.kana.rawValue] * 10 > letters { return "ja" }
    guard let most = Script.allCases.max(by: { scripts[$0.rawValue] < scripts[$1.rawValue] }),
      scripts[most.rawValue] * 2 > letters
    else { return nil }
    switch most {
    case .greek: return "el"
    case .cyrillic: return isUkrainian ? "uk" : "ru"
    case .hebrew: return "he"
    case .arabic: return isPersian ? "fa" : "ar"
    case .devanagari: return "hi"
    case .thai: return "th"
    case .kana: return "ja"
    case .han: return "zh"
    case .hangul: return "ko"
    }
  }

  /// The language whose commonest words are a twelfth of all and three at least, and half as many again as those of
  /// the next one.
  var best: String? {
    guard words >= 5, let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
    let second = counts.indices.filter { $0 != most }.map { counts[$0] }.max() ?? 0
    guard counts[most] * 12 >= words, counts[most] * 2 >= second * 3 else { return nil }
    guard counts[most] >= 3 || CommonWords.codes[most] == "en" else { return nil }
    return CommonWords.codes[most]
  }
}

/// The words that a text in a language cannot do without.
private enum CommonWords {
  static let codes = vocabulary.map(\.code)

  /// Positions in `codes` by the hash of a word.
  static let languages: [UInt64: [Int]] = {
    var languages: [UInt64: [Int]] = [:]
    for (position, language) in vocabulary.enumerated() {
      for word in language.words.split(separator: " ") { languages[hash(word), default: []].append(position) }
    }
    return languages
  }()

  private static func hash(_ word: Substring) -> UInt64 {
    word.unicodeScalars.reduce(NameHash.seed) { hash, scalar in
      let low = NameHash.add(UInt8(truncatingIfNeeded: scalar.value), to: hash)
      return scalar.value > 0xFF ? NameHash.add(UInt8(truncatingIfNeeded: scalar.value >> 8), to: low) : low
    }
  }

  private static let vocabulary: [(code: String, words: String)] = [
    ("cs", "a se na je že v s z do pro ve byl jsem podle také jako po ale"),
    ("da", "og i at det er en til af på for ikke med den de har som et der blev efter"),
    ("de", "der die das und ist nicht mit dem den ein eine von zu auf im"),
    (
      "en",
      "the of and to in that for is was with said he on by at as it this from are have has they be his we you not "
        + "will would which been their our its"
    ),
    ("es", "el la los las que y en del una por con para se su al"),
    ("fi", "ja on ei että se oli hän ovat mutta kun mukaan myös joka"),
    ("fr", "le la les et des est dans que pour une qui sur du au avec"),
    ("hu", "a az és hogy nem is egy volt meg ez szerint már csak"),
    ("id", "dan yang di dengan untuk dari pada ini itu akan tidak oleh"),
    ("it", "il di che della per una con sono nel alla gli ha dei del"),
    ("nl", "de het een van en dat op met voor niet zijn aan naar ook"),
    ("no", "og i at det er en til av på for ikke med den de har som et fra ble etter"),
    ("pl", "w i na z do nie jest przez oraz dla po od za się"),
    ("pt", "o os que do da em um uma para com não dos no na ao"),
    ("ro", "și în de la cu pe din este care pentru un o nu au fost"),
    ("sv", "och i att det är en till av på för inte med den de har som ett från efter"),
    ("tr", "ve bir bu ile için olarak da de olan sonra daha"),
  ]
}
