internal import SummitModel

/// The date that a curator gives an event, as people write it and as EDTF keeps it: `7–8 June 2013` is
/// `2013-06-07/2013-06-08`, `June 2013~` is `2013-06~`.
struct DateOfEvent {
  /// Empty for no date.
  let edtf: String

  init(_ text: String) throws(When.Fault) {
    let text = String(PlainWords.trimmed(text))
    guard !text.isEmpty else {
      edtf = ""
      return
    }
    guard let (from, to) = When.ends(of: text) else {
      edtf = try Self.side(text).edtf
      return
    }
    guard !from.isEmpty, !to.isEmpty else {
      throw When.Fault(text: text, reason: "both its days are needed\n  write 2013-06-07/2013-06-08")
    }
    let (start, end) = (try Self.side(from), try Self.side(to))
    if let first = start.date.first, let last = end.date.last, last < first {
      throw When.Fault(text: text, reason: "it ends before it starts")
    }
    edtf = start.edtf == end.edtf ? start.edtf : start.edtf + "/" + end.edtf
  }

  private static func side(_ text: String) throws(When.Fault) -> (date: PartialDate, edtf: String) {
    let isApproximate = text.hasSuffix("~")
    let words = String(PlainWords.trimmed(isApproximate ? text.dropLast() : text[...]))
    let iso = PartialDate(iso: words)
    let date = if let iso { iso } else { try WrittenDate.date(words) }
    return (date, "\(date)" + (isApproximate ? "~" : ""))
  }
}
