/// The features of a token, as hashes: one piece of code for training and for reading.
struct NameFeatures {
  private(set) var hashes: [UInt32] = []

  init() { hashes.reserveCapacity(96) }

  /// Writes the features of a candidate into `hashes`.
  ///
  /// - Parameter run: the stretch of candidates that it stands in.
  mutating func read(_ index: Int, run: Range<Int>, sentence: Range<Int>, of view: TaggerView) {
    hashes.removeAll(keepingCapacity: true)
    func traits(_ offset: Int) -> WordTraits {
      let place = index + offset
      return sentence.contains(place) ? view.traits[place] : .edge
    }
    let window = (traits(-2), traits(-1), traits(0), traits(1), traits(2))
    addWords(window)
    addAffixes(window)
    addClusters(window)
    addTables(window)
    addRun(window, index, run, sentence, view)
    addOccurrences(window, index, sentence, view)
  }

  private typealias Window = (WordTraits, WordTraits, WordTraits, WordTraits, WordTraits)

  @inline(__always)
  private mutating func add(_ template: UInt64, _ value: UInt64) {
    var hash = (value ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    hashes.append(UInt32(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 32))
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ first: UInt64, _ second: UInt64) {
    add(template, first &* 0xA24B_AED4_963E_E407 &+ second ^ (second >> 29))
  }

  private mutating func addWords(_ w: Window) {
    add(1, 0)
    add(2, w.0.word)
    add(3, w.1.word)
    add(4, w.2.word)
    add(5, w.3.word)
    add(6, w.4.word)
    add(7, w.2.word, w.2.shape)
    add(8, w.1.word, w.2.word)
    add(9, w.2.word, w.3.word)
    add(10, w.1.word, w.2.shape)
    add(11, w.3.word, w.2.shape)
    add(12, w.1.shape)
    add(13, w.2.shape)
    add(14, w.3.shape)
    add(15, w.1.shape, w.2.shape)
    add(16, w.2.shape, w.3.shape)
    add(17, w.1.shape &* 31 &+ w.2.shape, w.3.shape)
    add(18, w.0.word, w.1.word)
    add(19, w.3.word, w.4.word)
  }

  private mutating func addAffixes(_ w: Window) {
    add(20, w.2.starts.0)
    add(21, w.2.starts.1)
    add(22, w.2.starts.2)
    add(23, w.2.ends.0)
    add(24, w.2.ends.1)
    add(25, w.2.ends.2)
    add(26, w.1.ends.1)
    add(27, w.3.ends.1)
  }

  /// The coarse clusters are the lowest four bits, then six, eight and ten.
  private mutating func addClusters(_ w: Window) {
    func level(_ traits: WordTraits, _ level: UInt32) -> UInt64 {
      switch level {
      case 0: UInt64(traits.clusters & 15)
      case 1: UInt64(traits.clusters >> 4 & 63)
      case 2: UInt64(traits.clusters >> 10 & 255)
      default: UInt64(traits.clusters >> 18)
      }
    }
    for (offset, traits) in [(UInt64(0), w.1), (1, w.2), (2, w.3)] {
      add(30 + offset, level(traits, 1))
      add(33 + offset, level(traits, 2))
      add(36 + offset, level(traits, 3))
    }
    add(39, level(w.0, 2))
    add(40, level(w.4, 2))
    add(41, level(w.1, 1), level(w.2, 1))
    add(42, level(w.2, 1), level(w.3, 1))
    add(43, level(w.1, 2) << 8 | level(w.3, 2), w.2.shape)
    add(44, level(w.2, 2), w.2.shape)
    add(45, level(w.0, 1) << 8 | level(w.1, 1), level(w.2, 1))
    add(46, level(w.2, 0), w.2.shape)
  }

  private mutating func addTables(_ w: Window) {
    add(50, UInt64(w.2.known))
    add(51, UInt64(w.1.known))
    add(52, UInt64(w.3.known))
    add(53, UInt64(w.2.known), w.2.shape)
    add(54, UInt64(w.1.known), UInt64(w.2.known))
    add(55, UInt64(w.2.known), UInt64(w.3.known))
    add(56, w.1.classes)
    add(57, w.3.classes)
    add(58, w.2.classes, w.2.shape)
    add(59, w.0.classes, w.1.classes)
    add(60, UInt64(w.2.known >> 10), UInt64(w.2.isCapitalised ? 1 : 0))
    add(61, UInt64(w.1.known & Gazetteer.wordMarks), w.2.shape)
  }

  /// Where the token stands in a run of candidates, and what surrounds the run.
  private mutating func addRun(
    _ w: Window, _ index: Int, _ run: Range<Int>, _ sentence: Range<Int>, _ view: TaggerView
  ) {
    let before = run.lowerBound > sentence.lowerBound ? view.traits[run.lowerBound - 1] : .edge
    let after = run.upperBound < sentence.upperBound ? view.traits[run.upperBound] : .edge
    let position = UInt64(min(index - run.lowerBound, 4)) << 4 | UInt64(min(run.upperBound - index, 4))
    add(70, position)
    add(71, before.word)
    add(72, after.word)
    add(73, view.traits[run.lowerBound].word)
    add(74, view.traits[run.upperBound - 1].word)
    add(75, position, w.2.shape)
    add(76, UInt64(view.isSentenceStart(index) ? 1 : 0), w.2.word)
    add(77, UInt64(view.isSentenceStart(index) ? 1 : 0), w.2.shape)
    add(78, position, UInt64(w.2.known))
    add(79, before.word, after.word)
  }

  private mutating func addOccurrences(
    _ w: Window, _ index: Int, _ sentence: Range<Int>, _ view: TaggerView
  ) {
    guard w.2.isCapitalised, let entry = view.occurrences.entry(of: w.2.word) else { return }
    let start: UInt64 = view.isSentenceStart(index) ? 1 : 0
    add(80, UInt64(entry.manner), start)
    add(81, UInt64(entry.manner & 0xF), start)
    add(82, UInt64(entry.manner & 0x1F0), w.2.shape)
    for place in [entry.places.0, entry.places.1, entry.places.2] {
      let other = Int(place)
      guard other >= 0, other != index else { continue }
      add(83, other > 0 ? view.traits[other - 1].word : 1)
      add(84, other + 1 < view.traits.count ? view.traits[other + 1].word : 1)
      if other > 0 { add(85, UInt64(view.traits[other - 1].known), view.traits[other - 1].classes) }
    }
    for (template, traits) in [(UInt64(86), w.1), (87, w.3)] where traits.isCapitalised {
      add(template, UInt64(view.occurrences.entry(of: traits.word)?.manner ?? 0))
    }
  }
}
