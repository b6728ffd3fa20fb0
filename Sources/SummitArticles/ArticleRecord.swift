internal import SummitModel

/// An article that comes as a JSON object: `{"id", "date", "title", "text", "url", "source"}`, all but `text` optional.
///
/// The text is kept as it is, because offsets count into it.
enum ArticleRecord {
  static func article(
    _ bytes: [UInt8], path: String, line: Int
  ) throws(BadRecord) -> Article {
    let record = try object(bytes, path: path, line: line)
    func bad(_ reason: String) -> BadRecord { BadRecord(path: path, line: line, reason: reason) }
    guard let value = record["text"], !value.isNull else { throw bad(#"no "text" field"#) }
    guard let text = value.string else { throw bad(#""text" is no string"#) }
    guard !text.allSatisfy(\.isWhitespace) else { throw bad("the text is empty") }
    guard !text.utf8.contains(0) else { throw bad("a NUL character in the text") }
    let lines = PlainText.outerLines(of: text)
    return Article(
      sourceID: field("id", of: record), path: "\(path):\(line)",
      title: field("title", of: record) ?? PlainText.title(of: lines),
      published: date(of: record) ?? PublicationLine.date(in: lines),
      publisher: field("source", of: record), url: field("url", of: record),
      language: field("language", of: record) ?? Language.of(text), text: text)
  }

  private static func object(_ bytes: [UInt8], path: String, line: Int) throws(BadRecord) -> JSON {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw BadRecord(path: path, line: line, reason: Encoding.notUTF8(bytes[offset], at: offset))
    }
    do {
      let value = try JSON(bytes)
      guard value.members != nil else { throw BadRecord(path: path, line: line, reason: "no JSON object") }
      return value
    } catch let fault as JSON.Fault {
      throw BadRecord(path: path, line: line, reason: fault.description)
    } catch let bad as BadRecord {
      throw bad
    } catch {
      throw BadRecord(path: path, line: line, reason: "\(error)")
    }
  }

  /// A field's text, or the digits of a number; `nil` when it is missing or blank.
  private static func field(_ key: String, of record: JSON) -> String? {
    let text: String
    switch record[key] {
    case .string(let string): text = String(PlainText.trimmed(Substring(string)))
    case .number(let digits): text = digits
    default: return nil
    }
    return text.isEmpty || text.utf8.contains(0) ? nil : text
  }

  /// The day of `"date"`: an ISO day, with a time or without, or as newspapers write it. What cannot be read
  /// as one day counts as no date, and the text is searched for one.
  private static func date(of record: JSON) -> PublicationDate? {
    guard let text = field("date", of: record) else { return nil }
    guard let day = WrittenDay.day(text) else { return nil }
    return PublicationDate(day: day, basis: .record)
  }
}
