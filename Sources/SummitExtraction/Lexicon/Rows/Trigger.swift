import SummitModel

/// A word that tells of an event, and how parties, places and dates attach to it.
struct Trigger: Sendable {
  enum Form: String, CaseIterable, Sendable { case base, present, past, gerund, noun }

  enum Frame: String, CaseIterable, Sendable {
    /// "A met B", "A and B met".
    case meet
    /// "A spoke with B": needs "with" or "to".
    case converse
    /// "A and B discussed …", "A discussed … with B".
    case discuss
    /// "A telephoned B".
    case phone
    /// "A told B by telephone".
    case tell
    /// "A visited B" (a place or a person).
    case visit
    /// "A arrived in B".
    case travel
    /// "A received B": the host is the subject.
    case receive
    /// "A saw B": a meeting when both are persons of rank.
    case see
    /// "A left for B": where to stands behind "for".
    case leave
    /// "A is in B".
    case stay
    /// "A sent an envoy to B".
    case dispatch
    /// "A led a delegation to B".
    case lead
    case host
    case invite
    /// "A attended the summit".
    case attend
    case gather
    case sign
    case negotiate
    /// "talks between A and B", "A's meeting with B".
    case nounMeeting
    case nounCall
    /// "A's visit to B".
    case nounVisit
    case nounSign
    case nounCeremony
    /// A false friend, which hides the trigger in it: "calls off", "press conference", "meet the needs".
    case none

    var isNoun: Bool {
      switch self {
      case .nounMeeting, .nounCall, .nounVisit, .nounSign, .nounCeremony: true
      default: false
      }
    }
  }

  let phrase: String
  let form: Form
  let frame: Frame
  let kind: EventKind
}
