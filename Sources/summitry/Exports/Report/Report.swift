internal import SummitModel
internal import SummitRepository

/// Events as one page of HTML: timeline, map, network, list and evidence. Nothing in it is fetched, runs or stores.
/// On paper all sentences show, with the addresses of their articles.
struct Report {
  let events: [StoredEvent]

  var html: String {
    let articles = Set(events.flatMap { $0.articles.map(\.key) }).count
    let heading = "\(Words.count(events.count, "event")) \(years), from \(Words.count(articles, "article"))"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>Summitry: \(HTML.escaped(heading))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <header><h1>Who met whom</h1><p>\(HTML.escaped(heading))</p></header>
      <main>
      <section aria-labelledby="timeline"><h2 id="timeline">When</h2>\(TimelineDrawing(events: events).svg)</section>
      <section aria-labelledby="map"><h2 id="map">Where</h2>\(MapDrawing(events: events).svg)</section>
      <section aria-labelledby="network"><h2 id="network">Who</h2>\(NetworkDrawing(events: events).svg)</section>
      <section aria-labelledby="events"><h2 id="events">Events</h2>
      \(list)
      </section>
      </main>
      <footer><p>Made by summitry \(Version.program). ~ a date is approximate, ? none too sure. Every fact is read from \
      the sentences shown.</p></footer>
      </body>
      </html>

      """
  }

  private var years: String {
    let years = events.compactMap { $0.event.date?.start?.first?.year }
    guard let first = years.min(), let last = years.max() else { return "without a year" }
    return first == last ? "in \(first)" : "from \(first) to \(last)"
  }

  private var list: String {
    var text = ""
    var year: String?
    for stored in events {
      let own = stored.event.date?.start?.first.map { String($0.year) } ?? "Without a year"
      if own != year { text += "<h3>\(own)</h3>\n" }
      year = own
      text += ReportEntry(stored: stored).html
    }
    return text
  }

  private static let style = """
    :root{color-scheme:light dark;--ink:light-dark(#1b1b1b,#e6e6e6);--faint:light-dark(#5c5c5c,#a0a0a0);\
    --line:light-dark(#d5d5d5,#444);--land:light-dark(#e4e2dc,#33383d);--mark:light-dark(#a3341f,#ff9d7d);\
    --plan:light-dark(#8a8a8a,#8a8a8a);--back:light-dark(#fff,#17191b)}
    body{font:16px/1.5 Georgia,serif;color:var(--ink);background:var(--back);max-width:70rem;margin:0 auto;padding:1rem}
    h1{font-size:1.8rem;margin:0}h2{border-bottom:1px solid var(--line);margin:2rem 0 .5rem}h3{margin:1.5rem 0 .3rem}
    header p,footer,.facts,figcaption{color:var(--faint)}svg{width:100%;height:auto;font:11px sans-serif}
    svg text{fill:var(--ink)}svg .axis{stroke:var(--line)}svg .land{fill:var(--land)}svg .mark{fill:var(--mark)}
    svg .plan{fill:none;stroke:var(--plan)}svg .edge{stroke:var(--mark);stroke-opacity:.35;fill:none}
    article{margin:.7rem 0 1rem;break-inside:avoid}article h4{margin:0;font-size:1.05rem}
    blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.7rem;border-left:3px solid var(--line)}cite{color:var(--faint)}
    a{color:inherit}.id{font:.8rem monospace;color:var(--faint)}summary{cursor:pointer;color:var(--faint)}
    @media print{:root{color-scheme:light}body{font-size:10pt;max-width:none}section{break-inside:auto}\
    h2,h3{break-after:avoid}cite a[href]::after{content:" " attr(href)}}
    @supports selector(::details-content){@media print{details>summary{display:none}\
    details::details-content{content-visibility:visible;block-size:auto}}}
    """
}

/// One event of the list: its facts, and every sentence with its article.
struct ReportEntry {
  let stored: StoredEvent

  var html: String {
    let event = stored.event
    let facts = [
      EventWords.kind(event), event.status == .held ? "" : event.status.rawValue,
      EventWords.place(event.place, withRegion: true), stored.parties.joined(separator: ", "),
      EventWords.labels(event.topics).joined(separator: ", "),
    ].filter { !$0.isEmpty }
    return """
      <article id="e-\(Self.escaped(stored.id))">
      <h4>\(Self.escaped(mark + HumanDate.long(event.date))): \(Self.escaped(event.name)) \
      <span class="id">\(Self.escaped(stored.id))</span></h4>
      <div class="facts">\(Self.escaped(facts.joined(separator: " · ")))</div>
      \(evidence)
      </article>

      """
  }

  private var mark: String {
    let date = stored.event.date
    if stored.event.confidence < 0.5 { return "? " }
    return date?.startIsApproximate == true || date?.endIsApproximate == true ? "~ " : ""
  }

  /// Each sentence once, with what it speaks for; the first one in view, the others behind it.
  private var evidence: String {
    struct Key: Hashable {
      let article: Int
      let start: Int
    }
    var order: [Key] = []
    var fields: [Key: [String]] = [:]
    var sentences: [Key: String] = [:]
    for item in stored.evidence {
      let key = Key(article: item.article, start: item.evidence.sentence.start)
      if sentences[key] == nil { order.append(key) }
      sentences[key] = item.evidence.sentence.text
      if fields[key]?.contains(item.evidence.field.rawValue) != true {
        fields[key, default: []].append(item.evidence.field.rawValue)
      }
    }
    let articles = Dictionary(stored.articles.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let quotes = order.map { key in
      Self.quote(sentences[key] ?? "", fields[key] ?? [], articles[key.article])
    }
    guard quotes.count > 1 else { return quotes.joined() }
    let rest = quotes.dropFirst().joined()
    return quotes[0]
      + "<details><summary>\(Words.count(quotes.count - 1, "more sentence"))</summary>\(rest)</details>"
  }

  private static func quote(_ sentence: String, _ fields: [String], _ article: StoredArticle?) -> String {
    var source = ""
    if let article {
      let day = article.published.map { ", " + HumanDate.long($0.day) } ?? ""
      let name = escaped((article.publisher.map { $0 + ", " } ?? "") + article.name + day)
      source =
        article.url.flatMap(HTML.address).map {
          "<a href=\"\(HTML.escaped($0))\" rel=\"noreferrer\">\(name)</a>"
        }
        ?? name
    }
    let what = escaped(fields.joined(separator: ", ").split(separator: "_").joined(separator: " "))
    return "<blockquote>\(escaped(sentence)) <cite>\(source) (\(what))</cite></blockquote>\n"
  }

  private static func escaped(_ text: String) -> String { HTML.escaped(SafeText.line(text)) }
}
