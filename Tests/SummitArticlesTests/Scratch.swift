import FoundationEssentials

/// A folder of a test's own, gone afterwards.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/summitry-articles-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path; folders on the way are made.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let full = path + "/" + name
    let folder = full.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: full))
    return full
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }
}
