import Disclosure

extension SimulatedTable {
  /// Makes one slip; false if this table gives no occasion for it.
  mutating func make(_ slip: Slip, _ random: inout Random) -> Bool {
    let before = values
    switch slip {
    case .movedAcross, .swappedAcross: exchange(across: true, moving: slip == .movedAcross, &random)
    case .movedDown, .swappedDown: exchange(across: false, moving: slip == .movedDown, &random)
    case .shiftedRow: shift((0..<rows).map { row in (0..<7).map { cell(row, $0) } }, &random)
    case .shiftedColumn: shift((0..<7).map { column in (0..<rows).map { cell($0, column) } }, &random)
    case .forgottenRow:
      guard let row = random.element(of: (0..<rows).filter { values[cell($0, 6)] != 0 }) else { return false }
      for column in 0..<7 { values[cell(row, column)] = 0 }
    case .readdedRow, .readdedColumn, .readdedAll: slipAndReadd(slip, &random)
    default: touch(slip, Array(values.indices), &random)
    }
    return values != before
  }

  /// Makes a slip of the hand in one of the cells.
  private mutating func touch(_ slip: Slip, _ cells: [Int], _ random: inout Random) {
    let fitting = cells.filter { cell in
      switch slip {
      case .transposedDigits, .lostDigit: values[cell] > 9
      case .extraDigit, .minusSign, .zeroCopied, .leftBlank: values[cell] > 0
      case .omittedAddend: !addends(of: cell).isEmpty
      default: true
      }
    }
    guard let cell = random.element(of: fitting) else { return }
    values[cell] = written(slip, cell, &random)
    if slip == .leftBlank { blanks.insert(cell) }
  }

  private func written(_ slip: Slip, _ cell: Int, _ random: inout Random) -> Int {
    let value = values[cell]
    var digits = Array(String(value))
    let place = random.below(digits.count)
    switch slip {
    case .wrongDigit:
      digits[place] = Character(String(random.below(10)))
      return String(digits).hasPrefix("0") && digits.count > 1 ? value : Int(String(digits)) ?? value
    case .transposedDigits:
      let next = random.below(digits.count - 1)
      digits.swapAt(next, next + 1)
      return digits.first == "0" ? value : Int(String(digits)) ?? value
    case .lostDigit:
      digits.remove(at: place)
      return Int(String(digits)) ?? value
    case .extraDigit:
      digits.insert(Character(String(random.below(10))), at: random.below(digits.count + 1))
      return digits.first == "0" ? value : Int(String(digits)) ?? value
    case .minusSign: return -value
    case .zeroCopied, .leftBlank: return 0
    case .offByFew: return max(0, value + (random.below(2) == 0 ? -1 : 1) * (1 + random.below(3)))
    case .omittedAddend: return value - (random.element(of: addends(of: cell)) ?? 0)
    case .copiedNeighbour: return random.element(of: neighbours(of: cell)).map { values[$0] } ?? value
    default: return random.below(max(10, 2 * (values.max() ?? 0)) / (1 + random.below(20)))
    }
  }

  private func addends(of cell: Int) -> [Int] {
    let (row, column) = (cell / 7, cell % 7)
    let parts =
      column == 6
      ? (0..<6).map { values[self.cell(row, $0)] }
      : row == result ? outcomes.map { values[self.cell($0, column)] } : []
    return parts.filter { $0 != 0 }
  }

  private func neighbours(of cell: Int) -> [Int] {
    let (row, column) = (cell / 7, cell % 7)
    return [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)].filter {
      (0..<rows).contains($0.0) && (0..<7).contains($0.1)
    }.map { self.cell($0.0, $0.1) }
  }

  private mutating func exchange(across: Bool, moving: Bool, _ random: inout Random) {
    let pairs = values.indices.compactMap { one -> (Int, Int)? in
      let other = across ? one + 1 : one + 7
      guard values.indices.contains(other), !across || one % 7 < 6, values[one] != values[other] else { return nil }
      let filled = (values[one] == 0 ? 0 : 1) + (values[other] == 0 ? 0 : 1)
      return filled == (moving ? 1 : 2) ? (one, other) : nil
    }
    if let (one, other) = random.element(of: pairs) { values.swapAt(one, other) }
  }

  private mutating func shift(_ lines: [[Int]], _ random: inout Random) {
    guard let line = random.element(of: lines.filter { $0.contains { values[$0] != 0 } }) else { return }
    let old = line.map { values[$0] }
    let moved = random.below(2) == 0 ? [0] + Array(old.dropLast(1)) : Array(old.dropFirst(1)) + [0]
    for (cell, value) in zip(line, moved) { values[cell] = value }
  }

  private mutating func slipAndReadd(_ slip: Slip, _ random: inout Random) {
    let old = values
    let rows = slip == .readdedRow ? [0, 1] + Array(outcomes) + [self.rows - 1] : Array(outcomes)
    let inner = hiddenShares[random.weighted(hiddenShares.map(\.share))].slip
    touch(inner, rows.flatMap { row in (0..<6).map { cell(row, $0) } }, &random)
    guard let touched = values.indices.first(where: { values[$0] != old[$0] }) else { return }
    let delta = values[touched] - old[touched]
    let (row, column) = (touched / 7, touched % 7)
    if slip != .readdedColumn { values[cell(row, 6)] += delta }
    if slip != .readdedRow { values[cell(result, column)] += delta }
    if slip == .readdedAll { values[cell(result, 6)] += delta }
  }
}

/// How often each slip happens, as in the reference.
let shares: [(slip: Slip, share: Double)] = [
  (.wrongDigit, 0.18), (.transposedDigits, 0.04), (.lostDigit, 0.05), (.extraDigit, 0.04), (.minusSign, 0.01),
  (.zeroCopied, 0.09), (.leftBlank, 0.06), (.offByFew, 0.08), (.omittedAddend, 0.06), (.copiedNeighbour, 0.04),
  (.movedAcross, 0.06), (.movedDown, 0.06), (.swappedAcross, 0.02), (.swappedDown, 0.02), (.shiftedRow, 0.03),
  (.shiftedColumn, 0.02), (.forgottenRow, 0.04), (.readdedRow, 0.05), (.readdedColumn, 0.02), (.readdedAll, 0.03),
  (.anythingElse, 0.03),
]
let hiddenShares = shares.filter {
  [.wrongDigit, .transposedDigits, .lostDigit, .extraDigit, .zeroCopied, .offByFew, .anythingElse].contains($0.slip)
}
let cellShares = shares.filter { share in
  share.slip.rawValue <= Slip.copiedNeighbour.rawValue || share.slip == .anythingElse
}
