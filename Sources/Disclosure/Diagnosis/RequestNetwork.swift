/// Table 3 as a network: relations are nodes, and every cell joins exactly two of them.
///
/// The row relation of （七）总计 follows from the others and is left out. Signs are chosen so that a change of a cell adds
/// to one of its two relations what it takes from the other: what cancels the balances is a flow.
struct RequestNetwork: Sendable {
  /// A cell's two relations; a change of 1 adds `sign` to the balance of `first` and takes it from `second`.
  struct Ends: Sendable {
    let first: Int
    let second: Int
    let sign: Int64
  }

  /// The form.
  let form: FormTable
  /// How many rows of outcomes it has: 21, or 19 in the edition of 2019.
  let outcomeCount: Int
  /// How many nodes: a row relation each but for （七）, seven column sums, seven balances.
  let nodeCount: Int
  /// The two ends of each cell.
  let ends: [Ends]
  /// The relation of each node.
  let relations: [Relation]
  /// The relation left out: the row （七）总计.
  let resultRow: Relation?
  private let between: [Int16]

  static let columnCount = Form.applicants.count
  static let totalColumn = columnCount - 1

  /// The network of an edition, built at its first use.
  static func of(_ form: FormTable) -> RequestNetwork { form.edition == .form2021 ? network2021 : network2019 }
  private static let network2021 = RequestNetwork(Form.table(.requests, .form2021))
  private static let network2019 = RequestNetwork(Form.table(.requests, .form2019))

  private init(_ form: FormTable) {
    self.form = form
    let outcomeCount = form.rows.count - 4
    self.outcomeCount = outcomeCount
    let nodeCount = outcomeCount + 3 + 2 * Self.columnCount
    self.nodeCount = nodeCount
    var ends: [Ends] = []
    for row in form.rows.indices {
      for column in 0..<Self.columnCount {
        let sum = outcomeCount + 3 + column
        let balance = sum + Self.columnCount
        let sign: Int64 = (column == Self.totalColumn ? 1 : -1) * (row < 2 ? -1 : 1)
        switch row {
        case 0, 1: ends.append(Ends(first: row, second: balance, sign: sign))
        case outcomeCount + 2: ends.append(Ends(first: sum, second: balance, sign: sign))
        case outcomeCount + 3: ends.append(Ends(first: outcomeCount + 2, second: balance, sign: sign))
        default: ends.append(Ends(first: row, second: sum, sign: sign))
        }
      }
    }
    self.ends = ends
    var between = [Int16](repeating: -1, count: nodeCount * nodeCount)
    for (cell, end) in ends.enumerated() {
      between[end.first * nodeCount + end.second] = Int16(cell)
      between[end.second * nodeCount + end.first] = Int16(cell)
    }
    self.between = between
    let all = Relation.all(of: form)
    let rows = all.filter { $0.rule == "T3-ROW" }
    resultRow = rows.first { $0.subject == RowID.resultTotal.id }
    relations =
      rows.filter { $0.subject != RowID.resultTotal.id } + all.filter { $0.rule == "T3-SUM" }
      + all.filter { $0.rule == "T3-BAL" }
  }

  /// The place of the row （七）总计 among the rows.
  var resultIndex: Int { outcomeCount + 2 }
  /// The rows of outcomes, by place.
  var outcomes: Range<Int> { 2..<(outcomeCount + 2) }
  /// The node of a column's sum of outcomes.
  func sumNode(_ column: Int) -> Int { outcomeCount + 3 + column }
  /// The node of a column's balance.
  func balanceNode(_ column: Int) -> Int { outcomeCount + 3 + Self.columnCount + column }
  /// The node of a row's sum, nil for the row （七）总计.
  func rowNode(_ row: Int) -> Int? { row == resultIndex ? nil : row > resultIndex ? row - 1 : row }
  /// Whether a node is a balance.
  func isBalance(_ node: Int) -> Bool { node >= outcomeCount + 3 + Self.columnCount }
  /// Whether a node stands on the outcomes' side of the row （七）总计: a row of outcomes or a column sum.
  func isAboveResult(_ node: Int) -> Bool { (2..<(outcomeCount + 2)).contains(node) || isSum(node) }
  private func isSum(_ node: Int) -> Bool { node >= outcomeCount + 3 && !isBalance(node) }

  /// The cell that two nodes share, nil if they share none.
  func cell(between one: Int, _ other: Int) -> Int? {
    let cell = between[one * nodeCount + other]
    return cell < 0 ? nil : Int(cell)
  }

  /// What each relation lacks, with its sign in the network; 0 for one that holds.
  func balances(of values: [Int64]) -> [Int64] {
    var balances = [Int64](repeating: 0, count: nodeCount)
    guard values.count == ends.count else { return balances }
    for cell in ends.indices where values[cell] != 0 {
      let end = ends[cell]
      balances[end.first] += end.sign * values[cell]
      balances[end.second] -= end.sign * values[cell]
    }
    return balances
  }
}
