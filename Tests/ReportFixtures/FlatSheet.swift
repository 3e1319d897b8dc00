import Disclosure

extension Paper {
  /// The report as a flat ODF spreadsheet, which LibreOffice opens: all on one sheet, or a sheet for each table.
  public func flatSheet(isSplit: Bool) -> String { FlatSheet(isSplit: isSplit).text(pieces) }
}

/// Writes a report as a flat ODF spreadsheet.
struct FlatSheet {
  /// Whether every table has a sheet of its own, the text standing on the first.
  let isSplit: Bool

  private static let columns = 15

  func text(_ pieces: [Paper.Piece]) -> String {
    var sheets: [(name: String, rows: [String])] = [("年报", [])]
    for piece in pieces {
      switch piece {
      case .title(let text), .heading(let text), .paragraph(let text), .signature(let text):
        sheets[0].rows.append(row([wide(text)]))
        // A heading stands above its table, wherever that is.
        if isSplit, case .heading(let text) = piece { sheets.append((text, [row([wide(text)])])) }
      case .table(let grid):
        let sheet = isSplit ? sheets.count - 1 : 0
        sheets[sheet].rows += grid.rows.indices.map { row(cells(grid, $0)) }
      }
    }
    let filled = sheets.filter { $0.rows.count > 1 }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(FlatText.nameSpaces) office:version="1.3" \
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
      \(filled.map { sheet($0.name, $0.rows) }.joined(separator: "\n"))
      </office:spreadsheet></office:body></office:document>

      """
  }

  private func sheet(_ name: String, _ rows: [String]) -> String {
    let safe = String(name.filter { $0.isLetter }.prefix(20))
    return "<table:table table:name=\"\(safe)\"><table:table-column table:number-columns-repeated=\"\(Self.columns)\"/>"
      + rows.joined(separator: "\n") + "</table:table>"
  }

  private func row(_ cells: [String]) -> String { "<table:table-row>\(cells.joined())</table:table-row>" }

  /// A cell over the sheet's whole width.
  private func wide(_ text: String) -> String { cell([text], columns: Self.columns, rows: 1, isValue: false) }

  private func cells(_ grid: FixtureGrid, _ index: Int) -> [String] {
    var column = 0
    return grid.rows[index].map { cell in
      defer { column += cell.span }
      guard !cell.isCovered else { return String(repeating: "<table:covered-table-cell/>", count: cell.span) }
      return self.cell(
        cell.paragraphs, columns: cell.span, rows: grid.rowSpan(row: index, column: column), isValue: cell.isValue)
    }
  }

  private func cell(_ paragraphs: [String], columns: Int, rows: Int, isValue: Bool) -> String {
    let spans =
      columns * rows > 1 ? " table:number-columns-spanned=\"\(columns)\" table:number-rows-spanned=\"\(rows)\"" : ""
    let covered = String(repeating: "<table:covered-table-cell/>", count: columns - 1)
    let text = paragraphs.map { "<text:p>\(escaped($0))</text:p>" }.joined()
    let number = paragraphs.joined()
    let kind =
      isValue && isPlain(number)
      ? "office:value-type=\"float\" office:value=\"\(number)\"" : "office:value-type=\"string\""
    return number.isEmpty && columns * rows == 1
      ? "<table:table-cell/>" : "<table:table-cell \(kind)\(spans)>\(text)</table:table-cell>" + covered
  }

  /// Whether a program would take the text for a number and print it just so.
  private func isPlain(_ text: String) -> Bool {
    guard let number = Int(text), text.count < 10 else { return false }
    return String(number) == text
  }
}
