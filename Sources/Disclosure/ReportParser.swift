/// Reads a report out of a document.
public struct ReportParser: Sendable {
  /// A parser.
  public init() {}

  /// Reads what can be read; total, never throws, keeps every doubt on the report.
  ///
  /// The way: fold the text; find the headings of the six sections and the marks of the three tables; read each table in
  /// the layout its own lines show; take the rest of each section as prose; then find who reports on which year.
  public func parse(_ document: Document, source: ReportSource) -> Report {
    let text = ReportText(document)
    var report = Report(source: source)
    guard !text.lines.isEmpty else { return report }
    let found = SectionFinder(text: text).headings()
    let tables = readTables(text, found, into: &report)
    for (kind, places) in [(Doubt.Kind.headingOutOfPlace, found.outOfPlace), (.secondReport, found.restarts)] {
      report.doubts += places.map { Doubt(kind, text: text.raw($0.units), at: text.location($0.units)) }
    }
    if tables.isEmpty, let statistics = StatisticsReader(text: text).read() { report.statistics = statistics.rows }
    readSections(text, found, tables, into: &report)
    readIdentity(text, found.chosen, tables, into: &report)
    readClaims(text, found, tables, into: &report)
    report.layout = (report.requests ?? report.proactive ?? report.disputes)?.layout
    return report
  }

  // MARK: - Tables

  private func readTables(
    _ text: ReportText, _ found: SectionFinder.Found, into report: inout Report
  ) -> TableExtents {
    let headings = found.chosen
    let regions = TableRegions(text: text, headings: found)
    var extents = TableExtents()
    func keep(_ reading: TableReading?) -> ReportTable? {
      guard let reading else { return nil }
      extents[reading.table.form.kind] = reading.extent
      report.doubts += reading.doubts
      return reading.table
    }
    report.proactive = regions.region(of: .proactive).flatMap { region in
      keep(ProactiveReader(text: text, region: region).read())
    }
    let fallback = report.proactive?.form.edition ?? .form2021
    report.requests = regions.region(of: .requests).flatMap { region in
      keep(RequestsReader(text: text, region: region, fallback: fallback).read())
    }
    report.disputes = regions.region(of: .disputes).flatMap { region in
      keep(DisputesReader(text: text, region: region, edition: report.requests?.form.edition ?? fallback).read())
    }
    for kind in TableKind.allCases {
      guard let extent = extents[kind] else { continue }
      extents[kind] = span(regions.start(of: kind, before: extent.lowerBound), regions.end(of: extent))
    }
    for index in headings.indices {
      let heading = headings[index]
      guard let kind = heading.id.table, report.table(kind) == nil else { continue }
      let end = index + 1 < headings.count ? headings[index + 1].units.lowerBound : found.extent.upperBound
      let section = text.folded.bytes(span(heading.units.upperBound, end))
      let hasPicture = text.document.pictures.contains { $0 >= section.lowerBound && $0 <= section.upperBound }
      report.doubts.append(
        Doubt(
          hasPicture ? .tableIsPicture : .tableTextMissing, table: kind, text: text.raw(heading.units),
          at: text.location(heading.units)))
    }
    return extents
  }

  // MARK: - Sections

  private func readSections(
    _ text: ReportText, _ found: SectionFinder.Found, _ tables: TableExtents, into report: inout Report
  ) {
    let headings = found.chosen
    let preambleEnd =
      headings.first.map { start(of: $0, text) } ?? tables.all.map(\.lowerBound).min() ?? found.extent.upperBound
    report.preamble = prose(text, 0..<preambleEnd, without: tables.all)
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? start(of: headings[index + 1], text) : found.extent.upperBound
      let body = span(self.end(of: heading, text), end)
      report.sections.append(
        Section(
          id: heading.id, heading: text.raw(heading.units), text: prose(text, body, without: tables.all),
          location: text.location(heading.units)))
    }
    addLostSections(text, headings, tables, to: &report)
  }

  /// Where a heading begins, with the `##` or `**` that Markdown puts before it.
  private func start(of heading: SectionFinder.Heading, _ text: ReportText) -> Int {
    let line = text.lines[text.lineIndex(of: heading.units.lowerBound)]
    return line.units.lowerBound == heading.units.lowerBound ? line.full.lowerBound : heading.units.lowerBound
  }

  /// Where a heading ends, with the `##` or `**` that Markdown puts behind it.
  private func end(of heading: SectionFinder.Heading, _ text: ReportText) -> Int {
    let line = text.lines[text.lineIndex(of: heading.units.lowerBound)]
    return line.units.upperBound == heading.units.upperBound ? line.full.upperBound : heading.units.upperBound
  }

  /// A section whose heading is lost is still shown by its table.
  private func addLostSections(
    _ text: ReportText, _ headings: [SectionFinder.Heading], _ tables: TableExtents, to report: inout Report
  ) {
    for id in SectionID.allCases where report.section(id) == nil {
      guard let kind = id.table, let extent = tables[kind] else { continue }
      let section = Section(id: id, heading: "", text: "", location: text.location(extent))
      let place = report.sections.firstIndex { $0.id > id } ?? report.sections.count
      report.sections.insert(section, at: place)
    }
  }

  /// Reads what the prose states in figures.
  private func readClaims(
    _ text: ReportText, _ found: SectionFinder.Found, _ tables: TableExtents, into report: inout Report
  ) {
    let headings = found.chosen
    let speaker = ClaimSpeaker(agency: report.agency?.value, year: report.year?.value)
    for (index, heading) in headings.enumerated() where Report.claimSections.contains(heading.id) {
      let end = index + 1 < headings.count ? headings[index + 1].units.lowerBound : found.extent.upperBound
      let ranges = pieces(of: span(heading.units.upperBound, end), without: tables.all)
      let prose = ClaimText(text.folded, ranges, source: text.document.text)
      report.claims += ClaimReader.claims(of: prose, heading.id, speaker) { text.location(ofBytes: $0) }
    }
  }

  /// The text of a range as printed, tables left out, without blank lines at either end.
  private func prose(_ text: ReportText, _ range: Range<Int>, without tables: [Range<Int>]) -> String {
    var prose = ""
    for piece in pieces(of: range, without: tables) {
      let part = text.raw(text.trimmed(withoutBars(piece, text)))
      guard !part.isEmpty else { continue }
      if !prose.isEmpty { prose += "\n" }
      prose += part
    }
    return prose
  }

  /// What of a range is no table.
  private func pieces(of range: Range<Int>, without tables: [Range<Int>]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for table in tables.sorted(by: { $0.lowerBound < $1.lowerBound }) where table.overlaps(range) {
      if table.lowerBound > start { pieces.append(span(start, min(table.lowerBound, range.upperBound))) }
      start = max(start, table.upperBound)
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// The range without the bars and spaces that a table leaves behind at either end.
  private func withoutBars(_ range: Range<Int>, _ text: ReportText) -> Range<Int> {
    func isRest(_ unit: UInt16) -> Bool { Unit.isSpace(unit) || unit == Unit.pipe }
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isRest(text.units[start]) { start += 1 }
    while end > start, isRest(text.units[end - 1]) { end -= 1 }
    return start..<end
  }

  // MARK: - Identity

  private func readIdentity(
    _ text: ReportText, _ headings: [SectionFinder.Heading], _ tables: TableExtents,
    into report: inout Report
  ) {
    let firstTable = tables.all.map(\.lowerBound).min() ?? text.units.count
    let preambleEnd = min(firstTable, headings.first?.units.lowerBound ?? firstTable)
    let opening: Range<Int>
    if let first = headings.first, first.id == .overview {
      let next = headings.count > 1 ? headings[1].units.lowerBound : firstTable
      opening = first.units.upperBound..<max(first.units.upperBound, min(next, max(firstTable, first.units.upperBound)))
    } else {
      opening = preambleEnd..<preambleEnd
    }
    let identity = IdentityReader(text: text, preamble: 0..<preambleEnd, opening: opening).read(
      path: report.source.path)
    report.agency = identity.agency
    report.year = identity.year
    report.title = identity.title
    report.period = identity.period
    report.published = identity.published
  }
}
