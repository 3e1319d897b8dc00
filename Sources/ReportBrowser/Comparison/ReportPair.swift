import Disclosure

/// How a cell of one report stands to that of another.
enum CellDifference: Sendable, Hashable {
  /// Both hold the same.
  case same
  /// Both have a value; by how much the first is more.
  case changed(Quantity)
  /// Both hold something without a value, and not the same.
  case words
  /// One of them has no value, or neither, and not by the same words: what was not read or not filled in is never taken
  /// for a zero.
  case unread
  /// The other report's form has no such cell.
  case onlyHere
  /// The first report's form has no such cell.
  case onlyThere
  /// One of the reports has no such table.
  case noTable

  /// Whether it is worth going to.
  var isDifference: Bool {
    switch self {
    case .changed, .words, .unread: true
    case .same, .onlyHere, .onlyThere, .noTable: false
    }
  }
}

/// Two reports beside one another, cell by cell: cells are matched by their rows and columns, whatever the edition.
struct ReportPair: Sendable {
  let this: Report
  let other: Report

  /// How the two stand to each other in a cell.
  func difference(at cell: CellPath) -> CellDifference {
    guard let mine = this.table(cell.table), let theirs = other.table(cell.table) else { return .noTable }
    guard mine.form.index(of: cell.row, cell.column) != nil else { return .onlyThere }
    guard theirs.form.index(of: cell.row, cell.column) != nil else { return .onlyHere }
    let (one, two) = (mine[cell.row, cell.column], theirs[cell.row, cell.column])
    switch (one.value, two.value) {
    case (let value?, let before?): return value == before ? .same : .changed(value - before)
    case (nil, nil):
      if one.kind == two.kind, one.raw == two.raw { return .same }
      if one.kind == .missing || one.kind == .unreadable || two.kind == .missing || two.kind == .unreadable {
        return .unread
      }
      return .words
    default: return .unread
    }
  }

  /// The cells of a table that either form has, in the form's order.
  func cells(of table: TableKind) -> [CellPath] {
    let all = (this.table(table)?.form.cells ?? []) + (other.table(table)?.form.cells ?? [])
    return Set(all).sorted()
  }
}

/// Where two reports differ, from the first part to the last.
struct Differences: Sendable {
  /// What they were looked up for.
  struct Key: Sendable, Hashable {
    let report: ReportID
    let other: ReportID
    let version: Int
  }

  /// A place that can be gone to.
  struct Place: Sendable, Hashable {
    let part: Part
    let cursor: Cursor

    /// Where it stands among the others.
    var rank: (Int, Int) { (part.rank, cursor.rank) }
  }

  private(set) var key: Key?
  private(set) var places: [Place] = []

  init() {}

  /// Looks up where two reports differ.
  init(_ key: Key, _ open: OpenReport, _ other: OpenReport) {
    self.key = key
    let pair = ReportPair(this: open.report, other: other.report)
    for part in [.preamble] + SectionID.allCases.map(Part.section) {
      let pairs = ParagraphPairs(open.prose(of: part), other.prose(of: part))
      var seen: Set<Int> = []
      for place in pairs.changedPlaces where seen.insert(place).inserted {
        places.append(Place(part: part, cursor: .prose(paragraph: place, offset: 0)))
      }
      guard case .section(let id) = part, let table = id.table else { continue }
      // A table that one of them lost is one difference, whatever it held.
      if (open.report.table(table) == nil) != (other.report.table(table) == nil), seen.isEmpty {
        let cell = open.report.table(table)?.form.cells.first
        places.append(Place(part: part, cursor: cell.map { .cell($0) } ?? .prose(paragraph: 0, offset: 0)))
      }
      places += pair.cells(of: table).filter { pair.difference(at: $0).isDifference }.map {
        Place(part: part, cursor: .cell($0))
      }
    }
    let statistics = ComparedStatistics(open.report.statistics, other.report.statistics)
    places += (statistics?.changedRows ?? []).map { Place(part: .statistics, cursor: .statistic($0)) }
  }

  /// How many there are in a part.
  func count(in part: Part) -> Int { places.count { $0.part == part } }
}

extension Cursor {
  /// Where it stands within its part: prose stands above the table.
  fileprivate var rank: Int {
    switch self {
    case .prose(let paragraph, _): min(paragraph, 1 << 16)
    case .cell(let cell): Check.cellRank(cell)
    case .statistic(let index): index
    }
  }
}

extension Model {
  /// Brings the places of differences into line with the reports in view.
  mutating func settleComparison() {
    reports.kept = Set([report, partner].compactMap { $0 })
    guard let report, let partner, let open, let other else {
      if comparison.differences.key != nil { comparison.differences = Differences() }
      return
    }
    let key = Differences.Key(report: report, other: partner, version: version)
    if comparison.differences.key != key { comparison.differences = Differences(key, open, other) }
  }

  /// Goes to the next place that differs, on to the next part and around.
  mutating func goToDifference(by step: Int) {
    guard state.isSideBySide else {
      notice = Notice(text: words.notComparing)
      return
    }
    guard isComparing else {
      notice = Notice(text: words.otherNotAtHand)
      return
    }
    let places = comparison.differences.places
    guard !places.isEmpty else {
      notice = Notice(text: words.noDifferences)
      return
    }
    let here = (part.rank, cursor?.rank ?? -1)
    let next = step > 0 ? places.firstIndex { $0.rank > here } : places.lastIndex { $0.rank < here }
    guard next != nil || goesOn(to: -1, of: places.count, by: step) else { return }
    let place = next ?? (step > 0 ? 0 : places.count - 1)
    remember()
    part = places[place].part
    stand(on: places[place].cursor)
    if focus != .source { focus = .content }
    notice = Notice(text: words.difference(place + 1, places.count, wrapped: next == nil))
  }
}
