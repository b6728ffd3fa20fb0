/// Words out of a document in Rich Text Format.
enum RichText {
  static func recognise(_ head: [UInt8]) -> Bool { head.starts(with: Array("{\\rtf".utf8)) }

  static func text(_ bytes: [UInt8]) -> String {
    var reader = Reader(bytes: bytes)
    return reader.text()
  }

  private struct Reader {
    let bytes: [UInt8]
    private var position = 0
    private var output = ""
    /// Bytes of the document's own encoding that are not yet decoded.
    private var pending: [UInt8] = []
    private var charset = Charset.windows1252
    /// Of each open group: whether its words are shown, and how many bytes stand for a `\u` that is not known.
    private var groups: [(isShown: Bool, fallback: Int)] = [(true, 1)]
    private var skipped = 0
    private static let deepest = 4096

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func text() -> String {
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "{"):
          if groups.count < Self.deepest { groups.append(group) }
        case UInt8(ascii: "}"):
          if groups.count > 1 { groups.removeLast() }
        case UInt8(ascii: "\\"): control()
        case 0x0A, 0x0D: break
        default: add(byte)
        }
      }
      flush()
      return output
    }

    private var group: (isShown: Bool, fallback: Int) { groups[groups.count - 1] }

    private mutating func add(_ byte: UInt8) {
      if skipped > 0 {
        skipped -= 1
      } else if group.isShown {
        pending.append(byte)
      }
    }

    private mutating func add(_ text: String) {
      guard group.isShown else { return }
      flush()
      output += text
    }

    private mutating func flush() {
      if pending.isEmpty { return }
      output +=
        pending.allSatisfy { $0 < 0x80 }
        ? String(decoding: pending, as: UTF8.self) : charset.decode(pending).text
      pending.removeAll(keepingCapacity: true)
    }

    private mutating func control() {
      guard position < bytes.count else { return }
      let byte = bytes[position]
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      guard isLetter else {
        position += 1
        symbol(byte)
        return
      }
      let start = position
      while position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20), position - start < 32 {
        position += 1
      }
      let word = String(decoding: bytes[start..<position], as: UTF8.self)
      let numberStart = position
      if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
      while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - numberStart < 12 {
        position += 1
      }
      let number = Int(String(decoding: bytes[numberStart..<position], as: UTF8.self))
      if position < bytes.count, bytes[position] == 0x20 { position += 1 }
      act(word, number)
    }

    private mutating func symbol(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "'"):
        let digits = String(decoding: bytes[position..<min(position + 2, bytes.count)], as: UTF8.self)
        position = min(position + 2, bytes.count)
        if let value = UInt8(digits, radix: 16) { add(value) }
      case UInt8(ascii: "*"): groups[groups.count - 1].isShown = false
      case UInt8(ascii: "~"): add(" ")
      case UInt8(ascii: "_"): add("-")
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): add(byte)
      case 0x0A, 0x0D: add("\n")
      default: break
      }
    }

    private static let hidden: Set<String> = [
      "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "headerl", "headerr",
      "footerl",
      "footerr", "fldinst", "themedata", "object", "nonshppict", "listtable", "generator", "xmlnstbl",
    ]

    private mutating func act(_ word: String, _ number: Int?) {
      switch word {
      case "par", "line", "sect", "page", "row": add("\n")
      case "tab", "cell": add(" ")
      case "emdash": add("—")
      case "endash": add("–")
      case "lquote": add("‘")
      case "rquote": add("’")
      case "ldblquote": add("“")
      case "rdblquote": add("”")
      case "bullet": add("•")
      case "ansicpg": charset = number.flatMap { Charset(label: "windows-\($0)") } ?? charset
      case "uc": groups[groups.count - 1].fallback = min(max(number ?? 1, 0), 8)
      case "u": unicode(number)
      case "bin": position = min(position + max(number ?? 0, 0), bytes.count)
      case _ where Self.hidden.contains(word): groups[groups.count - 1].isShown = false
      default: break
      }
    }

    private mutating func unicode(_ number: Int?) {
      guard let number else { return }
      let value = UInt32(truncatingIfNeeded: number < 0 ? number + 65_536 : number)
      if let scalar = Unicode.Scalar(value) { add(String(scalar)) }
      skipped = group.fallback
    }
  }
}
