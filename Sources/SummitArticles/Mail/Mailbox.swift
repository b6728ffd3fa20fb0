internal import SummitModel

/// Messages of a mailbox file (mbox), or the one of an .eml file.
struct Mailbox: ArticleSource {
  private let path: String
  private let bytes: any ByteSource
  private var lines: LineReader
  private var message: [UInt8] = []
  private var number = 0
  private var length = 0
  private var hasEnded = false
  private var hasFailed = false

  /// "From reader@example.org Sat Jun  8 22:10:00 2013", or the header of a single message.
  static func recognise(_ head: [UInt8]) -> Bool {
    let lines = String(decoding: head.prefix(4096), as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return false }
    if first.hasPrefix("From "), first.split(separator: " ").count >= 6 { return true }
    let names = lines.prefix { $0.first == " " || $0.first == "\t" || isField($0) }
      .filter { $0.first != " " && $0.first != "\t" }.map { $0.prefix { $0 != ":" }.lowercased() }
    return names.count >= 3 && names.contains("from") && names.contains("date")
      && (names.contains("subject") || names.contains("message-id"))
      && ["mime-version", "message-id", "received", "content-type"].contains { names.contains($0) }
  }

  private static func isField(_ line: Substring) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    return !line[..<colon].isEmpty && line[..<colon].allSatisfy { $0.isASCII && !$0.isWhitespace }
  }

  init(_ input: Input) {
    path = input.path
    bytes = input.bytes
    lines = LineReader(input.bytes, head: input.head, limit: ArticleReader.longest)
  }

  mutating func next() -> Result<Article, BadRecord>? {
    while !hasEnded {
      guard let line = lines.next() else {
        hasEnded = true
        return message.isEmpty ? nil : finish()
      }
      if line.bytes.starts(with: Array("From ".utf8)), message.isEmpty || message.suffix(2) == [0x0A, 0x0A] {
        if !message.isEmpty { return finish() }
        continue
      }
      length += line.length + 1
      guard message.count <= ArticleReader.longest else { continue }
      let isQuoted = line.bytes.starts(with: Array(">From ".utf8))
      let ended = line.bytes.last == 0x0D ? line.bytes.dropLast() : line.bytes[...]
      message += isQuoted ? ended.dropFirst() : ended
      message.append(0x0A)
    }
    guard let failure = bytes.failure, !hasFailed else { return nil }
    hasFailed = true
    return .failure(BadRecord(path: path, reason: failure))
  }

  private mutating func finish() -> Result<Article, BadRecord> {
    number += 1
    let raw = message
    let isTooLong = length > ArticleReader.longest
    message = []
    length = 0
    func bad(_ reason: String) -> Result<Article, BadRecord> {
      .failure(BadRecord(path: path, line: number, reason: reason))
    }
    if isTooLong { return bad("a message of more than \(ArticleReader.megabytes(ArticleReader.longest))") }
    let mail = Message(raw[...])
    guard let words = mail.text() else { return bad("a message without a text") }
    let (repaired, notes) = Repair.repaired(words)
    let plain = PlainText(repaired)
    guard !plain.text.isEmpty else { return bad("a message without a text") }
    let sent = mail.field("date").flatMap { Timestamp($0) }
    return .success(
      Article(
        sourceID: mail.field("message-id"), path: "\(path):\(number)",
        title: mail.field("subject") ?? plain.title,
        published: sent.map { PublicationDate(day: $0.day, basis: .record) } ?? plain.published,
        publisher: mail.field("list-id") ?? mail.field("organization"), language: Language.of(plain.text),
        author: mail.field("from"), text: plain.text, notes: notes))
  }
}
