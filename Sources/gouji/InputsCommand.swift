import ArgumentParser
import Disclosure
import DocumentReaders
import ReportCatalog
import ReportExport
import ScreenGrid

/// Prints the ledger of the inputs.
struct InputsCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inputs",
      abstract: words("列出每个输入文件及其读取结果。", "List every input and what came of reading it."),
      discussion: words(
        "每个输入一行：结果、格式、版式、读到的数字、推断、不可读、缺失、SHA-256、路径；压缩包和邮件的成员各占一行。退出状态：0 完成；2 用法错误；3 有输入未能读取。",
        "A line an input: outcome, format, layout, figures read, inferred, unreadable, missing, SHA-256, path; members of "
          + "archives and e-mails are inputs too. Exit status: 0 done; 2 usage; 3 an input could not be read."))
  }

  @Option(help: help("输出格式", "the format of the ledger"))
  var format = InputLedger.Format.text

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request { Listing(source: .paths(paths), format: format) }
}

/// Listing the inputs with what came of each.
struct Listing: Request {
  let source: InputSource
  var format = InputLedger.Format.text

  func perform() -> ExitStatus {
    let scan = Scan.of(source)
    var summary = InputSummary()
    summary.passedOver = scan.passedOver
    var found = FoundPlaces(folders: scan.folders)
    var list = LedgerList()
    do throws(OutputError) {
      let widths = CellWidth()
      let ledger = InputLedger(format, Invocation.language, displayWidth: { widths.of($0) })
      var output = try Output(to: nil)
      var isFirst = true
      func write(_ entries: [InputEntry]) throws(OutputError) {
        for entry in entries {
          summary.add(entry)
          try output.write(ledger.piece(entry, isFirst: isFirst))
          isFirst = false
        }
      }
      try output.write(ledger.opening)
      try write(scan.problems.map { list.entry($0) })
      let work = Self.reading(scan)
      defer { work.cancel() }
      while !output.isClosed, let batch = work.next() {
        for record in batch {
          found.note(record)
          if case .container(_, let passedOver) = record.outcome { summary.passedOver += passedOver }
          try write(list.take(record))
        }
      }
      try write(list.finish())
      try output.write(ledger.closing(isEmpty: isFirst))
      try output.finish()
    } catch { return error.report() }
    Streams.say(summary.text(in: Invocation.language))
    guard !list.hasFailed else { return .unread }
    for error in found.empty {
      Streams.say("gouji: \(printable(error.path)): \(error.message(in: Invocation.language))")
    }
    return found.empty.isEmpty ? .done : .unread
  }

  private static func reading(_ scan: Scan) -> Background<InputEntry> {
    var reader = Intake.reader
    reader.digestsAll = true
    return Background.reading(scan.items.map(reader.capturing), with: reader) { InputEntry(of: $0.report) }
  }
}

/// Records on their way to the ledger: an archive's members wait until it is known how reading it ended, so that it
/// stands before them, and once.
private struct LedgerList {
  /// Whether an input could not be read.
  private(set) var hasFailed = false
  private var waiting: [InputEntry] = []
  private var archives: [String: Int] = [:]

  /// Takes in a record and gives back what is settled.
  mutating func take(_ record: InputRecord<InputEntry>) -> [InputEntry] {
    let path = record.item.path
    if case .failure(let error) = record.outcome, let index = archives[path] {
      settle(index, error)
      return []
    }
    var settled: [InputEntry] = []
    if let archive = waiting.first, !path.hasPrefix(archive.path + "!/") { settled = finish() }
    let entry = entry(record)
    guard entry.outcome == .container || !waiting.isEmpty else { return settled + [entry] }
    if entry.outcome == .container { archives[path] = waiting.count }
    waiting.append(entry)
    return settled
  }

  /// What is left.
  mutating func finish() -> [InputEntry] {
    defer {
      waiting = []
      archives = [:]
    }
    return waiting
  }

  /// What could not even be listed.
  mutating func entry(_ error: ReadingError) -> InputEntry {
    hasFailed = true
    return InputEntry(
      path: error.path, sha256: nil, format: nil, outcome: .unreadable,
      reason: error.message(in: Invocation.language))
  }

  /// An archive of which something could not be read beside its members.
  private mutating func settle(_ index: Int, _ error: ReadingError) {
    let archive = waiting[index]
    hasFailed = true
    waiting[index] = InputEntry(
      path: archive.path, sha256: archive.sha256, format: archive.format, outcome: .partlyRead,
      reason: error.message(in: Invocation.language))
  }

  private mutating func entry(_ record: InputRecord<InputEntry>) -> InputEntry {
    let (path, format) = (record.item.path, record.format?.rawValue)
    func entry(_ outcome: InputEntry.Outcome, _ reason: String) -> InputEntry {
      InputEntry(path: path, sha256: record.sha256, format: format, outcome: outcome, reason: reason)
    }
    switch record.outcome {
    case .report(let entry): return entry
    case .container(let members, _): return entry(.container, words("内含 \(members) 个文件", "\(members) files in it"))
    case .failure(let error):
      let isFailure = !error.isNoReport || record.item.isNamed
      if isFailure { hasFailed = true }
      return entry(error.isNoReport ? .notReport : .unreadable, error.message(in: Invocation.language))
    }
  }
}
