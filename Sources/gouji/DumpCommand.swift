import ArgumentParser
import Disclosure
import DocumentReaders
import ReportCatalog
import ReportExport

/// Prints one stage of the reading as text.
struct DumpCommand: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dump",
      abstract: words("按阶段输出解析过程，便于排查。", "Print one stage of the reading as text, to see where a doubt comes from."))
  }

  /// The stages from a document to the screen.
  enum Stage: String, ExpressibleByArgument, CaseIterable { case document, figures, relations, screen }

  @OptionGroup var common: CommonOptions

  @Argument(help: help("阶段", "the stage"))
  var stage: Stage

  @Argument(help: help("报告文件；- 表示标准输入", "a report file; - for standard input"), completion: .file())
  var path: String

  var request: any Request { self }

  func perform() -> ExitStatus {
    if stage == .screen { return Browsing(source: .paths([path]), screen: ScreenSettings(format: .text)).perform() }
    var intake = Intake(.paths([path]))
    guard let item = intake.onlyFile() else { return .unread }
    switch Intake.reader.document(of: item) {
    case .failure(let error):
      intake.complain(error)
      return .unread
    case .success(let (read, source)): return dump(read.document, source)
    }
  }

  /// Prints the stage even of what is no report: to see why it is none is what it is for.
  private func dump(_ document: Document, _ source: ReportSource) -> ExitStatus {
    let report = ReportParser().parse(document, source: source)
    let text: String
    switch stage {
    case .document, .screen: text = Dump.document(document)
    case .figures: text = Dump.figures(report)
    case .relations: text = Dump.relations(report)
    }
    let status = Program.emit(text)
    guard stage != .document, !report.isReport else { return status }
    Streams.say("gouji: \(printable(path)): " + ReadingError(.notReport, path: path).message(in: Invocation.language))
    return .unread
  }
}
