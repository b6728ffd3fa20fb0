/// Which language a text is written in, told by its script and by its commonest words.
enum Language {
  /// An ISO 639-1 code; `nil` when the text is too short or too mixed to tell.
  static func of(_ text: String) -> String? {
    let sample = text.unicodeScalars.prefix(4096)
    if let script = byScript(sample) { return script }
    let words = String(sample).split { !$0.isLetter }.map { $0.lowercased() }
    guard words.count >= 5 else { return nil }
    var best: (code: String, count: Int)?
    var second = 0
    for (code, commonest) in commonWords {
      let count = words.count { commonest.contains($0) }
      if count > best?.count ?? 0 {
        second = best?.count ?? 0
        best = (code, count)
      } else {
        second = max(second, count)
      }
    }
    guard let best, best.count * 12 >= words.count, best.count * 2 >= second * 3 else { return nil }
    return best.code
  }

  /// Scripts that one of the languages here is known by; `nil` for the Latin alphabet.
  private static func byScript(_ sample: some Sequence<Unicode.Scalar>) -> String? {
    var counts: [String: Int] = [:]
    var letters = 0
    for scalar in sample where scalar.properties.isAlphabetic {
      letters += 1
      if let code = script(of: scalar.value) { counts[code, default: 0] += 1 }
    }
    guard letters > 0 else { return nil }
    if let kana = counts["ja"], kana * 10 > letters { return "ja" }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap {
      $0.value * 2 > letters ? $0.key : nil
    }
  }

  private static func script(of value: UInt32) -> String? {
    switch value {
    case 0x0370...0x03FF: "el"
    case 0x0400...0x04FF: "ru"
    case 0x0590...0x05FF: "he"
    case 0x0600...0x06FF: "ar"
    case 0x0900...0x097F: "hi"
    case 0x0E00...0x0E7F: "th"
    case 0x3040...0x30FF: "ja"
    case 0x4E00...0x9FFF: "zh"
    case 0xAC00...0xD7AF: "ko"
    default: nil
    }
  }

  private static let commonWords: [(code: String, words: Set<String>)] = [
    (
      "de",
      [
        "der", "die", "das", "und", "ist", "nicht", "mit", "dem", "den", "ein", "eine", "von", "zu", "auf",
        "im",
      ]
    ),
    (
      "en",
      [
        "the", "of", "and", "to", "in", "that", "for", "is", "was", "with", "said", "he", "on", "by", "at",
        "as",
      ]
    ),
    (
      "es",
      ["el", "la", "los", "las", "que", "y", "en", "del", "una", "por", "con", "para", "se", "su", "al"]
    ),
    (
      "fr",
      ["le", "la", "les", "et", "des", "est", "dans", "que", "pour", "une", "qui", "sur", "du", "au", "avec"]
    ),
    ("id", ["dan", "yang", "di", "dengan", "untuk", "dari", "pada", "ini", "itu", "akan", "tidak", "oleh"]),
    (
      "it",
      ["il", "di", "che", "della", "per", "una", "con", "sono", "nel", "alla", "gli", "ha", "dei", "del"]
    ),
    (
      "nl",
      ["de", "het", "een", "van", "en", "dat", "op", "met", "voor", "niet", "zijn", "aan", "naar", "ook"]
    ),
    ("pl", ["w", "i", "na", "z", "do", "nie", "jest", "przez", "oraz", "dla", "po", "od", "za"]),
    ("pt", ["o", "os", "que", "do", "da", "em", "um", "uma", "para", "com", "não", "dos", "no", "na", "ao"]),
    ("tr", ["ve", "bir", "bu", "ile", "için", "olarak", "da", "de", "olan", "sonra", "daha"]),
  ]
}
