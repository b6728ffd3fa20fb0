/// The letters that languages write beside those of ASCII: bytes that were read in the right encoding give letters of
/// one language, those read in a wrong one give a mixture that no language has.
enum Alphabets {
  /// How much of a text's letters beyond ASCII belong to one language, from 0 to 1; `nil` when it has none.
  static func coherence(of text: String) -> Double? {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in text.unicodeScalars where scalar.value >= 0x80 && scalar.properties.isAlphabetic {
      counts[scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar, default: 0] += 1
    }
    let all = counts.values.reduce(0, +)
    guard all > 0 else { return nil }
    func share(_ letters: Set<Unicode.Scalar>) -> Double {
      Double(counts.reduce(0) { letters.contains($1.key) ? $0 + $1.value : $0 }) / Double(all)
    }
    let latin = Self.latin.map(share).max() ?? 0
    let scripts = Self.scripts.map { script in
      share(script.letters) * min(1, share(script.common) / script.commonShare)
    }
    return max(latin, scripts.max() ?? 0, eastAsian(counts, all))
  }

  /// Chinese is known by its commonest characters, Japanese by its syllables, Korean by its own.
  private static func eastAsian(_ counts: [Unicode.Scalar: Int], _ all: Int) -> Double {
    var (kana, hangul, ideographs, common) = (0, 0, 0, 0)
    for (scalar, count) in counts {
      switch scalar.value {
      case 0x3040...0x30FF: kana += count
      case 0xAC00...0xD7A3: hangul += count
      case 0x4E00...0x9FFF:
        ideographs += count
        if chinese.contains(scalar) { common += count }
      default: break
      }
    }
    let total = Double(all)
    if hangul > ideographs { return Double(hangul) / total }
    if kana * 5 > all {
      return Double(kana + ideographs) / total * (0.8 + 0.2 * japaneseShare(counts, ideographs))
    }
    return Double(ideographs) / total * min(1, 0.4 + 8 * Double(common) / max(Double(ideographs), 1))
  }

  private static func japaneseShare(_ counts: [Unicode.Scalar: Int], _ ideographs: Int) -> Double {
    let known = counts.reduce(0) { japanese.contains($1.key) ? $0 + $1.value : $0 }
    return min(1, 5 * Double(known) / max(Double(ideographs), 1))
  }

  private static let latin: [Set<Unicode.Scalar>] = [
    "äöüß", "éèêëàâîïôûùçœæ", "áéíóúñüàèòïç", "ãõáéíóúâêôçà", "àèéìòù", "åäöæøé", "þðáéíóúýöæ", "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "çğıöşüâî", "čćđšž", "ąčęėįšųūž",
    "āčēģīķļņšūž", "äõöüšž",
  ].map { Set($0.unicodeScalars) }

  private static let scripts:
    [(letters: Set<Unicode.Scalar>, common: Set<Unicode.Scalar>, commonShare: Double)] = [
      ("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџѓќѕ", "оеаинтсрвлі", 0.55),
      ("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ", "αοιετσνηυρςάόίέή", 0.6),
      ("אבגדהוזחטיכלמנסעפצקרשתםןץףך", "יוהלאמרתבשנ", 0.6),
      ("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکی", "اليمنتورهبدةع", 0.6),
    ].map { (Set($0.0.unicodeScalars), Set($0.1.unicodeScalars), $0.2) }

  private static let chinese = Set(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后這來國個說們為時會過學對後與与日月新本美方".unicodeScalars)
  private static let japanese = Set("日国人年大本中長出時行見月後前生五間上東四今金九入学高円子外八六下来気小七山会首相談合意力".unicodeScalars)
}
