import Disclosure

/// Runs a table together in one line, cells without any mark between them.
struct GluedLayout {
  /// Whether a space is left between some cells of text.
  let isAiry: Bool

  func text(_ grid: FixtureGrid) -> String {
    grid.rows.map { row in
      let labels = row.filter { !$0.isValue }.map { $0.joined() }.filter { !$0.isEmpty }
      let values = row.filter(\.isValue).map { $0.joined() }.joined()
      return labels.joined(separator: isAiry && values.isEmpty ? " " : "") + (isAiry && !values.isEmpty ? " " : "")
        + values
    }.joined()
  }
}

/// Counts the ways in which a run of glued digits can be split.
enum GluedReadings {
  /// Whether exactly one split of `digits` into `parts` numbers, none with a needless leading zero, fulfils `sums`.
  ///
  /// `sums` says that every `sums`-th number is the sum of those before it since the last one; nil asks no sum.
  static func isUnique(_ digits: String, parts: Int, sums: Int?) -> Bool {
    let digits = digits.compactMap(\.wholeNumberValue)
    guard digits.count >= parts, digits.count <= 14 else { return false }
    var found = 0
    func search(from start: Int, _ part: Int, _ sum: Int) {
      guard found < 2 else { return }
      if part == parts {
        if start == digits.count { found += 1 }
        return
      }
      var number = 0
      for end in start..<max(start, digits.count - (parts - part - 1)) {
        if end > start, digits[start] == 0 { return }
        number = number * 10 + digits[end]
        let closes = sums.map { part % $0 == $0 - 1 } ?? false
        if closes, number != sum { continue }
        search(from: end + 1, part + 1, closes ? 0 : sum + number)
      }
    }
    search(from: 0, 0, 0)
    return found == 1
  }
}
