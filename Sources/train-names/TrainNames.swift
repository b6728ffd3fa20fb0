import FoundationEssentials
import SummitExtraction

/// Trains the name tagger's model, or measures the one that is compiled in.
///
///     train-names FOLDER OUT       trains on FOLDER's texts, writes the model
///     train-names --score FILE     measures on a CoNLL file, and says what is missed or wrong
@main
struct TrainNames {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 2, arguments[0] == "--score" {
      try score(file: arguments[1])
    } else if arguments.count == 2 {
      try train(folder: arguments[0], output: arguments[1])
    } else {
      print("usage: train-names FOLDER OUT\n       train-names --score FILE")
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private static func score(file: String) throws {
    let lexicon = try Lexicon.compiledIn()
    let texts = TaggedText.documents(conll: try text(file))
    let both = Extractor(lexicon: lexicon).scoreOfNames(on: texts)
    print("the tagger alone")
    for line in TrainedNames.compiledIn.score(on: texts, lexicon: lexicon).lines { print("  \(line)") }
    print("lexicon and tagger")
    for line in both.lines { print("  \(line)") }
    for line in both.differences { print(line) }
  }

  private static func train(folder: String, output: String) throws {
    let lexicon = try Lexicon.compiledIn()
    var trainer = NameTrainer(lexicon: lexicon, clusters: try text("\(folder)/clusters.tsv"))
    let silver = TaggedText.documents(conll: try text("\(folder)/silver.conll"))
    let gold = TaggedText.documents(conll: try text("\(folder)/gold-wikigold.conll"))
    // Every tenth text is kept back to measure with.
    for (number, text) in silver.enumerated() where number % 10 != 9 { trainer.add(text, repairs: true) }
    for (number, text) in gold.enumerated() where number % 10 != 9 {
      trainer.add(text, copies: 3, repairs: false)
    }
    print("\(silver.count + gold.count) texts, \(trainer.size.tokens) tokens that may be of a name")
    let trained = trainer.train(epochs: 6) { epoch, right in
      print("epoch \(epoch): \(Int((right * 1000).rounded())) of 1000 runs right")
    }
    for (name, texts) in [("silver", silver), ("wikigold", gold)] {
      let kept = texts.enumerated().filter { $0.offset % 10 == 9 }.map(\.element)
      print("kept back, \(name):")
      for line in trained.score(on: kept, lexicon: lexicon, repairs: name == "silver").lines {
        print("  \(line)")
      }
    }
    let bytes = trained.encoded(notes: notes)
    try Data(bytes).write(to: URL(filePath: output))
    print("\(trained.featureCount) features, \(bytes.count) bytes")
  }

  private static let notes = [
    "summitry's name tagger: averaged perceptron over hashed features, made by tools/train-names; do not edit",
    "Sources: White House papers and history.state.gov essays (public domain), media releases of Australian Prime",
    "Ministers (CC BY 3.0 AU), Wikinews (CC BY 2.5), Wikipedia sentences of the WikiGold corpus (CC BY 4.0);",
    "word clusters from statistics over public news and government texts. The model holds weights, no text.",
    "Licence: that of summitry; see docs/decisions/0010-name-tagger.md",
  ]
}
