import SummitModel

/// A name of a state or people: "Russian", "Moscow", "the Kremlin".
struct CountryName: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case name, adjective, people, capital, seat
  }
  let alias: String
  let code: CountryCode
  let kind: Kind
  let validity: Validity
}

struct CountryRow: Sendable {
  let code: CountryCode
  let name: String
  let validity: Validity
}

/// A land that is or was part of another state.
struct PartOfState: Sendable {
  let admin1: String?
  let whole: CountryCode
  let validity: Validity
}

/// "Foreign Minister" with its rank; several titles lead to one office.
struct OfficeTitle: Sendable {
  let office: String
  let rank: Rank
  /// "presidents", "foreign ministers".
  var isPlural = false
}

/// A person of the leaders' table with all terms.
struct PersonRow: Sendable {
  let name: String
  let family: String
  let isFemale: Bool
  /// The words of the name.
  let words: [Word]
  /// The words of its other forms.
  var otherForms: [[Word]] = []
  var terms: [Term]

  struct Term: Sendable {
    let office: String
    let rank: Rank
    let country: CountryCode?
    let organisation: String?
    let validity: Validity

    /// Of two offices of one rank the state's goes before the party's.
    var precedence: Int {
      switch office {
      case "President", "King", "Queen", "Emperor", "Pope", "Prime Minister", "Chancellor",
        "Foreign Minister", "Secretary of State":
        0
      case "General Secretary", "Chairman", "Leader", "Party Leader": 2
      default: 1
      }
    }
  }

  /// Whether the person led a state by that office before the day: "President Truman".
  func led(by office: String, as rank: Rank?, before day: Day?) -> Bool {
    terms.contains { term in
      term.office == office && term.rank == rank && term.rank.isLeader && term.country != nil
        && day.map { day in term.validity.from.map { $0 < day } ?? true } ?? false
    }
  }

  /// The term of that day, the highest where there are several; else the nearest within `slack` days, and within a fourth
  /// of them where it is still to come.
  func term(on day: Day?, slack: Int = 0) -> Term? {
    var best: (term: Term, distance: Int)?
    for term in terms {
      let distance = term.validity.distance(to: day)
      let isToCome = day.map { day in term.validity.from.map { day < $0 } ?? false } ?? false
      guard distance <= (isToCome ? slack / 4 : slack) else { continue }
      if let current = best,
        (current.distance, current.term.rank.order, current.term.precedence) <= (
          distance, term.rank.order, term.precedence
        )
      {
        continue
      }
      best = (term, distance)
    }
    return best?.term
  }
}

extension Rank {
  /// From head of state down.
  var order: Int { Rank.allCases.firstIndex(of: self) ?? 99 }
}

struct OrganisationRow: Sendable {
  let code: String
  let name: String
  let kind: String
}

struct SeriesRow: Sendable {
  let alias: String
  let series: String
  let kind: EventKind
  let organisation: String?
  let level: EventLevel
}

/// A city, region, island or venue.
struct PlaceRow: Sendable {
  enum Kind: String, Sendable { case city, region, island, venue, country }
  let name: String
  let kind: Kind
  let city: String?
  let admin1: String?
  let country: CountryCode?
  let coordinates: Coordinates?
  let geonameID: Int?
  let population: Int
}

struct TopicRow: Sendable {
  let code: String
  let label: String
}
