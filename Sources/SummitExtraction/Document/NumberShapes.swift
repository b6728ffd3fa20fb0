/// How numbers are written: "1,234", "3rd", "16.06.2024".
extension Tokenizer {
  func followsDigitAndStop(_ index: Int) -> Bool {
    index >= 2 && bytes[index - 1] == UInt8(ascii: ".") && isDigit(at: index - 2)
  }

  /// "16.06.2024": three numbers, not one with decimals.
  func isDottedDate(from start: Int) -> Bool {
    var index = start
    for longest in [2, 2, 4] {
      let first = index
      while isDigit(at: index) { index += 1 }
      guard index > first, index - first <= longest else { return false }
      if longest == 4 { return index - first == 4 && !isLetter(at: index) }
      guard byte(at: index) == UInt8(ascii: ".") else { return false }
      index += 1
    }
    return false
  }

  func isGroup(at index: Int) -> Bool {
    isDigit(at: index) && isDigit(at: index + 1) && isDigit(at: index + 2) && !isDigit(at: index + 3)
  }

  func ordinalSuffix(at index: Int) -> Int? {
    let pair = (byte(at: index) | 0x20, byte(at: index + 1) | 0x20)
    guard !isLetter(at: index + 2), !isDigit(at: index + 2) else { return nil }
    switch pair {
    case (115, 116), (110, 100), (114, 100), (116, 104): return 2
    default: return nil
    }
  }
}
