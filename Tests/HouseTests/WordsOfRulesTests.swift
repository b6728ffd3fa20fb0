import Testing

/// A rule that asks for a word by its text finds only words that some table holds: all others have no text.
@Suite struct WordsOfRulesTests {
  /// The words in the first two columns of all tables.
  private static func known() throws -> Set<Substring> {
    var words: Set<Substring> = []
    for name in CompiledTable.names {
      for line in try CompiledTable(named: name).rowLines {
        for field in line.split(separator: "\t", omittingEmptySubsequences: false).prefix(2) {
          words.formUnion(field.lowercased()[...].split { !($0.isLetter || $0 == "'") })
        }
      }
    }
    return words
  }

  @Test func everyWordThatARuleNamesStandsInATable() throws {
    let known = try Self.known()
    #expect(known.contains("sidelines"))
    let rules = SourceFile.sources.filter { file in
      file.module == "SummitExtraction"
        && (file.code.contains("vocabulary.text(") || file.code.contains("lexiconText("))
    }
    #expect(rules.count > 15)
    for file in rules {
      for text in file.texts where text.allSatisfy({ $0.isASCII && $0.isLowercase }) && !text.isEmpty {
        let isKnown = known.contains(text[...])
        #expect(isKnown, "\(file.path): no table holds \"\(text)\"; give it the class cue in words.tsv")
      }
    }
  }
}
