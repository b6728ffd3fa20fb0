internal import ArgumentParser
internal import SummitRepository

/// `--count-by`: numbers instead of a list.
struct CountOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Count the events instead: by year, month, country, host, kind, topic, place, level, format, status, series, "
        + "person or visit_type. Repeated: by all of them together.", valueName: "what"))
  var countBy: [Axis] = []
}
