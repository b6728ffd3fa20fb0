internal import ArgumentParser
internal import Glibc

@main
struct Summitry: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summitry",
    abstract:
      "Turns news articles into a timeline of diplomatic meetings: who met whom, when, where, about what.",
    discussion: """
      Examples:
        summitry load articles/            read articles into the timeline
        summitry timeline 2013             what happened in 2013
        summitry show sunnylands           one event, with the sentence behind every fact
        summitry extract article.txt       what would be found, without any database
      """,
    version: "summitry \(Version.program)",
    groupedSubcommands: [
      CommandGroup(
        name: "Read",
        subcommands: [
          Load.self, Watch.self, Import.self, Reextract.self, Extract.self, Explain.self, Read.self,
          Evaluate.self,
        ]),
      CommandGroup(
        name: "Ask",
        subcommands: [
          Timeline.self, Participants.self, Show.self, Search.self, Met.self, First.self, Gaps.self,
          Around.self,
          People.self, Person.self, Country.self, Places.self, Topics.self, Series.self, Network.self,
          Panel.self,
          Stats.self, Export.self,
        ]),
      CommandGroup(
        name: "Curate",
        subcommands: [
          Review.self, Conflicts.self, Accept.self, Reject.self, SetField.self, AddParticipant.self,
          RemoveParticipant.self, Merge.self, Split.self, Undo.self, Log.self, Replay.self,
        ]),
      CommandGroup(
        name: "Keep",
        subcommands: [
          DatabaseCommand.self, Doctor.self, Completions.self, TimeExtraction.self, TimeStoring.self,
        ]),
    ])

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try parsed(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      if !failure.description.isEmpty { StandardError.line("Error: " + failure.description) }
      Glibc.exit(failure.status.rawValue)
    } catch let wrong as ValidationError {
      // Found when the command ran, not when its words were read: the parser no longer knows which it was.
      let path = (try? Misspelling.check(arguments, of: Self.self)) ?? _commandName
      StandardError.line("Error: \(wrong.message)\n  try: \(path) --help")
      Glibc.exit(Failure.Status.usage.rawValue)
    } catch {
      exit(withError: error)
    }
  }

  /// The command that the words mean. Those that mean none are looked at for one that was meant.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    do {
      return try parseAsRoot(arguments)
    } catch {
      _ = try Misspelling.check(arguments, of: Self.self)
      throw error
    }
  }
}

/// What this program is.
enum Version {
  static let program = "0.1.0"
}

/// A command that does not exist, and the one that was probably meant.
enum Misspelling {
  /// - Returns: the command that the words lead to, from the program's name on.
  /// - Throws: when they lead to none.
  static func check(_ arguments: [String], of root: any ParsableCommand.Type) throws(Failure) -> String {
    var command = root
    var path = root._commandName
    for word in arguments {
      let commands = command.configuration.subcommands
      if commands.isEmpty || word.hasPrefix("-") || word == "help" { return path }
      guard let next = commands.first(where: { $0._commandName == word }) else {
        let meant = Suggestion.nearest(to: word, among: commands.map { $0._commandName })
        throw Failure(
          "there is no command '\(SafeText.line(word))'" + (meant.map { ". Did you mean '\($0)'?" } ?? "")
            + "\n  try: \(path) --help", status: .usage)
      }
      path += " " + word
      command = next
    }
    return path
  }
}
