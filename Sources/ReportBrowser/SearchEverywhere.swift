import Disclosure
import PinyinSearch

/// A place that a search of all reports found.
struct FoundPlace: Sendable, Hashable {
  enum Target: Sendable, Hashable {
    /// The report as a whole: its agency or title fits.
    case report
    /// What a check says.
    case finding(Int)
    /// Text or a figure of an open report.
    case text(Hit)
  }

  let report: ReportID
  let target: Target
  /// The part of the report, empty for the report as a whole.
  let part: Part?
  /// The text, in one line, and the places of its characters that fit.
  let text: String
  let places: [Int]
}

/// The search of all reports: what was found so far, and how far it has come.
struct SearchEverywhere: Sendable, Hashable {
  var text = ""
  var hits: [FoundPlace] = []
  /// Which hit is chosen.
  var chosen = 0
  /// The reports that are looked at, in the order of the list, and how many have been.
  var reports: [Int] = []
  var done = 0
  /// Tells this search from earlier ones.
  var number = 0
  /// The reports whose text is still to be searched, since they were not open, and how many have been read for it.
  var closed: [Int] = []
  var read = 0
  /// How many of them could not be read.
  var unread = 0
  /// Whether reports are being read for it.
  var isReading = false
  /// No more are listed.
  static let limit = 500
  /// How many names and findings are looked at between two keys.
  static let slice = 100

  /// How many reports are read at once.
  static let batch = 4

  /// Whether the list has been looked through.
  var isThroughList: Bool { done >= reports.count || hits.count >= Self.limit }
  /// Whether nothing more will be found.
  var isDone: Bool { isThroughList && (read >= closed.count || hits.count >= Self.limit) }
  /// Whether the text is long enough for reports to be read for it: a single letter stands in every one.
  var searchesText: Bool {
    let length = text[...].trimmed.unicodeScalars.reduce(0) { $0 + ($1.properties.isIdeographic ? 2 : 1) }
    return length >= 2
  }
}

extension Model {
  mutating func openEverywhere() -> [Effect] {
    mode = .finding(.everywhere(TextField(finding.everywhere.text)))
    // The list stays as it was, but for reports that have been read since.
    let search = finding.everywhere
    guard search.reports.count != shelf.entries.count else {
      return search.isThroughList ? readOn() : [.searchOn(search.number)]
    }
    let effects = searchEverywhere(search.text)
    finding.everywhere.chosen = search.chosen
    return effects
  }

  /// Begins a search of all reports.
  mutating func searchEverywhere(_ text: String) -> [Effect] {
    let number = finding.everywhere.number + 1
    finding.everywhere = SearchEverywhere(text: text, number: number)
    guard !text[...].trimmed.isEmpty else { return [] }
    finding.everywhere.reports = shelf.everyEntry
    return searchOn(number)
  }

  /// Looks through some more reports; asks to be called again if there are more.
  mutating func searchOn(_ number: Int) -> [Effect] {
    guard number == finding.everywhere.number, !finding.everywhere.isThroughList else { return [] }
    let finder = EverywhereFinder(finding.everywhere.text, words: words)
    let reports = finding.everywhere.reports
    var left = SearchEverywhere.slice
    var done = finding.everywhere.done
    var last = done > 0 ? shelf.entry(ReportID(index: reports[done - 1]))?.group : nil
    while left > 0, done < reports.count {
      let id = ReportID(index: reports[done])
      done += 1
      guard let entry = shelf.entry(id) else { continue }
      finding.everywhere.hits += finder.hits(in: entry, id, open: self.reports[id], isFirst: entry.group != last)
      if self.reports[id] == nil { finding.everywhere.closed.append(id.index) }
      last = entry.group
      left -= 1 + entry.failures.count + entry.warnings.count
    }
    finding.everywhere.done = done
    if finding.everywhere.hits.count > SearchEverywhere.limit {
      finding.everywhere.hits.removeLast(finding.everywhere.hits.count - SearchEverywhere.limit)
    }
    return finding.everywhere.isThroughList ? readOn() : [.searchOn(number)]
  }

  /// Goes to a hit of the search of all reports.
  mutating func go(to found: FoundPlace) {
    remember()
    overview.page = nil
    reveal(.report(found.report))
    choose(.report(found.report))
    switch found.target {
    case .report: focus = .agencies
    case .finding(let index):
      land(onFinding: index)
      focus = .content
    case .text(let hit): go(to: hit)
    }
    let search = finding.everywhere
    notice = Notice(text: words.wentToHit(search.text, search.chosen + 1, search.hits.count))
  }
}

/// Looks for a text in reports.
struct EverywhereFinder {
  private let needle: [UInt32]
  private let pattern: SearchPattern
  private let folding = Folding()
  private let words: Words

  init(_ text: String, words: Words) {
    needle = folding.fold(String(text[...].trimmed))
    pattern = SearchPattern(needle)
    self.words = words
  }

  func hits(in entry: Shelf.Entry, _ id: ReportID, open: OpenReport?, isFirst: Bool) -> [FoundPlace] {
    let summary = entry.summary
    var hits: [FoundPlace] = []
    if let agency = summary.agency, let places = places(inName: agency) {
      if isFirst { hits.append(FoundPlace(report: id, target: .report, part: nil, text: agency, places: places)) }
    } else if let title = summary.title, let places = places(in: title) {
      hits.append(FoundPlace(report: id, target: .report, part: nil, text: title, places: places))
    }
    for check in entry.failures + entry.warnings {
      let text = words.message(summary.findings[check.finding])
      guard let places = places(in: text) else { continue }
      hits.append(
        FoundPlace(report: id, target: .finding(check.finding), part: check.part, text: text, places: places))
    }
    guard let open else { return hits }
    return hits + self.hits(in: open, id)
  }

  /// Where the text stands in a report's prose and figures.
  func hits(in open: OpenReport, _ id: ReportID) -> [FoundPlace] {
    Search.hits(of: needle, in: open, folding: folding).prefix(100).compactMap { found($0, id, open) }
  }

  private func places(in text: String) -> [Int]? {
    folding.fold(text).firstRange(of: needle, from: 0).map(Array.init)
  }

  /// In names pinyin counts as well.
  private func places(inName name: String) -> [Int]? {
    var keys = SearchKeys()
    keys.append(folding.fold(name))
    guard let match = pattern.places(in: keys, at: 0), match.rank < .scattered else { return nil }
    return match.places
  }

  private func found(_ hit: Hit, _ id: ReportID, _ open: OpenReport) -> FoundPlace? {
    switch hit {
    case .prose(let part, let paragraph, let range):
      let paragraphs = open.prose(of: part)
      guard paragraphs.indices.contains(paragraph) else { return nil }
      let characters = Array(paragraphs[paragraph])
      let start = max(0, range.lowerBound - 12)
      let end = min(characters.count, range.upperBound + 60)
      guard range.upperBound <= end else { return nil }
      return FoundPlace(
        report: id, target: .text(hit), part: part, text: String(characters[start..<end]),
        places: Array(range.lowerBound - start..<range.upperBound - start))
    case .cell(let part, let cell):
      guard let table = open.table(of: part) else { return nil }
      let label = table.form.rows.first { $0.id == cell.row }?.label ?? ""
      return found(hit, id, part, "\(label) \(table[cell.row, cell.column].raw)")
    case .statistic(let index):
      guard open.report.statistics.indices.contains(index) else { return nil }
      let row = open.report.statistics[index]
      return found(hit, id, .statistics, "\(row.label) \(row.figure.raw)")
    case .row, .source: return nil
    }
  }

  private func found(_ hit: Hit, _ id: ReportID, _ part: Part, _ text: String) -> FoundPlace {
    FoundPlace(report: id, target: .text(hit), part: part, text: text, places: places(in: text) ?? [])
  }
}
