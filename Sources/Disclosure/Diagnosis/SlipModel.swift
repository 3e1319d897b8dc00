/// How plausible it is that a slip made a stated value of a true one, in one table.
struct SlipModel {
  let figures: CellValues
  /// How many columns a row has, the last being its total.
  let columnCount: Int
  /// The row of column totals, nil if the table has none.
  let resultRow: Int?
  /// The rows that add up to it.
  let outcomes: Range<Int>
  /// What is known from elsewhere, by place.
  let facts: [Int: Int64]
  /// Logarithms of the chance to hit one cell, one that is not 0, one of two digits and more, a row that is not 0.
  let logAny: Double
  let logFilled: Double
  let logLong: Double
  let logRow: Double
  let logColumn: Double
  private let logTotal: Double

  var values: [Int64] { figures.values }
  var rowCount: Int { figures.values.count / columnCount }
  var totalColumn: Int { columnCount - 1 }

  init(
    _ figures: CellValues, columns: Int, resultRow: Int?, outcomes: Range<Int>, facts: [Int: Int64]
  ) {
    self.figures = figures
    columnCount = columns
    self.resultRow = resultRow
    self.outcomes = outcomes
    self.facts = facts
    var (filled, long, rows, filledColumns) = (1, 1, 1, UInt64(0))
    for first in stride(from: 0, to: figures.values.count, by: columns) {
      var isFilled = false
      for column in 0..<columns where figures.values[first + column] != 0 {
        filled += 1
        isFilled = true
        filledColumns |= 1 << UInt64(column)
        if figures.values[first + column] > 9 { long += 1 }
      }
      if isFilled { rows += 1 }
    }
    logAny = -naturalLogarithm(Double(max(1, figures.values.count)))
    logFilled = -naturalLogarithm(Double(filled))
    logLong = -naturalLogarithm(Double(long))
    logRow = -naturalLogarithm(Double(rows))
    logColumn = -naturalLogarithm(Double(filledColumns.nonzeroBitCount + 1))
    let totals = figures.values.count / max(1, columns) + (resultRow == nil ? 0 : columns - 1)
    logTotal = -naturalLogarithm(Double(max(1, totals)))
  }

  func logShare(_ slip: Slip) -> Double { SlipPriors.logShares[Int(slip.rawValue)] }
  func isTotal(_ cell: Int) -> Bool { cell % columnCount == totalColumn || cell / columnCount == resultRow }

  /// The most plausible slip that touched one cell only.
  func single(_ cell: Int, _ truth: Int64, hidden: Bool = false) -> (slip: Slip, score: Double) {
    let stated = values[cell]
    if figures.isBlank[cell] { return (.leftBlank, logShare(.leftBlank) + logFilled) }
    let size = naturalLogarithm(Double(2 + stated.magnitude))
    var best = (slip: Slip.anythingElse, score: logShare(.anythingElse) + logAny - size - 1.5)
    func offer(_ slip: Slip, _ place: Double, _ chance: Double?) {
      guard let chance, chance > 0 else { return }
      let score = logShare(slip) + place + naturalLogarithm(chance)
      if score > best.score { best = (slip, score) }
    }
    guard truth >= 0 else { return best }
    if stated < 0 {
      offer(.minusSign, logFilled, stated == -truth ? 1 : nil)
      return best
    }
    offer(.wrongDigit, logAny, DigitSlips.wrongDigit(stated, of: truth))
    offer(.transposedDigits, logLong, DigitSlips.transposed(stated, of: truth))
    offer(.lostDigit, logLong, DigitSlips.lost(stated, of: truth))
    offer(.extraDigit, logFilled, DigitSlips.extra(stated, of: truth))
    offer(.zeroCopied, logFilled, stated == 0 && truth > 0 ? 1 : nil)
    if (stated - truth).magnitude <= 3 { offer(.offByFew, logAny, truth > 2 ? 1 / 6 : 1 / Double(3 + truth)) }
    offer(.copiedNeighbour, logAny, copied(cell, stated))
    if isTotal(cell), !hidden { offer(.omittedAddend, logTotal, omitted(cell, truth - stated)) }
    return best
  }

  /// The share of a cell's neighbours that have its value.
  private func copied(_ cell: Int, _ stated: Int64) -> Double? {
    let (row, column) = (cell / columnCount, cell % columnCount)
    var (all, same) = (0, 0)
    for (down, across) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
      let (row, column) = (row + down, column + across)
      guard (0..<rowCount).contains(row), (0..<columnCount).contains(column) else { continue }
      all += 1
      if values[row * columnCount + column] == stated { same += 1 }
    }
    return stated != 0 && same > 0 ? Double(same) / Double(all) : nil
  }

  /// The share of a total's addends that are as large as what it lacks.
  private func omitted(_ cell: Int, _ lack: Int64) -> Double? {
    guard lack > 0 else { return nil }
    let (row, column) = (cell / columnCount, cell % columnCount)
    var (all, same) = (0, 0)
    func count(_ addend: Int64) {
      guard addend != 0 else { return }
      all += 1
      if addend == lack { same += 1 }
    }
    if column == totalColumn { for place in 0..<totalColumn { count(values[row * columnCount + place]) } }
    if row == resultRow { for outcome in outcomes { count(values[outcome * columnCount + column]) } }
    return same > 0 ? Double(same) / Double(all) : nil
  }

  /// What true values are worth by themselves: large counts are rare, and facts from elsewhere mostly agree.
  func worth(_ changes: [CellChange]) -> Double {
    var sum = 0.0
    for change in changes {
      let stated = values[change.cell]
      let truth = stated + change.delta
      if !isTotal(change.cell) {
        sum -=
          SlipPriors.tailExponent
          * (naturalLogarithm(Double(1 + max(0, truth))) - naturalLogarithm(Double(1 + max(0, stated))))
      }
      if let fact = facts[change.cell] {
        if fact == truth { sum += SlipPriors.factWeight }
        if fact == stated { sum -= SlipPriors.factWeight }
      }
    }
    return sum
  }
}
