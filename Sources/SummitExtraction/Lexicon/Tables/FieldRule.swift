import SummitData
import SummitModel

/// What a field of a table may hold. The program's own tables are held to it by tests, a user's when they are read.
indirect enum FieldRule: Sendable {
  case text
  case optional(FieldRule)
  /// A day, a month or a year: 2013-06-07, 2013-06, 2013.
  case date
  case number
  /// Degrees of arc up to so many north or south, east or west.
  case degrees(Double)
  case oneOf([String])
  /// A value that stands in that column of another table.
  case code(LexiconTable, column: String = "code")
  /// One of the classes of `WordClass`.
  case wordClass

  static func word<Value: CaseIterable & RawRepresentable<String>>(_: Value.Type) -> FieldRule {
    .oneOf(Value.allCases.map(\.rawValue))
  }

  /// Why a field is not as it should be; `nil` where it is.
  ///
  /// - Parameter isKnown: whether a column of a table holds a value.
  func objection(to field: String, isKnown: (LexiconTable, String, String) -> Bool) -> String? {
    switch self {
    case .text: return field.isEmpty ? "the field is empty" : nil
    case .optional(let rule): return field.isEmpty ? nil : rule.objection(to: field, isKnown: isKnown)
    case .date:
      switch PartialDate(iso: field) {
      case .day, .month, .year: return nil
      default: return "'\(field)' is no date such as 2013-06-07, 2013-06 or 2013"
      }
    case .number:
      return !field.isEmpty && field.utf8.allSatisfy { $0 &- 48 < 10 } ? nil : "'\(field)' is no whole number"
    case .degrees(let most):
      guard let value = Double(field), abs(value) <= most else {
        return "'\(field)' is no number of degrees between -\(Int(most)) and \(Int(most))"
      }
      return nil
    case .oneOf(let words):
      return words.contains(field) ? nil : "'\(field)' is none of " + words.joined(separator: ", ")
    case .code(let table, let column):
      return isKnown(table, column, field) ? nil : "no row of \(table.file) has the \(column) '\(field)'"
    case .wordClass:
      return WordClass(named: field) == nil ? "there is no class '\(field)'" : nil
    }
  }
}
