/// What the words of an element's class and id say about it.
struct PageWords: OptionSet {
  let rawValue: UInt32

  /// Words that publishers' systems give to the article itself.
  static let article = PageWords(rawValue: 1)
  static let content = PageWords(rawValue: 1 << 1)
  /// One name for both: "articlebody".
  static let body = PageWords(rawValue: 1 << 2)
  static let comment = PageWords(rawValue: 1 << 3)
  static let related = PageWords(rawValue: 1 << 4)
  static let share = PageWords(rawValue: 1 << 5)
  static let navigation = PageWords(rawValue: 1 << 6)
  static let advert = PageWords(rawValue: 1 << 7)
  static let newsletter = PageWords(rawValue: 1 << 8)
  static let footer = PageWords(rawValue: 1 << 9)
  static let sidebar = PageWords(rawValue: 1 << 10)
  static let byline = PageWords(rawValue: 1 << 11)
  static let caption = PageWords(rawValue: 1 << 12)
  static let tags = PageWords(rawValue: 1 << 13)
  static let hidden = PageWords(rawValue: 1 << 14)
  static let date = PageWords(rawValue: 1 << 15)
  static let teaser = PageWords(rawValue: 1 << 16)
  static let header = PageWords(rawValue: 1 << 17)
  static let title = PageWords(rawValue: 1 << 18)
  static let author = PageWords(rawValue: 1 << 19)
  static let updated = PageWords(rawValue: 1 << 20)

  /// The words of one attribute: letters between other characters, and between a small and a large one.
  /// Names that a program made up ("jpYiwZ") have such borders too, so short words do not count there.
  static func of(_ bytes: Span<UInt8>) -> PageWords {
    var words = PageWords()
    var word = Word()
    var previous: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLetter = isUpper || (byte >= 0x61 && byte <= 0x7A)
      if isUpper && previous >= 0x61 && previous <= 0x7A {
        words.formUnion(word.meaning(atLeast: 4))
        word = Word(shortest: 4)
      } else if !isLetter {
        words.formUnion(word.meaning(atLeast: 2))
        word = Word()
      }
      if isLetter { word.add(byte | 0x20) }
      previous = byte
    }
    return words.union(word.meaning(atLeast: 2))
  }

  private struct Word {
    var shortest = 2
    private var hash = NameHash.seed
    private var length = 0

    init(shortest: Int = 2) { self.shortest = shortest }

    mutating func add(_ byte: UInt8) {
      hash = NameHash.add(byte, to: hash)
      length += 1
    }

    func meaning(atLeast count: Int) -> PageWords {
      length < max(shortest, count) ? PageWords() : byHash[hash] ?? PageWords()
    }
  }

  var isArticleBody: Bool { contains(.body) || (contains(.article) && contains(.content)) }

  private static let byHash: [UInt64: PageWords] = {
    var result: [UInt64: PageWords] = [:]
    for (meaning, names) in vocabulary {
      for name in names.split(separator: " ") {
        result[NameHash.of(String(name)), default: PageWords()].formUnion(meaning)
      }
    }
    return result
  }()

  private static let vocabulary: [(PageWords, String)] = [
    (.article, "article story post entry news blog single artikel noticia nota"),
    (.content, "content body text main copy inhalt contenido conteudo paragraph paragraphs"),
    (
      .body,
      """
      articlebody storybody entrycontent postcontent postbody articlecontent articletext storytext bodytext bodycopy \
      storycontent newstext newscontent newsbody posttext articlecopy blogcontent contentbody textbody artikeltext
      """
    ),
    (
      .comment,
      "comment comments disqus respond reply replies commentlist commentform discussion livefyre coral viafoura reacties"
    ),
    (
      .related,
      """
      related recommended recommendations recommendation recirc recirculation popular trending mostread outbrain \
      taboola similar readmore morefrom morestories relatedposts relatedarticles relatedstories relatedcontent \
      readnext upnext latest mostpopular zergnet revcontent alsolike seealso further bestof nextprev yarpp relateds
      """
    ),
    (
      .share,
      """
      share sharing social socials addthis sharedaddy sharebar addtoany sociable shares sharetools socialmedia \
      followus follow facebook twitter sharethis socialshare
      """
    ),
    (
      .navigation,
      """
      nav menu breadcrumb breadcrumbs navbar navigation pagination pager toolbar navlinks submenu topbar skip \
      masthead paging wp-pagenavi topnav mainmenu sitemap tools toc
      """
    ),
    (
      .advert,
      "ad ads advert advertisement advertising sponsor sponsored sponsors banner adslot dfp adsense adunit adbox adwrapper promotedcontent partner gpt"
    ),
    (
      .newsletter,
      """
      newsletter newsletters subscribe subscription signup optin mailchimp promo promotion promotional cta \
      donate donation register registration login
      """
    ),
    (.footer, "footer foot copyright legal disclaimer colophon"),
    (
      .sidebar,
      "sidebar rail widget widgets sidenav secondary aside rightcol rightcolumn leftcol complementary"
    ),
    (.byline, "byline bylines timestamp dateline credits contributors postmeta entrymeta articlemeta meta"),
    (.author, "author authors bio authorbox authorbio biography profile"),
    (
      .caption,
      """
      caption captions credit figcaption gallery slideshow carousel slider photocredit imagecaption lightbox \
      thumbnail thumb wp-caption photocaption swiper
      """
    ),
    (.tags, "tags tag tagcloud categories topics keywords taglist posttags labels"),
    (
      .hidden,
      """
      hidden hide modal popup overlay cookie cookies consent gdpr lightbox visuallyhidden screenreader noprint \
      nodisplay invisible tooltip dropdown offscreen toast
      """
    ),
    (
      .date,
      "date time published publish pubdate posted datum fecha datetime postdate timestamp dateline published-date"
    ),
    (.updated, "updated modified update lastmod lastupdated"),
    (.teaser, "teaser teasers card cards promo headlines listing tile tiles feed river"),
    (.header, "header head"),
    (.title, "title headline heading"),
  ]
}
