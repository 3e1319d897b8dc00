import ArgumentParser
import Disclosure
import Glibc
import OfficeFiles
import ReportCatalog
import ReportExport
import ScreenGrid

/// Prints whole reports.
struct ExportCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: words("导出报告的全部数据。", "Export everything that was read of reports."))
  }

  @Option(help: help("输出格式", "the format of the reports"))
  var format = ExportFormat.json

  @Flag(
    help: help("CSV 开头加 BOM，便于 Excel、WPS 打开", "begin CSV with a byte order mark, for Excel and WPS"))
  var bom = false

  @Option(name: .shortAndLong, help: help("写入文件（整体替换）", "write to a file, whole or not at all"), completion: .file())
  var output: String?

  @Flag(
    help: help(
      "同一机关各年度的报告互相对照；先通读一遍，再逐份输出", "hold the reports of one agency against one another; reads everything twice"))
  var across = false

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request {
    Exporting(source: .paths(paths), format: format, output: output, hasByteOrderMark: bom, isAcross: across)
  }

  func validate() throws {
    guard bom, format != .csv else { return }
    throw ValidationError(words("--bom 只用于 --format csv", "--bom goes with --format csv"))
  }
}

/// Printing whole reports.
struct Exporting: Request {
  let source: InputSource
  var format = ExportFormat.json
  var output: String?
  var hasByteOrderMark = false
  /// Whether the reports of one agency are held against one another, for which all are read once before.
  var isAcross = false

  func perform() -> ExitStatus {
    var intake = Intake(source)
    if let output, intake.reads(output) { return Self.refuse(output) }
    if format == .xlsx { return writeWorkbook(&intake) }
    do throws(OutputError) {
      let exporter = Exporter(format, options: .ofThisProgram)
      var output = try Output(to: output)
      var count = 0
      var rules: Set<RulesInForce> = []
      try output.write((hasByteOrderMark ? "\u{FEFF}" : "") + exporter.opening)
      try read(&intake) { report throws(OutputError) in
        if let inForce = report.review.rulesInForce { rules.insert(inForce) }
        if exporter.leavesOut(report.report) { Self.sayLeftOut(report.report.source.path) }
        try output.write(exporter.piece(report, isFirst: count == 0))
        count += 1
        return !output.isClosed
      }
      try output.write(exporter.closing(isEmpty: count == 0))
      // A file is not replaced by nothing because its sources could not be read.
      if self.output == nil || count > 0 || intake.unread == 0 { try output.finish() }
      Self.say(rules)
    } catch { return error.report() }
    intake.complainOfSettings()
    return intake.status(otherwise: .done)
  }

  /// Hands over each report as the settings beside it have it, with the findings across years if they are wanted.
  private func read(
    _ intake: inout Intake, _ take: (CheckedReport) throws(OutputError) -> Bool
  ) throws(OutputError) {
    var years = isAcross ? intake.years() : YearsTable()
    let across = years.findings()
    var count = 0
    try intake.read { read throws(OutputError) in
      let others = years.holds(read.report.source.sha256, at: count) ? across[count] ?? [] : []
      let review = Reviews.ofThisRun.review(Finding.sorted(read.findings + others), of: read.report, from: read.item)
      count += 1
      return try take(CheckedReport(read.report, review: review))
    }
  }

  /// A workbook is made of all reports at once.
  private func writeWorkbook(_ intake: inout Intake) -> ExitStatus {
    guard output != nil || !Streams.isTerminal(STDOUT_FILENO) else {
      Streams.say(
        words("gouji: XLSX 不能显示在终端上，请用 -o 指定文件。", "gouji: XLSX cannot be shown on a terminal; name a file with -o."))
      return .usage
    }
    var book = ReportWorkbook(.ofThisProgram)
    var rules: Set<RulesInForce> = []
    do throws(OutputError) {
      try read(&intake) { report throws(OutputError) in
        if let inForce = report.review.rulesInForce { rules.insert(inForce) }
        book.add(report)
        return true
      }
      if output == nil || book.count > 0 || intake.unread == 0 {
        var output = try Output(to: output)
        do throws(OfficeFileError) { try output.write(bytes: book.bytes()) } catch {
          Streams.say("gouji: " + error.words[Invocation.language])
          return .unread
        }
        try output.finish()
      }
    } catch { return error.report() }
    Self.say(rules)
    intake.complainOfSettings()
    return intake.status(otherwise: .done)
  }

  private static func sayLeftOut(_ path: String) {
    Streams.say(
      words(
        "gouji: \(printable(path)): 没有读到任何表格，CSV 中没有它的数字。",
        "gouji: \(printable(path)): no table was found in it; the CSV has no figures of it."))
  }

  private static func say(_ rules: Set<RulesInForce>) {
    for inForce in rules.sorted(by: { $0.path < $1.path }) {
      Streams.say("gouji: " + printable(inForce.words(in: Invocation.language)))
    }
  }

  /// Says that an input is not written to.
  static func refuse(_ path: String) -> ExitStatus {
    Streams.say(
      words(
        "gouji: \(printable(path)) 是输入文件，不能同时作为输出。",
        "gouji: \(printable(path)) is one of the inputs; it is not overwritten."))
    return .usage
  }
}

extension ExportOptions {
  /// The options that every export of this program shares.
  static var ofThisProgram: ExportOptions {
    let widths = CellWidth()
    return ExportOptions(language: Invocation.language, version: Program.version, displayWidth: { widths.of($0) })
  }
}
