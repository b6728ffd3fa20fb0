import LibPQ
import SummitModel
import SummitRepository
import Testing

@Suite struct CurationTests {
  static let first = reading(
    "a", published: "2013-06-08", event("Summit", .summit, date("2013-06-07"), palmSprings, [obama, xi]))
  static let second = reading(
    "b", published: "2013-06-09", event("Talks", .meeting, date("2013-06-09"), nil, [obama, xi]))
  static let third = reading(
    "c", published: "2013-06-09", event("Meeting", .meeting, date("2013-06-07"), nil, [obama, xi]))

  /// Everything but the edits themselves and the names that events had.
  private func state(_ timeline: Timeline) throws -> [String] { try timeline.dump(formerIDs: false) }

  private func two() throws -> (timeline: Timeline, ids: [String]) {
    let timeline = try Timeline()
    try timeline.save(Self.first, Self.second, Self.third)
    return (timeline, try timeline.all().map(\.id))
  }

  @Test func aMergeThenASplitGivesBackTheStart() throws {
    let (timeline, ids) = try two()
    let before = try state(timeline)
    #expect(ids.count == 2)
    _ = try timeline.repository.curate(.merge(ids[0], ids[1]), curator: "Ada")
    let merged = try #require(try timeline.all().first)
    #expect(try timeline.all().count == 1)
    #expect(merged.articles.count == 3)
    #expect(try timeline.repository.event(named: ids[1]).key == merged.key, "a former id leads on")
    _ = try timeline.repository.curate(.split(merged.id, articles: ["b"]), curator: "Ada")
    #expect(try Set(state(timeline)).symmetricDifference(before) == [])
  }

  @Test func aSplitThenAMergeGivesBackTheStart() throws {
    let (timeline, ids) = try two()
    let before = try state(timeline)
    _ = try timeline.repository.curate(.split(ids[0], articles: ["c"]), curator: "Ada")
    let parts = try timeline.all()
    #expect(parts.count == 3)
    _ = try timeline.repository.curate(.merge(parts[0].id, parts[1].id), curator: "Ada")
    #expect(try Set(state(timeline)).symmetricDifference(before) == [])
  }

  @Test func undoingEverythingGivesTheEmptyLogAndTheStart() throws {
    let (timeline, ids) = try two()
    let before = try state(timeline)
    let repository = timeline.repository
    let requests: [CurationRequest] = [
      .set(ids[0], .date, "2013-06-06/2013-06-08"), .set(ids[0], .place, "Geneva, CH"),
      .add(ids[0], person("Tom Donilon", "US", rank: .official)), .remove(ids[0], participant: "Xi"),
      .accept(ids[0]), .keepApart(ids[0], ids[1]), .merge(ids[0], ids[1]), .reject(ids[0]),
    ]
    for request in requests { _ = try repository.curate(request, curator: "Ada") }
    #expect(try timeline.all().isEmpty)
    for _ in requests { _ = try repository.undo(nil, curator: "Ada") }
    #expect(try repository.log().filter { $0.undoneBy == nil && $0.edit.action != .undo }.isEmpty)
    let changed = try Set(state(timeline)).symmetricDifference(before)
    #expect(
      changed.filter { !$0.hasPrefix("person") && !$0.hasPrefix("place") && !$0.hasPrefix("country") } == [])
    #expect(throws: RepositoryError.unknownEdit(nil)) { _ = try repository.undo(nil, curator: "Ada") }
  }

  @Test func whatACuratorSetOutranksArticlesAndSurvivesThem() throws {
    let (timeline, ids) = try two()
    let repository = timeline.repository
    _ = try repository.curate(.set(ids[0], .place, "Sunnylands, Rancho Mirage, US"), curator: "Ada")
    _ = try repository.curate(.set(ids[0], .status, "postponed"), curator: "Ada")
    var again = Self.first
    again.article.text = "Told anew."
    again.events = [
      event(
        "Summit of two", .summit, date("2013-06-07", "2013-06-08"), city("Los Angeles", "US"), [obama, xi])
    ]
    try timeline.save(again)
    let stored = try #require(try timeline.all().first)
    #expect(stored.event.place?.venue == "Sunnylands")
    #expect(stored.event.place?.coordinates != nil, "known places bring their coordinates")
    #expect(stored.event.status == .postponed)
    let story = try repository.story(of: stored)
    #expect(story.edits.map(\.action) == [.set, .set])
    #expect(story.claims.contains { $0.curator == "Ada" && $0.value == "postponed" && $0.isAccepted })
  }

  @Test func aRejectedEventStaysAwayWhoeverTellsOfIt() throws {
    let (timeline, ids) = try two()
    _ = try timeline.repository.curate(.reject(ids[0]), curator: "Ada")
    try timeline.save(
      reading("d", event("Again", .meeting, date("2013-06-07"), palmSprings, [obama, xi])), Self.first)
    #expect(try timeline.all().map(\.id) == [ids[1]])
    _ = try timeline.repository.undo(nil, curator: "Ada")
    #expect(try timeline.all().map(\.articles.count) == [3, 1])
  }

  @Test func eventsKeptApartAreNotAskedAboutAgain() throws {
    let timeline = try Timeline()
    try timeline.save(
      reading("a", event("One", .meeting, date("2013-06-07"), city("Bonn", "DE"), [obama, xi])),
      reading("b", event("Two", .meeting, date("2013-06-07"), city("Munich", "DE"), [obama, xi])))
    let pair = try #require(try timeline.repository.doubtfulPairs(TimelineQuery()).first)
    #expect(pair.reasons.contains("other place -7.0"))
    _ = try timeline.repository.curate(.keepApart(pair.one.id, pair.other.id), curator: "Ada")
    #expect(try timeline.repository.doubtfulPairs(TimelineQuery()).isEmpty)
    _ = try timeline.repository.undo(nil, curator: "Ada")
    #expect(try timeline.repository.doubtfulPairs(TimelineQuery()).count == 1)
    _ = try timeline.repository.curate(.merge(pair.one.id, pair.other.id), curator: "Ada")
    #expect(try timeline.repository.doubtfulPairs(TimelineQuery()).isEmpty)
    let stored = try #require(try timeline.all().first)
    #expect(try timeline.repository.story(of: stored).conflicts == [.place])
  }

  @Test func editsReplayedElsewhereDoTheSameInWhateverOrder() throws {
    let (timeline, ids) = try two()
    _ = try timeline.repository.curate(.merge(ids[0], ids[1]), curator: "Ada")
    _ = try timeline.repository.curate(.set(ids[0], .name, "Long talks"), curator: "Bo")
    _ = try timeline.repository.curate(.set(ids[0], .level, "mixed"), curator: "Bo")
    _ = try timeline.repository.undo(nil, curator: "Bo")
    let log = try timeline.repository.log().map(\.edit)
    let wanted = try state(timeline)
    for isBefore in [true, false] {
      let other = try Timeline()
      if isBefore { #expect(try other.repository.replay(log.reversed()) == log.count) }
      try other.save(Self.third)
      try other.save(Self.second, Self.first)
      if !isBefore { #expect(try other.repository.replay(log.reversed()) == log.count) }
      #expect(try other.repository.replay(log) == 0)
      #expect(try Set(state(other)).symmetricDifference(wanted) == [], "edits first: \(isBefore)")
      #expect(try other.repository.log().map(\.edit) == log)
    }
  }

  @Test(arguments: [
    (CuratedField.date, "7 June"), (.date, "2013-06-31"), (.date, "2013-06-08/2013-06-07"), (.status, "done"),
    (.place, "Narnia"), (.host, "Nowhere"), (.name, ""), (.edition, "0"), (.kind, "party"),
    (.visitType, "odd"),
  ])
  func aValueThatIsNoneIsRefused(field: CuratedField, value: String) throws {
    let (timeline, ids) = try two()
    let error = #expect(throws: RepositoryError.self) {
      _ = try timeline.repository.curate(.set(ids[0], field, value), curator: "Ada")
    }
    #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("cannot set \(field.rawValue) to"))
    #expect(try timeline.repository.log().isEmpty)
  }

  @Test func aParticipantIsAddedCorrectedAndRemoved() throws {
    let (timeline, ids) = try two()
    let repository = timeline.repository
    _ = try repository.curate(.add(ids[0], person("Tom Donilon", "US", rank: .official)), curator: "Ada")
    _ = try repository.curate(
      .add(ids[0], person("Tom Donilon", "US", office: "Adviser; national", rank: .envoy)), curator: "Ada")
    let added = try #require(
      try repository.event(named: ids[0]).event.participants.first { $0.name == "Tom Donilon" })
    #expect(added.rank == .envoy && added.office == "Adviser, national")
    _ = try repository.curate(.remove(ids[0], participant: "Donilon"), curator: "Ada")
    #expect(
      try repository.event(named: ids[0]).event.participants.compactMap(\.name) == [
        "Barack Obama", "Xi Jinping",
      ])
    #expect(throws: RepositoryError.unknownParticipant("Biden", event: ids[0])) {
      _ = try repository.curate(.remove(ids[0], participant: "Biden"), curator: "Ada")
    }
  }
}
