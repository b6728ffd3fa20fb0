import Foundation
import SummitEvaluation
import SummitModel
import Testing

@testable import SummitExtraction

/// Sentences that mislead, a file for each phenomenon, and how many of them are read right.
///
/// The answers say what a careful reader finds, so lines may fail: `Corpus/hard-floors.tsv` pins how many hold.
/// `SUMMITRY_SHOW=<phenomenon>` (or `all`) prints what differs, `SUMMITRY_RECORD=1` writes the present figures.
@Suite("Hard sentences") struct HardSentencesTests {
  private static let floors = HardLine.folder.deletingLastPathComponent().appending(path: "hard-floors.tsv")
  private static let header = """
    # How many lines of Corpus/Hard/<phenomenon>.tsv the extractor reads right, of how many.
    # A fall is an error; raise the floors with SUMMITRY_RECORD=1.
    phenomenon\tholds\tlines

    """

  @Test("no phenomenon is read worse than it was")
  func floors() throws {
    let extractor = Extractor(lexicon: try Lexicon.compiledIn())
    let shown = ProcessInfo.processInfo.environment["SUMMITRY_SHOW"]
    let lines = try HardLine.all()
    var table = Self.header
    let pinned = try Self.pinned()
    for (phenomenon, lines) in lines.sorted(by: { $0.key < $1.key }) {
      var holds = 0
      for line in lines {
        let fault = line.fault(of: extractor.read(line.article).events)
        if fault == nil { holds += 1 }
        if let fault, let shown, shown == "all" || shown == phenomenon {
          print("\(phenomenon).tsv:\(line.number): \(line.article.text)\n    \(fault)")
        }
      }
      if shown != nil { print("\(phenomenon): \(holds) of \(lines.count)") }
      table += "\(phenomenon)\t\(holds)\t\(lines.count)\n"
      #expect(holds >= pinned[phenomenon, default: 0], "\(phenomenon)")
    }
    if ProcessInfo.processInfo.environment["SUMMITRY_RECORD"] == "1" {
      try table.write(to: Self.floors, atomically: true, encoding: .utf8)
    }
    #expect(Set(pinned.keys).isSubset(of: lines.keys), "a floor for a phenomenon that has no file")
  }

  @Test("every phenomenon has lines enough, and none is told twice")
  func size() throws {
    let lines = try HardLine.all()
    for (phenomenon, lines) in lines {
      #expect(lines.count >= 8, "\(phenomenon)")
      #expect(Set(lines.map(\.article.text)).count == lines.count, "\(phenomenon) repeats a line")
    }
  }

  private static func pinned() throws -> [String: Int] {
    guard let text = try? String(contentsOf: floors, encoding: .utf8) else { return [:] }
    return text.split(separator: "\n").reduce(into: [:]) { floors, line in
      let fields = line.split(separator: "\t")
      if fields.count == 3, let holds = Int(fields[1]) { floors[String(fields[0])] = holds }
    }
  }
}
