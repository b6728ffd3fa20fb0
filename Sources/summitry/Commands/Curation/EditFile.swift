internal import SummitArticles
internal import SummitRepository

/// A file of edits, a line of JSON for each, as `summitry log --format ndjson` writes it.
enum EditFile {
  static func read(_ path: String) throws(Failure) -> [Edit] {
    let values: [(line: Int, value: JSON)]
    do throws(FileFault) {
      values = try JSONLines.values(in: path)
    } catch {
      throw Failure(error.description)
    }
    var edits: [Edit] = []
    for (line, value) in values {
      guard let edit = EditJSON.edit(value) else {
        throw Failure(
          "cannot replay \(SafeText.line(path)):\(line): it is no edit\n  try: summitry log --format ndjson")
      }
      edits.append(edit)
    }
    return edits
  }
}
