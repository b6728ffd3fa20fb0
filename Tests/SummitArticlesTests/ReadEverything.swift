import SummitArticles
import SummitModel

/// Everything that a reader gives for those paths.
func read(_ paths: String..., published: Day? = nil, map: FieldMap = FieldMap()) throws -> (
  articles: [Article], bad: [BadRecord]
) {
  try read(try ArticleReader(paths: paths, options: .init(published: published, map: map)))
}

func read(_ reader: ArticleReader) throws -> (articles: [Article], bad: [BadRecord]) {
  var reader = reader
  var result: (articles: [Article], bad: [BadRecord]) = ([], [])
  while let next = reader.next() {
    switch next {
    case .success(let article): result.articles.append(article)
    case .failure(let bad): result.bad.append(bad)
    }
  }
  return result
}

/// What is read of one file with that content: one article, as a rule.
func readOne(_ name: String, _ bytes: some Sequence<UInt8>) throws -> (articles: [Article], bad: [BadRecord])
{
  let scratch = try Scratch()
  return try read(try scratch.file(name, bytes))
}
