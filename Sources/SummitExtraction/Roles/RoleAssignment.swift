import SummitModel

/// The parts that follow from where a meeting is and who travels: who is at home is the host, who comes a visitor.
struct RoleAssignment {
  /// Gives the parties of a draft their roles, and tells the state that is host.
  func assign(_ draft: inout Draft) -> CountryCode? {
    nameMediators(&draft)
    if let told = draft.parties.first(where: { $0.role == .host }) {
      let country = told.country
      for index in draft.parties.indices
      where draft.parties[index].role == .participant && draft.parties.count <= 3 && draft.series == nil {
        draft.parties[index].role =
          draft.parties[index].country == country && country != nil ? .host : .visitor
      }
      return country
    }
    return hostAtHome(&draft) ?? hostOfVisitor(&draft)
  }

  /// Who pays a state a visit is received there, though nobody is named: the state is the host.
  func stateVisited(_ draft: Draft) -> Party? {
    guard draft.kind == .visit, let place = draft.place, let country = place.place.country,
      !country.isSupranational, place.place.city == nil, place.place.venue == nil,
      !draft.parties.contains(where: { $0.country == country }),
      draft.parties.contains(where: { $0.isNamed && $0.country.map { !$0.isSupranational } ?? false })
    else { return nil }
    return Party(country: country, role: .host, tokens: place.tokens)
  }

  /// An organisation's envoy does not negotiate for a side.
  private func nameMediators(_ draft: inout Draft) {
    guard draft.kind == .negotiation, draft.parties.count >= 2 else { return }
    for index in draft.parties.indices
    where draft.parties[index].rank == .envoy && draft.parties[index].organisation != nil
      && !draft.parties[index].role.isTold
    {
      draft.parties[index].role = .mediator
    }
  }

  /// Whose country the place lies in.
  private func hostAtHome(_ draft: inout Draft) -> CountryCode? {
    guard let country = draft.place?.place.country else { return nil }
    let states = Set(draft.parties.compactMap(\.country))
    guard states.contains(country) else { return nil }
    let isSmall = states.count <= 3 || draft.kind == .visit
    for index in draft.parties.indices {
      let isHome = draft.parties[index].country == country
      switch draft.parties[index].role {
      case .participant where isSmall, .visitor where isSmall:
        draft.parties[index].role = isHome ? .host : .visitor
      case .participant where isHome && draft.parties[index].isNamed: draft.parties[index].role = .host
      case .signatory where isHome && states.count == 2: draft.parties[index].role = .host
      default: continue
      }
    }
    return country
  }

  /// Whom a traveller meets at a place that is not told, he meets at home.
  private func hostOfVisitor(_ draft: inout Draft) -> CountryCode? {
    guard draft.place == nil, draft.series == nil, draft.parties.contains(where: { $0.role == .visitor })
    else {
      return nil
    }
    let others = draft.parties.indices.filter { draft.parties[$0].role == .participant }
    let states = Set(others.map { draft.parties[$0].country })
    guard states.count == 1, let state = states.first, let country = state,
      draft.parties.allSatisfy({ $0.role != .visitor || $0.country != country })
    else { return nil }
    for index in others { draft.parties[index].role = .host }
    return country
  }
}
