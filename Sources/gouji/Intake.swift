import Disclosure
import DocumentReaders
import ReportCatalog
import ScreenGrid
import ShippedFiles

/// Where a command's reports come from.
enum InputSource {
  /// The user's paths.
  case paths([String])
  /// The reports that the program carries within itself.
  case samples
}

/// What a command makes of its inputs: it reads them all, and keeps count of what could not be read.
struct Intake {
  /// The reader of this program: every report is held against all rules.
  static let reader = ReportReader(confront: Rules.confront)

  /// How many files in folders were looked at and are no reports.
  private(set) var others = 0
  /// How many inputs could not be read.
  private(set) var unread = 0
  private let scan: Scan
  private var paths: [String] = []

  /// Looks at the inputs and says of which there are none.
  init(_ source: InputSource) {
    scan = Scan.of(source)
    for problem in scan.problems { complain(problem) }
  }

  /// Whether a few of the files at hand are enough to say that the current folder holds reports.
  static var currentFolderHoldsReports: Bool {
    Scan.of([PathArgument(".")], atMost: 512).items.contains { item in
      if case .success = reader.read(item) { true } else { false }
    }
  }

  /// Whether a file is among those to be read.
  func reads(_ path: String) -> Bool { Scan.holds(Invocation.path(path), among: scan.items) }

  /// The one file named, or nil after saying why there is none.
  mutating func onlyFile() -> CatalogItem? {
    for folder in scan.folders { complain(ReadingError(.isFolder, path: folder)) }
    return unread == 0 ? scan.items.first : nil
  }

  /// Reads everything and hands over each report in path order; what cannot be read is said on standard error at once.
  ///
  /// `take` returns whether to go on.
  mutating func read(_ take: (ReadReport) throws(OutputError) -> Bool) throws(OutputError) {
    if scan.items.count == 1, let item = scan.items.first {
      _ = try note(item, Self.reader.read(item), take)
    } else if !scan.items.isEmpty {
      try readSideBySide(take)
    }
    for folder in scan.folders where !paths.contains(where: { $0.hasPrefix(folder) }) && unread == 0 {
      complain(ReadingError(.noReportInFolder, path: folder))
    }
  }

  /// 3 if anything could not be read, else the status given.
  func status(otherwise status: ExitStatus) -> ExitStatus { unread > 0 ? .unread : status }

  /// Says what could not be read and counts it.
  mutating func complain(_ error: ReadingError) {
    unread += 1
    Streams.say("gouji: \(printable(error.path)): \(error.message(in: Invocation.language))")
  }

  private mutating func readSideBySide(_ take: (ReadReport) throws(OutputError) -> Bool) throws(OutputError) {
    let work = Background.reading(scan.items, with: Self.reader) { $0 }
    defer { work.cancel() }
    while let batch = work.next() {
      for (item, outcome) in batch { guard try note(item, outcome, take) else { return } }
    }
  }

  private mutating func note(
    _ item: CatalogItem, _ outcome: Result<ReadReport, ReadingError>,
    _ take: (ReadReport) throws(OutputError) -> Bool
  ) throws(OutputError) -> Bool {
    switch outcome {
    case .success(let read):
      paths.append(item.path)
      return try take(read)
    case .failure(let error) where error.isNoReport && !item.isNamed: others += 1
    case .failure(let error): complain(error)
    }
    return true
  }
}

extension Scan {
  /// A look at the inputs of a command.
  static func of(_ source: InputSource) -> Scan {
    switch source {
    case .paths(let paths): Scan.of(paths.map(Invocation.path))
    case .samples: Scan.of(texts: ShippedFiles.under("samples").filter { $0.path.hasSuffix(".txt") })
    }
  }
}

/// Text made safe for a terminal.
func printable(_ text: String) -> String { SafeText.printable(text) }
