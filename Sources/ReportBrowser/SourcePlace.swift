import Disclosure

/// What the source is asked to show: where it stands, as far as that is known, and what has to be said about it.
struct SourcePlace: Sendable, Hashable {
  var location: Location?
  /// Why there is no place, or why it is not the place alone.
  var note: String?
}

/// What the pane of the source shows: its first line, and the place in question.
struct SourceView: Sendable {
  /// What it was last moved for; it is moved again when that changes, and else left where the user scrolled it.
  struct Key: Sendable, Hashable {
    let report: ReportID
    let version: Int
    let place: SourcePlace
    let check: Int?
    let width: Int
    let height: Int
  }

  var key: Key?
  var top = SourcePosition()
  var mark: SourceMark?
  /// The places of the other cells of the check in question.
  var related: [Range<Int>] = []
  var place = SourcePlace()
  /// Where the paragraphs of the part in view stand, with the part they were looked for.
  var paragraphs: [Range<Int>?] = []
  var paragraphsKey: ContentSheet.Key?
}

// The place in question
extension Model {
  /// Where the thing under the cursor stands in the source.
  mutating func sourcePlace() -> SourcePlace {
    guard let open else { return SourcePlace() }
    if let check, open.findings.indices.contains(check), open.findings[check].cells.isEmpty {
      return placed(open.findings[check].location ?? headingLocation)
    }
    if focus == .sections { return placed(headingLocation) }
    switch cursor {
    case .cell(let cell): return place(of: open.report.figure(cell))
    case .statistic(let index):
      return open.report.statistics.indices.contains(index)
        ? place(of: open.report.statistics[index].figure) : placed(nil)
    case .prose(let paragraph, let offset): return placeOfProse(paragraph, offset)
    case nil: return placed(headingLocation)
    }
  }

  private func place(of figure: Figure) -> SourcePlace {
    SourcePlace(location: figure.location, note: words.sourceNote(on: figure))
  }

  private func placed(_ location: Location?) -> SourcePlace {
    SourcePlace(location: location, note: location == nil ? words.noPlace : nil)
  }

  /// The heading of the part in view; of the preamble the report's title.
  private var headingLocation: Location? {
    guard let report = open?.report else { return nil }
    switch part {
    case .preamble: return report.title?.location ?? report.agency?.location ?? Location(range: 0..<0)
    case .section(let id): return report.section(id)?.location ?? id.table.flatMap { report.table($0)?.location }
    case .statistics: return report.statistics.first?.figure.location
    }
  }

  /// The line of prose under the cursor; a fact of the preamble where it was read.
  private mutating func placeOfProse(_ paragraph: Int, _ offset: Int) -> SourcePlace {
    guard let sheet, sheet.paragraphs.indices.contains(paragraph) else { return placed(nil) }
    if paragraph >= sheet.firstNote { return placed(locationOfFact(paragraph - sheet.firstNote)) }
    findParagraphs(of: sheet)
    if let location = locationOfProse(paragraph, offset, in: sheet) { return placed(location) }
    return SourcePlace(location: headingLocation, note: words.headingInstead)
  }

  private func locationOfProse(_ paragraph: Int, _ offset: Int, in sheet: ContentSheet) -> Location? {
    guard source.paragraphs.indices.contains(paragraph), let range = source.paragraphs[paragraph] else { return nil }
    let text = sheet.paragraphs[paragraph]
    let line = sheet.lines.lazy.compactMap { line -> Range<Int>? in
      guard case .prose(paragraph, let characters) = line, characters.contains(offset) else { return nil }
      return characters
    }.first
    guard let line else { return located(range) }
    let start = range.lowerBound + text[..<line.lowerBound].reduce(0) { $0 + $1.utf8.count }
    let end = start + text[line].reduce(0) { $0 + $1.utf8.count }
    return located(start..<max(start, min(end, range.upperBound)))
  }

  /// The facts of the preamble in the order in which it lists them.
  private func locationOfFact(_ index: Int) -> Location? {
    guard let report = open?.report else { return nil }
    let locations = [
      report.agency?.location, report.year?.location, report.published?.location, report.period?.location,
    ]
    return locations.indices.contains(index) ? locations[index] : nil
  }

  private mutating func findParagraphs(of sheet: ContentSheet) {
    guard source.paragraphsKey != sheet.key else { return }
    source.paragraphsKey = sheet.key
    source.paragraphs = []
    guard let text = open?.source else { return }
    var start = stretchOfPart?.lowerBound ?? 0
    let end = stretchOfPart?.upperBound ?? text.document.text.count
    for paragraph in sheet.paragraphs.prefix(sheet.firstNote) {
      let range = text.find(String(paragraph), in: start..<max(start, end))
      source.paragraphs.append(range)
      start = range?.upperBound ?? start
    }
  }

  /// The bytes from the heading of the part in view to that of the next.
  private var stretchOfPart: Range<Int>? {
    guard let open, let text = open.source else { return nil }
    let starts = open.report.sections.compactMap { $0.location?.range?.lowerBound }.sorted()
    let start: Int
    if case .section = part, let heading = headingLocation?.range { start = heading.lowerBound } else { start = 0 }
    return start..<max(start, starts.first { $0 > start } ?? text.document.text.count)
  }

  /// A location with the line or the cell that its bytes lie in.
  private func located(_ range: Range<Int>) -> Location {
    var location = Location(range: range)
    guard let text = open?.source, let row = text.row(of: location) else { return location }
    switch text.rows[row] {
    case .text: location.line = text.number(ofRow: row)
    case .cells(let table, let cells):
      location.table = text.tables[table].number
      let cell = text.tables[table].cells[cells].first { $0.range.overlaps(range) || $0.range == range }
      location.row = cell.map { $0.row + 1 }
      location.column = cell.map { $0.column + 1 }
    case .table, .page: break
    }
    location.page = text.page(ofRow: row)
    return location
  }
}
