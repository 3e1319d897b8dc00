import Disclosure
import Testing

/// What a person reads in a real report's text: facts and figures established by eye, no prose.
struct RealReport: Sendable, CustomTestStringConvertible {
  /// The file below `reports/real`.
  let file: String
  /// The edition of each table found; nil edition where the text does not show it.
  var tables: [TableKind: Edition?] = [:]
  /// The rows read, one a line: `t3.granted 27 0 0 2 0 1 30`.
  ///
  /// A token is a number (must be read), `_` (a blank cell, which has no value), `/` (a slash), or a number and `?`
  /// (may be read as that or not at all). All other cells of the report must have no value.
  let rows: String
  /// The agencies that are right; nil among them if saying nothing is right.
  var agencies: [String?] = [nil]
  /// The years that are right.
  var years: [Int?]
  /// The title without spaces.
  var title: String?
  /// The day of publication.
  var published: String?
  /// The period, as two days.
  var period: String?
  /// The sections found.
  var sections: [SectionID] = SectionID.inOrder

  var testDescription: String { file }

  /// The cells of `rows` with their tokens.
  var cells: [(path: CellPath, token: Substring)] {
    rows.split(separator: "\n").flatMap { line -> [(path: CellPath, token: Substring)] in
      let tokens = line.split(separator: " ")
      guard let name = tokens.first, let row = row(of: name) else { return [] }
      return zip(row.columns, tokens.dropFirst()).map { (CellPath(row.table, row.id, $0), $1) }
    }
  }

  private func row(of name: Substring) -> (table: TableKind, id: RowID, columns: [ColumnID])? {
    let parts = name.split(separator: ".")
    guard parts.count == 2, let kind = TableKind.allCases.first(where: { $0.id == parts[0] }),
      let id = RowID(id: parts[1]), let row = Form.table(kind, (tables[kind] ?? nil) ?? .form2021).row(id)
    else { return nil }
    return (kind, id, row.columns)
  }
}

/// A number as a person writes it down here.
func quantity(_ text: some StringProtocol) -> Quantity? {
  let parts = text.split(separator: ".")
  guard let mantissa = Int64(parts.joined()) else { return nil }
  return Quantity(mantissa: mantissa, scale: parts.count > 1 ? parts[1].count : 0)
}
