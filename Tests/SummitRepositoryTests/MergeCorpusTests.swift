import SummitModel
import SummitRepository
import Testing

/// The sets of `Corpus/merging.tsv`, all loaded into one timeline, in several orders and batches.
@Suite struct MergeCorpusTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func everySetBecomesItsEventsInWhateverOrder(seed: UInt64) throws {
    let sets = try MergeCorpus.sets()
    #expect(sets.count >= 120)
    var generator = LoadOrderTests.Seeded(state: seed)
    let timeline = try Timeline()
    var left = sets.flatMap(\.readings).shuffled(using: &generator)[...]
    while !left.isEmpty {
      let size = Int.random(in: 1...40, using: &generator)
      _ = try timeline.repository.save(Array(left.prefix(size)), run: timeline.run)
      left = left.dropFirst(size)
    }
    let judge = try MergeJudge(timeline)
    for set in sets { for fault in try judge.faults(of: set) { Issue.record("\(set.name): \(fault)") } }
  }
}

/// Compares the events of a timeline with what the corpus expects.
struct MergeJudge {
  private let timeline: Timeline
  private var events: [String: StoredEvent] = [:]

  init(_ timeline: Timeline) throws {
    self.timeline = timeline
    for stored in try timeline.all() {
      for sentence in stored.event.evidence { events[sentence.sentence.text] = stored }
    }
  }

  func faults(of set: MergeCorpus.ReportSet) throws -> [String] {
    var faults: [String] = []
    var homes: [String: Set<Int>] = [:]
    for row in set.rows where !row.label.contains(",") {
      guard let event = events[row.mark] else {
        faults.append("\(row.mark) is in no event")
        continue
      }
      homes[row.label, default: []].insert(event.key)
    }
    for (label, keys) in homes where keys.count > 1 { faults.append("\(label) fell into \(keys.count)") }
    for (label, keys) in homes {
      for (other, others) in homes where label < other && !keys.isDisjoint(with: others) {
        faults.append("\(label) and \(other) became one")
      }
    }
    guard faults.isEmpty else { return faults }
    for row in set.rows { faults += try self.faults(of: row, in: set) }
    return faults
  }

  private func faults(of row: MergeCorpus.Row, in set: MergeCorpus.ReportSet) throws -> [String] {
    guard !row.expected.isEmpty, let stored = events[row.mark] else { return [] }
    let story = try timeline.repository.story(of: stored)
    func home(_ label: String) -> String? {
      set.rows.first { $0.label == label }.flatMap { events[$0.mark]?.id }
    }
    return row.expected.compactMap { key, wanted -> String? in
      let found: String
      switch key {
      case "status": found = stored.event.status.rawValue
      case "date": found = stored.event.date?.edtf ?? "none"
      case "former": found = story.formerDates.joined(separator: " ")
      case "conflicts":
        found = story.conflicts.isEmpty ? "none" : story.conflicts.map(\.rawValue).joined(separator: " ")
      case "part_of": found = story.whole.map { $0.id == home(wanted) ? wanted : $0.id } ?? "none"
      case "doubt":
        let isAsked = story.doubts.contains { [$0.one.id, $0.other.id].contains(home(wanted)) }
        found = isAsked ? wanted : "none"
      default: found = "unknown key"
      }
      return found == wanted ? nil : "\(row.label): \(key) is \(found), not \(wanted)"
    }
  }
}
