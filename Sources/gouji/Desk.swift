import CChild
import Disclosure
import DocumentReaders
import Glibc
import ReportBrowser
import ReportCatalog
import ScreenGrid
import Settings
import TerminalDriver

/// Where the browser's effects are carried out, beside the thread that owns the terminal.
final class Desk {
  private let source: InputSource
  let mailbox: Mailbox<ShellMessage>
  private var loading: Task<Void, Never>?
  private var opening: Task<Void, Never>?
  private var searching: Task<Void, Never>?
  /// What each report on the browser's list came from, by its id.
  private var kept: [(item: CatalogItem, sha256: String)] = []
  private var places: [String: Int] = [:]
  private let watches: Bool

  init(source: InputSource, mailbox: Mailbox<ShellMessage>, watches: Bool = false) {
    self.source = source
    self.watches = watches && !source.isDemo
    self.mailbox = mailbox
  }

  /// Remembers what arrived, in the order in which the browser numbers it.
  func keep(_ items: [CatalogItem], _ summaries: [ReportSummary]) {
    for (item, summary) in zip(items, summaries) {
      if places[item.path] == nil { places[item.path] = kept.count }
      kept.append((item, summary.source.sha256))
    }
  }

  /// Begins no further file.
  func cancelLoading() { loading?.cancel() }

  /// Looks through the source and reads everything, with one worker a core.
  func beginLoading() {
    loading = Task.detached(priority: .low) { [source, mailbox, watches] in
      let scan = Scan.of(source)
      for problem in scan.problems { mailbox.post(.browser(.unreadable(problem))) }
      var outbox = Outbox(mailbox: mailbox, total: scan.items.count, isLive: watches)
      outbox.post()
      let watch = watches ? FileWatch(source, scan) : nil
      let items = scan.items.map(Intake.reader.capturing)
      await BatchReader(Intake.reader, workers: processorCount).read(items, keeping: { ListedReport($0) }) { batch in
        outbox.add(batch)
      }
      outbox.finish()
      var years = outbox.takeYears()
      for message in years.messages() { mailbox.post(.browser(message)) }
      // The texts are gone, and with them much of what was needed while reading.
      cchild_trim_memory()
      for problem in Reviews.ofThisRun.takeProblems() { mailbox.post(.browser(.faulty(problem))) }
      mailbox.post(.browser(.loadingFinished))
      if let watch {
        var following = Following(source: source, watch, years: years, mailbox: mailbox)
        await following.run()
      }
    }
  }

  /// Follows the configuration and the themes from now on.
  func follow(_ configuration: FollowingConfiguration) {
    Task.detached(priority: .low) {
      var following = configuration
      await following.run()
    }
  }

  /// Takes note of a report that was read again; its number on the list, nil if it is new there.
  func replace(_ item: CatalogItem, _ summary: ReportSummary) -> ReportID? {
    guard let index = places[item.path] else { return nil }
    kept[index] = (item, summary.source.sha256)
    return ReportID(index: index)
  }

  /// The reports that came from files, or from members of them.
  func reports(from paths: [[UInt8]]) -> [ReportID] {
    let paths = Set(paths)
    return kept.indices.filter { index in
      if case .file(let path) = kept[index].item.origin.outermost { paths.contains(path) } else { false }
    }.map { ReportID(index: $0) }
  }

  /// Reads a report again for showing; what was asked for before is no longer waited for.
  func open(_ id: ReportID) {
    opening?.cancel()
    guard kept.indices.contains(id.index) else { return }
    let (item, sha256) = kept[id.index]
    opening = Task.detached(priority: .high) { [mailbox] in
      let outcome = Intake.reader.reread(item, sha256: sha256)
      guard !Task.isCancelled else { return }
      for message in Desk.messages(id, outcome) { mailbox.post(.browser(message)) }
    }
  }

  /// Reads reports again to be searched; what was asked for before is no longer waited for.
  func readToSearch(_ ids: [ReportID], _ number: Int) {
    searching?.cancel()
    let wanted = ids.map { id in (id, kept.indices.contains(id.index) ? kept[id.index] : nil) }
    searching = Task.detached(priority: .low) { [mailbox] in
      var reports: [ReadForSearch] = []
      for (id, place) in wanted where !Task.isCancelled {
        let read = place.flatMap { try? Intake.reader.reread($0.item, sha256: $0.sha256).get().read }
        reports.append(
          ReadForSearch(id, read.map { OpenReport(report: $0.report, review: Reviews.ofThisRun.review(of: $0)) }))
      }
      if !Task.isCancelled { mailbox.post(.browser(.readForSearch(number, reports))) }
    }
  }

  /// Writes a view to a file, or puts it on the clipboard.
  func export(_ request: ExportRequest, theme: Theme) {
    let inputs = kept.map(\.item)
    Task.detached(priority: .high) { [mailbox] in
      let export = ViewExport(request, theme: theme, inputs: inputs)
      if request.target == .clipboard {
        Desk.copy(export.text, mailbox)
      } else {
        mailbox.post(.browser(export.answer()))
      }
    }
  }

  /// Opens the file that something on the list came from, beside the terminal.
  func openOriginal(_ id: ReportID?, path: String) {
    let item = id.flatMap { kept.indices.contains($0.index) ? kept[$0.index].item : nil }
    let original = item.map(Original.init) ?? Original(path: path)
    Task.detached(priority: .high) { [mailbox] in
      original.open(Invocation.environment) { mailbox.post(.browser($0)) }
    }
  }

  /// Keeps that a finding is set aside, or takes the entry out again.
  func review(_ id: ReportID, _ entry: SetAside, isTakenBack: Bool) {
    guard kept.indices.contains(id.index) else { return }
    let change = ReviewChange(items: kept.map(\.item), folders: source.folders, id: id, isTakenBack: isTakenBack)
    Task.detached(priority: .high) { [mailbox] in mailbox.post(.browser(change.answer(entry))) }
  }

  /// Answers with a message that waits its turn behind the keys pressed meanwhile.
  func answer(_ message: Message) { mailbox.post(.browser(message)) }

  /// Puts text on the clipboard.
  func copy(_ text: String) { Task.detached(priority: .high) { [mailbox] in Desk.copy(text, mailbox) } }

  private static func copy(_ text: String, _ mailbox: Mailbox<ShellMessage>) {
    let outcome = Clipboard(Invocation.environment).copy(text)
    if case .terminal(let bytes) = outcome { mailbox.post(.write(bytes)) }
    mailbox.post(.browser(outcome.message(for: text)))
  }
}

/// Results on their way to the browser: few large messages, since each makes it order its list anew.
private struct Outbox {
  let mailbox: Mailbox<ShellMessage>
  private var total: Int
  private var found = FoundPlaces(folders: [])
  private var summaries: [ReportSummary] = []
  private var items: [CatalogItem] = []
  /// What was sent, for holding years against one another.
  private var years: YearsTable
  private var done = 0
  private var lastPost: ContinuousClock.Instant?

  init(mailbox: Mailbox<ShellMessage>, total: Int, isLive: Bool) {
    self.mailbox = mailbox
    self.total = total
    years = YearsTable(isLive: isLive)
  }

  /// Takes in a batch: the first goes out at once, later ones together, several times a second.
  mutating func add(_ batch: [InputRecord<ListedReport>]) {
    for record in batch {
      found.note(record)
      switch record.outcome {
      case .report(let listed):
        summaries.append(listed.summary)
        items.append(record.item)
        years.add(listed.record, record.item, sha256: listed.summary.source.sha256)
      case .container(let members, _): total += members
      case .failure(let error) where error.isNoReport && !record.item.isNamed: break
      case .failure(let error): mailbox.post(.browser(.unreadable(error)))
      }
    }
    done += batch.count
    if let lastPost, lastPost.duration(to: .now) < .milliseconds(100) { return }
    post()
    lastPost = .now
  }

  /// Sends what is left, and which of the named archives hold no report.
  mutating func finish() {
    for error in found.empty { mailbox.post(.browser(.unreadable(error))) }
    post()
  }

  /// Hands over what was sent, and keeps nothing of it.
  mutating func takeYears() -> YearsTable {
    defer { years = YearsTable() }
    return years
  }

  /// Sends what has gathered.
  mutating func post() {
    if !summaries.isEmpty { mailbox.post(.loaded(summaries, items)) }
    summaries = []
    items = []
    mailbox.post(.browser(.progress(done: done, total: total)))
  }
}

extension Desk {
  /// What the browser is told of a report that was read again.
  static func messages(
    _ id: ReportID, _ outcome: Result<(read: ReadReport, hasChanged: Bool), ReadingError>
  ) -> [Message] {
    switch outcome {
    case .failure(let error): return [.openFailed(id, reason: error.message(in: Invocation.language))]
    case .success(let (read, hasChanged)):
      let review = Reviews.ofThisRun.review(of: read)
      let opened = Message.opened(id, OpenReport(report: read.report, review: review, document: read.document))
      guard hasChanged else { return [opened] }
      let notice = words(
        "文件在读入列表后已被改动：这里是新内容，列表仍是旧的",
        "the file has changed since: this is its new content, the list still shows the old")
      return [opened, .notice(notice)]
    }
  }
}

extension Message {
  /// Something that is wrong with a settings file.
  static func faulty(_ problem: ReviewProblem) -> Message {
    .unreadable(path: problem.path, reason: problem.message(in: Invocation.language))
  }

  /// A file that could not be read.
  static func unreadable(_ error: ReadingError) -> Message {
    .unreadable(path: error.path, reason: error.message(in: Invocation.language))
  }
}
