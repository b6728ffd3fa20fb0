internal import ArgumentParser

/// Tables of the user's own, laid over those of the program.
struct LexiconOptions: ParsableArguments {
  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      "A directory with tables that add to the program's own, or replace rows of them: leaders.tsv, venues.tsv …",
      valueName: "dir"),
    completion: .directory)
  var directory: String?
}
