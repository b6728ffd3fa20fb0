internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// The articles behind events, each once: what a paper cites.
struct SourceRecords: EventRecords {
  enum Style { case bibtex, csl, ris }
  let style: Style
  private var seen: Set<Int> = []
  private var list = CommaList()

  init(style: Style) { self.style = style }

  var head: String { style == .csl ? "[\n" : "" }
  var tail: String { style == .csl ? "\n]\n" : "" }

  mutating func text(of stored: StoredEvent) -> String {
    let new = stored.articles.filter { seen.insert($0.key).inserted }
    switch style {
    case .bibtex: return new.map(Self.bibtex).joined()
    case .ris: return new.map(Self.ris).joined()
    case .csl: return new.map { list.next(Self.csl($0).text) }.joined()
    }
  }

  /// `wire-2013-06-08-3f9a2c`: readable, unique, the same in every export.
  static func key(_ article: StoredArticle) -> String {
    let word = (article.publisher ?? "article").lowercased().unicodeScalars
      .filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }.prefix(12)
    let day = article.published.map { "-" + $0.day.description } ?? ""
    return String(String.UnicodeScalarView(word)) + day + "-" + String(article.key, radix: 36)
  }

  private static func bibtex(_ article: StoredArticle) -> String {
    var lines = ["@online{\(key(article)),", "  title = {{\(tex(article.name))}},"]
    if let day = article.published?.day { lines.append("  date = {\(day)},") }
    if let publisher = article.publisher { lines.append("  organization = {\(tex(publisher))},") }
    if let url = article.url.flatMap(HTML.address) { lines.append("  url = {\(plainURL(url))},") }
    return lines.joined(separator: "\n") + "\n}\n\n"
  }

  /// Braces are left out: an odd one would swallow the file.
  private static func tex(_ text: String) -> String {
    var result = ""
    for character in SafeText.line(text) {
      switch character {
      case "&", "%", "#", "_", "$": result += "\\\(character)"
      case "\\": result += "\\textbackslash "
      case "~": result += "\\textasciitilde "
      case "^": result += "\\textasciicircum "
      case "{", "}": continue
      default: result.append(character)
      }
    }
    return result
  }

  private static func plainURL(_ url: String) -> String { url.filter { $0 != "{" && $0 != "}" } }

  private static func ris(_ article: StoredArticle) -> String {
    var lines = ["TY  - NEWS", "ID  - \(key(article))", "TI  - \(SafeText.line(article.name))"]
    if let publisher = article.publisher { lines.append("T2  - \(SafeText.line(publisher))") }
    if let day = article.published?.day {
      lines.append("PY  - \(day.year)")
      lines.append("DA  - \(day.description.split(separator: "-").joined(separator: "/"))/")
    }
    if let url = article.url.flatMap(HTML.address) { lines.append("UR  - \(url)") }
    return (lines + ["ER  - ", ""]).map { $0 + "\r\n" }.joined()
  }

  private static func csl(_ article: StoredArticle) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member(key: "id", value: .string(key(article))),
      JSON.Member(key: "type", value: .string("article-newspaper")),
      JSON.Member(key: "title", value: .string(article.name)),
    ]
    if let publisher = article.publisher {
      members.append(JSON.Member(key: "container-title", value: .string(publisher)))
    }
    if let day = article.published?.day {
      let parts: [JSON] = [.integer(day.year), .integer(day.month), .integer(day.day)]
      members.append(
        JSON.Member(key: "issued", value: .object(["date-parts": .array([.array(parts)])])))
    }
    if let url = article.url.flatMap(HTML.address) {
      members.append(JSON.Member(key: "URL", value: .string(url)))
    }
    return .object(members)
  }
}
