import Disclosure
import ReportBrowser
import ReportCatalog
import Settings

/// What is kept of a report while a list of reports is read: its line of the list, and what other years are held against.
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
  private var texts = TextCorpus()
  private var items: [CatalogItem] = []
  private var sums: [String] = []

  /// Takes the next report; its number is that of the browser's list.
  mutating func add(_ record: ReportRecord, _ item: CatalogItem, sha256: String) {
    var record = record
    texts.append(record.takeTexts())
    records.append(record)
    items.append(item)
    sums.append(sha256)
  }

  /// Takes a report that was read again; one that was not there before is the next.
  mutating func put(_ record: ReportRecord, _ item: CatalogItem, sha256: String) {
    guard let place = items.firstIndex(where: { $0.path == item.path }) else {
      return add(record, item, sha256: sha256)
    }
    var record = record
    texts.replace(place, by: record.takeTexts())
    records[place] = record
    items[place] = item
    sums[place] = sha256
  }

  /// The agencies of the reports.
  private var book: AgencyBook { Reviews.ofThisRun.agencyBook(for: zip(records.map(\.path), items)) }

  /// A name for each report's agency, the same for all reports of one, by the reports' places.
  func agencies() -> [String?] { book.names(of: records.map(\.mention)) }

  /// What the rules across years say, by the reports' places, gravest first.
  ///
  /// Reports may arrive in any order; they are held against one another in that of their paths, as `check` does.
  func findings() -> [Int: [Finding]] {
    let order = records.indices.sorted { records[$0].path.utf8.lexicographicallyPrecedes(records[$1].path.utf8) }
    let sorted = order.map { records[$0] }
    let likeTexts = LikeTexts(among: sorted, texts.reordered(order), book: book)
    let found = Rules.confront(across: sorted, book: book, likeTexts: likeTexts)
    var findings: [Int: [Finding]] = [:]
    for across in found { findings[order[across.report], default: []].append(across.finding) }
    return findings.mapValues(Finding.sorted)
  }

  /// The same, each as the settings beside the report have it.
  func reviews() -> [(place: Int, review: Review)] {
    findings().sorted { $0.key < $1.key }.map { place, findings in
      let settings = Reviews.ofThisRun.governing(items[place])?.file.settings
      return (place, ReviewSettings.review(across: findings, of: records[place], sha256: sums[place], by: settings))
    }
  }

  /// Whether the report at a place is that of these bytes.
  func holds(_ sha256: String, at place: Int) -> Bool { sums.indices.contains(place) && sums[place] == sha256 }

  /// What the browser is told: which reports are of one agency, and the findings.
  var messages: [Message] {
    [.agencies(agencies()), .foundAcross(reviews().map { AcrossReview(ReportID(index: $0.place), $0.review) })]
  }
}
