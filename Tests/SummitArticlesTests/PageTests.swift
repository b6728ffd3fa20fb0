import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

/// Pages as publishers' systems write them, with words of our own.
private let paragraphs = [
  "The foreign ministers of Norland and Sudmark met in Bergen on Tuesday, their first talks since the spring, "
    + "and agreed to reopen the border crossings that were closed two years ago.",
  "\"We have come a long way, and we are not there yet,\" said Norland's minister, Kari Holm, after three hours "
    + "of talks in the old customs house, which she called frank and useful.",
  "Both sides will send experts to Oslo next month, officials said, and a treaty could be signed in autumn, "
    + "provided that the two parliaments agree to it.",
]

private let body = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
private let wanted = paragraphs.joined(separator: "\n\n")

private func page(_ html: String) throws -> Article {
  let (articles, bad) = try readOne("page.html", html.utf8)
  #expect(bad.isEmpty)
  #expect(articles.count == 1)
  return try #require(articles.first)
}

@Suite struct PageTexts {
  @Test func whatStandsAroundTheArticleIsLeftOut() throws {
    let article = try page(
      """
      <!DOCTYPE html><html lang="en"><head><title>Neighbours agree on borders | The Bergen Post</title>
      <meta property="og:site_name" content="The Bergen Post"><script>var p = "<p>no text</p>";</script></head>
      <body class="single post article-content"><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
      <div class="cookie-banner"><p>We use cookies, and so do our partners, to show you what you may like to see.</p></div>
      <main><article><h1>Neighbours agree on borders</h1><div class="byline">By Ola Nordmann</div>
      <div class="article-body">\(body)
      <div class="related-stories"><h3>Related</h3><a href="/a">Ministers to meet in Bergen after long silence</a></div>
      </div></article>
      <section class="comments"><p>What a day for both countries, I never thought that I would live to see it happen!</p>
      <p>About time, if you ask me, but who will pay for the customs houses that were torn down?</p></section></main>
      <footer><p>Copyright The Bergen Post. All rights reserved, in all countries, for all times to come.</p></footer>
      </body></html>
      """)
    #expect(article.text == wanted)
    #expect(article.title == "Neighbours agree on borders")
    #expect(article.publisher == "The Bergen Post")
    #expect(article.language == "en")
  }

  @Test func anArticleInBareDivisionsWithLineBreaks() throws {
    let article = try page(
      """
      <html><body><table><tr><td><a href="/">News</a> <a href="/s">Sport</a> <a href="/w">Weather for the weekend</a></td>
      <td><font>\(paragraphs.joined(separator: "<br><br>"))</font></td></tr></table></body></html>
      """)
    #expect(article.text == wanted)
  }

  @Test func teasersOfOtherArticlesAreNoText() throws {
    let teaser = { (n: Int) in
      "<div class=\"box\"><h3><a href=\"/\(n)\">Another story with a headline of its own, number \(n)</a></h3>"
        + "<p>What it tells is told there, at some length, and is no part of the story at hand, number \(n).</p></div>"
    }
    let article = try page(
      "<html><body><div class=\"x\">\(body)</div><div class=\"y\">\((1...6).map(teaser).joined())</div></body></html>"
    )
    #expect(article.text == wanted)
  }

  @Test func quotedPostsAndSubheadingsAndListsStay() throws {
    let article = try page(
      """
      <html><body><article>\(body)<h2>What comes next</h2><ul><li>Experts meet in Oslo.</li><li>Parliaments vote.</li></ul>
      <div class="social-embed"><blockquote class="twitter-tweet"><p>Good talks in Bergen today.</p></blockquote></div>
      <p>The last border post was closed two years ago, after a quarrel about fish, sheep and a lighthouse.</p>
      </article></body></html>
      """)
    #expect(article.text.hasPrefix(wanted))
    for kept in [
      "What comes next", "Experts meet in Oslo.", "Parliaments vote.", "Good talks in Bergen today.",
    ] {
      #expect(article.text.contains("\n\n" + kept))
    }
    #expect(article.text.hasSuffix("a lighthouse."))
  }

  @Test func aPageWithoutAnArticleIsNamed() throws {
    let html = "<html><body><script>load()</script><div id=\"root\"></div></body></html>"
    #expect(try readOne("page.html", html.utf8).bad.map(\.reason) == ["no article is in this page"])
  }

  @Test func deepNestingEnds() throws {
    let deep = String(repeating: "<div><span>", count: 200_000) + body
    #expect(try readOne("page.html", "<html><body>\(body)\(deep)".utf8).articles.count == 1)
  }
}

@Suite struct PageDatesTests {
  private func published(head: String = "", top: String = "", bottom: String = "", lang: String = "en") throws
    -> String?
  {
    let article = try page(
      "<html lang=\"\(lang)\"><head>\(head)</head><body><h1>Neighbours agree on borders</h1>\(top)<div>\(body)</div>\(bottom)</body></html>"
    )
    return article.published.map { "\($0.day) \($0.basis.rawValue)" }
  }

  @Test func theSurestWitnessIsBelieved() throws {
    let data = { (json: String) in "<script type=\"application/ld+json\">\(json)</script>" }
    #expect(
      try published(
        head: data(
          #"{"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"}, {"@type": ["NewsArticle"], "datePublished": "2013-06-07T22:10:00+02:00", "dateModified": "2014-01-01"}]}"#
        ) + "<meta property=\"article:published_time\" content=\"2013-06-09\">") == "2013-06-07 structured")
    #expect(
      try published(head: data("{\"@type\": \"NewsArticle\", \"datePublished\": \"2013-06-07\", broken}"))
        == "2013-06-07 structured")
    #expect(
      try published(
        head:
          "<meta property=\"article:modified_time\" content=\"2015-01-01\"><meta name=\"pubdate\" content=\"20130607\">"
      ) == "2013-06-07 meta")
    #expect(
      try published(top: "<time datetime=\"2013-06-07T08:00\" class=\"published\">7 June</time>")
        == "2013-06-07 time")
    #expect(
      try published(head: "<link rel=\"canonical\" href=\"https://example.org/world/2013/06/07/borders\">")
        == "2013-06-07 url")
  }

  @Test func aDateOfAChangeCountsWhereNoOtherIsTold() throws {
    let head = "<meta property=\"article:modified_time\" content=\"2015-01-01T10:00:00Z\">"
    #expect(try published(head: head) == "2015-01-01 changed")
    #expect(try published(head: head, top: "<p>Published 7 June 2013</p>") == "2013-06-07 line")
  }

  @Test(arguments: [
    ("en", "Published: June 7, 2013 at 10:15 am", "2013-06-07"),
    ("de", "7. Juni 2013, 10:15 Uhr", "2013-06-07"),
    ("es", "Publicado el 7 de junio de 2013", "2013-06-07"),
    ("fr", "Publié le 7 juin 2013 à 10h15", "2013-06-07"),
    ("pl", "7 czerwca 2013", "2013-06-07"), ("ru", "7 июня 2013", "2013-06-07"),
    ("ja", "2013年6月7日", "2013-06-07"),
    ("ko", "2013.06.07", "2013-06-07"), ("en-US", "06/07/2013", "2013-06-07"),
    ("en-GB", "07/06/2013", "2013-06-07"),
    ("en", "Updated June 8, 2013", nil), ("en", "07/06/2013", nil),
  ])
  func datesThatReadersSee(lang: String, line: String, day: String?) throws {
    #expect(try published(top: "<div>\(line)</div>", lang: lang) == day.map { $0 + " line" })
  }

  @Test func datesOfCommentsAndTeasersDoNotCount() throws {
    #expect(
      try published(
        bottom: """
          <div class="comments"><time datetime="2013-06-09">yesterday</time><time datetime="2013-06-10">today</time></div>
          <aside><a href="/x">Another story</a><time datetime="2013-06-11">11 June 2013</time></aside>
          """) == nil)
  }

  /// 01:10 in Greenwich was still the evening before in the newsroom.
  @Test func theNewsroomsOwnDay() throws {
    let head = "<meta property=\"article:published_time\" content=\"2013-06-08T01:10:00+00:00\">"
    #expect(try published(head: head) == "2013-06-08 meta")
    #expect(
      try published(head: head, top: "<time datetime=\"2013-06-07T20:10:00-05:00\">June 7, 2013</time>")
        == "2013-06-07 meta")
    #expect(
      try published(head: head + "<link rel=\"canonical\" href=\"https://example.org/2013/06/07/borders/\">")
        == "2013-06-07 url")
  }
}
