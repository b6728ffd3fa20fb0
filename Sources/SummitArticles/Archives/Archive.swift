/// Many files in one.
protocol Archive: AnyObject {
  /// The next file with its name in the archive, or what is wrong; `nil` at the end.
  ///
  /// What is left unread of the file before is passed over.
  func next() -> Result<ArchiveEntry, ArchiveFault>?
}

struct ArchiveEntry {
  let name: String
  let bytes: any ByteSource
}

/// What is wrong with an archive, or with one of its files.
struct ArchiveFault: Error {
  /// `nil` when the archive itself is meant.
  let name: String?
  let reason: String

  /// Why a name is none that a file below the archive could have.
  static func inName(_ name: String) -> String? {
    if name.utf8.contains(0) { return "a NUL character in its name" }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.hasPrefix("/") || parts.contains("..") { return "its name leads out of the archive" }
    return nil
  }
}
