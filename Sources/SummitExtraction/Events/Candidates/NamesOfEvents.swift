import SummitModel

/// The names that events have of their own: those of a series, those in capitals.
extension CandidateFinder {
  /// "the Arab League will hold its annual summit": the organisation's own series.
  func nameSeries(_ trigger: Trigger, _ candidate: inout Candidate) {
    guard trigger.kind == .summit, candidate.parties.count == 1,
      let organisation = candidate.parties[0].organisation, !candidate.parties[0].isNamed,
      let row = ownSeries(of: organisation, where: { $0.kind == .summit })
    else { return }
    candidate.series = row
    candidate.parties = []
  }

  /// "Leaders of the Gulf Cooperation Council met", "Oil ministers of OPEC opened a meeting": the members of a body, by
  /// whose meeting it is known.
  func nameBodysMeeting(_ candidate: inout Candidate) {
    let frames: Set<Trigger.Frame> = [.meet, .gather, .discuss, .nounMeeting]
    guard frames.contains(candidate.frame), candidate.series == nil, candidate.parties.count == 1,
      let party = candidate.parties.first, let organisation = party.organisation, party.country == nil,
      !party.isNamed, let rank = party.rank ?? (isOfIts(party, candidate) ? .headOfGovernment : nil),
      candidate.anaphora.allSatisfy(\.isPossessive) || isOfIts(party, candidate),
      let row = ownSeries(
        of: organisation,
        where: {
          rank.isLeader
            ? $0.kind == .summit && $0.level == .leaders
            : rank == .minister && $0.level == .ministers && isOf(office: party.office, $0.series)
        })
    else { return }
    candidate.series = row
    candidate.kind = lexicon.series[Int(row)].kind
    candidate.parties = []
    candidate.anaphora = []
  }

  /// "in the lead up to the meeting of G20 Leaders", "plans for a G7 virtual leaders' meeting": whose meeting it is, its
  /// own words tell, whoever speaks of it.
  private func isOfIts(_ party: Party, _ candidate: Candidate) -> Bool {
    let (start, end) = (candidate.trigger.lowerBound, candidate.trigger.upperBound)
    guard candidate.frame == .nounMeeting, start > 1, end < tokens.count else { return false }
    if party.rank != nil, (1...3).contains(party.tokens.lowerBound - end),
      lexicon.vocabulary.text(tokens[end].word) == "of"
    {
      return true
    }
    let owner = tokens[start - 1].has(.possessive) && tokens[start - 1].isPunctuation ? start - 2 : start - 1
    return lexicon.vocabulary.text(tokens[owner].word) == "leaders"
      && (1...2).contains(owner - party.tokens.upperBound)
  }

  /// Of an organisation's series that will do, the one by the plainest name: no "ASEAN Plus Three summit".
  private func ownSeries(of organisation: String, where accepts: (SeriesRow) -> Bool) -> Int32? {
    lexicon.series.indices.filter {
      lexicon.series[$0].organisation == organisation && accepts(lexicon.series[$0])
    }.min { (lexicon.series[$0].series.utf8.count, $0) < (lexicon.series[$1].series.utf8.count, $1) }
      .map(Int32.init)
  }

  /// Foreign ministers meet as such; of others only a body such as OPEC that has no foreign ministers' meeting.
  private func isOf(office: String?, _ series: String) -> Bool {
    series.contains("foreign ministers")
      ? office == "Foreign Minister"
      : office != "Foreign Minister" && series.hasSuffix(" meeting") && !series.contains("'")
  }

  /// "the Brussels Conference on Syria", "the AI Safety Summit": a name of its own.
  func readProperName(
    _ range: Range<Int>, _ trigger: Trigger, in view: SentenceView, _ candidate: inout Candidate
  ) {
    guard trigger.kind == .summit || trigger.kind == .conference, range.count == 1,
      tokens[range.lowerBound].isCapitalised,
      !tokens[range.lowerBound].has(.shouted), !isTitleCase(view)
    else { return }
    var start = range.lowerBound
    while start > view.tokens.lowerBound, tokens[start - 1].isCapitalised, tokens[start - 1].isWord,
      !lexicon.classes(of: tokens[start - 1].word).contains(.function) || tokens[start - 1].has(.capitals)
    {
      start -= 1
    }
    if start < range.lowerBound { candidate.properName = start..<range.upperBound }
  }

  /// A headline in which nearly every word has a capital.
  func isTitleCase(_ view: SentenceView) -> Bool {
    var (capitals, words) = (0, 0)
    for index in view.tokens where tokens[index].isWord && tokens[index].end - tokens[index].start > 3 {
      words += 1
      if tokens[index].isCapitalised { capitals += 1 }
    }
    return words > 3 && capitals * 10 > words * 8
  }
}
