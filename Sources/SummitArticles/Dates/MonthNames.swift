/// The months' names in the languages of the pages that are read, beside English.
enum MonthNames {
  /// 1 to 12 for a name as it is written in a date ("juin", "czerwca", "июня"), or one of its short forms.
  static func month(_ word: String) -> Int? { table[word] }

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for names in languages {
      for (index, group) in names.split(separator: " ").enumerated() {
        for name in group.split(separator: "/") { table[String(name)] = index + 1 }
      }
    }
    return table
  }()

  private static let languages = [
    // German, French, Spanish, Portuguese, Italian, Dutch
    "januar/jänner/jan februar/feb märz/maerz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
    "janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc",
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic",
    "janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro/set outubro/out novembro dezembro",
    "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    // Polish, Czech, Russian, Ukrainian
    "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "января/январь/янв февраля/февраль/фев марта/март апреля/апрель/апр мая/май июня/июнь июля/июль августа/август/авг сентября/сентябрь/сен октября/октябрь/окт ноября/ноябрь/ноя декабря/декабрь/дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    // Swedish, Danish and Norwegian, Finnish, Hungarian, Romanian, Turkish, Indonesian, Greek
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj/mai juni juli august september oktober november december/desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "január február március április május június július augusztus szeptember október november december",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari/pebruari maret april mei juni juli agustus september oktober november/nopember desember/des",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
  ]

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// The tokens of a line with its dates as English writes them: "8. Juni 2013", "8 de junio de 2013" and
  /// "2013年6月8日" become "8 June 2013" and "2013-6-8".
  static func inEnglish(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if result.last?.kind == .number {
        if fillers.contains(token.text), let next, isMonth(next) { continue }
        if eastAsian.contains(token.text) {
          if next?.kind == .number { result.append(Token(kind: .mark, text: "-")) }
          continue
        }
      }
      if token.text.lowercased() == "de" || token.text.lowercased() == "del", let last = result.last,
        english.contains(String(last.text))
      {
        continue
      }
      if token.kind == .word, WrittenDay.month(token.text) == nil, let month = month(token.text.lowercased())
      {
        result.append(Token(kind: .word, text: english[month - 1][...]))
      } else {
        result.append(token)
      }
    }
    return result
  }

  private static let fillers: Set<Substring> = [".", "de", "º", "°", "er"]
  private static let eastAsian: Set<Substring> = ["年", "月", "日", "년", "월", "일"]

  private static func isMonth(_ token: Token) -> Bool {
    token.kind == .word
      && (WrittenDay.month(token.text) != nil || month(token.text.lowercased()) != nil)
  }
}
