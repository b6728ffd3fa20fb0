import SummitModel

/// An event in the making: the candidates of one article that tell of the same occasion.
struct Draft: Sendable {
  var candidates: [Candidate]
  var parties: [Party]
  var place: PlaceReading?
  var date: DatedReading?
  var told: StatusRule.Told
  var kind: EventKind
  var series: Int32?
  var edition: Int?
  var status: EventStatus { told.status }
  var firstSentence: Int { candidates.first?.sentence ?? 0 }
  var lastSentence: Int { candidates.last?.sentence ?? 0 }
  /// Index of the event on whose sidelines it takes place.
  var partOf: Int?
  /// Whether it is told as over and done with at some earlier time: "they last met in March".
  var isPast: Bool
  /// A gathering of many, which more may be at than those named first.
  var isOpen: Bool { series != nil || kind == .summit || kind == .conference }
  var topics: [TopicReading] = []
  var outcomes: [OutcomeReading] = []

  /// Adds whoever was there too; a name takes the place of a state that stood for it.
  mutating func admit(_ party: Party) {
    guard !parties.contains(where: { $0.stands(for: party) }) else { return }
    if party.isNamed { parties.removeAll { !$0.isNamed && party.stands(for: $0) } }
    parties.append(party)
  }
}

/// A resolved date and the words that gave it.
struct DatedReading: Sendable {
  var date: EventDate
  var tokens: Range<Int>
  var rule: String
  /// Whether the day is told as the one on which the event opens or closes.
  var edge: Edge?
  /// Whether no more is told than how long it lasts, while it does.
  var isOfLength: Bool { date.basis == .duration && date.startIsApproximate && date.endIsApproximate }
  /// "postponed his visit on Friday": the day on which it was decided, as far as nothing else is told.
  var isOfDecision = false
  /// "had been scheduled for Tuesday": the day that was given up, which holds while no other is told.
  var isGivenUp = false

  enum Edge: Sendable { case first, last }
}

/// What somebody said in some place.
struct Speech: Sendable {
  var speaker: Party?
  var place: PlaceReading
  var sentence: Int
  /// "speaking in Berlin after talks with B": where the talks were.
  var isBesideEvent: Bool
}
