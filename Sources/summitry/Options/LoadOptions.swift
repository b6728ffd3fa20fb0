internal import ArgumentParser

/// How a load goes about it, and what it tells.
struct LoadOptions: ParsableArguments {
  @Flag(name: .long, help: "Only read and count; save nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Stop at the first article that cannot be read or has no publication date.")
  var strict = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write a JSON line for each input: what became of it, and why.", valueName: "file.ndjson"),
    completion: .file())
  var report: String?

  @Flag(name: .long, help: "No progress and no summary; only what went wrong.")
  var quiet = false

  @OptionGroup var lexicon: LexiconOptions

  var options: LoadRun.Options {
    LoadRun.Options(
      isDry: dryRun, isStrict: strict, isQuiet: quiet, report: report, lexicon: lexicon.directory)
  }
}
