import SummitModel

/// An event as one trigger tells of it, before the article's candidates are put together.
struct Candidate: Sendable {
  var kind: EventKind
  var frame: Trigger.Frame
  var sentence: Int
  /// The words that tell of it.
  var trigger: Range<Int>
  var parties: [Party] = []
  /// Parties that stand for others: "they", "the two leaders", resolved when the article is put together.
  var anaphora: [PartyGroup] = []
  var place: PlaceReading?
  var date: DateMention?
  /// The next best date of its clause, where the best may be no more than the year of a name: "the 2022 summit".
  var otherDate: DateMention?
  /// "opened on November 28 and closed on December 1": its last day.
  var lastDay: DateMention?
  /// Tokens of "two-day".
  var duration: DateMention?
  var modality = Modality()
  var series: Int32?
  var seriesTokens: Range<Int>?
  var edition: Int?
  /// "the Brussels Conference": capitalised as the name of this one event.
  var properName: Range<Int>?
  /// "the meeting", "the talks", "his visit": it speaks of one told before.
  var isDefinite = false
  /// "last met", "a previous visit", "the first since".
  var isPast = false
  /// "the next summit", "another meeting": none that was told as over.
  var isNext = false
  /// "met separately": beside the gathering that a report is about.
  var isApart = false
  /// "then had a meeting with B": after what was told before.
  var isFurther = false
  /// "talks are to be resumed": between those who talked before.
  var isResumed = false
  /// "The first took place in A": what it was, the event told before tells.
  var isElliptic = false
  /// "A, in Vienna for talks on Bosnia,": he is there.
  var isThereFor = false
  /// "will travel to A for the summit": what somebody goes to.
  var isGoal = false
  /// "met in Dushanbe for the summit": the meeting and what it is called are one.
  var isWhatTheyMeetFor = false
  /// "on the sidelines of": what is told before it takes place there.
  var isSideline = false
  /// "A and B opened the conference": those who open or close it are of it, whoever else was told.
  var isOpening = false
  /// "Joining him on the call were B and C": more of those in the event just told.
  var isJoining = false
  /// "a similar meeting with B": the other side is as before.
  var isLikeBefore = false
  /// "an international conference": of several states, whoever is named.
  var isInternational = false
  /// "the leaders of 35 states opened a conference": of governments, whoever is named.
  var isOfStates = false
  /// "the four Foreign Ministers met", "the first prime ministers' talks": of governments, by those of this rank.
  var rankOfMany: Rank?
  /// "will leave on Thursday for the talks": the day is that of the journey.
  var isDayOfJourney = false
  /// "He was joined by B": told of a journey that was told before, or of nothing.
  var isEscort = false
  /// "a week after he attended a summit": its day is told from another's.
  var isCountedFrom = false
  var countedDay: CountedDay?
  /// "B and C also took part": of an event that was told before, or of nothing.
  var isAttendance = false
  /// "held talks with the visiting A": at home for those who met him.
  var isWithVisitor = false
  /// "accepted an invitation to visit B", "invited A to B": asked for by whoever is at home there.
  var isInvited = false
  /// "left on Thursday after three days in B": the day is its last.
  var endsStay = false
  /// "a trip there", "flies there tomorrow": where that is was told before.
  var goesThere = false
  var visitType: VisitType?
  var phone = false
  /// The rule that read it, as words.
  var rule: String
}

/// A place as the text gives it, resolved in the tables.
struct PlaceReading: Sendable {
  var place: Place
  var tokens: Range<Int>
  var rule: String
  /// "Canberra, Sydney and Perth": the first of several.
  var isOneOfSeveral = false
}

/// What the words around a trigger say of its reality.
struct Modality: Sendable, Equatable {
  var isFuture = false
  var isPossible = false
  var isAsked = false
  var isCalledOff = false
  var isPutOff = false
  var isRefused = false
  var isNegated = false
  var isHypothetical = false
  /// "was to have met": planned, and nothing came of it.
  var isUnfulfilled = false
  var isPast = false
  var isProgressive = false

  var tense: Tense {
    if isFuture || isPossible { return .future }
    if isPast { return .past }
    return isProgressive ? .present : .unknown
  }
}
