internal import SummitModel

/// A file that was opened and looked at: its bytes, of which the first were read already.
struct Input {
  let bytes: any ByteSource
  let head: [UInt8]
  let path: String
  let map: FieldMap

  /// The whole of it, for formats that are read at once.
  func all() throws(BadRecord) -> [UInt8] {
    let all = bytes.next(after: head, atMost: ArticleReader.longest)
    if let failure = bytes.failure { throw BadRecord(path: path, reason: failure) }
    guard all.count <= ArticleReader.longest else {
      let longest = ArticleReader.megabytes(ArticleReader.longest)
      throw BadRecord(path: path, reason: "a text of more than \(longest) is no article")
    }
    return all
  }

  /// The whole of it as text, and what had to be done to read it.
  func text(declared: [String] = []) throws(BadRecord) -> Encoding.Decoded {
    let all = try all()
    do throws(Encoding.Fault) {
      return try Encoding.decoded(all, declared: declared)
    } catch {
      throw BadRecord(path: path, reason: error.reason)
    }
  }

  /// The same as UTF-8.
  func narrowed(from charset: Charset) -> Input {
    let text = WideText(bytes, head: head, charset)
    return Input(bytes: text, head: text.next(atLeast: 4096), path: path, map: map)
  }

  func archive() throws(ArchiveFault) -> any Archive {
    if TarArchive.recognise(head) { return TarArchive(bytes, head: head) }
    if let file = bytes as? OpenFile, let size = file.size {
      return try ZipArchive(.file(file, size: size))
    }
    let longest = 256 << 20
    let all = bytes.next(after: head, atMost: longest)
    if let failure = bytes.failure { throw ArchiveFault(name: nil, reason: failure) }
    guard all.count <= longest else {
      throw ArchiveFault(name: nil, reason: "a ZIP archive of more than 256 MB has to be a file of its own")
    }
    return try ZipArchive(.memory(all))
  }

  /// A text: one article, or the export of a press archive.
  func plainText() -> any ArticleSource {
    articles { () throws(BadRecord) in try text() }
  }

  /// A web page: its article, or the export of a press archive.
  func page() -> any ArticleSource {
    do throws(BadRecord) {
      let html = try text(declared: DeclaredCharset.labels(in: head))
      if ["DOCUMENTS", "End of Document", "Factiva"].contains(where: html.text.holds),
        let export = ExportSource(PageText.words(ofFragment: html.text), path: path)
      {
        return export
      }
      return OneArticle(.success(try Page.article(html, path: path)))
    } catch {
      return OneArticle(.failure(error))
    }
  }

  func richText() -> any ArticleSource {
    articles { () throws(BadRecord) in Encoding.Decoded(text: RichText.text(try all())) }
  }

  /// A Word document, whose XML was found in its archive.
  func wordDocument() -> any ArticleSource {
    articles { () throws(BadRecord) in
      let (text, fault) = WordDocument.text(try all())
      if let fault { throw BadRecord(path: path, reason: "a Word document with \(fault)") }
      return Encoding.Decoded(text: text)
    }
  }

  private func articles(_ words: () throws(BadRecord) -> Encoding.Decoded) -> any ArticleSource {
    do throws(BadRecord) {
      let text = try words()
      if let export = ExportSource(text.text, path: path) { return export }
      return OneArticle(.success(try article(text)))
    } catch {
      return OneArticle(.failure(error))
    }
  }

  private func article(_ decoded: Encoding.Decoded) throws(BadRecord) -> Article {
    let (text, notes) = Repair.repaired(decoded.text)
    let plain = PlainText(text)
    guard !plain.text.isEmpty else {
      throw BadRecord(path: path, reason: "nothing but a page's own lines")
    }
    if let loss = Repair.loss(plain.text) { throw BadRecord(path: path, reason: loss) }
    return Article(
      path: path, title: plain.title, published: plain.published, language: Language.of(plain.text),
      text: plain.text, notes: decoded.notes + notes)
  }
}
