import FoundationEssentials
import SummitArticles
import SummitModel
import Testing

/// Texts in the encodings of their languages, as files without a word about it, as pages that tell the truth and as
/// pages that say UTF-8.
@Suite struct EncodingCorpus {
  struct Sample: CustomTestStringConvertible {
    let language: String
    let encoding: String
    let text: String
    let bytes: [UInt8]
    var testDescription: String { "\(language) in \(encoding)" }
  }

  static let samples: [Sample] = {
    let path = GoldenTests.folder + "/encodings/encodings.tsv"
    let lines = ((try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? "").split(separator: "\n")
    return lines.drop { $0.hasPrefix("#") }.dropFirst().map { line in
      let fields = line.split(separator: "\t").map(String.init)
      let digits = Array(fields[3].utf8)
      let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
      }
      return Sample(language: fields[0], encoding: fields[1], text: fields[2], bytes: bytes)
    }
  }()

  @Test func thereAreSamples() { #expect(Self.samples.count > 20) }

  @Test(arguments: samples) func isReadWhateverItSays(sample: Sample) throws {
    #expect(try readOne("a.txt", sample.bytes).articles.first?.text == sample.text)
    for declared in [sample.encoding, "utf-8"] {
      let page =
        Array("<html><head><meta charset=\"\(declared)\"></head><body><p>".utf8) + sample.bytes
        + Array("</p></body></html>".utf8)
      #expect(try readOne("a.html", page).articles.first?.text == sample.text, "declared as \(declared)")
    }
  }
}
