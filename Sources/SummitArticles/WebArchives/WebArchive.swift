internal import SummitModel

/// The pages of a WARC file (ISO 28500), each with its address; what is no page is passed over.
struct WebArchive: ArticleSource {
  private let path: String
  private let source: any ByteSource
  private var buffer: [UInt8]
  private var position = 0
  private var number = 0
  private var isBroken = false

  static func recognise(_ head: [UInt8]) -> Bool { head.starts(with: Array("WARC/".utf8)) }

  init(_ input: Input) {
    path = input.path
    source = input.bytes
    buffer = input.head
  }

  mutating func next() -> Result<Article, BadRecord>? {
    while !isBroken, let header = nextHeader() {
      number += 1
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        isBroken = true
        return bad("a WARC record without its length")
      }
      let isPage = header["warc-type"] == "response" || header["warc-type"] == "resource"
      let (block, isWhole) = take(length, keeping: isPage ? ArticleReader.longest : 0)
      if !isWhole {
        isBroken = true
        return bad("a WARC file that was cut off: its end is missing")
      }
      guard isPage else { continue }
      if length > ArticleReader.longest { return bad("a page of \(ArticleReader.megabytes(length))") }
      let address = header["warc-target-uri"]
      if let result = article(block, isResponse: header["warc-type"] == "response", address: address) {
        return result
      }
    }
    guard let failure = source.failure, !isBroken else { return nil }
    isBroken = true
    return bad(failure)
  }

  private func bad(_ reason: String) -> Result<Article, BadRecord> {
    .failure(BadRecord(path: path, line: number, reason: reason))
  }

  /// The article of a page; `nil` for pictures, programs and errors of servers.
  private func article(_ block: [UInt8], isResponse: Bool, address: String?) -> Result<Article, BadRecord>? {
    var body = block[...]
    var declared: [String] = []
    if isResponse {
      guard let end = Self.headerEnd(block) else { return nil }
      let header = String(decoding: block[..<end], as: UTF8.self)
      let lines = header.split(whereSeparator: \.isNewline)
      let status = lines.first?.split(separator: " ").dropFirst().first
      let fields = Self.fields(lines.dropFirst())
      guard status == "200", fields["content-type"]?.lowercased().contains("html") ?? true else { return nil }
      declared = fields["content-type"].map { DeclaredCharset.labels(in: Array($0.utf8)) } ?? []
      body = Self.unpacked(block[end...], fields)[...]
    }
    let bytes = Array(body)
    guard bytes.prefix(1024).contains(UInt8(ascii: "<")) else { return nil }
    do throws(Encoding.Fault) {
      let html = try Encoding.decoded(bytes, declared: declared + DeclaredCharset.labels(in: bytes))
      return Result { () throws(BadRecord) in
        var article = try Page.article(html, path: "\(path):\(number)", address: address)
        article.url = article.url ?? address
        return article
      }
    } catch {
      return bad(error.reason)
    }
  }

  private static func headerEnd(_ block: [UInt8]) -> Int? {
    for index in block.indices.prefix(1 << 16) where block[index] == 0x0A {
      if block[(index + 1)...].starts(with: [0x0D, 0x0A]) { return index + 3 }
      if block[(index + 1)...].first == 0x0A { return index + 2 }
    }
    return nil
  }

  private static func fields(_ lines: ArraySlice<Substring>) -> [String: String] {
    var fields: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[line[..<colon].lowercased()] = String(PlainText.trimmed(line[line.index(after: colon)...]))
    }
    return fields
  }

  /// A body that the server sent in chunks, or packed.
  private static func unpacked(_ body: ArraySlice<UInt8>, _ fields: [String: String]) -> [UInt8] {
    var bytes = Array(body)
    if fields["transfer-encoding"]?.lowercased() == "chunked" { bytes = dechunked(bytes) }
    guard Format.isGzip(bytes) else { return bytes }
    return GzipSource(HeldBytes([]), head: bytes).next(after: [], atMost: ArticleReader.longest)
  }

  private static func dechunked(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var position = 0
    while let end = bytes[position...].firstIndex(of: 0x0A) {
      let digits = bytes[position..<end].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return position == 0 ? bytes : output
      }
      let stop = min(end + 1 + size, bytes.count)
      output += bytes[(end + 1)..<stop]
      if size == 0 || stop == bytes.count { break }
      position = min(stop + 2, bytes.count)
    }
    return output
  }

  // MARK: Records

  private mutating func nextHeader() -> [String: String]? {
    var lines: [Substring] = []
    while let line = takeLine() {
      if line.isEmpty {
        if lines.isEmpty { continue }
        return Self.fields(lines[...])
      }
      lines.append(Substring(line))
      if lines.count > 200 { return Self.fields(lines[...]) }
    }
    return lines.isEmpty ? nil : Self.fields(lines[...])
  }

  private mutating func takeLine() -> String? {
    var line: [UInt8] = []
    while let byte = takeByte() {
      if byte == 0x0A {
        if line.last == 0x0D { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
      }
      if line.count < 1 << 16 { line.append(byte) }
    }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  private mutating func takeByte() -> UInt8? {
    if position == buffer.count {
      buffer = source.next()
      position = 0
      if buffer.isEmpty { return nil }
    }
    defer { position += 1 }
    return buffer[position]
  }

  private mutating func take(_ count: Int, keeping limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var kept: [UInt8] = []
    var left = count
    while left > 0 {
      if position == buffer.count {
        buffer = source.next()
        position = 0
        if buffer.isEmpty { return (kept, false) }
      }
      let piece = buffer[position..<min(position + left, buffer.count)]
      if kept.count < limit { kept += piece.prefix(limit - kept.count) }
      position += piece.count
      left -= piece.count
    }
    return (kept, true)
  }
}
