import SummitModel

/// Where somebody writes or speaks: a byline, the header of a transcript, "said in Berlin".
extension PlaceReader {
  /// "By our correspondent in Enniskillen": a line of its own that tells where the writer is.
  func byline(in views: [SentenceView]) -> PlaceReading? {
    for view in views.prefix(5) {
      guard view.tokens.count <= 10, lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "by",
        let last = view.mentions.indices.last,
        view.tokens.upperBound - view.mentions[last].tokens.upperBound <= 1
      else { continue }
      if let place = place(at: last, in: view, prepositions: ["in"]), place.place.country != nil {
        return place
      }
    }
    return nil
  }

  /// "said in Berlin", "told reporters in Tokyo": the city in which somebody speaks.
  func placeOfSaying(in view: SentenceView) -> PlaceReading? {
    for position in view.mentions.indices {
      guard let place = place(at: position, in: view, prepositions: ["in"]), place.place.country != nil else {
        continue
      }
      let start = view.mentions[position].tokens.lowerBound
      let near = max(view.tokens.lowerBound, start - (tellsPress(start) ? 6 : 4))..<start
      if near.contains(where: { lexicon.classes(of: tokens[$0].word).contains(.saying) }) || isSpeaking(near)
      {
        return place
      }
    }
    return nil
  }

  /// "told a news conference in Mexico City".
  private func tellsPress(_ place: Int) -> Bool {
    (max(0, place - 3)..<place).contains {
      ["conference", "briefing", "reporters", "journalists"].contains(
        lexicon.vocabulary.text(tokens[$0].word))
    }
  }

  /// "Speaking in Brussels, A said".
  private func isSpeaking(_ near: Range<Int>) -> Bool {
    near.contains { tokens[$0].opens && lexicon.vocabulary.text(tokens[$0].word) == "speaking" }
  }

  /// The first place that some lines name, whatever stands before it: the header of a transcript.
  func firstPlace(in views: ArraySlice<SentenceView>) -> PlaceReading? {
    for view in views {
      for position in view.mentions.indices {
        let mention = view.mentions[position]
        guard !isScrap(mention), let row = resolve(mention),
          row.country != nil || row.kind == .venue && !standsInBrackets(mention, in: view)
        else { continue }
        return reading(row, from: position, in: view, rule: "place in the header")
      }
    }
    return nil
  }

  /// "(Reuter-Copyright) LONDON, November 30": whose report it is.
  private func standsInBrackets(_ mention: Mention, in view: SentenceView) -> Bool {
    let before = view.tokens.lowerBound..<mention.tokens.lowerBound
    let mark = before.last { ["(", ")"].contains(document.text(token: tokens[$0])) }
    return mark.map { document.text(token: tokens[$0]) == "(" } ?? false
  }

  /// "E&OE", "TEL: J21": what is no town, though a short name is spelt so.
  private func isScrap(_ mention: Mention) -> Bool {
    if case .country = mention.kind { return false }
    return mention.tokens.count == 1 && document.nameText(mention.tokens).utf8.count <= 3
  }
}

extension CandidateFinder {
  /// "Speaking in Vienna on Tuesday after talks with B, A said": the talks were there, and then.
  func isBeforeTalks(_ range: Range<Int>, in view: SentenceView) -> Bool {
    guard lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "speaking",
      let talks = view.mentions.first(where: { isEvent($0) && $0.tokens.lowerBound >= range.upperBound }),
      talks.tokens.lowerBound - view.tokens.lowerBound <= 12
    else { return false }
    return follows(["after", "following"], talks.tokens, in: view)
  }

  func placeBeforeTalks(_ candidate: Candidate, in view: SentenceView) -> PlaceReading? {
    guard candidate.frame == .nounMeeting,
      let position = view.mentions.firstIndex(where: {
        $0.tokens.upperBound <= candidate.trigger.lowerBound && places.resolve($0) != nil
      }), isBeforeTalks(view.mentions[position].tokens, in: view)
    else { return nil }
    return places.place(at: position, in: view, prepositions: ["in", "at"])
  }

  /// "Speaking at the forum in Arkhangelsk, A suggested a summit": where he spoke.
  func isOfSpeaking(_ mention: Mention, in view: SentenceView) -> Bool {
    lexicon.vocabulary.text(tokens[view.tokens.lowerBound].word) == "speaking"
      && !isBeforeTalks(mention.tokens, in: view)
      && !(view.tokens.lowerBound..<mention.tokens.lowerBound).contains { document.isComma($0) }
  }
}
