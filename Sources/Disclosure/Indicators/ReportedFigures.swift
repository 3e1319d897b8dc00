/// Something that figures of one report can be asked of: a report itself, or what a list holds of it.
public protocol ReportedFigures {
  /// The edition of a table, nil if the table was not found.
  func edition(of table: TableKind) -> Edition?
  /// What was read of a cell: its kind and its value; missing with no value if the table or the row was not found, or if
  /// the edition has no such cell.
  func reading(of cell: CellPath) -> CellReading
}

/// What was read of one cell, without its text and place.
public struct CellReading: Sendable, Hashable {
  /// What kind of thing stands there.
  public let kind: Figure.Kind
  /// The value, nil when there is none; never guessed.
  public let value: Quantity?
  /// Whether it was chosen among several readings.
  public let isInferred: Bool

  /// Makes a reading.
  public init(kind: Figure.Kind, value: Quantity?, isInferred: Bool = false) {
    self.kind = kind
    self.value = value
    self.isInferred = isInferred
  }

  /// A cell that was not found.
  public static let missing = CellReading(kind: .missing, value: nil)
}

extension ReportedFigures {
  /// Whether the edition that the report follows has such a cell; false where its table was not found.
  public func has(_ cell: CellPath) -> Bool {
    edition(of: cell.table).map { Form.table(cell.table, $0).index(of: cell.row, cell.column) != nil } ?? false
  }
}

extension Report: ReportedFigures {
  /// The edition of a table, nil if the table was not found.
  public func edition(of kind: TableKind) -> Edition? { table(kind)?.form.edition }

  /// What was read of a cell.
  public func reading(of cell: CellPath) -> CellReading {
    let figure = figure(cell)
    return CellReading(kind: figure.kind, value: figure.value)
  }
}
