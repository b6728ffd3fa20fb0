import ArgumentParser

@main
struct Summitry: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "summitry")
}
