/// A document as it was read: its words are kept verbatim, and every offset counts into `text`.
public struct Article: Sendable, Hashable {
  /// The id that its source gave it; `nil` when it gave none.
  public var sourceID: String?
  /// Where it was read: file, and the line in it for JSON Lines.
  public var path: String
  public var title: String?
  public var published: PublicationDate?
  /// The newspaper, agency or ministry.
  public var publisher: String?
  public var url: String?
  /// ISO 639-1; `nil` when unknown.
  public var language: String?
  /// Who wrote it, as the source names them.
  public var author: String?
  public var text: String
  /// What had to be done to read it: "read as windows-1252".
  public var notes: [String] = []

  public init(
    sourceID: String? = nil, path: String, title: String? = nil, published: PublicationDate? = nil,
    publisher: String? = nil, url: String? = nil, language: String? = nil, author: String? = nil,
    text: String,
    notes: [String] = []
  ) {
    self.sourceID = sourceID
    self.path = path
    self.title = title
    self.published = published
    self.publisher = publisher
    self.url = url
    self.language = language
    self.author = author
    self.text = text
    self.notes = notes
  }
}

/// When an article appeared, and how that is known.
public struct PublicationDate: Sendable, Hashable {
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// A field of the record that carried it, `"date"`.
    case record
    /// The page's data for programs: `datePublished` in JSON-LD.
    case structured
    /// The head of the page: `<meta property="article:published_time">`.
    case meta
    /// An element of the page that is marked as the date: `<time>`.
    case time
    /// The page's address: "/2013/06/08/".
    case url
    /// The last change of a page that tells no date of publication.
    case changed
    /// A line of the text: "Last Updated: Saturday, June 8, 2013 - 22:10".
    case line
    /// The dateline: "BONN, Aug 30 (Reuters) -".
    case dateline
    /// Given by the user: `--published`.
    case given
  }
  public var day: Day
  public var basis: Basis

  public init(day: Day, basis: Basis) {
    self.day = day
    self.basis = basis
  }
}

/// What an extractor makes of one article.
public struct Reading: Sendable, Hashable {
  public var article: Article
  public var events: [Event]
  public var quotes: [Quote]
  /// What was doubtful or left out, in words.
  public var notes: [String]

  public init(article: Article, events: [Event], quotes: [Quote], notes: [String] = []) {
    self.article = article
    self.events = events
    self.quotes = quotes
    self.notes = notes
  }
}
