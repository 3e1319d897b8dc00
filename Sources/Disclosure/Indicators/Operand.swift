/// What an indicator adds up: one cell, or all rows of a group of table 3 in one column.
public enum Operand: Sendable, Hashable {
  /// One cell.
  case cell(CellPath)
  /// The rows of a group of outcomes, as many as the report's edition has.
  case group(RowGroup, ColumnID)

  /// A cell of table 3, of 总计 unless told otherwise.
  static func row(_ row: RowID, _ column: ColumnID = .total) -> Operand { .cell(CellPath(.requests, row, column)) }

  /// The cells it stands for in an edition of the form.
  public func cells(in edition: Edition) -> [CellPath] {
    switch self {
    case .cell(let cell): [cell]
    case .group(let group, let column): Self.rows(of: group, in: edition).map { CellPath(.requests, $0, column) }
    }
  }

  /// The cell to look at for it: the cell itself, or the first of the group.
  public var firstCell: CellPath {
    switch self {
    case .cell(let cell): cell
    case .group(let group, let column): CellPath(.requests, Self.rows(of: group, in: .form2021)[0], column)
    }
  }

  /// The label of what it adds up, without the form's numbering of rows.
  public func label(in language: Language) -> String {
    switch self {
    case .cell(let cell): cell.label(in: language)
    case .group(let group, let column):
      switch language {
      case .chinese: "表三“\(group.label)”各行“\(column.label(in: language))”栏之和"
      case .english: "table 3, sum of \(group.label(in: language)), \(column.label(in: language))"
      }
    }
  }

  /// The rows that a group has; the form of 2019 has one row for （六）其他处理, which stands in no group there.
  private static func rows(of group: RowGroup, in edition: Edition) -> [RowID] {
    if group == .other, edition != .form2021 { return [.otherAll] }
    return groupRows[Int(RowGroup.allCases.firstIndex(of: group) ?? 0)]
  }

  private static let groupRows = RowGroup.allCases.map { group in
    Form.table(.requests, .form2021).rows.filter { $0.group == group }.map(\.id)
  }
}

extension ReportedFigures {
  /// The sum of what was reported; nil as soon as one of its cells has no value: missing, blank, a slash, unreadable.
  public func sum(of operands: [Operand]) -> Quantity? {
    var sum = Quantity(0)
    for operand in operands {
      switch operand {
      case .cell(let cell):
        guard let value = reading(of: cell).value else { return nil }
        sum = sum + value
      case .group:
        guard let edition = edition(of: .requests) else { return nil }
        for cell in operand.cells(in: edition) {
          guard let value = reading(of: cell).value else { return nil }
          sum = sum + value
        }
      }
    }
    return sum
  }

  /// The cells of a sum that have no value, with what stands there.
  public func unreported(of operands: [Operand]) -> [(cell: CellPath, kind: Figure.Kind)] {
    operands.flatMap { operand in
      operand.cells(in: edition(of: operand.firstCell.table) ?? .form2021).compactMap { cell in
        let reading = reading(of: cell)
        return reading.value == nil ? (cell, reading.kind) : nil
      }
    }
  }
}
