import LibPQ
public import SummitModel

/// What a curator asks for, with events named as `event(named:)` takes them.
public enum CurationRequest: Sendable, Hashable {
  case accept(String)
  case reject(String)
  case set(String, CuratedField, String)
  case add(String, Participant)
  case remove(String, participant: String)
  case merge(String, String)
  case keepApart(String, String)
  /// Articles by their id, address, path, or words of their title.
  case split(String, articles: [String])
}

extension Repository {
  /// Writes an edit down and puts it into effect, in one transaction.
  public func curate(_ request: CurationRequest, curator: String) throws(RepositoryError) -> Edit {
    try answering {
      try connection.transaction {
        try lock()
        let edit = try edit(for: request, curator: curator)
        _ = try insert(edit)
        try apply([edit])
        return edit
      }
    }
  }

  /// Takes an edit back.
  /// - Parameter name: the edit's name or its beginning; `nil`: the newest one that is in effect.
  /// - Returns: the edit that was undone.
  public func undo(_ name: String?, curator: String) throws(RepositoryError) -> Edit {
    try answering {
      try connection.transaction {
        try lock()
        let logged = try loggedEdits()
        let effective = logged.filter { $0.undoneBy == nil && $0.edit.action != .undo }
        let fitting = name.map { name in effective.filter { $0.edit.name.hasPrefix(name) } }
        if let name, fitting?.isEmpty == true,
          logged.contains(where: { $0.edit.action == .undo && $0.edit.name.hasPrefix(name) })
        {
          throw RepositoryError.undoingEdit(name)
        }
        guard let found = (fitting ?? effective).last else { throw RepositoryError.unknownEdit(name) }
        if let fitting, fitting.count > 1 { throw RepositoryError.ambiguousEdit(name ?? "", fitting.count) }
        let undo = Edit(
          action: .undo, event: found.edit.event, curator: curator, madeAt: try now(), undoes: found.edit.name
        )
        _ = try insert(undo)
        try apply([found.edit])
        return found.edit
      }
    }
  }

  /// An edit with what became of it.
  public struct LoggedEdit: Sendable, Hashable {
    public let edit: Edit
    /// Name of the edit that undid it.
    public let undoneBy: String?
    /// Whether some article that it speaks of is in the database.
    public let isAnchored: Bool
  }

  /// The ids of the events that have what an edit spoke of now; of a split, those of the articles split off.
  public func events(of edit: Edit) throws(RepositoryError) -> [String] {
    try answering {
      try connection.execute(
        """
        select distinct event.slug from edit_anchor
        join report on report.article_id = edit_anchor.article_id and report.ordinal = edit_anchor.report_ordinal
        join event on event.id = report.event_id
        where edit_id = $1 and side = 'one' order by 1
        """, [.int(edit.key)]
      ).map { try $0.text(0) }
    }
  }

  /// All edits, oldest first.
  public func log() throws(RepositoryError) -> [LoggedEdit] { try answering { try loggedEdits() } }

  /// Writes edits of another database down, and puts those into effect that were not known.
  /// - Returns: how many were new.
  public func replay(_ edits: [Edit]) throws(RepositoryError) -> Int {
    try answering {
      try connection.transaction {
        try lock()
        let new = try edits.sorted(by: Edit.precedes).filter { try insert($0) }
        let undone = Set(new.compactMap(\.undoes))
        try apply(try loggedEdits().map(\.edit).filter { undone.contains($0.name) } + new)
        return new.count
      }
    }
  }

  private func loggedEdits() throws -> [LoggedEdit] {
    let edits = try edits(where: "true", [])
    let redone = Set(
      edits.filter { $0.action == .undo }.compactMap(\.undoes))
    var undoneBy: [String: String] = [:]
    for edit in edits where edit.action == .undo && !redone.contains(edit.name) {
      if let undone = edit.undoes { undoneBy[undone] = edit.name }
    }
    let anchored = Set(
      try connection.execute(
        """
        select distinct edit_id from edit_anchor join article on article.id = edit_anchor.article_id order by 1
        """
      ).map { Edit.name(ofKey: try $0.int(0)) })
    return edits.map {
      LoggedEdit(edit: $0, undoneBy: undoneBy[$0.name], isAnchored: anchored.contains($0.name))
    }
  }

  /// Makes the events anew that edits speak of.
  private func apply(_ edits: [Edit]) throws {
    let articles = Set(edits.flatMap { $0.anchors.map(\.articleKey) })
    let begin = try outlines(ofArticles: articles.sorted())
    guard !begin.isEmpty else { return }
    let neighbourhood = try neighbourhood(of: [], replacing: [], from: begin)
    let regrouping = Regrouping(new: [], in: neighbourhood, forced: articles, judgements)
    try write(accept(regrouping), regrouping)
    try countUncounted()
  }

  func now() throws -> String {
    try connection.execute("select \(Self.moment("clock_timestamp()"))").first { try $0.text(0) } ?? ""
  }
}

/// From words to an edit with its anchors.
extension Repository {
  private func edit(for request: CurationRequest, curator: String) throws -> Edit {
    func made(
      _ action: Edit.Action, _ name: String, field: String? = nil, value: String? = nil
    ) throws -> Edit {
      let event = try event(named: name)
      return Edit(
        action: action, event: event.id, field: field, value: value, curator: curator, madeAt: try now(),
        anchors: try anchors(.one, of: event))
    }
    switch request {
    case .accept(let name): return try made(.accept, name)
    case .reject(let name): return try made(.reject, name)
    case .set(let name, let field, let value):
      let event = try event(named: name)
      guard field.apply(value, to: event.event) != nil else {
        throw RepositoryError.unusableValue(field: field.rawValue, value: value, allowed: field.allowed)
      }
      return try made(.set, event.id, field: field.rawValue, value: value)
    case .add(let name, let participant):
      return try made(.addParticipant, name, value: CuratedParticipant.text(participant))
    case .remove(let name, let participant):
      let event = try event(named: name)
      guard event.event.participants.contains(where: { CuratedParticipant.isMeant($0, by: participant) })
      else {
        throw RepositoryError.unknownParticipant(participant, event: event.id)
      }
      return try made(.removeParticipant, event.id, value: participant)
    case .merge(let one, let other): return try pairEdit(.merge, one, other, curator)
    case .keepApart(let one, let other): return try pairEdit(.keepApart, one, other, curator)
    case .split(let name, let articles): return try split(name, articles, curator)
    }
  }

  private func pairEdit(
    _ action: Edit.Action, _ one: String, _ other: String, _ curator: String
  ) throws -> Edit {
    let (first, second) = (try event(named: one), try event(named: other))
    guard first.key != second.key else { throw RepositoryError.sameEvent(first.id) }
    return Edit(
      action: action, event: first.id, other: second.id, curator: curator, madeAt: try now(),
      anchors: try anchors(.one, of: first) + anchors(.other, of: second))
  }

  private func split(_ name: String, _ articles: [String], _ curator: String) throws -> Edit {
    let event = try event(named: name)
    var chosen: Set<Int> = []
    for words in articles {
      let found = event.articles.filter { $0.isMeant(by: words) }
      guard let article = found.first, found.count == 1 else {
        throw RepositoryError.unknownArticle(
          words, event: event.id, candidates: (found.isEmpty ? event.articles : found).map(\.name))
      }
      chosen.insert(article.key)
    }
    guard chosen.count < event.articles.count else { throw RepositoryError.nothingLeft(event.id) }
    return Edit(
      action: .split, event: event.id, curator: curator, madeAt: try now(),
      anchors: try anchors(.one, of: event) { chosen.contains($0) }
        + anchors(.other, of: event) { !chosen.contains($0) })
  }

  private func anchors(
    _ side: EditAnchor.Side, of event: StoredEvent, where isMeant: (Int) -> Bool = { _ in true }
  ) throws -> [EditAnchor] {
    let reports = try reports(ofEvents: [event.key]).filter { isMeant($0.article) }
    let places = try connection.execute(
      """
      select report.id, report.ordinal, article.identity
      from report join article on article.id = report.article_id where report.event_id = $1 order by report.id
      """, [.int(event.key)]
    ).map { (try $0.int(0), (ordinal: try $0.int(1), identity: try $0.text(2))) }
    let byReport = Dictionary(uniqueKeysWithValues: places)
    return reports.compactMap { report in
      byReport[report.id].map {
        EditAnchor(side, report, article: $0.identity, ordinal: $0.ordinal)
      }
    }
  }
}

extension StoredArticle {
  /// Whether these words name it: its id, address or path, or all are words of its title.
  func isMeant(by words: String) -> Bool {
    if [sourceID, url, path].contains(words) { return true }
    let title = Set(Folding.folded(name).split(separator: " "))
    let wanted = Folding.folded(words).split(separator: " ")
    return !wanted.isEmpty && wanted.allSatisfy { title.contains($0) }
  }
}
