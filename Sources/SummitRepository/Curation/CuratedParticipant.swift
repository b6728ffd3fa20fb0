public import SummitModel

/// A participant as an edit writes it: name; office; country; organisation; rank; role.
public enum CuratedParticipant {
  public static func text(_ participant: Participant) -> String {
    let fields = [
      participant.name, participant.office, participant.country?.rawValue, participant.organisation,
      participant.rank.rawValue, participant.role.rawValue,
    ]
    return fields.map { ($0 ?? "").split(separator: ";").joined(separator: ",") }.joined(separator: "; ")
  }

  /// `nil` for what is no participant: neither a name nor a party, or a rank or role that there is not.
  public static func participant(_ text: String) -> Participant? {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false).map { trimmed($0) }
    guard fields.count == 6, let rank = Rank(rawValue: fields[4]), let role = Role(rawValue: fields[5]),
      let written = [fields[0], fields[3], fields[2]].first(where: { !$0.isEmpty })
    else { return nil }
    func optional(_ field: String) -> String? { field.isEmpty ? nil : field }
    return Participant(
      name: optional(fields[0]), office: optional(fields[1]),
      country: optional(fields[2]).map { CountryCode($0) }, organisation: optional(fields[3]), rank: rank,
      role: role, asWritten: written)
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  /// Whether these words mean that participant: its whole name, some words of it, or its party where nobody is named.
  static func isMeant(_ participant: Participant, by words: String) -> Bool {
    let wanted = Folding.folded(words).split(separator: " ")
    guard !wanted.isEmpty else { return false }
    if let name = participant.name {
      let given = Folding.folded(name).split(separator: " ")
      return wanted.allSatisfy { given.contains($0) }
    }
    let names = KnownNames.compiled
    let parties = [
      participant.country?.rawValue, participant.country.map { names.country($0.rawValue) },
      participant.organisation, participant.organisation.map { names.organisation($0) },
    ]
    return parties.contains { $0.map(Folding.folded) == Folding.folded(words) }
  }
}
