import SummitModel

/// Who "I" and "we" are.
extension Assembler {
  /// What the whole of an article tells of who is meant in it.
  mutating func hear(_ views: [SentenceView]) {
    owner = whoseItIs(views)
    hearSpeaker(views)
    hearOpening(views)
  }

  /// Whose paper it is: its author, whoever of home speaks first in it, or the head of government at home.
  private func whoseItIs(_ views: [SentenceView]) -> Party? {
    let voice = paper.voices.first { registry.home != nil && registry.entities[$0].country == registry.home }
    return (paper.author ?? voice).map { party($0, 0..<1) } ?? headAtHome(views)
  }

  /// "I would like to express our sincere welcome to the visit of the President": whoever says so is his host.
  func addWelcomingHost(to candidate: inout Candidate, in view: SentenceView) {
    guard candidate.frame == .nounVisit, candidate.place == nil, let speaker, let country = speaker.country,
      candidate.parties.count == 1, candidate.parties[0].isNamed, candidate.parties[0].country != country,
      (view.tokens.lowerBound..<candidate.trigger.lowerBound).contains(where: {
        ["welcome", "welcomed", "welcoming"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      })
    else { return }
    append(speaker, as: .host, to: &candidate)
  }

  /// "Remarks at the bilateral meeting with B", "Visit by the Foreign Minister of C", "Visit to D": the other side of the
  /// title's occasion is whose paper it is.
  func addOwner(to candidate: inout Candidate, in view: SentenceView) {
    guard let owner = owner ?? stateOfPaper(candidate), let country = owner.country,
      candidate.sentence < paper.textStart, candidate.anaphora.isEmpty
    else { return }
    if candidate.parties.isEmpty, candidate.frame == .nounVisit, owner.isNamed,
      let goal = candidate.place?.place.country, goal != country, !isOfSomebody(candidate.trigger, in: view)
    {
      return append(owner, as: .visitor, to: &candidate)
    }
    let isVisit = candidate.frame == .nounVisit && candidate.place == nil
    guard isVisit || candidate.frame == .nounMeeting || candidate.frame == .nounCall,
      let guest = candidate.parties.first,
      isVisit ? guest.rank.map({ $0.isLeader || $0 == .minister }) ?? false : isBehindWith(guest),
      candidate.parties.allSatisfy({ $0.country == guest.country }),
      let other = guest.country ?? guest.organisation.flatMap({ CountryCode(rawValue: $0) }), other != country
    else { return }
    append(owner, as: isVisit ? .host : .participant, to: &candidate)
  }

  /// "Prime Minister's visit to Egypt", "Visit of the delegation": another's, whoever that is.
  private func isOfSomebody(_ visit: Range<Int>, in view: SentenceView) -> Bool {
    let behind = visit.upperBound
    return view.tokens.contains(behind)
      && ["by", "of"].contains(lexicon.vocabulary.text(document.tokens[behind].word))
      || view.mentions.contains {
        $0.isPossessive && (0...3).contains(visit.lowerBound - $0.tokens.upperBound)
      }
  }

  /// The state that gave a paper out, where it names nobody of its own.
  private func stateOfPaper(_ candidate: Candidate) -> Party? {
    paper.isTranscript || registry.isHomeOfLeader
      ? nil : registry.home.map { Party(country: $0, tokens: candidate.trigger) }
  }

  private func isBehindWith(_ party: Party) -> Bool {
    let words = (max(0, party.tokens.lowerBound - 2)..<party.tokens.lowerBound).map {
      lexicon.vocabulary.text(document.tokens[$0].word)
    }
    return words.last == "with" || words == ["with", "the"]
  }

  /// Whoever says "I" outside quotation marks: the author of the paper, else the head of government at home.
  private mutating func hearSpeaker(_ views: [SentenceView]) {
    guard !paper.isTranscript else { return }
    speaker = owner
    guard let home = speaker?.country else { return }
    let others = registry.entities.indices.filter { index in
      let entity = registry.entities[index]
      return entity.rank.map { $0.isLeader || $0 == .minister && isInTitle(index) } ?? false
        && entity.country != nil && entity.country != home && !entity.isFormer
    }
    let named = others.sorted {
      isInTitle($0) == isInTitle($1)
        ? registry.entities[$0].mentions > registry.entities[$1].mentions : isInTitle($0)
    }
    guard let most = named.first, isAddressed(most, before: named.dropFirst().first) else { return }
    guest = party(most, 0..<1)
  }

  /// Whoever the title names, or the text again and again and nobody else so often: of the others a speech only speaks.
  private func isAddressed(_ guest: Int, before other: Int?) -> Bool {
    let (entity, next) = (registry.entities[guest], other.map { registry.entities[$0].mentions } ?? 0)
    return isInTitle(guest) || other == nil || entity.mentions >= 2 * next
  }

  private func isInTitle(_ index: Int) -> Bool { registry.entities[index].firstToken < document.textStart }

  /// The head of government of the article's state, when it is told in the first person from its beginning, or
  /// speaks of a leader of that state, and never of him as somebody else: "I met Prime Minister A".
  private func headAtHome(_ views: [SentenceView]) -> Party? {
    let telling = views.filter { view in
      view.groups.contains { $0.pronoun.contains(.i) && !isQuoted($0.tokens.lowerBound, in: view) }
    }
    guard let home = registry.home, !registry.isHomeOfLeader, let first = telling.first,
      registry.entities.contains(where: { $0.country == home && $0.rank?.isLeader ?? false })
        || first.index <= 2
    else { return nil }
    let head = registry.headOfGovernment(of: home)
    let isAnother = telling.contains { view in
      view.mentions.contains { mention in
        guard case .person(let person) = mention.kind else { return false }
        return person.isNamed && person.entity == head
      }
    }
    let words = first.groups.first { $0.pronoun.contains(.i) }?.tokens ?? first.tokens
    return isAnother ? nil : Party(entity: head, country: home, rank: .headOfGovernment, tokens: words)
  }

  /// "I" and "we" in a candidate: whoever speaks between the marks, else whose paper it is.
  mutating func resolveVoices(_ candidate: inout Candidate, in view: SentenceView) {
    resolveAddressees(&candidate, in: view)
    for group in candidate.anaphora where group.pronoun.contains(.i) || group.pronoun.contains(.we) {
      let isQuoted = isQuoted(group.tokens.lowerBound, in: view)
      guard
        let teller = isQuoted
          ? sayer(in: view) ?? sayerByPronoun(of: candidate, in: view) : speaker ?? hostAtHome(candidate)
      else {
        if isOthersApart(candidate, from: group) { candidate.parties = [] }
        continue
      }
      if isAtOwnHome(teller, candidate) { continue }
      append(teller, as: part(in: candidate), to: &candidate)
      // "The Prime Minister and I met", where the speaker is one, too: the guest.
      if group.pronoun.contains(.i), !group.parties.isEmpty, candidate.parties.count == 1, let guest {
        append(guest, to: &candidate)
      }
      guard group.pronoun.contains(.we) else { continue }
      if isQuoted {
        if let other = otherOfUs(candidate) { append(other, to: &candidate) }
      } else if candidate.parties.count == 1, !isWithOthers(candidate, in: view),
        let other = guest ?? justNamed(before: candidate)
      {
        append(other, to: &candidate)
      }
    }
  }

  /// "Alongside Prime Minister A, I will explore … We will discuss": the only one of another state in the sentence before.
  private func justNamed(before candidate: Candidate) -> Party? {
    let named = people.filter {
      document.sentence(ofToken: $0.tokens.lowerBound) == candidate.sentence - 1 && $0.country != nil
        && $0.country != candidate.parties[0].country
        && $0.rank.map { $0.isLeader || $0 == .minister } ?? false
    }
    return named.count == 1 && !paper.isTranscript ? named[0] : nil
  }

  /// "our discussions with the oil companies", "we discuss with customers": with whom, is told, and no party to a meeting
  /// of states.
  private func isWithOthers(_ candidate: Candidate, in view: SentenceView) -> Bool {
    let end = candidate.trigger.upperBound
    guard
      let with = (end..<min(end + 6, view.tokens.upperBound)).first(where: {
        ["with", "through", "within"].contains(lexicon.vocabulary.text(document.tokens[$0].word))
      }), with + 1 < view.tokens.upperBound,
      !Self.manner.contains(lexicon.vocabulary.text(document.tokens[with + 1].word))
    else { return false }
    return !view.groups.contains { (with + 1...with + 3).contains($0.tokens.lowerBound) }
  }

  /// "with respect to", "with great interest", "with a view to".
  private static let manner: Set<String> = [
    "respect", "regard", "great", "a", "much", "each", "one", "this", "that",
  ]

  /// "you" outside quotation marks: the other side of whoever speaks.
  private func resolveAddressees(_ candidate: inout Candidate, in view: SentenceView) {
    guard speaker != nil, let guest else { return }
    for group in candidate.anaphora where group.isAddressee && !isQuoted(group.tokens.lowerBound, in: view) {
      let receives: Set<Trigger.Frame> = [.receive, .host, .invite]
      let isHost =
        receives.contains(candidate.frame) && group.tokens.upperBound <= candidate.trigger.lowerBound
      append(
        guest, as: isHost ? .host : receives.contains(candidate.frame) ? .visitor : part(in: candidate),
        to: &candidate)
    }
  }

  /// "I met A and B", where nobody tells who "I" is: A and B did not meet each other.
  private func isOthersApart(_ candidate: Candidate, from teller: PartyGroup) -> Bool {
    [.meet, .converse, .discuss, .phone, .see].contains(candidate.frame) && teller.pronoun.contains(.i)
      && teller.parties.isEmpty && candidate.parties.count >= 2
  }

  /// "I will visit C", of whom only the state is guessed: not the head of C.
  private func isAtOwnHome(_ teller: Party, _ candidate: Candidate) -> Bool {
    [.visit, .travel, .nounVisit].contains(candidate.frame) && !teller.isNamed
      && teller.country == candidate.place?.place.country
  }

  /// "It is a pleasure to welcome A to Canberra": whoever says so is at home there.
  private func hostAtHome(_ candidate: Candidate) -> Party? {
    guard candidate.frame == .receive || candidate.frame == .host,
      let country = candidate.place?.place.country,
      !candidate.parties.contains(where: { $0.country == country })
    else { return nil }
    return Party(country: country, role: .host, tokens: candidate.trigger)
  }

  /// "I met A," she said: whoever that is.
  private func sayerByPronoun(of candidate: Candidate, in view: SentenceView) -> Party? {
    let teller = view.groups.first { group in
      !group.pronoun.isDisjoint(with: [.he, .she]) && group.parties.isEmpty
        && !isQuoted(group.tokens.lowerBound, in: view)
        && [group.tokens.lowerBound - 1, group.tokens.upperBound].contains { says($0, in: view) }
    }
    return teller.flatMap { person(for: $0, before: candidate, in: view) }
  }

  /// In a transcript: whoever speaks, and to whom, when two sides speak in turn.
  mutating func hearVoice(in view: SentenceView) {
    speaker = paper.speakers[view.index].map {
      party($0, view.tokens.lowerBound..<(view.tokens.lowerBound + 1))
    }
    guard let country = speaker?.country else {
      guest = nil
      return
    }
    let others = paper.voices.filter { registry.entities[$0].country.map { $0 != country } ?? false }
    // Of a guest and his ministers, the guest.
    let leaders = others.filter { registry.entities[$0].rank?.isLeader ?? false }
    let chief = others.isEmpty ? guestsOfTitle(of: country) : others.count == 1 ? others : leaders
    guest =
      chief.count == 1
      ? chief.first.map { party($0, view.tokens.lowerBound..<(view.tokens.lowerBound + 1)) } : nil
  }

  /// "Joint Press Conference with Prime Minister B", of which only one side's words are given.
  private func guestsOfTitle(of home: CountryCode) -> [Int] {
    registry.namings.filter { naming in
      let entity = registry.entities[naming.entity]
      return naming.token < document.textStart && registry.isGuestOfPaper(naming.token)
        && entity.country.map { $0 != home } ?? false
        && entity.rank.map { $0.isLeader || $0 == .minister } ?? false
    }.map(\.entity)
  }

  private func party(_ index: Int, _ tokens: Range<Int>) -> Party {
    let entity = registry.entities[index]
    return Party(
      entity: index, country: entity.country, organisation: entity.organisation, office: entity.office,
      rank: entity.rank, tokens: tokens)
  }

  /// "I have just met with A", "I've just come from my meeting with B": on the day on which it is said.
  func dayOfSaying(_ candidate: Candidate) -> DatedReading? {
    guard let published, !candidate.isPast, !candidate.modality.isFuture, !candidate.modality.isPossible,
      candidate.anaphora.contains(where: { !$0.pronoun.isDisjoint(with: [.i, .we]) }),
      let just = (max(0, candidate.trigger.lowerBound - 9)..<candidate.trigger.lowerBound).last(where: {
        lexicon.vocabulary.text(document.tokens[$0].word) == "just"
      }), document.sentences[candidate.sentence].contains(just),
      !lexicon.classes(of: document.tokens[just + 1].word).isDisjoint(with: [.past, .light])
        || document.text(token: document.tokens[just + 1]).hasSuffix("ed")
        || ["come", "met", "been", "had"].contains(lexicon.vocabulary.text(document.tokens[just + 1].word))
    else { return nil }
    return DatedReading(
      date: EventDate(start: .day(published), basis: .publication), tokens: just..<(just + 1), rule: "just")
  }

  /// What a paper's title or first sentence tells without a date took place on the day of the paper.
  func paperDate(of candidate: Candidate) -> DatedReading? {
    guard paper.isOfTheDay || paper.isTranscript && candidate.frame == .nounMeeting, let published,
      candidate.frame != .nounVisit || !paper.isReadout && !isSubject(candidate.trigger),
      candidate.sentence <= paper.header.lowerBound, !candidate.isPast,
      !candidate.modality.isFuture, !candidate.modality.isPossible, !paper.looksAhead
    else { return nil }
    return DatedReading(
      date: EventDate(start: .day(published), basis: .publication), tokens: candidate.trigger,
      rule: Self.dayOfPaper)
  }

  private static let dayOfPaper = "paper of the day"

  /// "Readout of the call with A", and below it that it was yesterday: the headline has no day of its own.
  mutating func leaveDayOfPaper(to candidate: Candidate, _ date: DatedReading?) {
    guard let date, date.rule != Self.dayOfPaper, date.date.precision == .day, let published,
      let day = date.date.latest, day < published, published <= day.adding(3),
      candidate.trigger.lowerBound >= document.textStart, !candidate.isPast
    else { return }
    let people = Set(candidate.parties.compactMap(\.entity))
    for index in drafts.indices
    where drafts[index].date?.rule == Self.dayOfPaper && people.count > 1
      && (candidate.phone || candidate.kind == .call) == (drafts[index].kind == .call)
      && people == Set(drafts[index].parties.compactMap(\.entity))
      && drafts[index].candidates.allSatisfy({ $0.trigger.upperBound <= document.textStart })
    {
      drafts[index].date = nil
    }
  }

  /// What a programme of one day lists takes place on it.
  func programmeDate(of candidate: Candidate) -> DatedReading? {
    guard let token = paper.programmeDay, candidate.trigger.lowerBound > token, !candidate.isPast,
      !candidate.modality.isPast, !candidate.modality.isPossible, let read = dates[token],
      let date = read.date,
      date.precision == .day, date.end == nil
    else { return nil }
    return DatedReading(date: date, tokens: read.mention.tokens, rule: "day of the programme")
  }

  /// "Special briefing on the visit of the Prime Minister": what is spoken of, whenever it is.
  private func isSubject(_ visit: Range<Int>) -> Bool {
    (max(0, visit.lowerBound - 6)..<visit.lowerBound).contains {
      lexicon.vocabulary.text(document.tokens[$0].word) == "on"
    }
  }

  /// The place in a transcript's header is that of the title's occasion.
  func paperPlace(of candidate: Candidate) -> PlaceReading? {
    guard candidate.sentence < paper.header.lowerBound, !candidate.phone else { return nil }
    return headerPlace
  }
}
