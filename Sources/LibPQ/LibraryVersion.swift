import CLibPQ

/// The libpq that this process runs with, which may be newer than the one it was built with.
public enum LibraryVersion {
  /// As PostgreSQL writes it: "15.18".
  public static var text: String {
    let number = Int(PQlibVersion())
    return "\(number / 10_000).\(number % 10_000)"
  }
}
