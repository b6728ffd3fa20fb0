import LibPQ
import SummitModel

extension Repository {
  /// What is quoted in the articles that report an event, in the order of articles and words.
  public func quotes(of event: StoredEvent) throws(RepositoryError) -> [StoredQuote] {
    try answering {
      try connection.execute(
        """
        select quote.speaker, quote.words, quote.words_start, quote.words_end, quote.is_direct, quote.article_id
        from quote join article on article.id = quote.article_id
        where quote.article_id = any($1) order by article.published nulls last, article.id, quote.ordinal
        """, [.ints(event.articles.map(\.key))]
      ).map { row in
        let words = Quotation(text: try row.text(1), start: try row.int(2), end: try row.int(3))
        return StoredQuote(
          quote: Quote(speaker: row.optionalText(0), words: words, isDirect: try row.bool(4)),
          article: try row.int(5))
      }
    }
  }
}
