import Disclosure
public import OfficeFiles
import PrintedPages

/// Reports as a workbook: a sheet of the reports, one for each table with the tables of all reports below one another as
/// the form prints them, and one each for findings and causes.
public struct ReportWorkbook: Sendable {
  private let options: ExportOptions
  private var reports = PrintedTable()
  private var tables: [(kind: TableKind, sheet: SheetBuilder)]
  private var statistics: SheetBuilder
  private var findings: [[Workbook.Cell]] = []
  private var causes: [[Workbook.Cell]] = []
  /// How many reports it holds.
  public private(set) var count = 0

  /// A workbook without reports; the scope of the options is not looked at.
  public init(_ options: ExportOptions) {
    self.options = options
    let language = options.language
    tables = TableKind.allCases.map { ($0, SheetBuilder(name: $0.label(in: language))) }
    statistics = SheetBuilder(name: Bilingual("统计表", "Statistics")[language])
    let heads = [
      Bilingual("文件", "path"), Bilingual("机关", "agency"), Bilingual("年度", "year"), Bilingual("标题", "title"),
      Bilingual("统计期限", "period"), Bilingual("发布日期", "published"), Bilingual("错误", "errors"),
      Bilingual("警告", "warnings"), Bilingual("可能原因", "causes"), Bilingual("搁置", "set aside"),
    ]
    reports.addHead(heads.map { $0[language] })
  }

  /// Adds a report.
  public mutating func add(_ checked: CheckedReport) {
    let (report, language) = (checked.report, options.language)
    count += 1
    let open = checked.review.open.map(\.finding)
    let errors = open.count(where: \.isFailure)
    let warnings = open.count { $0.severity == .warning }
    reports.add([
      .text(report.source.path), .text(report.agency?.value ?? ""),
      .number(report.year.map { Quantity($0.value) }), .text(report.title?.value ?? ""),
      .text(report.period.map { "\($0.value.from) – \($0.value.to)" } ?? ""),
      .text(report.published?.value.description ?? ""), .number(errors, errors > 0 ? .failed : nil),
      .number(warnings, warnings > 0 ? .warning : nil), .number(checked.diagnoses.count),
      .number(checked.review.setAsideCount),
    ])
    let name = [report.agency?.value, report.year.map { String($0.value) }, report.source.path].compactMap { $0 }
      .joined(separator: "  ")
    let marks = Marks(checked.review)
    for place in tables.indices {
      guard let table = report.table(tables[place].kind) else { continue }
      var printed = PrintedTable(table, marks, language)
      printed.title = name
      tables[place].sheet.add(printed, language)
    }
    if !report.statistics.isEmpty {
      var printed = PrintedTable(statistics: report.statistics)
      printed.title = name
      statistics.add(printed, language)
    }
    let head =
      [report.source.path, report.agency?.value ?? ""].map { Workbook.Cell(VisibleText.line($0)) }
      + [report.year.map { Workbook.Cell($0.value) } ?? Workbook.Cell(.blank)]
    findings += PageWorkbook.rows(of: checked.review.list, language).map { head + $0 }
    causes += PageWorkbook.rows(of: checked.diagnoses, language).map { head + $0 }
  }

  /// The workbook.
  public var workbook: Workbook {
    var list = SheetBuilder(name: Bilingual("报告", "Reports")[options.language])
    list.add(reports, options.language, freezes: true)
    let bodies = (tables.map(\.sheet.sheet) + [statistics.sheet]).filter { !$0.rows.isEmpty }
    return Workbook(
      [list.sheet] + bodies + [
        PageWorkbook.findings(findings, before: reportHeads, options.language),
        PageWorkbook.causes(causes, before: reportHeads, options.language),
      ])
  }

  /// The file's bytes.
  public func bytes() throws(OfficeFileError) -> [UInt8] { try workbook.bytes() }

  private var reportHeads: [(name: String, width: Double)] {
    let heads: [(Bilingual, Double)] = [
      (Bilingual("文件", "path"), 30), (Bilingual("机关", "agency"), 22), (Bilingual("年度", "year"), 8),
    ]
    return heads.map { ($0.0[options.language], $0.1) }
  }
}
