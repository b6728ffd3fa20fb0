internal import SummitRepository

extension TimelineQuery {
  /// Says whom the names of participants are taken to mean, where somebody may have meant another.
  func remarkOnNames(in repository: Repository) throws {
    for name in participants where !Repository.isOrganisation(name) {
      let named = try repository.people(named: name)
      let words = named.people.prefix(3).map { SafeText.line($0.name) }
      let others = named.people.count - words.count
      let all = words + (others > 0 ? [Words.count(others, "other")] : [])
      switch (named.people.count, named.likeness) {
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
