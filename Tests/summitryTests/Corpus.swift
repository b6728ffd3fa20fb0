/// Records about many meetings, some of them told twice: enough of them for a load that can be disturbed.
enum Corpus {
  private static let pairs = [
    ("German Chancellor Angela Merkel", "French President Nicolas Sarkozy"),
    ("President Barack Obama", "Chinese President Hu Jintao"),
    ("Russian President Dmitry Medvedev", "Ukrainian President Viktor Yanukovych"),
    ("Japanese Prime Minister Naoto Kan", "South Korean President Lee Myung-bak"),
    ("British Prime Minister David Cameron", "Indian Prime Minister Manmohan Singh"),
  ]
  private static let cities = ["Geneva", "Vienna", "Oslo", "Prague", "Ottawa", "Cairo", "Jakarta"]

  /// One record; every third tells of the same meeting as the one before.
  static func record(_ number: Int) -> String {
    let meeting = number - (number % 3 == 2 ? 1 : 0)
    let (first, second) = pairs[meeting % pairs.count]
    let month = 1 + meeting / 28 % 12
    let day = 1 + meeting % 28
    let date = "2011-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    let text =
      "\(first) met \(second) in \(cities[meeting % cities.count]) on Monday. They spoke about trade."
    return #"{"id": "\#(number)", "source": "corpus", "date": "\#(date)", "text": "\#(text)"}"#
  }

  static func records(_ numbers: some Sequence<Int>) -> String {
    numbers.map { record($0) }.joined(separator: "\n")
  }
}
