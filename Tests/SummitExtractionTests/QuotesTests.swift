import SummitModel
import Testing

@testable import SummitExtraction

/// Who is quoted, where the words beside a quotation are "he", "the minister" or a name behind an office.
@Suite("Quotes") struct QuotesTests {
  private let extractor: Extractor

  init() throws { extractor = Extractor(lexicon: try Lexicon.compiledIn()) }

  @Test(
    "a title, a pronoun and an apposition lead to who spoke",
    arguments: [
      (
        "Danish Foreign Minister Niels Helveg Petersen met his Turkish counterpart Hikmet Cetin in Ankara. "
          + "\"We have made progress on Cyprus,\" the Danish minister said. \"There is still a long way to go,\" he added.",
        ["Niels Helveg Petersen", "Niels Helveg Petersen"]
      ),
      (
        "Slovenia's Ambassador Jure Kovac spoke to STA. \"We will exchange all the information,\" the diplomat said.",
        ["Jure Kovac"]
      ),
      (
        "Mr Ian Black met Foreign Minister Jack Straw in London. The head of the Scottish Bar Council, Neil Davidson, "
          + "says Mr Straw is wrong. \"If the law permits, it could be struck down,\" he said.",
        ["Neil Davidson"]
      ),
      (
        "The deal between Jack Straw and his guests was hailed by UN envoy Karl Brenner as \"a turning point\".",
        ["Karl Brenner"]
      ),
      (
        "\"We need unity,\" the president of the European Council, Donald Tusk, warned. "
          + "\"There is no other way,\" the former Polish prime minister said.",
        ["Donald Tusk", "Donald Tusk"]
      ),
    ])
  func found(text: String, speakers: [String]) { #expect(self.speakers(in: text) == speakers) }

  @Test("an official brought in without a name is not the one who spoke before")
  func newcomer() {
    let text =
      "\"Our position has not changed,\" Chief Cabinet Secretary Yoshihide Suga told reporters. "
      + "A senior official at the ministry was more blunt. \"They are dreaming of it,\" the official said."
    #expect(speakers(in: text) == ["Yoshihide Suga", nil])
  }

  private func speakers(in text: String) -> [String?] {
    extractor.read(Article(path: "", text: text)).quotes.map(\.speaker)
  }
}
