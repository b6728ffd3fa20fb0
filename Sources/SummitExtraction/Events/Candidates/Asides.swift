/// What is set off by commas, dashes and brackets, and says something else: "A -- a former dockworker -- met B".
extension ClauseReader {
  /// "A, who expects to see B soon, told reporters on Friday": the comma that closes the aside, where a verb follows.
  func endOfAside(_ trigger: Range<Int>, from start: Int, in view: SentenceView) -> Int? {
    guard
      let who = (start..<trigger.lowerBound).last(where: {
        $0 > view.tokens.lowerBound && document.isComma($0 - 1)
          && ["who", "which"].contains(lexicon.vocabulary.text(tokens[$0].word))
      }), !(who..<trigger.lowerBound).contains(where: { document.isComma($0) }),
      let comma = (trigger.upperBound..<view.tokens.upperBound).first(where: { document.isComma($0) }),
      comma + 1 < view.tokens.upperBound
    else { return nil }
    let isVerb = nextIsVerb(comma + 1) || lexicon.classes(of: tokens[comma + 1].word).contains(.saying)
    return isVerb || tellsDayOfMain(comma, before: who, in: view) ? comma : nil
  }

  /// "received B, who is attending a conference in P, on Monday": the day of the verb before the aside.
  private func tellsDayOfMain(_ comma: Int, before who: Int, in view: SentenceView) -> Bool {
    let next = lexicon.classes(of: tokens[comma + 1].word).contains(.preposition) ? comma + 2 : comma + 1
    guard let day = view.mentions.first(where: { $0.tokens.lowerBound == next }), case .date = day.kind else {
      return false
    }
    return view.mentions.contains { $0.tokens.upperBound < who && $0.isTrigger }
  }

  /// The other bracket of a short aside: "the Organization of American States (OAS) will"; or the other one of two
  /// dashes that set names off: "The leaders of the Quad - A, B and C - met".
  func bracket(at index: Int, step: Int, in view: SentenceView) -> Int? {
    let mark = document.text(token: tokens[index])
    if isDash(index) { return otherDash(of: index, step: step, in: view) }
    let (here, there) = step > 0 ? ("(", ")") : (")", "(")
    guard mark == here else { return nil }
    var other = index + step
    while view.tokens.contains(other), abs(other - index) < 14 {
      if document.text(token: tokens[other]) == there { return other }
      other += step
    }
    return nil
  }

  func isDash(_ index: Int) -> Bool {
    tokens[index].isPunctuation
      && ["-", "--", "\u{2013}", "\u{2014}"].contains(document.text(token: tokens[index]))
  }

  /// The dash that closes or opens an aside: of nothing but names, or of whatever is said of the one who acts behind it.
  private func otherDash(of index: Int, step: Int, in view: SentenceView) -> Int? {
    var other = index + step
    while view.tokens.contains(other), abs(other - index) < 45, !isDash(other) { other += step }
    guard view.tokens.contains(other), isDash(other) else { return nil }
    let aside = min(index, other) + 1..<max(index, other)
    // "The delegation – which also includes A, B and C – will visit", "A -- a former dockworker -- met B".
    if aside.count > 1, nextIsVerb(aside.upperBound + 1),
      view.groups.contains(where: { $0.tokens.upperBound == aside.lowerBound - 1 && !$0.isPossessive })
        || ["which", "who", "including"].contains(lexicon.vocabulary.text(tokens[aside.lowerBound].word))
    {
      return other
    }
    guard aside.count < 14 else { return nil }
    // "a visit to Argentina – July 16-18 – at the invitation of A".
    if let day = view.mentions.first(where: { $0.tokens.lowerBound == aside.lowerBound }),
      case .date = day.kind, day.tokens.upperBound == aside.upperBound
    {
      return other
    }
    guard let names = view.groups.first(where: { aside.contains($0.tokens.lowerBound) }) else { return nil }
    return names.parties.count >= 2 && aside.count <= names.tokens.count + 1 ? other : nil
  }

  /// "A, who is on a tour of B and C, met D", "A, whose country holds the presidency of the EU, met B": within the aside,
  /// which the comma before the verb closes.
  func isInAside(_ group: PartyGroup, before trigger: Int, in view: SentenceView) -> Bool {
    let end = group.tokens.upperBound
    guard (1...7).contains(trigger - end),
      (end..<min(end + 3, trigger)).contains(where: { document.isComma($0) }),
      let who = (view.tokens.lowerBound + 2..<max(view.tokens.lowerBound + 2, group.tokens.lowerBound)).last(
        where: {
          ["who", "which", "whose", "as", "accompanied"].contains(lexicon.vocabulary.text(tokens[$0].word))
        }),
      document.isComma(who - 1), group.tokens.lowerBound > who + 1,
      !(who..<group.tokens.lowerBound).contains(where: { document.isComma($0) })
    else { return false }
    return view.groups.contains { $0.tokens.upperBound == who - 1 && !$0.isPossessive }
  }

  /// "A – who was joined by B – will visit C", "A (whose country is in the EU) met B".
  func isBetweenDashes(_ group: PartyGroup, before trigger: Int, in view: SentenceView) -> Bool {
    guard
      let dash = (group.tokens.upperBound..<trigger).first(where: {
        isDash($0) || document.text(token: tokens[$0]) == ")"
      }), let other = bracket(at: dash, step: -1, in: view)
    else { return false }
    return other < group.tokens.lowerBound
  }
}
