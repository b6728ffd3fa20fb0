internal import SummitModel

/// An article that comes as named values: an object of JSON, a row of a table.
///
/// The text is kept as it is, because offsets count into it.
struct ArticleRecord {
  let path: String
  let line: Int
  let map: FieldMap

  /// The article of a JSON object: `{"id", "date", "title", "text", "url", "source"}`, all but `text` optional; or those of
  /// a list that it has instead, as answers of web services are.
  func articles(_ bytes: [UInt8]) throws(BadRecord) -> [Result<Article, BadRecord>] {
    let record = try object(bytes)
    let values = map.values(of: record)
    if values[.text] == nil, let list = list(in: record, depth: 2) {
      return list.map { element in
        let values = map.values(of: element)
        return Result { () throws(BadRecord) in try article { values[$0] } }
      }
    }
    return [.success(try article { values[$0] })]
  }

  /// The first list of objects with a text in it.
  private func list(in record: JSON, depth: Int) -> [JSON]? {
    (record.members ?? []).lazy.compactMap { member -> [JSON]? in
      if let elements = member.value.elements {
        return elements.contains { map.values(of: $0)[.text] != nil } ? elements : nil
      }
      return depth > 1 ? list(in: member.value, depth: depth - 1) : nil
    }.first
  }

  /// An article out of values that are looked up by field.
  func article(_ value: (FieldMap.Field) -> JSON?) throws(BadRecord) -> Article {
    let name = map.names(of: .text).first ?? "text"
    guard let found = value(.text), !found.isNull else { throw noArticle(#"no "\#(name)" field"#) }
    guard let text = Self.words(found) else { throw noArticle(#""\#(name)" is no string"#) }
    guard !text.allSatisfy(\.isWhitespace) else { throw bad("the text is empty") }
    guard !text.utf8.contains(0) else { throw bad("a NUL character in the text") }
    let lines = PlainText.outerLines(of: text)
    func field(_ field: FieldMap.Field) -> String? { value(field).flatMap(Self.text) }
    return Article(
      sourceID: field(.id), path: "\(path):\(line)", title: field(.title) ?? PlainText.title(of: lines),
      published: Self.date(field(.date)) ?? PublicationLine.date(in: lines), publisher: field(.source),
      url: field(.url), language: Language.of(text, declared: field(.language)), author: field(.author),
      text: text)
  }

  private func bad(_ reason: String) -> BadRecord { BadRecord(path: path, line: line, reason: reason) }

  private func noArticle(_ reason: String) -> BadRecord {
    BadRecord(path: path, line: line, reason: reason, kind: .noArticle)
  }

  private func object(_ bytes: [UInt8]) throws(BadRecord) -> JSON {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw bad(Encoding.notUTF8(bytes[offset], at: offset))
    }
    let value: JSON
    do throws(JSON.Fault) {
      value = try JSON(bytes)
    } catch {
      throw bad(error.description)
    }
    guard value.members != nil else { throw bad("no JSON object") }
    return value
  }

  /// A text, or the paragraphs of one.
  private static func words(_ value: JSON) -> String? {
    guard let elements = value.elements, !elements.isEmpty else { return value.string }
    let paragraphs = elements.compactMap(\.string)
    return paragraphs.count == elements.count ? paragraphs.joined(separator: "\n\n") : nil
  }

  /// A field's text, the digits of a number, or what an array of names holds; `nil` when it is missing or blank.
  private static func text(_ value: JSON) -> String? {
    let text: String
    switch value {
    case .string(let string): text = String(PlainText.trimmed(Substring(string)))
    case .number(let digits): text = digits
    case .array(let elements): text = elements.compactMap(Self.text).joined(separator: ", ")
    default: return nil
    }
    return text.isEmpty || text.utf8.contains(0) ? nil : text
  }

  /// The day of a field: an ISO day, with a time or without, or as programs and newspapers write it. What cannot
  /// be read as one day counts as no date, and the text is searched for one.
  private static func date(_ text: String?) -> PublicationDate? {
    guard let text, let day = WrittenDay.day(text) ?? Timestamp(text)?.day else { return nil }
    return PublicationDate(day: day, basis: .record)
  }
}
