import Disclosure

/// A report that was read to be searched.
public struct ReadForSearch: Sendable {
  /// Which report.
  public let id: ReportID
  /// What it holds; nil if it could not be read.
  public let open: OpenReport?

  /// A report, or that it could not be read.
  public init(_ id: ReportID, _ open: OpenReport?) {
    self.id = id
    self.open = open
  }
}

// The text of reports that are not open: they are read a few at a time, and let go again.
extension Model {
  /// The path of a report's file, nil if there is no such report.
  func path(of id: ReportID) -> String? { shelf.entry(id)?.summary.source.path }

  /// Asks for the next reports to search, while the box is open.
  mutating func readOn() -> [Effect] {
    let search = finding.everywhere
    guard isSearchingEverywhere, search.searchesText, search.isThroughList, !search.isDone, !search.isReading else {
      return []
    }
    finding.everywhere.isReading = true
    let next = search.closed[search.read...].prefix(SearchEverywhere.batch)
    return [.readOn(search.number, next.map { ReportID(index: $0) })]
  }

  /// Looks through reports that were read; asks for more while the box is open.
  mutating func searchRead(_ number: Int, _ reports: [ReadForSearch]) -> [Effect] {
    guard number == finding.everywhere.number else { return [] }
    finding.everywhere.isReading = false
    let finder = EverywhereFinder(finding.everywhere.text, words: words)
    for report in reports {
      finding.everywhere.read += 1
      guard let open = report.open else {
        finding.everywhere.unread += 1
        continue
      }
      let room = SearchEverywhere.limit - finding.everywhere.hits.count
      finding.everywhere.hits += finder.hits(in: open, report.id).prefix(max(0, room))
    }
    return readOn()
  }

  private var isSearchingEverywhere: Bool {
    if case .finding(.everywhere) = mode.dialogue { true } else { false }
  }
}
