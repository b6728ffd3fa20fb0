/// One load: which extractor made its readings. It is stored with the first batch that changes anything.
public struct Run: Sendable, Hashable {
  public let extractorVersion: String
  /// What was loaded, in the user's words: `load seed/`.
  public let command: String
  /// Different for every run.
  let id: Int

  public init(extractorVersion: String, command: String) {
    self.init(extractorVersion: extractorVersion, command: command, id: Int.random(in: 1...Int.max))
  }

  init(extractorVersion: String, command: String, id: Int) {
    self.extractorVersion = extractorVersion
    self.command = command
    self.id = id
  }
}

/// What a save did.
public struct SaveSummary: Sendable, Hashable {
  public var newArticles = 0
  /// Articles known before, whose text or reading has changed.
  public var changedArticles = 0
  public var unchangedArticles = 0
  public var newEvents = 0
  /// Stored events that got, lost or exchanged reports.
  public var changedEvents = 0
  /// Stored events that were merged into others or of which no report is left.
  public var removedEvents = 0
  /// Articles that the database refused, with the reason; nothing of them was saved.
  public var setAside: [SetAside] = []

  public init() {}

  public static func + (a: SaveSummary, b: SaveSummary) -> SaveSummary {
    var sum = a
    sum.newArticles += b.newArticles
    sum.changedArticles += b.changedArticles
    sum.unchangedArticles += b.unchangedArticles
    sum.newEvents += b.newEvents
    sum.changedEvents += b.changedEvents
    sum.removedEvents += b.removedEvents
    sum.setAside += b.setAside
    return sum
  }

  public static func += (a: inout SaveSummary, b: SaveSummary) { a = a + b }
}

/// An article that could not be saved.
public struct SetAside: Sendable, Hashable {
  /// File, and the line in it for JSON Lines.
  public let path: String
  public let reason: String
}
