import SummitModel

/// What a curator decided about an event: it outranks whatever was extracted, and outlives it.
///
/// An edit is plain text all through, so that it can be written to a file, merged by git and replayed elsewhere.
public struct Edit: Sendable, Hashable {
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// The event is right as it stands.
    case accept
    /// There was no such event.
    case reject
    case set
    case addParticipant = "add_participant"
    case removeParticipant = "remove_participant"
    /// Two events are one.
    case merge
    /// Two events are two, however much they look like one.
    case keepApart = "keep_apart"
    /// Some articles of an event tell of another one.
    case split
    case undo
  }

  public var action: Action
  /// The event as it was named then, and the second one of a merge.
  public var event: String
  public var other: String?
  public var field: String?
  /// Empty: no value. Of a participant: name; office; country; organisation; rank; role.
  public var value: String?
  public var curator: String
  /// ISO 8601 in UTC with microseconds; later edits outrank earlier ones.
  public var madeAt: String
  /// `Edit.name` of the edit that is undone.
  public var undoes: String?
  public var anchors: [EditAnchor]

  public init(
    action: Action, event: String, other: String? = nil, field: String? = nil, value: String? = nil,
    curator: String, madeAt: String, undoes: String? = nil, anchors: [EditAnchor] = []
  ) {
    self.action = action
    self.event = event
    self.other = other
    self.field = field
    self.value = value
    self.curator = curator
    self.madeAt = madeAt
    self.undoes = undoes
    self.anchors = anchors
  }

  /// The key in the database: equal edits are one, wherever they are replayed.
  var key: Int {
    let parts = [action.rawValue, event, other, field, value, curator, madeAt, undoes].map { $0 ?? "" }
    return SHA256.key("edit " + (parts + anchors.map(\.text)).joined(separator: "\u{1F}"))
  }

  /// What it is called in the log and by `undo`: sixteen hexadecimal digits.
  public var name: String { Self.name(ofKey: key) }

  static func name(ofKey key: Int) -> String {
    let digits = String(key, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.utf8.count)) + digits
  }

  /// The earlier before the later, as they take effect.
  static func precedes(_ a: Edit, _ b: Edit) -> Bool { (a.madeAt, a.key) < (b.madeAt, b.key) }
}

/// A report that an edit speaks of, described so that it is found again after the article was read anew.
public struct EditAnchor: Sendable, Hashable {
  public enum Side: String, Sendable, Hashable { case one, other }

  public var side: Side
  /// What makes the article the same everywhere: `url:…`, `source:…`, `text:…`.
  public var article: String
  public var ordinal: Int
  public var kind: String
  /// EDTF.
  public var date: String?
  /// `CN US`
  public var parties: String

  public init(
    side: Side, article: String, ordinal: Int, kind: String, date: String?, parties: String
  ) {
    self.side = side
    self.article = article
    self.ordinal = ordinal
    self.kind = kind
    self.date = date
    self.parties = parties
  }

  init(_ side: Side, _ report: Report, article: String, ordinal: Int) {
    self.init(
      side: side, article: article, ordinal: ordinal, kind: report.event.kind.rawValue,
      date: report.event.date?.edtf, parties: Self.parties(of: report))
  }

  static func parties(of report: Report) -> String { report.traits.parties.joined(separator: " ") }

  var text: String {
    [side.rawValue, article, "\(ordinal)", kind, date ?? "", parties].joined(separator: "\u{1E}")
  }

  var articleKey: Int { Identity.article(identity: article) }

  /// Of an article's reports the one that is meant: the likeliest by parties, date, kind and position, if any is likely.
  func report(among reports: [Report]) -> Report? {
    let id = reports.first.map { Identity.report(article: $0.article, ordinal: ordinal) }
    return Self.likeliest(among: reports, kind: kind, date: date, parties: parties, id: id)?.report
  }

  /// Of the reports of an article that was read anew the one that tells what a former one told.
  static func successor(of former: Report, among reports: [Report]) -> (report: Report, likeness: Int)? {
    let event = former.event
    return likeliest(
      among: reports, kind: event.kind.rawValue, date: event.date?.edtf, parties: parties(of: former),
      id: former.id)
  }

  private static func likeliest(
    among reports: [Report], kind: String, date: String?, parties: String, id: Int?
  ) -> (report: Report, likeness: Int)? {
    let mine = parties.split(separator: " ").map { String($0) }
    func likeness(_ report: Report) -> Int {
      let theirs = Set(report.traits.parties)
      let shared = mine.count { theirs.contains($0) }
      var score = mine.count == theirs.count && shared == mine.count ? 6 : shared > 0 ? 3 : 0
      score += report.event.date?.edtf == date ? 4 : 0
      score += report.event.kind.rawValue == kind ? 2 : 0
      score += report.id == id ? 1 : 0
      return score
    }
    let best = reports.map { (report: $0, likeness: likeness($0)) }.max { a, b in
      a.likeness == b.likeness ? a.report.id > b.report.id : a.likeness < b.likeness
    }
    return best.flatMap { $0.likeness >= 5 ? $0 : nil }
  }
}
