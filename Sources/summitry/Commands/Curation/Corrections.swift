internal import ArgumentParser
internal import SummitModel
internal import SummitRepository

struct SetField: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Correct a field of an event by hand.",
    discussion: """
      The value outranks what articles say, now and after loading or extracting again. An empty value clears the field.

      Examples:
        summitry set sunnylands-2013 date "7-8 June 2013"
        summitry set sunnylands-2013 place "Sunnylands, Rancho Mirage, US"
        summitry set sunnylands-2013 status held
      """)

  @Argument(help: "The event, by its id.") var event: String
  @Argument(help: "The field.") var field: CuratedField
  @Argument(help: "Its value.") var value: String
  @OptionGroup var curator: CuratorOptions

  func validate() throws { _ = try kept() }

  func run() throws { try curator.curate(.set(event, field, kept())) { "\(SafeText.line($0.words))." } }

  /// The value as it is kept: dates as EDTF.
  private func kept() throws -> String {
    guard field == .date else { return value }
    do throws(When.Fault) {
      return try DateOfEvent(value).edtf
    } catch {
      throw ValidationError(error.description)
    }
  }
}

struct AddParticipant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-participant", abstract: "Add somebody who took part in an event, or correct how.",
    discussion: """
      Example: summitry add-participant sunnylands-2013 "Tom Donilon" --country US --office "National Security Advisor"
      """)

  @Argument(help: "The event, by its id.") var event: String
  @Argument(help: "The person's full name; without one the country or organisation itself took part.")
  var name: String?
  @Option(name: .long, help: "The office at the time.") var office: String?
  @Option(name: .long, help: "The state, by name or code.", transform: { try Countries.code($0) })
  var country: CountryCode?
  @Option(name: .long, help: "The international organisation.") var organisation: String?
  @Option(name: .long, help: "The rank.") var rank: Rank = .other
  @Option(name: .long, help: "The part taken.") var role: Role = .participant
  @OptionGroup var curator: CuratorOptions

  func validate() throws {
    if name == nil, country == nil, organisation == nil {
      throw ValidationError("give a name, --country or --organisation")
    }
  }

  func run() throws {
    let written = name ?? organisation ?? country?.rawValue ?? ""
    let participant = Participant(
      name: name, office: office, country: country, organisation: organisation, rank: rank, role: role,
      asWritten: written)
    try curator.curate(.add(event, participant)) { "\(SafeText.line($0.words))." }
  }
}

struct RemoveParticipant: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove-participant", abstract: "Remove somebody who did not take part in an event.",
    discussion: "Example: summitry remove-participant sunnylands-2013 Biden")

  @Argument(help: "The event, by its id.") var event: String
  @Argument(help: "Words of the name; or the country or organisation, where nobody is named.")
  var name: String
  @OptionGroup var curator: CuratorOptions

  func run() throws {
    try curator.curate(.remove(event, participant: name)) { "\(SafeText.line($0.words))." }
  }
}

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take an edit back: the last one, or that of the name.")

  @Argument(help: "The edit, as the log names it, or the beginning of its name.") var edit: String?
  @OptionGroup var curator: CuratorOptions

  func run() throws {
    let undone = try OpenDatabase.read(curator.database.choice) {
      try $0.undo(edit, curator: curator.name)
    }
    StandardError.line("Undone: \(SafeText.line(undone.words))")
  }
}
