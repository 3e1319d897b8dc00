import Disclosure
import DocumentReaders
import Glibc
import ReportCatalog

/// What a command makes of the user's paths: it reads them all, and keeps count of what could not be read.
struct Intake {
  /// The reader of this program: every report is held against all rules.
  static let reader = ReportReader { report in confront(report) }

  /// How many reports were read.
  private(set) var reports = 0
  /// How many files in folders were read or looked at and are no reports.
  private(set) var others = 0
  /// How many inputs could not be read.
  private(set) var unread = 0
  private var paths: [String] = []

  /// Reads the paths and hands over each report in path order; what cannot be read is said on standard error at once.
  ///
  /// `take` returns whether to go on.
  mutating func read(_ arguments: [String], take: (ReadReport) -> Bool) {
    let scan = Scan.of(arguments.map(Invocation.path))
    for problem in scan.problems { complain(problem) }
    if scan.items.count == 1, let item = scan.items.first {
      _ = note(item, Self.reader.read(item), take)
    } else {
      readSideBySide(scan.items, take: take)
    }
    for folder in scan.folders where !paths.contains(where: { $0.hasPrefix(folder) }) && unread == 0 {
      complain(ReadingError(.noReportInFolder, path: folder))
    }
  }

  /// 3 if anything could not be read, else the status given.
  func status(otherwise status: ExitStatus) -> ExitStatus { unread > 0 ? .unread : status }

  private mutating func readSideBySide(_ items: [CatalogItem], take: (ReadReport) -> Bool) {
    let work = Background.reading(items, with: Self.reader)
    reading: while let batch = work.next() {
      for (item, outcome) in batch where !note(item, outcome, take) { break reading }
    }
    work.cancel()
  }

  private mutating func note(
    _ item: CatalogItem, _ outcome: Result<ReadReport, ReadingError>, _ take: (ReadReport) -> Bool
  ) -> Bool {
    switch outcome {
    case .success(let read):
      reports += 1
      paths.append(item.path)
      return take(read)
    case .failure(let error) where error.isNoReport && !item.isNamed: others += 1
    case .failure(let error): complain(error)
    }
    return true
  }

  private mutating func complain(_ error: ReadingError) {
    unread += 1
    Streams.say("gouji: \(printable(error.path)): \(error.message(in: Invocation.language))")
  }
}
