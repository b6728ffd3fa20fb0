import SummitModel

/// What a sentence says of an earlier occasion: "since their talks in Vienna", "the last time they met".
extension CandidateFinder {
  /// "had not met since November 2022 in Bali": they did then, and there.
  func takeLastMeeting(into candidate: inout Candidate, _ clause: Range<Int>, in view: SentenceView) {
    guard let last = lastMeeting(of: candidate, clause, in: view) else { return }
    candidate.isPast = true
    candidate.modality.isNegated = false
    candidate.date = last
    let behind = view.mentions.indices.first {
      view.mentions[$0].tokens.lowerBound >= last.tokens.upperBound
    }
    if let behind, let place = places.place(at: behind, in: view, prepositions: ["in", "at"]) {
      candidate.place = place
    }
  }

  /// "had not seen each other since November 2022 in Bali": when they did.
  func lastMeeting(of candidate: Candidate, _ clause: Range<Int>, in view: SentenceView)
    -> DateMention?
  {
    guard candidate.modality.isNegated, candidate.modality.isPast else { return nil }
    return view.mentions.lazy.compactMap { mention -> DateMention? in
      guard case .date(let date) = mention.kind, date.relation == .since, !date.isDuration,
        clause.contains(date.tokens.lowerBound), date.tokens.lowerBound >= candidate.trigger.upperBound
      else { return nil }
      return date
    }.first
  }

  /// "since the 1981 Melbourne summit": the year is the event's own.
  func isSince(_ date: Range<Int>, _ candidate: Candidate) -> Bool {
    candidate.isPast && candidate.frame.isNoun && date.upperBound <= candidate.trigger.lowerBound
      && candidate.trigger.lowerBound - date.upperBound <= 3
  }

  /// "since the 1981 Melbourne summit", "the first since their talks in Vienna": it was.
  func standsAsSince(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let since = (max(view.tokens.lowerBound, range.lowerBound - 6)..<range.lowerBound).last(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "since"
      }),
      // "has since cancelled the visit".
      since == view.tokens.lowerBound || !lexicon.classes(of: tokens[since - 1].word).contains(.have)
    else { return false }
    return (since + 1..<range.lowerBound).allSatisfy { index in
      !tokens[index].isPunctuation
        && lexicon.classes(of: tokens[index].word).isDisjoint(with: [
          .be, .have, .will, .may, .he, .she, .they, .and,
        ])
    }
  }

  /// "the first visit since Pompeo's in 2018": the day of another event.
  func standsBehindSince(_ token: Int, _ trigger: Range<Int>) -> Bool {
    (trigger.upperBound..<max(trigger.upperBound, token)).contains {
      lexicon.vocabulary.text(tokens[$0].word) == "since"
    }
  }

  /// "the first to go there since Mike Pompeo in 2018": the day of another's.
  func isSinceSomebody(_ date: Range<Int>, in view: SentenceView) -> Bool {
    guard
      let name = view.mentions.last(where: {
        $0.tokens.upperBound <= date.lowerBound && $0.tokens.upperBound + 2 > date.lowerBound - 1
      }), case .person = name.kind, name.tokens.lowerBound > view.tokens.lowerBound
    else { return false }
    return lexicon.vocabulary.text(tokens[name.tokens.lowerBound - 1].word) == "since"
  }

  /// "last met", "previous talks", "their first meeting since", "will build on their call in February".
  func saysPast(_ range: Range<Int>, in view: SentenceView) -> Bool {
    if isBuiltOn(range, in: view) { return true }
    if range.lowerBound > view.tokens.lowerBound,
      ["met", "sat", "spoke", "talked"].contains(lexicon.vocabulary.text(tokens[range.lowerBound].word)),
      lexicon.vocabulary.text(tokens[range.lowerBound - 1].word) == "first"
    {
      return true
    }
    return (max(view.tokens.lowerBound, range.lowerBound - 3)..<range.lowerBound).contains {
      ["last", "previous", "earlier", "previously", "recent"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
        && !isWithinDate($0, in: view)
        // "called off at the last minute a meeting".
        && !(["minute", "moment"].contains(lexicon.vocabulary.text(tokens[$0 + 1].word))
          && lexicon.vocabulary.text(tokens[max(0, $0 - 1)].word) == "the")
    }
  }

  /// "first sat down on Tuesday": on the first day of what the news is about.
  func firstMet(_ candidate: Candidate) -> Bool {
    let before = candidate.trigger.lowerBound - 1
    guard before >= 0, lexicon.vocabulary.text(tokens[before].word) == "first", let date = candidate.date
    else {
      return false
    }
    if case .weekday = date.expression { return true }
    return false
  }

  /// "He then held a meeting with B", "They also met with C": one more, after those told before.
  func isFurther(_ range: Range<Int>, in view: SentenceView) -> Bool {
    if isAlsoOfMany(range, in: view) { return true }
    return isNext(range, in: view)
  }

  private func isAlsoOfMany(_ verb: Range<Int>, in view: SentenceView) -> Bool {
    verb.lowerBound - 2 == view.tokens.lowerBound
      && lexicon.vocabulary.text(tokens[verb.lowerBound - 1].word) == "also"
      && lexicon.vocabulary.text(tokens[verb.lowerBound - 2].word) == "they"
  }

  private func isNext(_ range: Range<Int>, in view: SentenceView) -> Bool {
    (max(view.tokens.lowerBound, range.lowerBound - 4)..<range.lowerBound).contains {
      ["then", "subsequently", "afterwards"].contains(lexicon.vocabulary.text(tokens[$0].word))
        && lexicon.vocabulary.text(tokens[$0 + 1].word) != "the"
    }
  }

  private func isBuiltOn(_ range: Range<Int>, in view: SentenceView) -> Bool {
    var index = range.lowerBound - 1
    while index > view.tokens.lowerBound, range.lowerBound - index <= 6 {
      let word = lexicon.vocabulary.text(tokens[index].word)
      if ["on", "upon"].contains(word) {
        return ["build", "builds", "building", "built"].contains(
          lexicon.vocabulary.text(tokens[index - 1].word))
      }
      if word != "of", lexicon.classes(of: tokens[index].word).contains(.preposition) { return false }
      index -= 1
    }
    return false
  }

  /// "A, who came after a visit to B, sat down with C on Thursday": what stands behind the aside is not its own.
  func standsBehindAside(_ range: Range<Int>, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard trigger.upperBound < range.lowerBound,
      let who = (view.tokens.lowerBound + 1..<max(view.tokens.lowerBound + 1, trigger.lowerBound)).last(
        where: {
          document.isComma($0 - 1)
            && ["who", "whose", "which"].contains(lexicon.vocabulary.text(tokens[$0].word))
        }), !(who..<trigger.lowerBound).contains(where: { document.isComma($0) }),
      let close = (trigger.upperBound..<range.lowerBound).first(where: { document.isComma($0) })
    else { return false }
    return (close + 1..<range.lowerBound).contains { modality.isPast($0..<($0 + 1)) }
  }

  /// "On Saturday, before the others arrived, A paid a visit": the day of the whole sentence.
  func frontedDate(before clause: Range<Int>, _ trigger: Range<Int>, in view: SentenceView) -> DateMention? {
    guard clause.lowerBound > view.tokens.lowerBound,
      let first = view.mentions.first, case .date(let date) = first.kind, !date.isDuration,
      date.tokens.lowerBound - view.tokens.lowerBound <= 1, document.isComma(date.tokens.upperBound),
      clause.lowerBound - date.tokens.upperBound <= 3,
      (clause.lowerBound..<trigger.lowerBound).contains(where: { document.isComma($0) })
    else { return nil }
    return date
  }

  /// "the third visit by an Indian leader, following A in 1983 and B in 2002": of those before.
  func isOfPredecessor(_ date: Range<Int>, _ candidate: Candidate, in view: SentenceView) -> Bool {
    let trigger = candidate.trigger
    guard candidate.frame.isNoun, trigger.upperBound < date.lowerBound,
      let after = (trigger.upperBound..<date.lowerBound).last(where: {
        document.isComma($0 - 1) && ["following", "after"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), let person = view.groups.first(where: { $0.tokens.lowerBound == after + 1 })
    else { return false }
    return person.parties.allSatisfy(\.isNamed) && !person.parties.isEmpty
  }

  /// "The result of the conference was given out this evening": the day of the paper.
  func isOfResult(_ date: Range<Int>, _ trigger: Range<Int>, in view: SentenceView) -> Bool {
    guard date.lowerBound > trigger.upperBound,
      let of = (max(view.tokens.lowerBound, trigger.lowerBound - 4)..<trigger.lowerBound).last(where: {
        lexicon.vocabulary.text(tokens[$0].word) == "of"
      }), of > view.tokens.lowerBound,
      Self.results.contains(lexicon.vocabulary.text(tokens[of - 1].word))
    else { return false }
    return (trigger.upperBound..<date.lowerBound).contains {
      !lexicon.classes(of: tokens[$0].word).isDisjoint(with: [.be, .have, .will])
    }
  }

  /// "Talks, broken off in 2000, are to be resumed", "the talks that B suspended in August": when they ended.
  func isOfBreak(_ date: Range<Int>, _ trigger: Range<Int>) -> Bool {
    trigger.upperBound < date.lowerBound
      && (max(trigger.upperBound, date.lowerBound - 4)..<date.lowerBound).contains {
        Self.breaks.contains(lexicon.vocabulary.text(tokens[$0].word))
      }
  }

  private static let breaks: Set<String> = [
    "broken", "broke", "suspended", "interrupted", "halted", "stalled", "collapsed",
  ]

  private static let results: Set<String> = [
    "result", "results", "outcome", "text", "news", "communique", "decisions", "details", "report",
  ]
}
