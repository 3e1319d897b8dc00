/// All ways to split runs of digits into a number of whole numbers without leading zeros.
struct DigitSplitter {
  /// The runs of digits; a number never reaches over the end of one.
  let pieces: [[UInt8]]
  /// How many numbers are wanted.
  let count: Int
  /// Whether the numbers so far may go on; told all numbers when they are complete.
  var accepts: ([Int]) -> Bool = { _ in true }

  /// The splits, at most that many; none if a piece holds something other than digits.
  func splits(atMost limit: Int) -> [[Int]] {
    guard !pieces.isEmpty, pieces.allSatisfy({ !$0.isEmpty }), pieces.reduce(0, { $0 + $1.count }) <= 60 else {
      return []
    }
    var results: [[Int]] = []
    var numbers: [Int] = []
    var steps = 0
    extend(piece: 0, from: 0, &numbers, &results, limit, &steps)
    return steps > Self.mostSteps ? [] : results
  }

  private static let mostSteps = 200_000

  private func extend(
    piece: Int, from start: Int, _ numbers: inout [Int], _ results: inout [[Int]], _ limit: Int, _ steps: inout Int
  ) {
    steps += 1
    guard results.count < limit, steps <= Self.mostSteps else { return }
    if piece == pieces.count {
      if numbers.count == count { results.append(numbers) }
      return
    }
    guard numbers.count < count else { return }
    let digits = pieces[piece]
    var value = 0
    for end in start..<min(digits.count, start + 9) {
      value = value * 10 + Int(digits[end])
      if end > start, digits[start] == 0 { return }
      numbers.append(value)
      if accepts(numbers) {
        let isLast = end + 1 == digits.count
        extend(piece: isLast ? piece + 1 : piece, from: isLast ? 0 : end + 1, &numbers, &results, limit, &steps)
      }
      numbers.removeLast()
    }
  }
}
