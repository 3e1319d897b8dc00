import Disclosure
import OfficeFiles
import PrintedPages

/// A page as a workbook: a sheet with all that is shown, and one for findings and one for causes.
///
/// Heads are merged as they are shown. Numbers are numbers, everything else is text, also where it begins like a
/// formula. What is marked has a colour, and a sign that is shown behind the figure without being part of it.
struct PageWorkbook {
  private let page: PrintedPage

  init(_ page: PrintedPage) { self.page = page }

  /// The workbook.
  var workbook: Workbook {
    var sheet = SheetBuilder(name: page.title)
    sheet.add(page.title, .strong)
    for line in [page.source].filter({ !$0.isEmpty }) + page.notes { sheet.add(line) }
    for block in page.blocks {
      switch block {
      case .heading(let text): sheet.add(text, .strong)
      case .paragraph(let text): sheet.add(text)
      case .table(let table): sheet.add(table, page.language, freezes: page.tables.count == 1)
      case .picture(let picture): for line in [picture.title] + picture.lines { sheet.add(line) }
      case .findings, .causes: break
      }
    }
    let lists = page.blocks.compactMap { block -> Workbook.Sheet? in
      switch block {
      case .findings(let findings, let rules):
        Self.findings(
          Self.rows(of: findings, page.language), note: rules.map { VisibleText.line($0.words(in: page.language)) },
          page.language)
      case .causes(let causes): Self.causes(Self.rows(of: causes, page.language), page.language)
      default: nil
      }
    }
    let hasBody = page.blocks.contains { block in
      switch block {
      case .findings, .causes: false
      default: true
      }
    }
    return Workbook(hasBody || lists.isEmpty ? [sheet.sheet] + lists : lists)
  }

  /// Findings, one a row.
  static func rows(of findings: [ReviewedFinding], _ language: Language) -> [[Workbook.Cell]] {
    findings.map { reviewed in
      let finding = reviewed.finding
      let style: Workbook.Style =
        reviewed.isSetAside ? .dimmed : finding.isFailure ? .failed : finding.severity == .warning ? .doubtful : .plain
      return [
        Workbook.Cell(finding.severity.label(in: language), style), Workbook.Cell(finding.label, style),
        Workbook.Cell(VisibleText.line(reviewed.message(in: language)), style),
        Workbook.Cell(finding.expected.map { .number($0.double) } ?? .blank, .figure),
        Workbook.Cell(finding.found.map { .number($0.double) } ?? .blank, .figure),
        Workbook.Cell(VisibleText.line(finding.location?.words(in: language) ?? "")),
      ]
    }
  }

  /// Causes, one a row.
  static func rows(of causes: [Diagnosis], _ language: Language) -> [[Workbook.Cell]] {
    causes.map { CauseLine($0, language) }.map { line in
      [line.kind, line.message, line.relations].map { Workbook.Cell($0) }
    }
  }

  /// The sheet of findings; `before` are the heads and widths of further columns at the left.
  static func findings(
    _ rows: [[Workbook.Cell]], before: [(name: String, width: Double)] = [], note: String? = nil, _ language: Language
  ) -> Workbook.Sheet {
    let heads = [
      Bilingual("级别", "severity"), Bilingual("规则", "rule"), Bilingual("说明", "what"), Bilingual("应为", "expected"),
      Bilingual("实为", "found"), Bilingual("位置", "place"),
    ]
    let none = rows.isEmpty ? [[Workbook.Cell(ReportPart.findingsTitle([], language))]] : []
    var sheet = Workbook.Sheet(
      name: Bilingual("核对结果", "Findings")[language],
      rows: [(before.map(\.name) + heads.map { $0[language] }).map { Workbook.Cell($0, .head) }] + rows + none
        + (note.map { [[Workbook.Cell($0, .dimmed)]] } ?? []))
    sheet.widths = before.map(\.width) + [8, 28, 72, 10, 10, 28]
    sheet.hasFilter = !rows.isEmpty && note == nil
    return sheet
  }

  /// The sheet of causes.
  static func causes(
    _ rows: [[Workbook.Cell]], before: [(name: String, width: Double)] = [], _ language: Language
  ) -> Workbook.Sheet {
    let heads = [Bilingual("类别", "class"), Bilingual("可能原因", "cause"), Bilingual("涉及关系", "relations")]
    var sheet = Workbook.Sheet(
      name: Bilingual("可能原因", "Causes")[language],
      rows: [(before.map(\.name) + heads.map { $0[language] }).map { Workbook.Cell($0, .head) }] + rows)
    sheet.widths = before.map(\.width) + [14, 72, 48]
    return sheet
  }
}

/// Puts texts and tables below one another on a sheet.
struct SheetBuilder {
  private(set) var sheet: Workbook.Sheet

  init(name: String) {
    sheet = Workbook.Sheet(name: VisibleText.line(name), rows: [])
    sheet.headRows = 0
  }

  /// Adds a text in a row of its own.
  mutating func add(_ text: String, _ style: Workbook.Style = .plain) {
    sheet.rows.append([Workbook.Cell(VisibleText.line(text), style)])
    // A long text would make the first column as wide as itself, or its row as high as a page.
    sheet.merges.append(Workbook.Merge(rows: sheet.rows.count - 1..<sheet.rows.count, columns: 0..<10))
  }

  /// Adds a table after an empty row; `freezes` keeps its heads, and all above them, in view.
  mutating func add(_ table: PrintedTable, _ language: Language, freezes: Bool = false) {
    if !sheet.rows.isEmpty { sheet.rows.append([]) }
    if let title = table.title { add(title, .strong) }
    let first = sheet.rows.count
    var rows = [[Workbook.Cell]](
      repeating: [Workbook.Cell](repeating: Workbook.Cell(.covered), count: table.columnCount), count: table.rows.count)
    for placed in table.cells where placed.column < table.columnCount {
      rows[placed.row][placed.column] = Self.cell(placed, of: table)
      let cell = placed.cell
      guard cell.rowSpan > 1 || cell.columnSpan > 1 else { continue }
      let last = min(table.rows.count, placed.row + cell.rowSpan)
      sheet.merges.append(
        Workbook.Merge(
          rows: first + placed.row..<first + last, columns: placed.column..<placed.column + cell.columnSpan))
    }
    sheet.rows += rows
    if freezes, first + table.headRows <= 12 {
      sheet.headRows = first + table.headRows
      sheet.hasFilter = table.headRows == 1 && table.footRows == 0
    }
    widen(for: table)
    for line in [table.legend(language), table.note.map(VisibleText.line)].compactMap({ $0 }) { add(line, .dimmed) }
  }

  /// Makes the columns wide enough for the texts that stand in one of them alone.
  private mutating func widen(for table: PrintedTable) {
    let missing = max(0, table.columnCount - sheet.widths.count)
    sheet.widths += [Double](repeating: 8, count: missing)
    for placed in table.cells where placed.cell.columnSpan == 1 {
      let text = placed.cell.shown
      let width = text.unicodeScalars.reduce(2) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
      sheet.widths[placed.column] = max(sheet.widths[placed.column], Double(min(40, width)))
    }
  }

  private static func cell(_ placed: PrintedTable.Placed, of table: PrintedTable) -> Workbook.Cell {
    let cell = placed.cell
    switch cell.content {
    case .label(let text):
      return Workbook.Cell(VisibleText.line(text), placed.row < table.headRows ? .head : cell.mark?.style ?? .plain)
    case .text(let text): return Workbook.Cell(VisibleText.line(text), cell.mark?.style ?? .plain)
    case .number(let number): return Workbook.Cell(.number(number.double), cell.mark?.figureStyle ?? .figure)
    case .share(let part, let whole, let shown):
      guard cell.mark == nil, whole.mantissa > 0, shown.hasSuffix("%") else {
        return Workbook.Cell(VisibleText.line(shown), cell.mark?.figureStyle ?? .figure)
      }
      return Workbook.Cell(.number(part.double / whole.double), .percentage)
    case .figure(let figure, _):
      var written = Workbook.Cell(content(of: figure, cell.mark), cell.mark?.figureStyle ?? .figure)
      written.isInferred = figure.isInferred
      return written
    case .blank: return Workbook.Cell(.blank, cell.mark?.figureStyle ?? .plain)
    }
  }

  /// A number only where the digits printed are those of the value, a unit behind them being shown as it was printed; a
  /// blank stays one, unless it has a sign to show.
  private static func content(of figure: Figure, _ mark: PrintedMark?) -> Workbook.Content {
    switch figure.kind {
    case .number:
      guard let value = figure.value else { break }
      if figure.raw.isPrinted(of: value) { return .number(value.double) }
      guard let unit = figure.raw.unit(behind: value) else { break }
      return .measure(value.double, unit: unit, printed: figure.shown)
    case .blank where mark == nil: return .blank
    default: break
    }
    return .text(figure.shown)
  }
}

extension PrintedMark {
  fileprivate var style: Workbook.Style {
    switch self {
    case .failed, .suspect: .failed
    case .undetermined, .warning: .doubtful
    case .setAside: .dimmed
    case .changed: .strong
    }
  }

  fileprivate var figureStyle: Workbook.Style {
    switch self {
    case .failed: .failedFigure
    case .suspect: .suspectFigure
    case .undetermined: .undeterminedFigure
    case .warning: .warningFigure
    case .setAside: .setAsideFigure
    case .changed: .changedFigure
    }
  }
}

extension Quantity {
  /// The number as spreadsheets hold it: exact up to 15 digits, which is what a quantity has.
  var double: Double { Double(mantissa) / (0..<scale).reduce(1.0) { power, _ in power * 10 } }
}

extension String {
  /// The unit of measure behind the digits of a number; nil if something else stands there, or other digits.
  fileprivate func unit(behind value: Quantity) -> String? {
    // A Han numeral such as 万 is part of the unit, if it stands behind the digits.
    func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) || ("０"..."９").contains(character) }
    guard let end = lastIndex(where: isDigit).map(index(after:)), end < endIndex else { return nil }
    let unit = self[end...].drop(while: \.isWhitespace)
    let isUnit = unit.unicodeScalars.allSatisfy { $0.properties.isIdeographic || $0.properties.isAlphabetic }
    return !unit.isEmpty && unit.count <= 8 && isUnit && String(self[..<end]).isPrinted(of: value) ? String(unit) : nil
  }

  /// Whether these are the digits of a number, of any width, with or without separators of thousands and zeros behind
  /// the decimal point; words beside it, or zeros before it, would be lost in a cell with a number.
  fileprivate func isPrinted(of value: Quantity) -> Bool {
    var digits = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19: digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)))
      case 0x2C, 0xFF0C: continue
      case 0x2E, 0xFF0E: digits += "."
      case 0x2D, 0xFF0D, 0x2212: digits += "-"
      default: return false
      }
    }
    if digits.contains(".") {
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
    }
    return digits == value.description
  }
}
