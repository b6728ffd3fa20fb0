internal import ArgumentParser

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what teaches a shell to complete summitry's commands.",
    discussion: """
      Examples:
        summitry completions bash > ~/.local/share/bash-completion/completions/summitry
        summitry completions fish > ~/.config/fish/completions/summitry.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    var output = StandardOutput()
    try output.line(Summitry.completionScript(for: kind))
    try output.flush()
  }
}
