/// What a page or a feed says in its first bytes about its encoding.
enum DeclaredCharset {
  /// Every label in `charset=…` and `encoding="…"`, in order.
  static func labels(in bytes: [UInt8]) -> [String] {
    let head = bytes.prefix(8192).map { $0 < 0x80 ? $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) : 0x3F }
    var labels: [String] = []
    for key in ["charset", "encoding"] {
      let name = Array(key.utf8)
      for start in head.indices where head[start] == name[0] && head[start...].starts(with: name) {
        let rest = head[(start + name.count)...].drop { $0 == 0x20 }
        guard rest.first == UInt8(ascii: "=") else { continue }
        let value = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == 0x5C }
          .prefix(40).prefix { isLabel($0) }
        if !value.isEmpty { labels.append(String(decoding: value, as: UTF8.self)) }
      }
    }
    return labels
  }

  private static func isLabel(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x5F, 0x3A, 0x2E].contains(byte)
  }
}
