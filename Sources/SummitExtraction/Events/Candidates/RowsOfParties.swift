import SummitModel

/// Which mentions stand in one row: "A, B and C", "A as well as B".
extension PartyGrouper {
  /// "Bush, al-Maliki to meet": two names in a headline.
  func namesOnly(_ a: PartyGroup, _ b: PartyGroup) -> Bool { isPerson(a) && isPerson(b) }

  /// A person and an organisation; not "A, foreign ministers of the Gulf Cooperation Council and B".
  func areUnlike(_ a: PartyGroup, _ b: PartyGroup) -> Bool {
    isOrganisation(a) != isOrganisation(b) && isPerson(a) != isPerson(b)
      && ![a, b].contains { $0.rank != nil && isOrganisation($0) }
  }

  /// What a sentence tells, without the dateline before it.
  func view(of sentence: Int, _ mentions: [Mention]) -> SentenceView {
    let whole = document.sentences[sentence]
    let told = document.told(in: whole)
    return view(
      index: sentence, tokens: told,
      mentions: told == whole ? mentions : mentions.filter { $0.tokens.lowerBound >= told.lowerBound })
  }

  /// "saw first B and then C": one after the other.
  func isOneByOne(_ last: PartyGroup, _ mention: Mention) -> Bool {
    let around = [last.tokens.lowerBound - 1, last.tokens.upperBound].filter(tokens.indices.contains)
    return around.contains { lexicon.vocabulary.text(tokens[$0].word) == "first" }
      && (last.tokens.upperBound...mention.tokens.lowerBound).contains {
        lexicon.vocabulary.text(tokens[$0].word) == "then"
      }
  }

  /// "After talks with A, B and C were joined": the comma ends what stands in front of the subject.
  func endsFront(_ last: PartyGroup, _ mention: Mention, in sentence: Range<Int>) -> Bool {
    guard document.isComma(last.tokens.upperBound), last.preposition != nil, last.parties.count == 1,
      !(sentence.lowerBound..<last.tokens.lowerBound).contains(where: { document.isComma($0) })
    else { return false }
    // "announced that at the invitation of A, B would come".
    if (max(sentence.lowerBound, last.tokens.lowerBound - 2)..<last.tokens.lowerBound).contains(where: {
      lexicon.vocabulary.text(tokens[$0].word) == "invitation"
    }) {
      return true
    }
    // "Flanked by A, B met C".
    if last.preposition == "by", document.text(token: tokens[sentence.lowerBound]).hasSuffix("ed") {
      return true
    }
    // "Speaking after talks with A, B said".
    if last.preposition == "with", document.text(token: tokens[sentence.lowerBound]).hasSuffix("ing") {
      return true
    }
    let first = lexicon.classes(of: tokens[sentence.lowerBound].word)
    return !first.isDisjoint(with: [.preposition, .subordinator])
  }

  /// Whether only a comma joins a mention to the row before it.
  func isOpenList(_ last: PartyGroup, _ mention: Mention) -> Bool {
    let gap = last.tokens.upperBound..<mention.tokens.lowerBound
    return !gap.isEmpty
      && gap.allSatisfy {
        !lexicon.classes(of: tokens[$0].word).contains(.and) && !isSlash($0) && !isAsWell($0)
      }
  }

  /// A row of commas is one when an "and" ends it: "A, B and C".
  func closes(listFrom position: Int, _ mentions: [Mention]) -> Bool {
    var position = position
    while position + 1 < mentions.count {
      let gap =
        (mentions[position].tokens
        .upperBound..<max(mentions[position].tokens.upperBound, mentions[position + 1].tokens.lowerBound))
        .filter { !isOfShortName($0) }
      guard gap.count <= 3 else { return false }
      if gap.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.and) || isAsWell($0) }) {
        return true
      }
      guard gap.contains(where: { document.isComma($0) }) else { return false }
      position += 1
    }
    return false
  }

  /// "A, the French foreign minister, President B and Prime Minister C met": the aside is over, the row goes on.
  func opensRow(_ last: PartyGroup, _ group: PartyGroup, _ mention: Mention) -> Bool {
    let and = mention.tokens.upperBound
    return last.preposition == nil && !last.isPossessive && isPerson(last) && isPerson(group)
      && last.tokens.count > 3 && and + 1 < tokens.count
      && lexicon.classes(of: tokens[and].word).contains(.and)
      && (tokens[and + 1].isCapitalised || lexicon.classes(of: tokens[and + 1].word).contains(.former))
  }
}

extension PartyGrouper {
  /// "A, who chairs the Union, B and C held talks": A opens the row that goes on behind what is said of him.
  func acrossAsides(_ groups: [PartyGroup]) -> [PartyGroup] {
    var groups = groups
    for index in groups.indices.dropFirst() {
      let row = groups[index]
      guard row.parties.count >= 2, isPerson(row), row.preposition == nil, !row.isPossessive,
        let first = groups[..<index].lastIndex(where: { opensAside($0) }),
        !(groups[first].tokens.upperBound + 1..<row.tokens.lowerBound - 1).contains(where: {
          document.isComma($0)
        }),
        document.isComma(row.tokens.lowerBound - 1),
        index - 1 == first || !isPerson(groups[index - 1])
          || groups[index - 1].tokens.upperBound < row.tokens.lowerBound - 1
      else { continue }
      groups[index].parties.insert(contentsOf: groups[first].parties, at: 0)
    }
    return groups
  }

  /// "U.S.-backed Angolan rebels", "the Saudi-led coalition": whose they are is no party itself.
  func isBacker(_ state: Range<Int>) -> Bool {
    state.upperBound + 1 < tokens.count && tokens[state.upperBound].has(.afterHyphen)
      && Self.backing.contains(document.text(token: tokens[state.upperBound]))
      && !tokens[state.upperBound + 1].isPunctuation
  }

  private static let backing: Set<String> = [
    "backed", "led", "supported", "funded", "armed", "trained", "controlled", "occupied", "ruled", "based",
    "held",
  ]

  /// "A, who …": somebody who acts, of whom something is said before his verb.
  private func opensAside(_ group: PartyGroup) -> Bool {
    let who = group.tokens.upperBound + 1
    return group.parties.count == 1 && isPerson(group) && group.preposition == nil && !group.isPossessive
      && who < tokens.count && document.isComma(who - 1) && lexicon.vocabulary.text(tokens[who].word) == "who"
  }

  /// "the Marshall Islands (RMI) and Palau": a name in capitals within brackets, which tells of nobody else.
  func isOfShortName(_ index: Int) -> Bool {
    (index - 2...index).contains { open in
      open > 0 && open + 2 < tokens.count && document.text(token: tokens[open]) == "("
        && tokens[open + 1].has(.capitals) && document.text(token: tokens[open + 2]) == ")"
    }
  }
}

extension ClauseReader {
  /// "A, the ambassador, B, C and D": those who go on a row that asides break.
  func row(behind first: PartyGroup, in view: SentenceView) -> [PartyGroup] {
    var end = first.tokens.upperBound
    return view.groups.filter { group in
      guard group.tokens.lowerBound >= end, group.tokens.lowerBound - end <= 8, !group.isPossessive,
        group.preposition == nil, group.parties.allSatisfy(\.isNamed), !group.parties.isEmpty,
        (end..<group.tokens.lowerBound).allSatisfy({ mayStandInRow($0, in: view) })
      else { return false }
      end = group.tokens.upperBound
      return true
    }
  }

  /// Whatever is no verb: "A, the ambassador, and B", not "A, told B".
  private func mayStandInRow(_ index: Int, in view: SentenceView) -> Bool {
    if let mention = view.mention(covering: index) { return !mention.isTrigger }
    return lexicon.classes(of: tokens[index].word).isDisjoint(with: [
      .be, .have, .will, .may, .past, .saying, .light, .to, .agreeing,
    ]) && !document.text(token: tokens[index]).hasSuffix("ed")
  }
}
