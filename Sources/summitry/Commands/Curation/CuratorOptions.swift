internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

/// Who edits, and in which database.
struct CuratorOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Who decides; the account's name when it is not given.", valueName: "name"))
  var curator: String?

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if let curator, curator.isEmpty || curator.utf8.count > 200 {
      throw ValidationError("--curator is a name of up to 200 bytes")
    }
  }

  /// The name as given, else `SUMMITRY_CURATOR`, else the account's.
  var name: String {
    if let curator { return curator }
    for variable in ["SUMMITRY_CURATOR", "USER", "LOGNAME"] {
      if let name = Environment.filled(variable) { return name }
    }
    return "curator"
  }

  /// Puts an edit into effect, and says where to find what came of it under another id, and how to take it back.
  func curate(_ request: CurationRequest, saying words: (Edit) -> String) throws {
    let (edit, events) = try OpenDatabase.read(database.choice) { repository in
      let edit = try repository.curate(request, curator: name)
      return (edit, try repository.events(of: edit))
    }
    let renamed = events.filter { $0 != edit.event && $0 != edit.other }
    let lines =
      renamed.map { "see: summitry show \(SafeText.line($0))" } + ["take it back: summitry undo \(edit.name)"]
    StandardError.line(([words(edit)] + lines).joined(separator: "\n  "))
  }
}

extension Edit {
  /// What was decided, in one line: `set place of sunnylands-2013 to Sunnylands, Rancho Mirage, US`.
  var words: String {
    switch action {
    case .accept: "accept \(event)"
    case .reject: "reject \(event)"
    case .set:
      (value ?? "").isEmpty
        ? "clear \(field ?? "") of \(event)" : "set \(field ?? "") of \(event) to \(value ?? "")"
    case .addParticipant: "add \(participantWords) to \(event)"
    case .removeParticipant: "remove \(value ?? "") from \(event)"
    case .merge: "merge \(event) and \(other ?? "")"
    case .keepApart: "keep \(event) and \(other ?? "") apart"
    case .split: "split \(articleCount) off \(event)"
    case .undo: "undo \(undoes ?? "")"
    }
  }

  private var participantWords: String {
    guard let participant = value.flatMap({ CuratedParticipant.participant($0) }) else { return value ?? "" }
    return [EventWords.name(participant), EventWords.office(participant)].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private var articleCount: String {
    Words.count(Set(anchors.filter { $0.side == .one }.map(\.article)).count, "article")
  }
}
