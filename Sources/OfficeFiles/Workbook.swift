import CSheet
import Glibc

/// A workbook of sheets with cells of text and numbers.
public struct Workbook: Sendable, Hashable {
  /// How a cell looks.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// As it is.
    case plain
    /// Of a head.
    case head
    /// Of a check that failed.
    case failed
    /// Of what is to be looked at.
    case doubtful
    /// Of what counts for little.
    case dimmed
    /// Set off.
    case strong
    /// Of a figure: to the right.
    case figure
    /// Of a figure in a failed relation: `✗` is shown behind it, the cell holds the figure alone.
    case failedFigure
    /// Of a figure that is likely to be wrong, with `✗✗`.
    case suspectFigure
    /// Of a figure in a relation that blanks decide, with `~`.
    case undeterminedFigure
    /// Of a figure to be looked at, with `!`.
    case warningFigure
    /// Of a figure whose failures are set aside, with `=`.
    case setAsideFigure
    /// Of a figure that differs from what it is compared with, with `Δ`.
    case changedFigure
    /// Of a share, which the cell holds as a quotient and shows in per cent with two decimals.
    case percentage
  }

  /// What stands in a cell. Text stays text, also where it begins like a formula.
  public enum Content: Sendable, Hashable {
    /// Nothing.
    case blank
    /// Nothing, because a merged cell reaches over it.
    case covered
    /// Text.
    case text(String)
    /// A number to calculate with.
    case number(Double)
    /// The same with a unit that is only shown behind it, and as it was printed.
    case measure(Double, unit: String, printed: String)
  }

  /// A cell.
  public struct Cell: Sendable, Hashable {
    /// What stands in it.
    public var content: Content
    /// How it looks.
    public var style: Style
    /// Whether its figure was chosen among several readings: `*` is shown behind it, the cell holds the figure alone.
    public var isInferred = false

    /// A cell with text.
    public init(_ text: String, _ style: Style = .plain) {
      content = .text(text)
      self.style = style
    }

    /// A cell with a number.
    public init(_ number: Int, _ style: Style = .plain) {
      content = .number(Double(number))
      self.style = style
    }

    /// A cell with anything.
    public init(_ content: Content, _ style: Style = .plain) {
      self.content = content
      self.style = style
    }
  }

  /// An area that is one cell.
  public struct Merge: Sendable, Hashable {
    /// Its rows, from 0.
    public var rows: Range<Int>
    /// Its columns, from 0.
    public var columns: Range<Int>

    /// An area.
    public init(rows: Range<Int>, columns: Range<Int>) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// A sheet.
  public struct Sheet: Sendable, Hashable {
    /// Its name; what the format does not admit in it is left out.
    public var name: String
    /// Its rows.
    public var rows: [[Cell]]
    /// The widths of its columns in characters of half a Han sign.
    public var widths: [Double] = []
    /// How many rows, from the first, stay in view and are heads.
    public var headRows = 1
    /// How many columns, from the first, stay in view.
    public var headColumns = 0
    /// Whether the last of the heads offers filters.
    public var hasFilter = true
    /// The areas that are one cell each; what it holds stands at its first row and column.
    public var merges: [Merge] = []

    /// A sheet of rows.
    public init(name: String, rows: [[Cell]]) {
      self.name = name
      self.rows = rows
    }
  }

  /// Its sheets.
  public var sheets: [Sheet]

  /// A workbook of sheets.
  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The file's bytes (ISO/IEC 29500); the same cells give the same bytes.
  public func bytes() throws(OfficeFileError) -> [UInt8] {
    guard csheet_is_available() != 0 else { throw .libraryMissing(.sheet) }
    // The library writes to a path only; this one leads to memory.
    let memory = csheet_memory()
    guard memory >= 0 else { throw .notWritten(.sheet) }
    defer { close(memory) }
    guard let book = csheet_open("/proc/self/fd/\(memory)") else { throw .notWritten(.sheet) }
    var names: Set<String> = []
    for sheet in sheets { Self.write(sheet, named: Self.name(sheet.name, &names), to: book) }
    guard csheet_close(book) == 0, let bytes = Self.content(of: memory) else { throw .notWritten(.sheet) }
    return bytes
  }

  private static func write(_ sheet: Sheet, named name: String, to book: OpaquePointer) {
    guard csheet_sheet(book, name) != 0 else { return }
    for (column, width) in sheet.widths.prefix(mostColumns).enumerated() { csheet_width(book, UInt16(column), width) }
    for merge in sheet.merges { Self.write(merge, of: sheet, to: book) }
    for (row, cells) in sheet.rows.prefix(mostRows).enumerated() {
      for (column, cell) in cells.prefix(mostColumns).enumerated() {
        let (row, column, style) = (UInt32(row), UInt16(column), cell.style.code(isInferred: cell.isInferred))
        switch cell.content {
        case .blank: csheet_blank(book, row, column, style)
        case .covered: break
        case .number(let number): csheet_number(book, row, column, number, style)
        case .measure(let number, let unit, let printed):
          if csheet_measure(book, row, column, number, unit, style) == 0 {
            csheet_text(book, row, column, fitting(printed), style)
          }
        case .text(let text): csheet_text(book, row, column, fitting(text), style)
        }
      }
    }
    csheet_freeze(book, UInt32(sheet.headRows), UInt16(sheet.headColumns))
    let width = min(mostColumns, sheet.rows.map(\.count).max() ?? 0)
    if sheet.hasFilter, sheet.headRows > 0, sheet.rows.count > sheet.headRows, width > 0 {
      let last = UInt32(min(mostRows, sheet.rows.count) - 1)
      csheet_filter(book, UInt32(sheet.headRows - 1), 0, last, UInt16(width - 1))
    }
  }

  private static func write(_ merge: Merge, of sheet: Sheet, to book: OpaquePointer) {
    let (rows, columns) = (merge.rows, merge.columns)
    guard rows.count * columns.count > 1, rows.upperBound <= mostRows, columns.upperBound <= mostColumns,
      sheet.rows.indices.contains(rows.lowerBound), sheet.rows[rows.lowerBound].indices.contains(columns.lowerBound)
    else { return }
    csheet_merge(
      book, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound - 1),
      UInt16(columns.upperBound - 1), sheet.rows[rows.lowerBound][columns.lowerBound].style.code(isInferred: false))
  }

  /// What the format admits: 1,048,576 rows of 16,384 columns.
  private static let mostRows = 1 << 20
  private static let mostColumns = 1 << 14

  /// What a cell can hold: 32,767 UTF-16 units; what was cut off is shown to be.
  private static func fitting(_ text: String) -> String {
    guard text.utf16.count > 32_000 else { return text }
    return String(text.prefix(31_000)) + "…"
  }

  /// A sheet's name as the format admits it: no more than 31 characters, none of `[]:*?/\`, each once.
  private static func name(_ wanted: String, _ names: inout Set<String>) -> String {
    let admitted = String(wanted.filter { !"[]:*?/\\'".contains($0) }.prefix(24))
    var name = admitted.isEmpty ? "Sheet" : admitted
    var number = 2
    while !names.insert(name.lowercased()).inserted {
      name = "\(admitted) \(number)"
      number += 1
    }
    return name
  }

  private static func content(of descriptor: Int32) -> [UInt8]? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, size, 0))
    }
    return bytes.count == size ? bytes : nil
  }
}

extension Workbook.Style {
  fileprivate func code(isInferred: Bool) -> UInt32 { code.rawValue | (isInferred ? CSHEET_INFERRED.rawValue : 0) }

  private var code: csheet_style {
    switch self {
    case .plain: CSHEET_PLAIN
    case .head: CSHEET_HEAD
    case .failed: CSHEET_FAILED
    case .doubtful: CSHEET_DOUBTFUL
    case .dimmed: CSHEET_DIMMED
    case .strong: CSHEET_STRONG
    case .figure: CSHEET_FIGURE
    case .failedFigure: CSHEET_FAILED_FIGURE
    case .suspectFigure: CSHEET_SUSPECT_FIGURE
    case .undeterminedFigure: CSHEET_UNDETERMINED_FIGURE
    case .warningFigure: CSHEET_WARNING_FIGURE
    case .setAsideFigure: CSHEET_SET_ASIDE_FIGURE
    case .changedFigure: CSHEET_CHANGED_FIGURE
    case .percentage: CSHEET_PERCENTAGE
    }
  }
}
