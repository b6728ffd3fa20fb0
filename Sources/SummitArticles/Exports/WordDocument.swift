/// Words out of a Word document (.docx): a ZIP archive with the text as XML.
final class WordDocument: XMLReader.Listener {
  private static let part = "word/document.xml"
  private var output = ""
  private var isText = false

  /// The document's XML, where the archive is a Word document.
  static func contents(of archive: ZipArchive) -> (any ByteSource)? { archive.entry(named: part) }

  /// - Returns: its paragraphs, a line each, and what is wrong with it, if anything is.
  static func text(_ xml: [UInt8]) -> (text: String, fault: String?) {
    let document = WordDocument()
    let fault = XMLReader.read(xml, document)
    return (document.output, fault)
  }

  func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "t": isText = true
    case "tab": output += " "
    case "br", "cr": output += "\n"
    default: break
    }
  }

  func text(_ text: String) {
    if isText { output += text }
  }

  func end(_ name: String) {
    isText = false
    if name == "p" { output += "\n" }
  }
}
