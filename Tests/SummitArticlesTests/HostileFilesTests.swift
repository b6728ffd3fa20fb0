import FoundationEssentials
import Glibc
import SummitArticles
import SummitModel
import Testing

extension BigFiles {
  /// Files that were made, or happen, to hurt whoever reads them: each is named with its reason, and what stands beside
  /// it is read.
  @Suite(.serialized) struct HostileFiles {
    let scratch: Scratch
    init() throws { scratch = try Scratch() }

    private let good = "The ministers met in Bergen and agreed to share the pilots of their harbours."

    /// What is wrong with each file of the scratch folder, by its name; the good ones have to be read.
    private func faults(good count: Int = 1) throws -> [String: String] {
      let (articles, bad) = try read(scratch.path)
      #expect(articles.count == count)
      let named = bad.map { (String($0.path.dropFirst(scratch.path.utf8.count + 1)), $0.reason) }
      return Dictionary(named, uniquingKeysWith: { $0 + "; " + $1 })
    }

    /// 200 MB of one letter, packed by the system's gzip.
    private func bomb() throws -> [UInt8] {
      let path = scratch.path + "/bomb"
      let script = "head -c 200000000 /dev/zero | tr '\\0' 'a' | gzip -9 > '\(path)'"
      let status = unsafe system(script)
      #expect(status == 0)
      defer { try? FileManager.default.removeItem(atPath: path) }
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    @Test func bombs() throws {
      let packed = try bomb()
      // What gzip wrote is a header of 10 bytes, the deflated bytes, their checksum and their length.
      let checksum = Array(packed.suffix(8).prefix(4))
      let entries = [
        ZipSample.Entry(
          name: "bomb.jsonl", bytes: Array(packed.dropFirst(10).dropLast(8)), unpacked: 200_000_000,
          checksum: checksum, isDeflated: true),
        ZipSample.Entry(name: "good.txt", text: good),
      ]
      _ = try scratch.file("a.zip", ZipSample.archive(entries))
      _ = try scratch.file("b.txt.gz", packed)
      _ = try scratch.file("c.jsonl.gz", packed)
      let faults = try faults()
      #expect(faults["a.zip/bomb.jsonl"]?.contains("a ZIP bomb: ") == true)
      #expect(faults["b.txt.gz"] == "a text of more than 32 MB is no article")
      #expect(faults["c.jsonl.gz"]?.contains("a gzip bomb") == true)
    }

    @Test func archivesWithinArchives() throws {
      var bytes = ZipSample.archive([ZipSample.Entry(name: "good.txt", text: good)])
      for _ in 0..<6 { bytes = ZipSample.archive([ZipSample.Entry(name: "a.zip", bytes: bytes)]) }
      _ = try scratch.file("a.zip", bytes)
      #expect(try faults(good: 0).values.allSatisfy { $0 == "archives in archives, more than 4 deep" })
    }

    @Test func namesThatLeadOutOfAnArchive() throws {
      let names = ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "good.txt"]
      _ = try scratch.file("a.zip", ZipSample.archive(names.map { ZipSample.Entry(name: $0, text: good) }))
      let faults = try faults()
      #expect(faults.count == 3)
      #expect(faults.values.allSatisfy { $0 == "its name leads out of the archive" })
    }

    /// Cut at any place, an archive gives the articles before the cut or none, and a reason.
    @Test(arguments: ["archive.zip", "archive.tar.gz", "nexis.docx"])
    func archivesThatWereCutOff(name: String) throws {
      let whole = [UInt8](try Data(contentsOf: URL(filePath: GoldenTests.folder + "/" + name)))
      for part in 1..<20 {
        let path = try scratch.file(name, whole.prefix(whole.count * part / 20))
        let bad = try read(path).bad
        #expect(!bad.isEmpty, "\(part) twentieths of \(name)")
      }
    }

    @Test func entityBombs() throws {
      let names = Array("abcdefghij").map(String.init)
      let entities = zip(names, names.dropFirst()).map { less, more in
        "<!ENTITY \(more) \"\(String(repeating: "&\(less);", count: 10))\">"
      }
      let head = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">\(entities.joined())]>"
      let item = "<rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>"
      _ = try scratch.file("a.rss", head + item)
      let file = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      _ = try scratch.file(
        "b.rss", file + "<rss><channel><item><description>&x;</description></item></channel></rss>")
      _ = try scratch.file("good.txt", good)
      #expect(try faults().values.allSatisfy { $0 == "it declares entities of its own, which no feed needs" })
    }

    @Test func deepNesting() throws {
      let deep = 300_000
      func nested(_ opening: String, _ inner: String, _ closing: String) -> String {
        String(repeating: opening, count: deep) + inner + String(repeating: closing, count: deep)
      }
      _ = try scratch.file("a.html", "<html><body>" + nested("<div>", good, "</div>"))
      _ = try scratch.file("b.json", "[{\"text\": \(nested("[", "1", "]"))}, {\"text\": \"\(good)\"}]")
      _ = try scratch.file("c.json", nested("{\"a\":", "1", "}"))
      _ = try scratch.file("d.rss", "<rss><channel>" + nested("<a>", good, "</a>"))
      let faults = try faults()
      #expect(faults["a.html"] == "no article is in this page: it nests more than 4096 deep")
      for name in ["b.json", "c.json"] { #expect(faults[name]?.contains("nests more than 128 deep") == true) }
      #expect(faults["d.rss"]?.contains("nests more than 256 deep") == true)
    }

    @Test func linksInCirclesAndPipes() throws {
      _ = try scratch.file("sub/good.txt", good)
      unsafe symlink("..", scratch.path + "/sub/up")
      unsafe symlink("loop.txt", scratch.path + "/loop.txt")
      unsafe symlink("nowhere", scratch.path + "/dangling.txt")
      unsafe mkfifo(scratch.path + "/pipe.txt", 0o600)
      unsafe symlink("pipe.txt", scratch.path + "/topipe.txt")
      let faults = try faults()
      #expect(faults["loop.txt"] == "too many levels of symbolic links")
      #expect(faults["dangling.txt"] == "no such file or directory")
      #expect(faults["pipe.txt"] == "a pipe or a device, no file")
      #expect(faults["topipe.txt"] == "a pipe or a device, no file")
    }

    @Test func aListOfPathsWithSomeThatAreNotThere() throws {
      let path = try scratch.file("good.txt", good)
      let lines = (0..<2_000).map { $0 % 2 == 0 ? path : "/nowhere/\($0).txt" }
      let list = try scratch.file("paths", lines.joined(separator: "\r\n"))
      let (articles, bad) = try read(try ArticleReader(paths: [], list: list))
      #expect(articles.count == 1_000)
      #expect(bad.count == 1_000)
      #expect(bad.allSatisfy { $0.reason == "no such file or directory" })
    }

    @Test func filesThatChangeWhileTheyAreRead() throws {
      let record = "{\"text\": \"\(String(repeating: good, count: 100))\"}\n"
      let path = try scratch.file("a.jsonl", String(repeating: record, count: 500))
      var reader = try ArticleReader(paths: [path])
      #expect(try reader.next()?.get() != nil)
      let status = unsafe truncate(path, 2_000_000)
      #expect(status == 0)
      var (count, bad) = (1, [BadRecord]())
      while let next = reader.next() {
        switch next {
        case .success: count += 1
        case .failure(let fault): bad.append(fault)
        }
      }
      #expect(count < 500)
      #expect(bad.count == 1, "the record that was cut is named")
      try FileManager.default.removeItem(atPath: path)
    }

    /// A stream that brings nothing more does not hold up whoever wants to stop.
    @Test func aStreamThatFallsSilent() throws {
      var ends: [CInt] = [0, 0]
      let status = unsafe pipe(&ends)
      #expect(status == 0)
      defer { for end in ends { close(end) } }
      var options = ArticleReader.Options()
      options.standardInput = ends[0]
      let start = ContinuousClock.now
      options.isStopped = { ContinuousClock.now - start > .milliseconds(300) }
      var reader = try ArticleReader(paths: ["-"], options: options)
      #expect(reader.next() == nil)
      #expect(ContinuousClock.now - start < .seconds(10))
    }
  }
}
