internal import SummitData

/// What topics are called elsewhere, out of the lexicon's table.
enum Contexts {
  /// PLOVER's context of a topic, by the topic's code.
  static let plover: [String: String] = {
    let columns = ["code", "label", "cameo", "plover", "iptc"]
    guard let file = CompiledFile(named: "topics.tsv"),
      let table = try? TSV(file: "topics.tsv", text: file.text, columns: columns)
    else { return [:] }
    return Dictionary(
      table.rows.filter { !$0[3].isEmpty }.map { ($0[0], $0[3]) }, uniquingKeysWith: { first, _ in first })
  }()
}
