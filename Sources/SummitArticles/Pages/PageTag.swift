/// What an element of a page is, as far as reading an article needs to know it apart.
enum PageTag: UInt8 {
  case text, other
  case html, head, body, title, meta, link, base, script, style, noscript, template
  case article, main, section, header, footer, nav, aside, div, p, h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, table, tbody, thead, tfoot, tr, td, th, caption
  case blockquote, pre, address, figure, figcaption, form, fieldset, hr, br, center, details, summary
  case a, img, picture, video, audio, iframe, object, embed, svg, canvas, map
  case button, select, option, textarea, input, label, time, abbr, span, sup, amp

  init(hash: UInt64) { self = Self.byHash[hash] ?? .other }

  private static let byHash: [UInt64: PageTag] = {
    let named: [(String, PageTag)] = [
      ("html", .html), ("head", .head), ("body", .body), ("title", .title), ("meta", .meta), ("link", .link),
      ("base", .base), ("script", .script), ("style", .style), ("noscript", .noscript),
      ("template", .template), ("article", .article), ("main", .main), ("section", .section),
      ("header", .header), ("footer", .footer), ("nav", .nav), ("aside", .aside), ("div", .div), ("p", .p),
      ("h1", .h1), ("h2", .h2), ("h3", .h3), ("h4", .h4), ("h5", .h5), ("h6", .h6), ("ul", .ul), ("ol", .ol),
      ("li", .li), ("dl", .dl), ("dt", .dt), ("dd", .dd), ("table", .table), ("tbody", .tbody),
      ("thead", .thead), ("tfoot", .tfoot), ("tr", .tr), ("td", .td), ("th", .th), ("caption", .caption),
      ("blockquote", .blockquote), ("pre", .pre), ("address", .address), ("figure", .figure),
      ("figcaption", .figcaption), ("form", .form), ("fieldset", .fieldset), ("hr", .hr), ("br", .br),
      ("center", .center), ("details", .details), ("summary", .summary), ("a", .a), ("img", .img),
      ("picture", .picture), ("video", .video), ("audio", .audio), ("iframe", .iframe), ("object", .object),
      ("embed", .embed), ("svg", .svg), ("canvas", .canvas), ("map", .map), ("button", .button),
      ("select", .select), ("option", .option), ("textarea", .textarea), ("input", .input),
      ("label", .label), ("time", .time), ("abbr", .abbr), ("span", .span), ("sup", .sup),
      ("amp-img", .img), ("amp-ad", .iframe), ("amp-embed", .iframe),
    ]
    return Dictionary(uniqueKeysWithValues: named.map { (NameHash.of($0.0), $0.1) })
  }()

  /// Whether its text stands on lines of its own.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .main, .section, .header, .footer, .nav, .aside, .div, .p, .h1, .h2, .h3,
      .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption,
      .blockquote, .pre, .address, .figure, .figcaption, .form, .fieldset, .hr, .center, .details, .summary,
      .title, .option:
      true
    default: false
    }
  }

  var isHeading: Bool { rawValue >= PageTag.h1.rawValue && rawValue <= PageTag.h6.rawValue }

  /// Whether it holds nothing that an article says.
  var isNoText: Bool {
    switch self {
    case .head, .title, .script, .style, .noscript, .template, .iframe, .object, .embed, .svg, .canvas, .map,
      .video, .audio, .select, .option, .textarea, .input, .button, .picture, .img, .nav:
      true
    default: false
    }
  }
}

/// FNV-1a over the bytes of a name: names of elements, attributes and classes are compared by it.
enum NameHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ name: String) -> UInt64 { name.utf8.reduce(seed) { add($1, to: $0) } }

  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
