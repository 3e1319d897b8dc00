import Disclosure
import ReportExport
import ScreenGrid

let widths = CellWidth()

func options(_ language: Language = .chinese, _ scope: ExportScope = .report) -> ExportOptions {
  ExportOptions(language: language, scope: scope, version: "9.8.7", displayWidth: { widths.of($0) })
}

func export(_ format: ExportFormat, _ options: ExportOptions = options(), _ reports: Report...) -> String {
  Exporter(format, options: options).text(of: reports.map { CheckedReport($0) })
}

/// A report with one slip, one blank, an inferred figure, an amount and a place.
func slippedReport() -> Report {
  ExampleReport.edited { report in
    report.source = ReportSource(path: "a/b.docx", format: "docx", encoding: "GB18030", sha256: "ab12")
    report.set(
      .granted, .natural,
      Figure(
        raw: "３", kind: .number, value: 3, isInferred: true,
        location: Location(page: 3, line: 120, table: 2, row: 4, column: 7, range: 5..<6)))
    report.blank(.review, .total)
    report.set(.fee, .amountWan, Quantity(mantissa: 47735, scale: 2) ?? 0)
    report.set(.license, .decisions, Figure(raw: "-", kind: .dash, value: 0))
  }
}

/// A report whose every text carries what must not reach a terminal, a page or a spreadsheet as it is.
func hostileReport() -> Report {
  let evil = "=1+2\u{1B}[31m\u{202E}\u{200B}\u{7}\u{9B}\u{E0041}<b>&|*\"'\r\n@x\u{2028}"
  return ExampleReport.edited { report in
    report.source = ReportSource(path: "x\u{1B}]0;\n.txt")
    report.agency = Sourced(evil, .body)
    report.title = Sourced(evil, .title)
    report.sections = SectionID.allCases.map { Section(id: $0, heading: evil, text: evil) }
    for cell in Form.table(.requests, .form2021).cells {
      report.set(cell.row, cell.column, Figure(raw: evil, kind: .unreadable))
    }
    report.doubts = [Doubt(.extraRow, table: .proactive, text: evil), Doubt(.headingOutOfPlace, text: evil)]
    report.statistics = [StatisticsRow(label: evil, unit: evil, figure: Figure(raw: evil, kind: .text))]
  }
}
