public import SummitModel

/// Which events of the timeline are meant. An empty list does not filter.
public struct TimelineQuery: Sendable, Hashable {
  /// First and last day of the period that the events must touch, both inclusive.
  public var from: Day?
  public var to: Day?
  /// A day before the events began, as far as that is known; those that go on over it are left out.
  public var startsAfter: Day?
  /// Whether to leave out events that may also have been outside of the period, and such whose day is not known.
  public var isCertain = false
  /// Persons who all must have taken part.
  public var people: [PersonChoice] = []
  /// Names or parts of names: of each somebody must have taken part.
  public var participants: [String]
  /// States that all must have taken part, by a person or as such.
  public var countries: [CountryCode]
  /// Organisations (`EU`) and regions (`africa`): of each a member, as of the event's date, or itself took part.
  public var bodies: [String] = []
  /// Names of venues, cities, regions or countries, or codes of countries: one must fit.
  public var places: [String]
  /// Codes of topics or words of their names: one must fit.
  public var topics: [String]
  public var kinds: [EventKind]
  public var levels: [EventLevel]
  public var formats: [EventFormat] = []
  public var statuses: [EventStatus]
  /// Names of series: one must fit.
  public var series: [String]
  /// `nil`: all.
  public var limit: Int?
  /// Begin behind this event.
  public var after: TimelinePosition?

  public init(
    from: Day? = nil, to: Day? = nil, participants: [String] = [], countries: [CountryCode] = [],
    places: [String] = [], topics: [String] = [], kinds: [EventKind] = [], levels: [EventLevel] = [],
    statuses: [EventStatus] = [], series: [String] = [], limit: Int? = nil, after: TimelinePosition? = nil
  ) {
    self.from = from
    self.to = to
    self.participants = participants
    self.countries = countries
    self.places = places
    self.topics = topics
    self.kinds = kinds
    self.levels = levels
    self.statuses = statuses
    self.series = series
    self.limit = limit
    self.after = after
  }
}
