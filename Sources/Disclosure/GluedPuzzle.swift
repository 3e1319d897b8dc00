/// Chooses among the possible splits of table 3's rows: a row is settled only if every way to make all sums hold gives
/// it the same numbers.
struct GluedPuzzle {
  let form: FormTable
  /// For each row found, the splits in which its own total holds.
  let candidates: [RowID: [[Int]]]
  /// Whether every row of the form was found, so that the column sums can be used.
  let isComplete: Bool

  /// The rows that have one reading.
  func solve() -> [RowID: [Int]] {
    let rows = form.rows.map(\.id)
    let canUseColumns = isComplete && rows.allSatisfy { !(candidates[$0] ?? []).isEmpty }
    guard canUseColumns else {
      // A row that nothing but itself vouches for: one split whose own total holds.
      return candidates.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
    return withColumns(rows)
  }

  private func withColumns(_ rows: [RowID]) -> [RowID: [Int]] {
    let order = rows.filter { (candidates[$0]?.count ?? 0) > 1 }.sorted {
      (candidates[$0]?.count ?? 0) < (candidates[$1]?.count ?? 0)
    }
    var fixed: [RowID: [Int]] = [:]
    for row in rows { if let only = candidates[row], only.count == 1 { fixed[row] = only.first } }
    var search = Search(puzzle: self, order: order, chosen: fixed)
    search.run()
    if search.gaveUp { return fixed }
    return search.solutions > 0 ? search.agreed : [:]
  }

  private func weights(_ row: RowID) -> (sum: Int, balance: Int) {
    switch row {
    case .newReceived, .carriedIn: (0, 1)
    case .resultTotal: (-1, -1)
    case .carriedOut: (0, -1)
    default: (1, 0)
    }
  }

  /// Depth-first over the rows with several splits; the residuals of the two column relations must end at zero.
  private struct Search {
    let puzzle: GluedPuzzle
    let order: [RowID]
    var chosen: [RowID: [Int]]
    var agreed: [RowID: [Int]] = [:]
    var solutions = 0
    var gaveUp = false
    private var steps = 0
    private var sums = [Int](repeating: 0, count: 7)
    private var balances = [Int](repeating: 0, count: 7)

    init(puzzle: GluedPuzzle, order: [RowID], chosen: [RowID: [Int]]) {
      self.puzzle = puzzle
      self.order = order
      self.chosen = chosen
      for (row, values) in chosen { add(row, values, 1) }
    }

    mutating func run() { visit(0) }

    private mutating func add(_ row: RowID, _ values: [Int], _ sign: Int) {
      let weights = puzzle.weights(row)
      for column in 0..<7 {
        sums[column] += sign * weights.sum * values[column]
        balances[column] += sign * weights.balance * values[column]
      }
    }

    private mutating func visit(_ depth: Int) {
      steps += 1
      guard steps <= 200_000 else {
        gaveUp = true
        return
      }
      guard depth < order.count else {
        if sums.allSatisfy({ $0 == 0 }), balances.allSatisfy({ $0 == 0 }) { record() }
        return
      }
      let row = order[depth]
      for values in puzzle.candidates[row] ?? [] {
        add(row, values, 1)
        chosen[row] = values
        visit(depth + 1)
        add(row, values, -1)
        if gaveUp { return }
      }
      chosen[row] = nil
    }

    private mutating func record() {
      solutions += 1
      if solutions == 1 {
        agreed = chosen
        return
      }
      for (row, values) in chosen where agreed[row] != values { agreed[row] = nil }
    }
  }
}
