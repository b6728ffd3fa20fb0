import LibPQ
import SummitModel

/// Somebody's events of one year as a row of `busy_year` has them: what a page counts of each, and nothing else.
struct BusyYear {
  /// What the numbers of a kind, a state, a series and so on stand for: the first is 1, as 0 is none.
  private(set) var words: [String] = []
  /// Who else was there.
  private(set) var people: [Int] = []
  /// Of each event: first day, last day and date, status, state visited and series; then how many offices the person
  /// held there and which, how many topics it had and which, how many people were there and who.
  private var numbers: [Int32] = []

  init() {}
}

/// How many events a line of a page tells of, and from when to when.
struct LineCount {
  private(set) var events: Int32 = 0
  private(set) var first: Int32 = .max
  private(set) var last: Int32 = .min

  mutating func add(_ date: Int32) {
    events += 1
    guard UInt32(date) != DateNumber.none.number else { return }
    first = min(first, date)
    last = max(last, date)
  }

  mutating func add(_ other: LineCount) {
    events += other.events
    first = min(first, other.first)
    last = max(last, other.last)
  }
}

/// What a page tells, by its parts.
struct PageCount {
  /// Which events of the person are counted.
  struct Choice {
    let from: Int32
    let to: Int32
    let hasPeriod: Bool
    let statuses: Set<String>

    init(_ query: TimelineQuery) {
      from = query.from.map { BusyYear.number(of: $0.description) } ?? .min
      to = query.to.map { BusyYear.number(of: $0.description) } ?? .max
      hasPeriod = query.hasPeriod
      statuses = Set(query.statuses.map(\.rawValue))
    }
  }

  /// The parts whose lines are words, and who else was there, in the order of the page; years come last.
  static let parts = ["office", "visited", "met", "topic", "series", "year"]

  var words = [[String: LineCount]](repeating: [:], count: parts.count)
  var people: [Int: LineCount] = [:]
}

// MARK: - Counting

extension BusyYear {
  /// The counts of one row, by the numbers of its words and people.
  private struct Counts {
    var words: [[LineCount]]
    var people: [LineCount]
    var years: [Int32: LineCount] = [:]
  }

  /// Adds the events that were chosen.
  func count(_ choice: PageCount.Choice, into page: inout PageCount) {
    let none = LineCount()
    var counts = Counts(
      words: .init(repeating: .init(repeating: none, count: words.count + 1), count: PageCount.parts.count),
      people: .init(repeating: none, count: people.count + 1))
    let isWanted = [false] + words.map { choice.statuses.isEmpty || choice.statuses.contains($0) }
    var place = 0
    while place < numbers.count {
      let event = numbers[place...].prefix(6)
      let (first, last) = (numbers[place], numbers[place + 1])
      let isThere =
        !choice.hasPeriod
        || UInt32(first) != DateNumber.none.number && first <= choice.to && last >= choice.from
      let offices = place + 6
      let topics = offices + 1 + Int(numbers[offices])
      let company = topics + 1 + Int(numbers[topics])
      place = company + 1 + Int(numbers[company])
      guard isThere, isWanted[Int(event[event.startIndex + 3])] else { continue }
      count(event, (offices + 1)..<topics, (topics + 1)..<company, (company + 1)..<place, &counts)
    }
    add(counts, to: &page)
  }

  private func count(
    _ event: ArraySlice<Int32>, _ offices: Range<Int>, _ topics: Range<Int>, _ company: Range<Int>,
    _ counts: inout Counts
  ) {
    let date = event[event.startIndex + 2]
    for office in numbers[offices] { counts.words[0][Int(office)].add(date) }
    counts.words[1][Int(event[event.startIndex + 4])].add(date)
    for somebody in numbers[company] { counts.people[Int(somebody)].add(date) }
    for topic in numbers[topics] { counts.words[3][Int(topic)].add(date) }
    counts.words[4][Int(event[event.startIndex + 5])].add(date)
    if let year = DateNumber(UInt32(date)).year { counts.years[Int32(year), default: LineCount()].add(date) }
  }

  private func add(_ counts: Counts, to page: inout PageCount) {
    for (part, lines) in counts.words.enumerated() {
      for (word, line) in zip(words, lines.dropFirst()) where line.events > 0 {
        page.words[part][word, default: LineCount()].add(line)
      }
    }
    for (somebody, line) in zip(people, counts.people.dropFirst()) where line.events > 0 {
      page.people[somebody, default: LineCount()].add(line)
    }
    for (year, line) in counts.years {
      page.words[5][DateNumber(year: UInt32(year)).cell.text, default: LineCount()].add(line)
    }
  }
}

extension PageCount {
  /// The columns of all lines: place and name of the part, the word or the person, events, first and last date, and how
  /// many lines the part has.
  /// - Parameter most: how many lines of each part, and those alike to the last of them; years are all there.
  func lines(most: Int?) -> [Parameter] {
    var columns = [[Parameter]](repeating: [], count: 8)
    func add(_ part: Int, _ lines: [(word: String?, person: Int?, count: LineCount)]) {
      let isTold = part < Self.parts.count - 1 ? most : nil
      let least = Self.least(lines.map(\.count.events), isTold)
      for (word, person, count) in lines where count.events >= least {
        let dates = [count.first, count.last].map { date -> Parameter in
          count.first == .max ? .null : .text(DateNumber(UInt32(date)).cell.text)
        }
        let values: [Parameter] =
          [.int(part), .text(Self.parts[part]), .text(word), .int(person), .int(Int(count.events))] + dates
          + [.int(lines.count)]
        for (column, value) in values.enumerated() { columns[column].append(value) }
      }
    }
    for (part, lines) in words.enumerated() { add(part, lines.map { ($0.key, nil, $0.value) }) }
    add(2, people.map { (nil, $0.key, $0.value) })
    return columns.map { .list($0) }
  }

  /// How many events the last of so many lines has.
  private static func least(_ events: [Int32], _ most: Int?) -> Int32 {
    guard let most, most < events.count else { return 0 }
    return most > 0 ? events.sorted(by: >)[most - 1] : .max
  }
}

// MARK: - As it is stored

extension BusyYear {
  /// What a date of an event is noted as: in the order of the dates.
  static func number(of date: String?) -> Int32 { Int32(DateNumber(date).number) }

  /// - Parameter row: the words, the people and the numbers, from that column on.
  init(_ row: borrowing Row, from column: Int) throws {
    words = try row.texts(column).map { $0 ?? "" }
    people = NumberList.numbers(in: row.utf8(column + 1) ?? [])
    numbers = NumberList.numbers(in: row.utf8(column + 2) ?? [])
  }

  var values: [Parameter] {
    [.texts(words), .ints(people), .text("[" + numbers.map { String($0) }.joined(separator: ",") + "]")]
  }

  /// Puts together the rows of one year; what was met before keeps its number.
  struct Packing {
    private(set) var year = BusyYear()
    private var numbersOfWords: [String: Int32] = [:]
    private var numbersOfPeople: [Int: Int32] = [:]

    /// - Parameter row: of an event, as `BusyYear.rows` has it.
    mutating func add(_ row: borrowing Row) throws {
      for column in 1...3 { year.numbers.append(BusyYear.number(of: row.optionalText(column))) }
      for column in 4...6 { year.numbers.append(number(of: row.optionalText(column))) }
      for column in 7...8 {
        let words = try row.texts(column)
        year.numbers.append(Int32(words.count))
        for word in words { year.numbers.append(number(of: word)) }
      }
      let company: [Int] = NumberList.numbers(in: row.utf8(9) ?? [])
      year.numbers.append(Int32(company.count))
      for somebody in company { year.numbers.append(number(of: somebody)) }
    }

    private mutating func number(of word: String?) -> Int32 {
      guard let word else { return 0 }
      if let known = numbersOfWords[word] { return known }
      year.words.append(word)
      numbersOfWords[word] = Int32(year.words.count)
      return Int32(year.words.count)
    }

    private mutating func number(of somebody: Int) -> Int32 {
      if let known = numbersOfPeople[somebody] { return known }
      year.people.append(somebody)
      numbersOfPeople[somebody] = Int32(year.people.count)
      return Int32(year.people.count)
    }
  }
}

/// Numbers in the text of an array or list, whatever stands between them: none of them is negative.
enum NumberList {
  /// - Parameter null: what stands for a null.
  static func numbers<Number: FixedWidthInteger>(in text: [UInt8], null: Number = 0) -> [Number] {
    let bytes = text.span
    var numbers: [Number] = []
    numbers.reserveCapacity(bytes.count / 2)
    var (number, isUnderWay): (Number, Bool) = (0, false)
    for index in bytes.indices {
      switch bytes[index] {
      case let digit where digit &- UInt8(ascii: "0") < 10:
        (number, isUnderWay) = (number &* 10 &+ Number(digit &- UInt8(ascii: "0")), true)
      case UInt8(ascii: "n"): (number, isUnderWay) = (null, true)
      default:
        if isUnderWay { numbers.append(number) }
        (number, isUnderWay) = (0, false)
      }
    }
    return numbers
  }
}
