import Disclosure
import Glibc

/// A small deterministic source of randomness.
struct Random {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
  mutating func normal() -> Double { sqrt(-2 * log(max(unit(), 1e-12))) * cos(2 * Double.pi * unit()) }
  mutating func element<Element>(of list: [Element]) -> Element? { list.isEmpty ? nil : list[below(list.count)] }
  mutating func weighted(_ weights: [Double]) -> Int {
    var rest = unit() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return place }
    }
    return weights.count - 1
  }
}

/// Whose table 3 is simulated.
enum Size: String, CaseIterable {
  /// A quarter has no requests, the others some nine.
  case agency
  /// Some 2500 requests.
  case city
}

/// A table 3 as plain counts, row by row.
struct SimulatedTable {
  static let columns = 7
  let form: FormTable
  var values: [Int]
  var blanks: Set<Int> = []

  var rows: Int { form.rows.count }
  var result: Int { rows - 2 }
  var outcomes: Range<Int> { 2..<(rows - 2) }
  func cell(_ row: Int, _ column: Int) -> Int { row * Self.columns + column }

  /// A table in which every relation holds.
  init(_ form: FormTable, _ size: Size, _ random: inout Random) {
    self.form = form
    values = [Int](repeating: 0, count: form.cells.count)
    let median = size == .agency ? (random.unit() < 0.25 ? 0 : 9.0) : 2500
    let requests = Int(median * exp(random.normal() * (size == .agency ? 1.1 : 0.6)))
    let columnWeights = [8.0, 1.2, 0.1, 0.12, 0.35, 0.35].map { $0 * exp(random.normal() * 0.9) }
    let usual = [
      35, 8, 0.2, 1, 0.5, 1.5, 1.5, 2, 1, 3, 25, 1.5, 2, 6, 2.5, 0.3, 0.5, 0.3, 2, 0.2, 5,
    ]
    let rowWeights = outcomes.indices.map { place in usual[min(place - 2, 20)] * exp(random.normal() * 0.9) }
    let (carriedIn, carriedOut) = (0.08 * random.unit(), 0.08 * random.unit())
    for _ in 0..<requests {
      let column = random.weighted(columnWeights)
      values[cell(random.unit() < carriedIn ? 1 : 0, column)] += 1
      let isOpen = random.unit() < carriedOut
      values[cell(isOpen ? rows - 1 : 2 + random.weighted(rowWeights), column)] += 1
    }
    for column in 0..<6 { values[cell(result, column)] = outcomes.reduce(0) { $0 + values[cell($1, column)] } }
    for row in 0..<rows { values[cell(row, 6)] = (0..<6).reduce(0) { $0 + values[cell(row, $1)] } }
  }

  /// The table as a report.
  var report: Report {
    var report = Report(source: ReportSource(path: "-"))
    let figures = values.enumerated().map { place, value in
      blanks.contains(place)
        ? Figure(raw: "", kind: .blank) : Figure(raw: String(value), kind: .number, value: Quantity(value))
    }
    report.requests = ReportTable(form: form, layout: .tsv, figures: figures)
    return report
  }
}
