import Disclosure
import DocumentReaders
import ReportBrowser
import ReportCatalog
import Settings
import TerminalDriver

/// Follows what happens on the disk to the reports on the browser's list, and to the settings beside them.
struct Following {
  private let source: InputSource
  private let mailbox: Mailbox<ShellMessage>
  private var years: YearsTable
  private var files: FileWatch
  private var settings = StampWatch()

  /// Follows from now on; `years` holds what is on the list.
  init(source: InputSource, _ files: FileWatch, years: YearsTable, mailbox: Mailbox<ShellMessage>) {
    self.source = source
    self.files = files
    self.years = years
    self.mailbox = mailbox
  }

  /// Reads again what changes, until the task is cancelled.
  mutating func run() async {
    while (try? await Task.sleep(for: files.pause)) != nil {
      let (changed, gone) = files.look()
      if !gone.isEmpty { mailbox.post(.gone(gone)) }
      let reports = await read(changed)
      if !reports.isEmpty { post(reports) }
      let paths = settings.look(at: Reviews.ofThisRun.paths)
      if !paths.isEmpty { await followSettings(paths) }
    }
  }

  /// Reads again the reports that changed settings govern, or governed.
  private mutating func followSettings(_ paths: [[UInt8]]) async {
    let reviews = Reviews.ofThisRun
    let before = years.items.map { reviews.governing($0)?.folder }
    let (changes, problems) = reviews.refresh(paths)
    if let problem = problems.first?.message(in: Invocation.language) {
      let rest = problems.count > 1 ? words("（共 \(problems.count) 处）", " (\(problems.count) in all)") : ""
      mailbox.post(.browser(.failed(Self.earlierHolds(problem + rest))))
    }
    guard !changes.isEmpty else { return }
    let folders = Set(changes.map(\.folder))
    var concerned: Set<CatalogItem.Origin> = []
    for (item, before) in zip(years.items, before) {
      let governing = [before, reviews.governing(item)?.folder].compactMap { $0 }
      if governing.contains(where: folders.contains) { concerned.insert(item.origin.outermost) }
    }
    let items = Scan.of(source).items.filter { concerned.contains($0.origin.outermost) }
    post(await read(items), changes.map { SettingsChange(path: $0.path, isGone: $0.isGone) })
  }

  /// What is said of a fault of a file that was in force: first what it means, since the line may be cut; the folder of
  /// the configuration need not be named.
  static func earlierHolds(_ problem: String) -> String {
    let folder = UserPlaces.configuration.map { $0 + "/" } ?? ""
    let problem = problem.hasPrefix(folder) ? String(problem.dropFirst(folder.count)) : problem
    return words("仍按原设置：\(problem)", "the earlier settings stay: \(problem)")
  }

  private mutating func read(_ items: [CatalogItem]) async -> [(summary: ReportSummary, item: CatalogItem)] {
    guard !items.isEmpty else { return [] }
    var records: [InputRecord<ListedReport>] = []
    let reader = BatchReader(Intake.reader, workers: processorCount)
    await reader.read(items, keeping: { ListedReport($0) }) { records += $0 }
    var reports: [(summary: ReportSummary, item: CatalogItem)] = []
    tellOfLost(items, records)
    for record in records {
      switch record.outcome {
      case .report(let listed):
        years.put(listed.record, record.item, sha256: listed.summary.source.sha256)
        reports.append((listed.summary, record.item))
      case .container: break
      case .failure(let error) where error.isNoReport && !record.item.isNamed: break
      case .failure(let error):
        let reason = error.message(in: Invocation.language)
        mailbox.post(
          .browser(.failed(words("\(error.path) 有改动，但无法读取：\(reason)", "\(error.path) has changed: \(reason)"))))
      }
    }
    return reports
  }

  /// Tells which reports on the list the files that were read again have no more: what was read of them is of the past.
  private func tellOfLost(_ items: [CatalogItem], _ records: [InputRecord<ListedReport>]) {
    let files = Set(items.map(\.origin.outermost))
    var read: Set<String> = []
    var failed: [String] = []
    for record in records {
      switch record.outcome {
      case .report: read.insert(record.item.path)
      case .container: break
      case .failure: failed.append(record.item.path)
      }
    }
    let lost = years.items.indices.filter { place in
      files.contains(years.items[place].origin.outermost) && !read.contains(years.items[place].path)
    }
    let outdated = lost.filter { place in
      let path = years.items[place].path
      return failed.contains { $0 == path || path.hasPrefix($0 + "!/") }
    }
    let vanished = Set(lost).subtracting(outdated).sorted()
    if !vanished.isEmpty { mailbox.post(.browser(.vanished(vanished.map { ReportID(index: $0) }))) }
    if !outdated.isEmpty { mailbox.post(.browser(.outdated(outdated.map { ReportID(index: $0) }))) }
  }

  private mutating func post(
    _ reports: [(summary: ReportSummary, item: CatalogItem)], _ settings: [SettingsChange] = []
  ) {
    guard !Task.isCancelled else { return }
    let (agencies, across) = (years.agencies(), years.across())
    mailbox.post(.reread(Reread(reports: reports, agencies: agencies, across: across, settings: settings)))
  }
}

/// Reports that were read again, and why.
struct Reread: Sendable {
  /// The reports with the items they came from.
  let reports: [(summary: ReportSummary, item: CatalogItem)]
  /// The names that tell the agencies of all reports apart by now.
  let agencies: [String?]
  /// What the reports say of one another across years by now.
  let across: [AcrossReview]
  /// The settings files that have changed; none where the reports themselves have.
  let settings: [SettingsChange]
}
