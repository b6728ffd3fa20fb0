import LibPQ
import SummitModel

/// How a program writes an event down as a text, where it writes many.
public struct RecordForm: Sendable {
  /// Different for programs that may write an event otherwise: each uses its own records alone.
  let program: String
  let record: @Sendable (StoredEvent) -> [UInt8]

  public init(program: String, record: @escaping @Sendable (StoredEvent) -> [UInt8]) {
    self.program = program
    self.record = record
  }
}

/// From how many events on records are of use.
struct RecordUse {
  /// Of fewer nobody looks whether there are records.
  var lookedUp = 200
  /// So many that are missing are made and kept first, where that is possible.
  var kept = 10_000
}

/// Events as the texts that exports write. They are kept in `event_record`, so that the next export need not put each
/// event together from eight tables; whoever writes an event takes its record away (`drop`).
extension Repository {
  /// The records of all events that pass, in their order and as of one moment. Kept ones are handed on as they are.
  public func forEachRecord(
    of query: TimelineQuery, as form: RecordForm, _ body: ([UInt8]) throws -> Void
  ) throws {
    try forEachRecord(of: query, as: form, from: RecordUse(), body)
  }

  /// Handed over together.
  private static let pageOfRecords = 200
  /// Written and kept together, while others that write have to wait.
  private static let recordsAtOnce = 10_000

  func forEachRecord(
    of query: TimelineQuery, as form: RecordForm, from use: RecordUse, _ body: ([UInt8]) throws -> Void
  ) throws {
    let (isReadable, isWritable) = try recordAccess()
    let missing = try records(
      of: query, form, lookedUpFrom: isReadable ? use.lookedUp : .max,
      unlessMissing: isReadable && isWritable ? use.kept : .max, body)
    guard !missing.isEmpty else { return }
    try keepRecords(of: missing, form)
    _ = try records(of: query, form, lookedUpFrom: use.lookedUp, unlessMissing: .max, body)
  }

  /// - Returns: the events without a record, where they are so many that nothing was handed over.
  private func records(
    of query: TimelineQuery, _ form: RecordForm, lookedUpFrom few: Int, unlessMissing many: Int,
    _ body: ([UInt8]) throws -> Void
  ) throws -> [Int] {
    try connection.transaction(isSnapshot: true) {
      let keys = try timelineKeys(query)
      let missing = keys.count >= few ? try withoutRecord(keys, form) : keys
      if !missing.isEmpty, missing.count >= many { return missing }
      try write(keys, missing: Set(missing), form, body)
      return []
    }
  }

  /// Makes all records anew.
  public func keepRecords(as form: RecordForm) throws(RepositoryError) {
    try answering {
      try connection.execute("truncate event_record")
      try keepRecords(of: timelineKeys(TimelineQuery()), form)
      try connection.execute("analyze event_record")
    }
  }

  /// Takes the records of events away that change or go.
  func dropRecords(of events: Set<Int>) throws {
    guard !events.isEmpty else { return }
    try connection.post("delete from event_record where event_id = any($1)", [.ints(events.sorted())])
  }

  /// Takes the records away that name people whose spelling changes.
  func dropRecords(ofPeople keys: [Int]) throws {
    try connection.post(
      "delete from event_record where event_id in (select event_id from participation where person_id = any($1))",
      [.ints(keys)])
  }

  private func withoutRecord(_ keys: [Int], _ form: RecordForm) throws -> [Int] {
    let statement = try connection.prepare(
      """
      select given.id from unnest($1::bigint[]) with ordinality as given (id, position)
      where not exists (select from event_record where event_id = given.id and program = $2 offset 0)
      order by given.position
      """)
    return try keys.pages(of: Self.recordsAtOnce).flatMap { page in
      try connection.execute(statement, [.ints(page), .text(form.program)]).map { try $0.int(0) }
    }
  }

  private func write(
    _ keys: [Int], missing: Set<Int>, _ form: RecordForm, _ body: ([UInt8]) throws -> Void
  ) throws {
    let starts = Array(keys.pages(of: Self.pageOfRecords))
    var pages: [RecordPage] = []
    try connection.pipeline(groups: starts.count) { group in
      pages.append(RecordPage(keys: starts[group], missing: missing))
      return pages[pages.count - 1].statements
    } answer: { _, number, rows in
      try pages[0].read(number, rows)
    } end: {
      try pages.removeFirst().forEach(form, body)
    }
  }

  /// A reader's session cannot write records, and a server that copies another one has none.
  private func recordAccess() throws -> (isReadable: Bool, isWritable: Bool) {
    try connection.execute(
      """
      select not pg_is_in_recovery() and has_table_privilege('event_record', 'select'),
        current_setting('transaction_read_only') = 'off' and has_table_privilege('event_record', 'insert')
          and has_table_privilege('event_record', 'delete')
      """
    ).first { (try $0.bool(0), try $0.bool(1)) } ?? (false, false)
  }

  /// Writes down the records of those events that are still there; a load gets its turn in between. Stops where a load
  /// or another export is at work: whatever is missing is written anew for this export only.
  private func keepRecords(of keys: [Int], _ form: RecordForm) throws {
    try packQuickly()
    for page in keys.pages(of: Self.recordsAtOnce) {
      let isKept = try connection.transaction {
        guard try tryLock() else { return false }
        var rows: [[Parameter]] = []
        try forEachPage(of: EventPage.self, keys: page, size: Self.pageOfRecords) { events in
          for event in events {
            let record = String(decoding: form.record(event), as: UTF8.self)
            rows.append([.int(event.key), .text(form.program), .text(record)])
          }
        }
        try dropRecords(of: Set(page))
        try connection.copy("copy event_record (event_id, program, record) from stdin", rows: rows)
        return true
      }
      guard isKept else { return }
    }
  }
}

/// A page of records: those that are kept, and the events of the others.
private struct RecordPage {
  private let keys: [Int]
  private let kept: [Int]
  private var events: EventPage?
  private var records: [Int: [UInt8]] = [:]

  init(keys: [Int], missing: Set<Int>) {
    self.keys = keys
    kept = keys.filter { !missing.contains($0) }
    if kept.count < keys.count { events = EventPage(keys: keys.filter(missing.contains)) }
  }

  var statements: [LibPQ.Statement] {
    let records = LibPQ.Statement(
      "select event_id, record from event_record where event_id = any($1)", [.ints(kept)])
    return (kept.isEmpty ? [] : [records]) + (events?.statements ?? [])
  }

  mutating func read(_ number: Int, _ rows: borrowing QueryResult) throws {
    guard kept.isEmpty || number > 0 else {
      return try rows.eachRow { row in records[try row.int(0)] = row.utf8(1) }
    }
    try events?.read(kept.isEmpty ? number : number - 1, rows)
  }

  consuming func forEach(_ form: RecordForm, _ body: ([UInt8]) throws -> Void) throws {
    for event in try events?.events() ?? [] { records[event.key] = form.record(event) }
    for key in keys { if let record = records[key] { try body(record) } }
  }
}

extension Array {
  /// Its elements in their order, so many at a time.
  fileprivate func pages(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
