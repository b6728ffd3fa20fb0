public import SummitModel

/// What a field of a record names, in the order of its words.
public struct RecordField: Sendable, Hashable {
  public enum Meaning: Sendable, Hashable {
    /// Somebody with the office that the field or the tables give; the role is open.
    case person(Participant, family: String)
    case place(Place)
    /// A recurring meeting.
    case series(name: String, kind: EventKind, level: EventLevel)
    case topic(Topic)
  }

  public struct Name: Sendable, Hashable {
    public let meaning: Meaning
    /// Unicode scalars of the field.
    public let range: Range<Int>
  }

  public let names: [Name]
  /// Its sentences, in Unicode scalars.
  public let sentences: [Range<Int>]
}
