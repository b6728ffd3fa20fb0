internal import Glibc
internal import SummitArticles
internal import SummitModel
internal import SummitRepository

/// The file of `--report`: a line of JSON for each input, with its fate.
///
/// `stored` and `read` (in a dry run) tell the date, the language and how many events were found; `known` was stored
/// before; `refused` by the database; `skipped` could not be read; `passed over` is no article.
struct LoadReport {
  private let path: String
  private let descriptor: CInt

  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
  }

  /// - Parameter saved: `nil` in a dry run.
  func write(
    _ batch: Batches.Batch, _ known: [Bool], _ readings: [Reading?], _ saved: SaveSummary?
  ) throws(Failure) {
    let refused = Dictionary(
      (saved?.setAside ?? []).map { ($0.path, $0.reason) }, uniquingKeysWith: { first, _ in first })
    var output = StandardOutput(descriptor)
    for bad in batch.setAside {
      try output.line(
        Self.line(bad.path, bad.line, bad.isPassedOver ? "passed over" : "skipped", reason: bad.reason).text)
    }
    for (index, article) in batch.articles.enumerated() {
      if known[index] {
        try output.line(Self.line(article.path, nil, "known").text)
      } else if let reason = refused[article.path] {
        try output.line(Self.line(article.path, nil, "refused", reason: reason).text)
      } else if let reading = readings[index] {
        try output.line(Self.line(reading, saved == nil ? "read" : "stored").text)
      }
    }
    try output.flush()
  }

  private static func line(_ path: String, _ line: Int?, _ fate: String, reason: String? = nil) -> JSON {
    let place: [(String, JSON)] = [("path", .string(path))] + (line.map { [("line", .integer($0))] } ?? [])
    let why: [(String, JSON)] = reason.map { [("reason", .string($0))] } ?? []
    return .object(
      (place + [("fate", .string(fate))] + why).map { JSON.Member(key: $0.0, value: $0.1) })
  }

  private static func line(_ reading: Reading, _ fate: String) -> JSON {
    let article = reading.article
    return .object([
      "path": .string(article.path), "fate": .string(fate), "id": .optional(article.sourceID),
      "published": .optional(article.published?.day.description),
      "published_basis": .optional(article.published?.basis.rawValue),
      "language": .optional(article.language), "events": .integer(reading.events.count),
      "notes": .array(reading.notes.map { .string($0) }),
    ])
  }

  func end() throws(Failure) {
    guard close(descriptor) == 0 else {
      throw Failure("cannot write \(SafeText.line(path)): \(Failure.systemWords(errno))")
    }
  }
}
