import LibPQ
public import SummitModel

/// What can be asked of a selection of events beside their list: one question is one statement over `chosen`, and where
/// pairs are counted the program counts them.
public struct Question: Sendable {
  /// The word for it in commands.
  public let name: String
  public let columns: [AnswerColumn]
  /// The column whose values a chart shows.
  public let measure: Int?
  let sql: String
  /// What is counted of the statement's rows.
  let pairs: PairCount?
  /// What the statement's own parameters are bound to, from `$1` on.
  let parameters: [Parameter]
  /// The same over the derived tables, for all events that those count.
  let derived: Derived?
  /// Whether the derived tables know the answer for all events.
  public var hasDerived: Bool { derived != nil }
  /// Whether it counts people one by one: then those alone whom the query names. They are in `asked`.
  let countsPeople: Bool
  /// Whose page it is: of those with very many events it is counted from what is packed.
  var page: Page?

  /// A person's page, with so many lines of each part.
  struct Page: Sendable {
    let person: PersonChoice
    let most: Int?
  }

  /// An answer from the derived tables.
  struct Derived: Sendable {
    /// Stands for the first rows of an inner list that the limit asks for, and those like the last of them.
    static let ties = "{ties}"

    let sql: String
    /// What is counted there: `tally` knows all events by most axes, other tables those that took place.
    let statuses: [EventStatus]
    let parameters: [Parameter]
    /// Whether days have to be counted anew first, where events changed.
    let isRecounted: Bool
    /// Whether each row is a pair with all its years, which are rows of the answer.
    let isByYear: Bool

    init(
      _ sql: String, of statuses: [EventStatus] = [], parameters: [Parameter] = [], isRecounted: Bool = false,
      isByYear: Bool = false
    ) {
      self.sql = sql
      self.statuses = statuses
      self.parameters = parameters
      self.isRecounted = isRecounted
      self.isByYear = isByYear
    }

    func statement(limit: Int?) -> String {
      guard let limit = limit.map({ max(0, $0) }) else { return sql.replacing(Self.ties, with: "") }
      return sql.replacing(Self.ties, with: " fetch first \(limit) rows with ties") + " limit \(limit)"
    }

    /// Whether just these events are asked about.
    func isOf(_ query: TimelineQuery) -> Bool {
      var rest = query
      (rest.limit, rest.statuses) = (nil, [])
      return rest == TimelineQuery() && Set(query.statuses) == Set(statuses)
    }
  }

  init(
    _ name: String, _ columns: [AnswerColumn], measure: String? = nil, sql: String,
    parameters: [Parameter] = [], derived: Derived? = nil, countsPeople: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.measure = measure.flatMap { wanted in columns.firstIndex { $0.name == wanted } }
    self.sql = sql
    self.parameters = parameters
    self.derived = derived
    self.countsPeople = countsPeople
    pairs = nil
  }

  init(
    _ name: String, _ columns: [AnswerColumn], measure: String, pairs: PairCount, derived: Derived? = nil
  ) {
    self.name = name
    self.columns = columns
    self.measure = columns.firstIndex { $0.name == measure }
    self.pairs = pairs
    sql = pairs.sql
    (parameters, countsPeople) = ([], false)
    self.derived = derived
  }
}

extension Repository {
  /// Hands over the answer row by row, as it comes; `query.limit` bounds the rows.
  public func answer(
    _ question: Question, to query: TimelineQuery, usesDerived: Bool = true,
    row body: ([AnswerCell]) throws -> Void
  ) throws {
    if usesDerived, let told = try question.page.flatMap({ try statement(of: $0, query) }) {
      return try stream(told, question, row: body)
    }
    let usesDerived = try usesDerived && isDerived(question, query)
    if let pairs = question.pairs, !usesDerived {
      return try answer(pairs, question, to: query, row: body)
    }
    let asked = try statement(for: question, query, usesDerived)
    if usesDerived, question.derived?.isByYear == true {
      return try answer(asked.sql, counts: question.columns.count - 3, limit: query.limit, row: body)
    }
    try stream(asked, question, row: body)
  }

  private func stream(
    _ statement: (sql: String, parameters: [Parameter]), _ question: Question,
    row body: ([AnswerCell]) throws -> Void
  ) throws {
    try connection.stream(statement.sql, statement.parameters) { row in
      try body(question.columns.indices.map { try Self.cell(row, $0, question.columns[$0].kind) })
    }
  }

  /// A row for each year of each pair.
  private func answer(
    _ sql: String, counts: Int, limit: Int?, row body: ([AnswerCell]) throws -> Void
  ) throws {
    var left = max(0, limit ?? .max)
    try connection.stream(sql) { row in
      guard left > 0 else { return }
      let pair: [AnswerCell] = [.text(try row.text(0)), .text(try row.text(1))]
      try DyadYears(json: row.utf8(2) ?? []).forEachRow(pair, counts: counts) { row in
        guard left > 0 else { return }
        left -= 1
        try body(row)
      }
    }
  }

  /// Whether the derived tables have the answer, with all events counted.
  private func isDerived(_ question: Question, _ query: TimelineQuery) throws -> Bool {
    guard let derived = question.derived, derived.isOf(query) else { return false }
    return try derived.isRecounted ? recountDays() : settleCounts()
  }

  /// The whole answer at once.
  public func answer(
    _ question: Question, to query: TimelineQuery, usesDerived: Bool = true
  ) throws(RepositoryError) -> [[AnswerCell]] {
    try answering {
      var rows: [[AnswerCell]] = []
      try answer(question, to: query, usesDerived: usesDerived) { rows.append($0) }
      return rows
    }
  }

  /// The statement that answers: from the derived tables where they know, else from the events.
  func statement(
    for question: Question, _ query: TimelineQuery, _ usesDerived: Bool
  ) throws -> (sql: String, parameters: [Parameter]) {
    let limit = query.limit.map { " limit \(max(0, $0))" } ?? ""
    if usesDerived, let derived = question.derived, derived.isOf(query) {
      return (derived.statement(limit: query.limit), derived.parameters)
    }
    var filter = TimelineFilter()
    for parameter in question.parameters { _ = filter.bind(parameter) }
    let meaning = try meaning(of: query)
    filter.add(query, meaning: meaning)
    let columns =
      "event.id, event.slug, event.name, event.kind, event.format, event.level, event.status, event.visit_type, "
      + "event.series, event.edition, event.host, event.place_id, event.country_code, event.date_start, event.date_end, "
      + "event.earliest, event.latest, event.states, event.people, event.announced_as, event.announced_on, "
      + "\(TimelineFilter.isVague) as is_vague"
    let chosen = filter.selection(of: query, columns: columns)
    let asked = question.countsPeople ? ", asked as (\(Self.asked(meaning.people, &filter)))" : ""
    return ("with chosen as (\(chosen))\(asked) \(question.sql)\(limit)", filter.parameters)
  }

  /// The persons whom the query names; everybody where it names none.
  private static func asked(
    _ people: [Meaning.Somebody], _ filter: inout TimelineFilter
  ) -> String {
    let keys = people.flatMap(\.people)
    guard !keys.isEmpty else { return "select id as person_id from person" }
    return "select unnest(\(filter.bind(.ints(keys)))::bigint[]) as person_id"
  }

  private static func cell(
    _ row: borrowing Row, _ column: Int, _ kind: AnswerColumn.Kind
  ) throws -> AnswerCell {
    switch kind {
    case .text, .country: row.optionalText(column).map { .text($0) } ?? .none
    case .integer: try row.optionalInt(column).map { .integer($0) } ?? .none
    case .decimal: try row.optionalDouble(column).map { .decimal($0) } ?? .none
    }
  }
}

extension EventStatus {
  /// What happened, as against what was planned, put off or called off.
  public static let tookPlace: [EventStatus] = [.held, .ongoing]
}
