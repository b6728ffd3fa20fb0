/// Lines that a page puts around its article: they are no words of the article, and nobody said them.
enum Boilerplate {
  /// Whether a line of a text file belongs to the page and not to the article.
  static func contains(_ line: Substring) -> Bool {
    guard line.utf8.count <= 120 else { return false }
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "'") }.map { $0.lowercased() }
    guard !words.isEmpty else { return false }
    let phrase = words.joined(separator: " ")
    if whole.contains(phrase) { return true }
    return openings.contains { opening in
      words.count <= opening.longest && (phrase == opening.words || phrase.hasPrefix(opening.words + " "))
    }
  }

  private static let whole: Set<String> = [
    "add a comment", "ads by google", "advertisement", "advertising", "back to top", "click to share",
    "comment",
    "comments", "comments powered by disqus", "e mail", "email", "email this", "email this article",
    "facebook",
    "home", "leave a comment", "linkedin", "next article", "post a comment", "previous article", "print",
    "print article", "print this", "print this article", "print this page", "printer friendly version",
    "read more", "recommended", "related", "related articles", "related news", "related stories", "reprints",
    "save", "share", "share on facebook", "share on twitter", "share this", "share this article",
    "share this page", "share this story", "skip to content", "skip to main content", "sponsored",
    "story continues below advertisement", "top stories", "trending", "tweet", "twitter", "view comments",
    "whatsapp",
  ]

  /// How such a line begins, and how many words it has at most: a longer one is a sentence of the article.
  private static let openings: [(words: String, longest: Int)] = [
    ("all rights reserved", 12), ("also read", 20), ("click here to", 12), ("comments powered by", 6),
    ("copyright", 20), ("first published", 14), ("follow us on", 12), ("for more news", 14), ("more from", 6),
    ("read also", 20), ("sign up for", 14), ("subscribe to our", 14), ("you may also like", 8),
  ]
}
