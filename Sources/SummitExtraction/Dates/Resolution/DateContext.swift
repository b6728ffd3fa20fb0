internal import SummitModel

/// What a date's words are read against.
struct DateContext: Sendable {
  /// The article's publication; `nil` where it is not known, and then no year is made up.
  var published: Day?
  /// The date that the text spoke of last.
  var anchor: EventDate?
  /// The weekday that was told of it, and how its clause told it.
  var anchorWeekday: Int?
  var anchorTense: Tense = .unknown
  var tense: Tense

  init(published: Day?, anchor: EventDate? = nil, tense: Tense = .unknown) {
    self.published = published
    self.anchor = anchor
    self.tense = tense
  }
}

/// When a clause places what it tells, as seen from the publication.
enum Tense: String, Sendable, CaseIterable {
  case past, present, future, unknown
}
