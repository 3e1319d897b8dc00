import Disclosure
import DocumentReaders
import ReportCatalog
import ScreenGrid
import Settings
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
  /// The inputs that could not be read, and why.
  private(set) var problems: [ReadingError] = []
  /// How many inputs could not be read.
  var unread: Int { problems.count }
  private var hasFaultySettings = false
  private let scan: Scan
  /// The inputs, what comes as a stream read into memory: it can be read but once.
  private lazy var items = scan.items.map(Self.reader.capturing)
  private var found: FoundPlaces

  /// Looks at the inputs and says of which there are none.
  init(_ source: InputSource) {
    scan = Scan.of(source)
    found = FoundPlaces(folders: scan.folders)
    for problem in scan.problems { complain(problem) }
  }

  /// Whether a few of the files at hand are enough to say that the current folder holds reports.
  static var currentFolderHoldsReports: Bool {
    Scan.of([PathArgument(".")], atMost: 512).items.contains { item in
      var isFound = false
      reader.read(item) { record in
        if case .report = record.outcome { isFound = true }
        return !isFound
      }
      return isFound
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
    let items = self.items
    if items.count == 1, let item = items.first, let record = Self.reader.document(item) {
      // A lone document is done before workers would have begun.
      _ = try note(record, take)
    } else if !items.isEmpty {
      try readSideBySide(items, take)
    }
    guard unread == 0 else { return }
    for error in found.empty { complain(error) }
  }

  /// Reads everything and hands over each report in path order, its findings as the settings beside it have them; `take`
  /// returns whether to go on.
  ///
  /// Across years the reports of one agency are held against one another first: the report of the year before may come
  /// last, so nothing is handed over before all are read, and then without its prose.
  mutating func read(
    across isAcross: Bool, _ take: (Report, Review) throws(OutputError) -> Bool
  ) throws(OutputError) {
    guard isAcross else {
      return try read { read throws(OutputError) in try take(read.report, Reviews.ofThisRun.review(of: read)) }
    }
    var gathered = GatheredReports()
    try read { read throws(OutputError) in
      gathered.add(read)
      return true
    }
    let book = Reviews.ofThisRun.agencyBook(for: gathered.sources)
    var names = book.names(of: gathered.mentions).makeIterator()
    try gathered.hand(book) { report, findings, item throws(OutputError) in
      let review = Reviews.ofThisRun.review(findings, of: report, from: item)
      let name = names.next() ?? nil
      return try take(report, name.map { $0 == report.agency?.value ? review : review.calling(agency: $0) } ?? review)
    }
  }

  /// Reads everything once before `read` does, and keeps of each report what other years are held against; its places are
  /// those in which `read` will hand the reports over. What cannot be read is left for `read` to say.
  mutating func years() -> YearsTable {
    var years = YearsTable()
    let work = Background.reading(items, with: Self.reader) { ListedReport($0) }
    while let batch = work.next() {
      for record in batch {
        guard case .report(let listed) = record.outcome else { continue }
        years.add(listed.record, record.item, sha256: listed.summary.source.sha256)
      }
    }
    return years
  }

  /// 3 if anything could not be read, else the status given.
  func status(otherwise status: ExitStatus) -> ExitStatus { unread > 0 || hasFaultySettings ? .unread : status }

  /// Says what could not be read and counts it.
  mutating func complain(_ error: ReadingError) {
    problems.append(error)
    Streams.say("gouji: \(printable(error.path)): \(error.message(in: Invocation.language))")
  }

  /// Says what is wrong with the settings files beside the inputs; a run with such is not all it should be.
  mutating func complainOfSettings() {
    for problem in Reviews.ofThisRun.takeProblems() {
      hasFaultySettings = true
      Streams.say("gouji: " + printable(problem.message(in: Invocation.language)))
    }
  }

  private mutating func readSideBySide(
    _ items: [CatalogItem], _ take: (ReadReport) throws(OutputError) -> Bool
  ) throws(OutputError) {
    let work = Background.reading(items, with: Self.reader) { $0 }
    defer { work.cancel() }
    while let batch = work.next() {
      for record in batch { guard try note(record, take) else { return } }
    }
  }

  private mutating func note(
    _ record: InputRecord<ReadReport>, _ take: (ReadReport) throws(OutputError) -> Bool
  ) throws(OutputError) -> Bool {
    found.note(record)
    switch record.outcome {
    case .report(let read): return try take(read)
    case .container(let members, _): if members == 0, !record.item.isNamed { others += 1 }
    case .failure(let error) where error.isNoReport && !record.item.isNamed: others += 1
    case .failure(let error): complain(error)
    }
    return true
  }
}

/// Which of the folders and archives that the user named hold a report.
struct FoundPlaces {
  private var folders: [String]
  private var archives: [(path: String, format: FileFormat)] = []

  init(folders: [String]) { self.folders = folders }

  /// Takes note of what an input was.
  mutating func note<Kept>(_ record: InputRecord<Kept>) {
    switch record.outcome {
    case .report:
      if !folders.isEmpty { folders.removeAll { record.item.path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") } }
      if !archives.isEmpty { archives.removeAll { record.item.path.hasPrefix($0.path + "!/") } }
    case .container:
      if record.item.isNamed, let format = record.format { archives.append((record.item.path, format)) }
    case .failure: break
    }
  }

  /// What to say of those without any.
  var empty: [ReadingError] {
    folders.map { ReadingError(.noReportInFolder, path: $0) }
      + archives.map { ReadingError(.noReportInside($0.format), path: $0.path) }
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
