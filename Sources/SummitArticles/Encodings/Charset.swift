internal import CIconv
internal import Glibc

/// A way to write characters as bytes, by the name that pages give it.
struct Charset: Hashable {
  /// As the C library calls it.
  let name: String

  static let utf8 = Charset(name: "UTF-8")
  static let windows1252 = Charset(name: "CP1252")
  static let utf16LittleEndian = Charset(name: "UTF-16LE")
  static let utf16BigEndian = Charset(name: "UTF-16BE")

  private init(name: String) { self.name = name }

  /// - Parameter label: "iso-8859-1", "GB2312": what browsers take such labels for, which is often a larger set.
  /// - Returns: `nil` for a name that the C library does not know.
  init?(label: String) {
    let key = label.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if let known = Self.labels[key] {
      name = known
      return
    }
    guard !label.isEmpty, label.utf8.count < 40,
      label.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }),
      let converter = unsafe iconv_open("UTF-8", label), Int(bitPattern: converter) != -1
    else { return nil }
    unsafe iconv_close(converter)
    name = label
  }

  private static let labels: [String: String] = [
    "utf8": "UTF-8", "unicode11utf8": "UTF-8", "usascii": "CP1252", "ascii": "CP1252", "iso88591": "CP1252",
    "latin1": "CP1252", "l1": "CP1252", "windows1252": "CP1252", "cp1252": "CP1252", "iso88599": "CP1254",
    "latin5": "CP1254", "windows1254": "CP1254", "iso885911": "CP874", "tis620": "CP874",
    "windows874": "CP874",
    "windows1250": "CP1250", "windows1251": "CP1251", "windows1253": "CP1253", "windows1255": "CP1255",
    "windows1256": "CP1256", "windows1257": "CP1257", "windows1258": "CP1258", "gb2312": "GB18030",
    "gbk": "GB18030", "gb18030": "GB18030", "xgbk": "GB18030", "euckr": "CP949", "ksc56011987": "CP949",
    "ksc5601": "CP949", "korean": "CP949", "windows949": "CP949", "shiftjis": "CP932", "sjis": "CP932",
    "xsjis": "CP932", "windows31j": "CP932", "big5": "BIG5-HKSCS", "xxbig5": "BIG5-HKSCS",
    "utf16": "UTF-16LE", "utf16le": "UTF-16LE", "utf16be": "UTF-16BE", "macintosh": "MACINTOSH",
    "xmacroman": "MACINTOSH", "koi8r": "KOI8-R", "koi8u": "KOI8-U", "eucjp": "EUC-JP", "xeucjp": "EUC-JP",
  ]

  /// The text of bytes, and how many of them are none in this encoding; each becomes U+FFFD.
  func decode(_ bytes: [UInt8]) -> (text: String, faults: Int) {
    guard let converter = unsafe iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      return ("", bytes.count)
    }
    defer { unsafe iconv_close(converter) }
    var input = bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2)
    var faults = 0
    unsafe input.withUnsafeMutableBytes { buffer in
      var position = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = buffer.count
      while left > 0 {
        let code = unsafe Self.convert(converter, &position, &left, &output)
        if code == 0 || code == E2BIG { continue }
        faults += 1
        output += [0xEF, 0xBF, 0xBD]
        if code != EILSEQ { break }
        unsafe position = position.map { unsafe $0 + 1 }
        left -= 1
      }
    }
    return (String(decoding: output, as: UTF8.self), faults)
  }

  /// Converts as much as fits into 64 KB; 0 when all was taken, else the system's error.
  private static func convert(
    _ converter: iconv_t, _ position: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    _ output: inout [UInt8]
  ) -> CInt {
    var code: CInt = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      var target = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var room = buffer.count
      let result = unsafe iconv(converter, &position, &left, &target, &room)
      code = result == -1 ? errno : 0
      count = buffer.count - room
    }
    output += piece
    return code
  }
}
