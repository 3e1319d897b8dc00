/// How grave a finding is.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  /// A hint on plausibility or form.
  case info
  /// Should hold by law, definition or statement, but known exceptions exist.
  case warning
  /// An arithmetic identity of the form does not hold: a failed check.
  case error

  /// Orders from hint to failure.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The stable name of a rule: `T3-BAL`, `F-SECT` …
public struct RuleID: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name.
  public let description: String
  /// A rule of that name.
  public init(_ name: String) { description = name }
  /// A rule of that name.
  public init(stringLiteral value: String) { description = value }
}

/// One identity of the form: the computed cells add up to the same as the stated ones.
///
/// For a total, `computed` holds the parts and `stated` the total; for the balance of table 3 `computed` holds
/// new_received and carried_in, `stated` result_total and carried_out.
public struct Relation: Sendable, Hashable {
  /// The rule it belongs to.
  public let rule: RuleID
  /// What tells it from the rule's other relations: a column, a row or a group id.
  public let subject: String
  /// The cells whose sum is what should be.
  public let computed: [CellPath]
  /// The cells whose sum is what is stated.
  public let stated: [CellPath]
  private let places: Places

  /// Where the cells stand in their form's `cells`, so that comparing them searches for nothing.
  private struct Places: Sendable, Hashable {
    let cellCount: Int
    let computed: [Int]
    let stated: [Int]
  }

  init(_ rule: RuleID, _ subject: String, of form: FormTable, computed: [CellPath], stated: [CellPath]) {
    self.rule = rule
    self.subject = subject
    self.computed = computed
    self.stated = stated
    func places(_ cells: [CellPath]) -> [Int] { cells.compactMap { form.index(of: $0.row, $0.column) } }
    self.places = Places(cellCount: form.cells.count, computed: places(computed), stated: places(stated))
  }

  /// All cells it ties, computed ones first.
  public var cells: [CellPath] { computed + stated }

  /// All identities of a table, in the form's order: balances, rows and sums for table 3, sums for table 4.
  public static func all(of form: FormTable) -> [Relation] {
    switch (form.kind, form.edition) {
    case (.proactive, _): []
    case (.requests, .form2021): requests2021
    case (.requests, _): requests2019
    case (.disputes, _): disputeSums
    }
  }

  private static let requests2021 = requestRelations(Form.table(.requests, .form2021))
  private static let requests2019 = requestRelations(Form.table(.requests, .form2019))
  private static let disputeSums = Form.table(.disputes, .form2021).rows.map { group in
    Relation(
      "T4-SUM", group.id.id, of: Form.table(.disputes, .form2021),
      computed: group.columns.dropLast().map { CellPath(.disputes, group.id, $0) },
      stated: [CellPath(.disputes, group.id, .total)])
  }

  private static func requestRelations(_ form: FormTable) -> [Relation] {
    func cell(_ row: RowID, _ column: ColumnID) -> CellPath { CellPath(.requests, row, column) }
    let frame: [RowID] = [.newReceived, .carriedIn, .resultTotal, .carriedOut]
    let outcomes = form.rows.map(\.id).filter { !frame.contains($0) }
    let balances = Form.applicants.map { column in
      Relation(
        "T3-BAL", column.id, of: form, computed: [cell(.newReceived, column), cell(.carriedIn, column)],
        stated: [cell(.resultTotal, column), cell(.carriedOut, column)])
    }
    let rows = form.rows.map { row in
      Relation(
        "T3-ROW", row.id.id, of: form, computed: Form.applicants.dropLast().map { cell(row.id, $0) },
        stated: [cell(row.id, .total)])
    }
    let sums = Form.applicants.map { column in
      Relation(
        "T3-SUM", column.id, of: form, computed: outcomes.map { cell($0, column) }, stated: [cell(.resultTotal, column)]
      )
    }
    return balances + rows + sums
  }
}

/// What comparing the two sides of a relation came to.
public enum Outcome: Sendable, Hashable {
  /// Both sides are equal; blanks, if any, were read as zero.
  case holds(blanks: [CellPath])
  /// Both sides were read whole and differ.
  case broken
  /// The sides differ with the blanks read as zero, so the blanks decide; the value that would close the relation if
  /// there is exactly one blank and that value is possible.
  case undetermined(blanks: [CellPath], closing: Quantity?)
  /// Nothing was compared: cells are missing or unreadable (listed), or all of them are blank (none listed).
  case unassessable(unread: [CellPath])
}

/// A relation held against a report.
public struct Evaluation: Sendable, Hashable {
  /// The relation.
  public let relation: Relation
  /// What came of it.
  public let outcome: Outcome
  /// The sum of the computed cells, blanks as zero; nil if nothing was compared.
  public let expected: Quantity?
  /// The sum of the stated cells, blanks as zero; nil if nothing was compared.
  public let found: Quantity?
}

extension Relation {
  /// Whether every cell has a whole value and both sides are equal; the common case, settled without allocating.
  func holdsPlainly(in table: ReportTable) -> Bool {
    guard table.figures.count == places.cellCount else { return false }
    return table.figures.withUnsafeBufferPointer { figures in
      func sum(_ places: [Int]) -> Int64? {
        var sum: Int64 = 0
        for place in places {
          guard let value = figures[place].value, value.isWhole else { return nil }
          sum += value.mantissa
        }
        return sum
      }
      guard let computed = sum(places.computed), let stated = sum(places.stated) else { return false }
      return computed == stated
    }
  }

  /// Holds the relation against a table, in three values: blank is not zero, unread is not compared.
  ///
  /// Numbers and dashes are compared as they are; blanks and slashes count as zero only if the relation then holds.
  public func evaluate(in table: ReportTable) -> Evaluation {
    if holdsPlainly(in: table) {
      let sum = stated.reduce(Quantity(0)) { $0 + (table[$1.row, $1.column].value ?? 0) }
      return Evaluation(relation: self, outcome: .holds(blanks: []), expected: sum, found: sum)
    }
    return evaluateFully(in: table)
  }

  private func evaluateFully(in table: ReportTable) -> Evaluation {
    var blanks: [CellPath] = []
    var unread: [CellPath] = []
    var sums = (computed: Quantity(0), stated: Quantity(0))
    func add(_ cell: CellPath, to sum: inout Quantity) {
      let figure = table[cell.row, cell.column]
      if let value = figure.value {
        sum = sum + value
      } else if figure.kind == .blank || figure.kind == .slash {
        blanks.append(cell)
      } else {
        unread.append(cell)
      }
    }
    for cell in computed { add(cell, to: &sums.computed) }
    for cell in stated { add(cell, to: &sums.stated) }
    guard unread.isEmpty, blanks.count < computed.count + stated.count else {
      return Evaluation(relation: self, outcome: .unassessable(unread: unread), expected: nil, found: nil)
    }
    let outcome: Outcome
    if sums.computed == sums.stated {
      outcome = .holds(blanks: blanks)
    } else if let blank = blanks.first {
      let short = computed.contains(blank) ? sums.stated - sums.computed : sums.computed - sums.stated
      outcome = .undetermined(blanks: blanks, closing: blanks.count == 1 && !short.isNegative ? short : nil)
    } else {
      outcome = .broken
    }
    return Evaluation(relation: self, outcome: outcome, expected: sums.computed, found: sums.stated)
  }
}
