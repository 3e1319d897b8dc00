import Disclosure
import ReportBrowser
import ReportCatalog
import Settings

/// What is kept of a report while a list of reports is read: its line of the list, and what others are held against.
struct ListedReport: Sendable {
  let summary: ReportSummary
  let record: ReportRecord

  init(_ read: ReadReport) {
    record = ReportRecord(of: read.report)
    summary = ReportSummary(of: read.report, Reviews.ofThisRun.review(of: read), tables: record.tables)
  }
}

/// The reports of a run as they are held against one another across years.
struct YearsTable: Sendable {
  private var records: [ReportRecord] = []
  private(set) var items: [CatalogItem] = []
  private var sums: [String] = []
  private var places: [String: Int] = [:]
  /// The texts until they were compared; those of reports that changed since then.
  private var texts = TextCorpus()
  private var changed: [Int: SectionTexts] = [:]
  private var likeTexts: LikeTexts?
  /// Whether reports may change after they were compared.
  private let isLive: Bool

  /// No reports.
  init(isLive: Bool = false) { self.isLive = isLive }

  /// Takes the next report; its number is that of the browser's list.
  mutating func add(_ record: ReportRecord, _ item: CatalogItem, sha256: String) {
    if places[item.path] == nil { places[item.path] = items.count }
    var record = record
    let own = record.takeTexts()
    if likeTexts == nil { texts.append(own) } else { changed[records.count] = own }
    records.append(record)
    items.append(item)
    sums.append(sha256)
  }

  /// Takes a report that was read again; one that was not there before is the next.
  mutating func put(_ record: ReportRecord, _ item: CatalogItem, sha256: String) {
    guard let place = places[item.path] else {
      return add(record, item, sha256: sha256)
    }
    var record = record
    changed[place] = record.takeTexts()
    records[place] = record
    items[place] = item
    sums[place] = sha256
  }

  /// The agencies of the reports.
  private var book: AgencyBook { Reviews.ofThisRun.agencyBook(for: zip(records.map(\.path), items)) }

  /// A name for each report's agency, the same for all reports of one, by the reports' places.
  func agencies() -> [String?] { book.names(of: records.map(\.mention)) }

  /// What the rules across reports say, by the reports' places, gravest first; in whatever order the reports came.
  mutating func findings() -> [Int: [Finding]] {
    let book = book
    compareTexts(book)
    guard let likeTexts else { return [:] }
    var findings: [Int: [Finding]] = [:]
    for across in Rules.confront(across: records, book: book, likeTexts: likeTexts) {
      findings[across.report, default: []].append(across.finding)
    }
    return findings.mapValues(Finding.sorted)
  }

  /// Compares all texts and lets go of them, or those that have changed with what they may be like.
  private mutating func compareTexts(_ book: AgencyBook) {
    guard likeTexts != nil else {
      likeTexts = LikeTexts(among: records, texts, book: book, isLive: isLive)
      texts = TextCorpus()
      return
    }
    guard !changed.isEmpty else { return }
    let (items, sums) = (items, sums)
    likeTexts?.update(changed, among: records, book: book) { place in
      guard case .success(let (read, hasChanged)) = Intake.reader.reread(items[place], sha256: sums[place]), !hasChanged
      else { return nil }
      return SectionTexts(of: read.report)
    }
    changed = [:]
  }

  /// The same, each as the settings beside the report have it.
  mutating func reviews() -> [(place: Int, review: Review)] {
    findings().sorted { $0.key < $1.key }.map { place, findings in
      let settings = Reviews.ofThisRun.governing(items[place])?.file.settings
      return (place, ReviewSettings.review(across: findings, of: records[place], sha256: sums[place], by: settings))
    }
  }

  /// Whether the report at a place is that of these bytes.
  func holds(_ sha256: String, at place: Int) -> Bool { sums.indices.contains(place) && sums[place] == sha256 }

  /// The findings across years for the browser.
  mutating func across() -> [AcrossReview] { reviews().map { AcrossReview(ReportID(index: $0.place), $0.review) } }

  /// What the browser is told: which reports are of one agency, and the findings, in batches that it takes in between
  /// two keys.
  mutating func messages() -> [Message] {
    var rest = across()[...]
    var messages: [Message] = [.agencies(agencies())]
    while rest.count > Self.batch {
      messages.append(.findingAcross(Array(rest.prefix(Self.batch))))
      rest = rest.dropFirst(Self.batch)
    }
    return messages + [.foundAcross(Array(rest))]
  }

  private static let batch = 500
}
