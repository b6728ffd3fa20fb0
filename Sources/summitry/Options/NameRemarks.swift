internal import SummitRepository

extension TimelineQuery {
  /// Says whom the names of participants are taken to mean, where somebody may have meant another.
  func remarkOnNames(in repository: Repository) throws {
    for name in participants where !Repository.isOrganisation(name) {
      let named = try repository.people(named: name)
      let people = named.people + named.longer
      let words = people.prefix(3).map { SafeText.line($0.name) }
      let others = people.count - words.count
      let all = words + (others > 0 ? [Words.count(others, "other")] : [])
      switch (people.count, named.likeness) {
      case (0, _), (1, .same), (1, .partial): continue
      case (1, .similar): StandardError.line("\(SafeText.line(name)) is taken as \(all[0]).")
      default:
        StandardError.line(
          "\(SafeText.line(name)) may be \(Words.list(all, "or")): all are meant. Write more of the name for one."
        )
      }
    }
  }
}

extension Repository {
  /// The one person whom a name means, with a remark where somebody may have meant another.
  /// - Throws: a `RepositoryError` when it is nobody, or may be several.
  func person(meantBy name: String) throws -> PersonChoice {
    let found = try person(named: name)
    let person = SafeText.line(found.person.name)
    if found.isGuess { StandardError.line("\(SafeText.line(name)) is taken as \(person).") }
    if let busiest = found.longer.first {
      let events = Words.count(busiest.events, "event")
      StandardError.line("This is \(person); there is also \(SafeText.line(busiest.name)), with \(events).")
    }
    return found.person
  }
}
