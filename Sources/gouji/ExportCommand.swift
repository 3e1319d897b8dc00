import ArgumentParser
import Disclosure
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
    Exporting(source: .paths(paths), format: format, output: output, isAcross: across)
  }
}

/// Printing whole reports.
struct Exporting: Request {
  let source: InputSource
  var format = ExportFormat.json
  var output: String?
  /// Whether the reports of one agency are held against one another, for which all are read once before.
  var isAcross = false

  func perform() -> ExitStatus {
    var intake = Intake(source)
    if let output, intake.reads(output) { return Self.refuse(output) }
    do throws(OutputError) {
      let exporter = Exporter(format, options: .ofThisProgram)
      var output = try Output(to: output)
      var count = 0
      var rules: Set<RulesInForce> = []
      try output.write(exporter.opening)
      let years = isAcross ? intake.years() : YearsTable()
      let across = years.findings()
      try intake.read { read throws(OutputError) in
        let others = years.holds(read.report.source.sha256, at: count) ? across[count] ?? [] : []
        let findings = Finding.sorted(read.findings + others)
        let review = Reviews.ofThisRun.review(findings, of: read.report, from: read.item)
        if let inForce = review.rulesInForce { rules.insert(inForce) }
        try output.write(exporter.piece(CheckedReport(read.report, review: review), isFirst: count == 0))
        count += 1
        return !output.isClosed
      }
      try output.write(exporter.closing(isEmpty: count == 0))
      // A file is not replaced by nothing because its sources could not be read.
      if self.output == nil || count > 0 || intake.unread == 0 { try output.finish() }
      for inForce in rules.sorted(by: { $0.path < $1.path }) {
        Streams.say("gouji: " + printable(inForce.words(in: Invocation.language)))
      }
    } catch { return error.report() }
    intake.complainOfSettings()
    return intake.status(otherwise: .done)
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
