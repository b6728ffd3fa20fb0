internal import SummitModel
internal import SummitRepository

/// Days that the user names by a date or a period, else by an event.
struct Moment {
  let first: Day
  let last: Day

  init(_ words: String, in repository: Repository) throws {
    if let when = try? When(words), let first = when.first, let last = when.last {
      (self.first, self.last) = (first, last)
      return
    }
    let stored = try repository.event(named: words)
    guard let date = stored.event.date, let first = date.earliest ?? date.latest,
      let last = date.latest ?? date.earliest
    else { throw Failure("cannot tell when \(SafeText.line(stored.id)) was: its date is not known") }
    (self.first, self.last) = (first, last)
  }
}
