/// A slip and the changes, by place in a repair, that it accounts for.
struct CoveringSlip {
  let mask: UInt64
  let slip: Slip
  let score: Double
}

/// Accounts for the changes of a repair by slips, each change by one, as plausibly as can be.
struct SlipCover {
  private let model: SlipModel
  private let changes: [CellChange]
  private var wide: [CoveringSlip] = []
  private var singles: [CoveringSlip] = []

  /// The slips, in the order of their first cells.
  private(set) var slips: [CoveringSlip] = []
  /// How plausible the repair is, in nats.
  private(set) var score = 0.0

  init(_ model: SlipModel, _ changes: [CellChange]) {
    self.model = model
    self.changes = changes
    guard changes.count < 64 else {
      score = -1e9
      return
    }
    for (place, change) in changes.enumerated() {
      let single = model.single(change.cell, truth(place))
      singles.append(CoveringSlip(mask: 1 << UInt64(place), slip: single.slip, score: single.score))
    }
    if changes.count > 1 {
      addPairs()
      addReadded()
      addRows()
      addColumns()
    }
    let best = cover((1 << UInt64(changes.count)) - 1)
    slips = best.slips
    score = best.score + model.worth(changes)
  }

  private func row(_ place: Int) -> Int { changes[place].cell / model.columnCount }
  private func column(_ place: Int) -> Int { changes[place].cell % model.columnCount }
  private func stated(_ place: Int) -> Int64 { model.values[changes[place].cell] }
  private func truth(_ place: Int) -> Int64 { stated(place) + changes[place].delta }
  private func place(_ row: Int, _ column: Int) -> Int? {
    let cell = row * model.columnCount + column
    return changes.firstIndex { $0.cell == cell }
  }
  private func truth(_ row: Int, _ column: Int) -> Int64 {
    place(row, column).map { truth($0) } ?? model.values[row * model.columnCount + column]
  }

  private mutating func add(_ slip: Slip, _ places: [Int], _ score: Double) {
    guard wide.count < 16 else { return }
    let mask = places.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    wide.append(CoveringSlip(mask: mask, slip: slip, score: model.logShare(slip) + score))
  }

  private func cover(_ rest: UInt64) -> (slips: [CoveringSlip], score: Double) {
    guard rest != 0 else { return ([], 0) }
    let first = rest.trailingZeroBitCount
    let others = cover(rest & (rest - 1), after: singles[first])
    return wide.reduce(others) { best, slip in
      guard slip.mask & (1 << UInt64(first)) != 0, slip.mask & ~rest == 0 else { return best }
      let with = cover(rest & ~slip.mask, after: slip)
      return with.score > best.score ? with : best
    }
  }

  private func cover(_ rest: UInt64, after slip: CoveringSlip) -> (slips: [CoveringSlip], score: Double) {
    let others = cover(rest)
    return ([slip] + others.slips, slip.score + others.score)
  }

  /// A value in the neighbouring cell, or two neighbours exchanged.
  private mutating func addPairs() {
    for one in changes.indices {
      for other in changes.indices where other > one {
        let across = row(one) == row(other) && column(other) == column(one) + 1
        let down = column(one) == column(other) && row(other) == row(one) + 1
        guard across || down, stated(one) == truth(other), stated(other) == truth(one) else { continue }
        let moved = stated(one) == 0 || stated(other) == 0
        let slip: Slip = across ? (moved ? .movedAcross : .swappedAcross) : moved ? .movedDown : .swappedDown
        add(slip, [one, other], model.logFilled - (moved ? 0.69 : 0.4))
      }
    }
  }

  /// A slip with totals added up again after it.
  private mutating func addReadded() {
    for one in changes.indices where column(one) != model.totalColumn || row(one) != model.resultRow {
      let readded = [
        (row(one), model.totalColumn), model.resultRow.map { ($0, column(one)) },
        model.resultRow.map { ($0, model.totalColumn) },
      ].map { cell in cell.flatMap { place($0.0, $0.1) }.flatMap { changes[$0].delta == changes[one].delta ? $0 : nil }
      }
      let (inRow, inColumn, inCorner) = (readded[0], readded[1], readded[2])
      let inner = model.single(changes[one].cell, truth(one), hidden: true).score - SlipPriors.logHidden
      let isInterior = column(one) != model.totalColumn
      if isInterior, let inRow { add(.readdedRow, [one, inRow], inner) }
      guard let resultRow = model.resultRow, model.outcomes.contains(row(one)), row(one) != resultRow else { continue }
      if let inColumn { add(.readdedColumn, [one, inColumn], inner) }
      if isInterior, let inRow, let inColumn, let inCorner {
        add(.readdedAll, [one, inRow, inColumn, inCorner], inner)
      }
    }
    addReaddedRows()
  }

  /// A row of outcomes forgotten, or values moved along it, with all totals re-added: the row （七）总计 is off alike.
  private mutating func addReaddedRows() {
    guard let resultRow = model.resultRow else { return }
    for row in model.outcomes {
      let places = changes.indices.filter { self.row($0) == row }
      guard places.count > 1 else { continue }
      let totals = places.compactMap { one in
        place(resultRow, column(one)).flatMap { changes[$0].delta == changes[one].delta ? $0 : nil }
      }
      guard totals.count == places.count else { continue }
      let interior = places.filter { column($0) != model.totalColumn }
      if isForgotten(row, places), interior.count > 1 { add(.readdedAll, places + totals, model.logRow - 2) }
      if interior.count == 2, places.count == 2, let one = interior.first, let other = interior.last,
        column(other) == column(one) + 1, stated(one) == truth(other), stated(other) == truth(one)
      {
        add(.readdedAll, places + totals, model.logFilled - 3)
      }
    }
  }

  private func isForgotten(_ row: Int, _ places: [Int]) -> Bool {
    (0..<model.columnCount).allSatisfy { model.values[row * model.columnCount + $0] == 0 }
      && places.allSatisfy { truth($0) > 0 }
  }

  private mutating func addRows() {
    let count = model.columnCount
    for (first, places) in lines({ row($0) }) {
      let row = row(first)
      if isForgotten(row, places) { add(.forgottenRow, places, model.logRow) }
      let start = shift(places.map { column($0) }, count, { truth(row, $0) }, { model.values[row * count + $0] })
      if let start { add(.shiftedRow, places, model.logRow - (start == 0 ? 1 : 4)) }
    }
  }

  private mutating func addColumns() {
    let count = model.columnCount
    for (first, places) in lines({ column($0) }) {
      let column = column(first)
      let start = shift(
        places.map { row($0) }, model.rowCount, { truth($0, column) }, { model.values[$0 * count + column] })
      if let start { add(.shiftedColumn, places, model.logColumn - (start == 0 ? 1 : 5)) }
    }
  }

  /// The rows or columns in which several cells change: the first change, and all of them.
  private func lines(_ line: (Int) -> Int) -> [(first: Int, places: [Int])] {
    changes.indices.compactMap { first in
      let number = line(first)
      guard !changes[..<first].indices.contains(where: { line($0) == number }) else { return nil }
      let places = changes.indices.filter { line($0) == number }
      return places.count > 1 ? (first, places) : nil
    }
  }

  /// Whether what is stated is the truth moved on by one place, or back by one; from which place on, 0 for the whole line.
  private func shift(_ changed: [Int], _ count: Int, _ truth: (Int) -> Int64, _ stated: (Int) -> Int64) -> Int? {
    guard let first = changed.first else { return nil }
    func moved(from start: Int) -> Bool {
      stated(start) == 0 && (start + 1..<count).allSatisfy { stated($0) == truth($0 - 1) }
    }
    func back(from start: Int) -> Bool {
      stated(count - 1) == 0 && (start..<count - 1).allSatisfy { stated($0) == truth($0 + 1) }
    }
    if moved(from: 0) || back(from: 0) { return 0 }
    return moved(from: first) || back(from: first) ? first : nil
  }
}
