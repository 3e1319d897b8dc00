/// What a word of a claim does.
enum ClaimWord: UInt8, Sendable {
  // Words that may stand between a subject and its number.
  case filler, requestTopic, disputeTopic, normativeNoun, decisionNoun, information, amount, approximately, goesOn,
    newly
  case submitted, separately
  // Subjects.
  case receive, answer, carriedIn, carriedOut
  case granted, partial, grantedOrPartial, denied, unable, refused, otherHandling
  case notHeld, notExisting, notOurs, withdrawn
  case natural, organisations, enterprise, research, nonprofit, legalService, otherOrg
  case online, byPost, inPerson, byFax
  case review, litigation
  case make, repeal, inForce
  case license, penalty, coercion
  case fee, publish, publishActively
  case share, answerRate, disclosureRate, lastYear, increase, decrease
  // Units.
  case cases, pieces, persons, yuan, tenThousandYuan, percent, points
  // Words around a claim that matter.
  case comparison, cumulative, totalling, thisYear, partOfYear, plan, foreign, partly, channel, neutral
  case ownScope, officeScope, governmentOffice, governmentScope, regionScope, wideScope, delegated
  case negation, zeroReport, fillerOfNone, carriedEither, upheld, closed, finished
}

/// A list of words, found by their first or last unit; flat, so that it costs little to make and nothing to keep.
struct Lexicon: Sendable {
  private var units: [UInt16] = []
  private var entries: [Entry] = []
  private var chains = [Int16](repeating: -1, count: 256)
  private let isReadBackwards: Bool

  private struct Entry: Sendable {
    let start: UInt16
    let count: UInt16
    let word: ClaimWord
    let next: Int16
  }

  /// Words separated by `|`, each group under what it does; folded text, without spaces.
  init(backwards: Bool = false, _ groups: [(ClaimWord, StaticString)]) {
    isReadBackwards = backwards
    units.reserveCapacity(1600)
    entries.reserveCapacity(400)
    for (word, text) in groups {
      text.withUTF8Buffer { bytes in
        var index = 0
        var start = units.count
        while index < bytes.count {
          let unit = UInt16(truncatingIfNeeded: Fold.decode(bytes, &index, bytes.count))
          if unit == Unit.pipe {
            add(word, from: start)
            start = units.count
          } else {
            units.append(unit)
          }
        }
        add(word, from: start)
      }
    }
  }

  private mutating func add(_ word: ClaimWord, from start: Int) {
    guard start < units.count else { return }
    let key = Int((isReadBackwards ? units[units.count - 1] : units[start]) & 0xFF)
    entries.append(
      Entry(start: UInt16(start), count: UInt16(units.count - start), word: word, next: chains[key]))
    chains[key] = Int16(entries.count - 1)
  }

  /// A word found, and how many units it takes.
  typealias Match = (word: ClaimWord, count: Int)

  /// The longest word that ends before a place and begins no earlier than `start`.
  func longest(endingAt place: Int, from start: Int, in text: UnsafeBufferPointer<UInt16>) -> Match? {
    guard place > start else { return nil }
    return longest(key: text[place - 1], in: text) { count in place - count >= start ? place - count : nil }
  }

  /// The longest word that begins at a place and ends no later than `end`.
  func longest(at place: Int, before end: Int, in text: UnsafeBufferPointer<UInt16>) -> Match? {
    guard place < end else { return nil }
    return longest(key: text[place], in: text) { count in place + count <= end ? place : nil }
  }

  private func longest(
    key: UInt16, in text: UnsafeBufferPointer<UInt16>, placed: (Int) -> Int?
  ) -> Match? {
    var best: Match?
    var chain = chains[Int(key & 0xFF)]
    while chain >= 0 {
      let entry = entries[Int(chain)]
      chain = entry.next
      let count = Int(entry.count)
      guard count > best?.count ?? 0, let place = placed(count) else { continue }
      var offset = 0
      while offset < count, text[place + offset] == units[Int(entry.start) + offset] { offset += 1 }
      if offset == count { best = (entry.word, count) }
    }
    return best
  }
}
