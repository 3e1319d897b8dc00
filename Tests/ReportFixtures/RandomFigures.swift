import Disclosure

/// How much an agency has to report.
public enum AgencySize: Sendable, CaseIterable {
  /// A village or small bureau: a handful of requests.
  case tiny
  /// A county bureau: some dozens.
  case small
  /// A district: hundreds.
  case medium
  /// A city: thousands.
  case city

  static func random(_ random: inout SplitMix64) -> AgencySize {
    random.pick(.tiny, .tiny, .small, .small, .small, .medium, .medium, .city)
  }

  /// The largest count that a single outcome cell takes.
  var largest: Int {
    switch self {
    case .tiny: 3
    case .small: 12
    case .medium: 90
    case .city: 2400
    }
  }
}

/// Draws figures in which every identity of the form holds.
enum RandomFigures {
  /// Table 3: outcomes first, then totals, then an intake that balances them.
  static func requests(_ form: FormTable, _ size: AgencySize, _ random: inout SplitMix64) -> [CellPath: Quantity] {
    let frame: Set<RowID> = [.newReceived, .carriedIn, .resultTotal, .carriedOut]
    let outcomes = form.rows.map(\.id).filter { !frame.contains($0) }
    var counts: [CellPath: Int] = [:]
    func put(_ row: RowID, _ column: ColumnID, _ count: Int) { counts[CellPath(.requests, row, column)] = count }
    for column in Form.applicants.dropLast() {
      let density = column == .natural ? 80 : random.pick(10, 25, 45)
      var done = 0
      for row in outcomes {
        let count = random.chance(density) ? skewed(size.largest, &random) : 0
        put(row, column, count)
        done += count
      }
      let pending = random.chance(40) ? random.int(in: 0...max(1, size.largest / 2)) : 0
      let carried = random.chance(40) ? random.int(in: 0...min(done + pending, size.largest)) : 0
      put(.resultTotal, column, done)
      put(.carriedOut, column, pending)
      put(.carriedIn, column, carried)
      put(.newReceived, column, done + pending - carried)
    }
    for row in form.rows {
      put(row.id, .total, Form.applicants.dropLast().reduce(0) { $0 + (counts[CellPath(.requests, row.id, $1)] ?? 0) })
    }
    return counts.mapValues { Quantity($0) }
  }

  /// Table 4: five counts a group, the last their sum.
  static func disputes(_ size: AgencySize, _ random: inout SplitMix64) -> [CellPath: Quantity] {
    var values: [CellPath: Quantity] = [:]
    let active = random.chance(75)
    for group in Form.table(.disputes, .form2021).rows {
      var sum = 0
      for column in group.columns.dropLast() {
        let count = active && random.chance(60) ? skewed(max(2, size.largest / 4), &random) : 0
        values[CellPath(.disputes, group.id, column)] = Quantity(count)
        sum += count
      }
      values[CellPath(.disputes, group.id, .total)] = Quantity(sum)
    }
    return values
  }

  /// Table 2 of either edition, with signed changes and amounts in 万元.
  static func proactive(_ form: FormTable, _ size: AgencySize, _ random: inout SplitMix64) -> [CellPath: Quantity] {
    var values: [CellPath: Quantity] = [:]
    for cell in form.cells {
      let count = random.chance(70) ? skewed(size.largest * 8, &random) : 0
      switch cell.column {
      case .change: values[cell] = Quantity(random.chance(40) ? 0 : random.int(in: -9...40))
      case .amountWan, .amount: values[cell] = amount(size, &random)
      case .inForce, .totalPublic: values[cell] = Quantity(count + size.largest)
      default: values[cell] = Quantity(count)
      }
    }
    return values
  }

  /// Mostly small, sometimes as large as allowed: as counts are.
  private static func skewed(_ largest: Int, _ random: inout SplitMix64) -> Int {
    let bound = random.chance(70) ? max(1, largest / 4) : largest
    return random.int(in: random.chance(80) ? 1...max(1, bound) : 0...max(1, bound))
  }

  private static func amount(_ size: AgencySize, _ random: inout SplitMix64) -> Quantity {
    guard random.chance(70) else { return 0 }
    let scale = random.pick(0, 1, 2, 2, 4, 6)
    let mantissa = random.int(in: 1...(size.largest * 100_000))
    return Quantity(mantissa: Int64(mantissa), scale: scale) ?? 0
  }
}
