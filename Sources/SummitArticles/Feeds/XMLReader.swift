internal import CLibXML2

/// XML as libxml2 hears it, handed on as plain events: no entities are resolved, nothing is fetched.
@safe final class XMLReader {
  /// What hears the document.
  protocol Listener: AnyObject {
    /// - Parameter name: without its prefix, in small letters.
    func begin(_ name: String, _ attributes: [String: String])
    func text(_ text: String)
    func end(_ name: String)
  }

  private let listener: any Listener
  private var context: xmlParserCtxtPtr?
  private var depth = 0
  private var fault: String?
  private static let deepest = 256

  /// - Returns: what is wrong with the document, if anything is; what stands before that was heard.
  static func read(_ bytes: [UInt8], _ listener: any Listener) -> String? {
    let reader = XMLReader(listener)
    return reader.read(bytes)
  }

  private init(_ listener: any Listener) {
    self.listener = listener
  }

  private func read(_ bytes: [UInt8]) -> String? {
    guard let context = unsafe xmlNewParserCtxt() else { return "no memory" }
    defer { unsafe xmlFreeParserCtxt(context) }
    unsafe self.context = context
    unsafe Self.listen(context, self)
    let options =
      XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
      | XML_PARSE_NOCDATA.rawValue | XML_PARSE_RECOVER.rawValue
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = unsafe xmlCtxtReadMemory(
        context, start, CInt(clamping: buffer.count), nil, "UTF-8", CInt(bitPattern: options))
    }
    unsafe self.context = nil
    return fault
  }

  private static func listen(_ context: xmlParserCtxtPtr, _ reader: XMLReader) {
    guard let sax = unsafe context.pointee.sax else { return }
    unsafe sax.pointee = xmlSAXHandler()
    unsafe context.pointee.userData = Unmanaged.passUnretained(reader).toOpaque()
    // The library calls the older two functions, which know no namespaces, in some of its builds only.
    unsafe sax.pointee.startElementNs = { data, name, _, _, _, _, count, _, attributes in
      guard let data = unsafe data, let name = unsafe name else { return }
      unsafe XMLReader.of(data).begin(XMLReader.text(name), XMLReader.attributes(attributes, Int(count)))
    }
    unsafe sax.pointee.endElementNs = { data, name, _, _ in
      guard let data = unsafe data, let name = unsafe name else { return }
      unsafe XMLReader.of(data).end(XMLReader.text(name))
    }
    let heard: charactersSAXFunc = { data, text, count in
      guard let data = unsafe data, let text = unsafe text else { return }
      let bytes = unsafe UnsafeBufferPointer(start: text, count: Int(count))
      unsafe XMLReader.of(data).listener.text(String(decoding: bytes, as: UTF8.self))
    }
    unsafe sax.pointee.characters = heard
    unsafe sax.pointee.cdataBlock = heard
    // A document with entities of its own is no feed, and may be a bomb.
    unsafe sax.pointee.entityDecl = { data, _, _, _, _, _ in
      guard let data = unsafe data else { return }
      unsafe XMLReader.of(data).stop("it declares entities of its own, which no feed needs")
    }
    unsafe sax.pointee.serror = { data, _ in
      guard let data = unsafe data else { return }
      let reader = unsafe XMLReader.of(data)
      reader.fault = reader.fault ?? "broken XML"
    }
    unsafe sax.pointee.initialized = XML_SAX2_MAGIC
  }

  private static func of(_ data: UnsafeMutableRawPointer) -> XMLReader {
    unsafe Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>) -> String {
    unsafe String(decodingCString: pointer, as: UTF8.self)
  }

  /// Each attribute is five pointers: its name, prefix and namespace, where its value begins and where it ends.
  private static func attributes(
    _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) -> [String: String] {
    var result: [String: String] = [:]
    guard let pointers = unsafe pointers else { return result }
    for index in 0..<count {
      guard let name = unsafe pointers[5 * index], let start = unsafe pointers[5 * index + 3],
        let end = unsafe pointers[5 * index + 4]
      else { continue }
      let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
      unsafe result[local(text(name))] = String(decoding: value, as: UTF8.self)
    }
    return result
  }

  /// "dc:date" is "date", also where nobody declared the prefix.
  private static func local(_ name: String) -> String {
    (name.split(separator: ":").last.map(String.init) ?? name).lowercased()
  }

  private func begin(_ name: String, _ attributes: [String: String]) {
    depth += 1
    if depth > Self.deepest { return stop("it nests more than \(Self.deepest) deep") }
    listener.begin(Self.local(name), attributes)
  }

  private func end(_ name: String) {
    depth -= 1
    listener.end(Self.local(name))
  }

  private func stop(_ reason: String) {
    fault = fault ?? reason
    unsafe xmlStopParser(context)
  }
}
