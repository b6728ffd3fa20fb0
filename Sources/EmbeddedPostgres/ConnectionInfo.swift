/// How to reach a server through its Unix socket.
public struct ConnectionInfo: Sendable, Equatable {
  /// The folder of the socket, absolute.
  public let socketDirectory: String
  /// The number in the socket's name; no TCP port is ever opened.
  public let port: Int
  public let user: String
  public let database: String

  public init(socketDirectory: String, port: Int, user: String, database: String) {
    self.socketDirectory = socketDirectory
    self.port = port
    self.user = user
    self.database = database
  }

  /// The same server, another database.
  public func database(_ name: String) -> ConnectionInfo {
    ConnectionInfo(socketDirectory: socketDirectory, port: port, user: user, database: name)
  }

  /// For libpq: `host='…' port=… user='…' dbname='…'`, and a word against each `PG*` variable that would turn
  /// it away from a Unix socket.
  public var conninfo: String {
    "host=\(quoted(socketDirectory)) port=\(port) user=\(quoted(user)) dbname=\(quoted(database))"
      + " hostaddr='' sslmode=disable gssencmode=disable channel_binding=disable target_session_attrs=any"
  }

  /// For people, psql and other programs: `postgresql://user@/database?host=…&port=…`.
  public var url: String {
    "postgresql://\(encoded(user))@/\(encoded(database))?host=\(encoded(socketDirectory))&port=\(port)"
  }

  private func quoted(_ value: String) -> String {
    var text = "'"
    for character in value.unicodeScalars {
      if character == "'" || character == "\\" { text += "\\" }
      text.unicodeScalars.append(character)
    }
    return text + "'"
  }

  /// Percent-encoded, with `/` left readable.
  private func encoded(_ value: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var text = ""
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return text
  }
}
