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
    let (headings, outOfPlace) = SectionFinder(text: text).headings()
    let tables = readTables(text, headings, into: &report)
    report.doubts += outOfPlace.map {
      Doubt(.headingOutOfPlace, text: text.raw($0.units), at: text.location($0.units))
    }
    if tables.isEmpty, let statistics = StatisticsReader(text: text).read() { report.statistics = statistics.rows }
    readSections(text, headings, tables, into: &report)
    readIdentity(text, headings, tables, into: &report)
    report.layout = (report.requests ?? report.proactive ?? report.disputes)?.layout
    return report
  }

  // MARK: - Tables

  private func readTables(
    _ text: ReportText, _ headings: [SectionFinder.Heading], into report: inout Report
  ) -> TableExtents {
    let regions = TableRegions(text: text, headings: headings)
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
    for heading in headings {
      guard let kind = heading.id.table, report.table(kind) == nil else { continue }
      report.doubts.append(
        Doubt(.tableTextMissing, table: kind, text: text.raw(heading.units), at: text.location(heading.units)))
    }
    return extents
  }

  // MARK: - Sections

  private func readSections(
    _ text: ReportText, _ headings: [SectionFinder.Heading], _ tables: TableExtents,
    into report: inout Report
  ) {
    let preambleEnd = headings.first?.units.lowerBound ?? tables.all.map(\.lowerBound).min() ?? text.units.count
    report.preamble = prose(text, 0..<preambleEnd, without: tables.all)
    for (index, heading) in headings.enumerated() {
      let end = index + 1 < headings.count ? headings[index + 1].units.lowerBound : text.units.count
      let body = heading.units.upperBound..<max(heading.units.upperBound, end)
      report.sections.append(
        Section(
          id: heading.id, heading: text.raw(heading.units), text: prose(text, body, without: tables.all),
          location: text.location(heading.units)))
    }
    addLostSections(text, headings, tables, to: &report)
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

  /// The text of a range as printed, tables left out, without blank lines at either end.
  private func prose(_ text: ReportText, _ range: Range<Int>, without tables: [Range<Int>]) -> String {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for table in tables.sorted(by: { $0.lowerBound < $1.lowerBound }) where table.overlaps(range) {
      if table.lowerBound > start { pieces.append(span(start, min(table.lowerBound, range.upperBound))) }
      start = max(start, table.upperBound)
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    let texts = pieces.map { text.raw(text.trimmed(withoutBars($0, text))) }.filter { !$0.isEmpty }
    return texts.joined(separator: "\n")
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

/// Where the tables that were found stand in the text.
struct TableExtents: Sendable {
  private var extents: [Range<Int>?] = [nil, nil, nil]

  /// The units of a table, nil if it was not found.
  subscript(kind: TableKind) -> Range<Int>? {
    get { extents[Int(kind.rawValue) - 2] }
    set { extents[Int(kind.rawValue) - 2] = newValue }
  }

  /// Those found, in the form's order.
  var all: [Range<Int>] { extents.compactMap { $0 } }
  /// Whether none was found.
  var isEmpty: Bool { all.isEmpty }
}

/// Where in a document each table is to be looked for: in its section, or where its own marks stand.
struct TableRegions {
  let text: ReportText
  let headings: [SectionFinder.Heading]

  private static let proactiveMarks = ["第二十条第", "本年制发件数", "本年新制作数量"].map(Fold.folded)
  private static let requestMarks = [
    "(本列数据的勾稽关系", "列数据的勾稽关系", "申请人情况", "本年新收政府信息公开申请", "本年新收", "结转下年度继续办理",
  ].map(Fold.folded)
  private static let disputeMarks = ["未经复议直接起诉", "复议后起诉", "结果维持"].map(Fold.folded)

  private static func marks(of kind: TableKind) -> [[UInt16]] {
    switch kind {
    case .proactive: proactiveMarks
    case .requests: requestMarks
    case .disputes: disputeMarks
    }
  }

  /// The region of a table, nil if none of its marks occur.
  func region(of kind: TableKind) -> TableRegion? {
    if let heading = headings.first(where: { $0.id.table == kind }) {
      let range = span(heading.units.upperBound, end(after: heading.units.upperBound))
      if mark(of: kind, in: range) != nil { return region(range) }
    }
    guard let mark = mark(of: kind, in: 0..<text.units.count) else { return nil }
    let start = text.lines[text.lineIndex(of: mark.lowerBound)].units.lowerBound
    let from = mark.lowerBound - start > 60 ? mark.lowerBound : start
    let others = TableKind.allCases.filter { $0 > kind }.compactMap { other in
      self.mark(of: other, in: span(mark.upperBound, text.units.count))?.lowerBound
    }
    return region(span(from, min(end(after: from), others.min() ?? text.units.count)))
  }

  /// Where a table's heads begin: the first of its marks before its first row.
  func start(of kind: TableKind, before limit: Int) -> Int {
    let from = headings.last { $0.units.upperBound <= limit }?.units.upperBound ?? 0
    guard from < limit || kind == .disputes else { return limit }
    let range = from..<max(from, kind == .disputes ? min(text.units.count, end(after: from)) : limit)
    guard let mark = mark(of: kind, in: range) else { return limit }
    return kind == .disputes ? disputeHead(before: mark.lowerBound, from: from) : lineStart(mark.lowerBound, from)
  }

  /// Where a table ends: after its last value, and after the lines behind it that still show cells or cut heads.
  func end(of extent: Range<Int>) -> Int {
    let limit = end(after: extent.upperBound)
    var end = extent.upperBound
    var line = text.lineIndex(of: max(extent.lowerBound, extent.upperBound - 1))
    if text.lines[line].bars + text.lines[line].tabs > 0 {
      end = max(end, min(limit, text.lines[line].full.upperBound))
    }
    while line + 1 < text.lines.count, text.lines[line + 1].full.lowerBound < limit {
      line += 1
      let next = text.lines[line]
      if next.isBlank { continue }
      let isHead = next.units.count <= 8 && Self.cutHeads.contains(RowLabels.key(text.units[next.units]))
      guard next.bars > 0 || next.isTabLed || next.tabs > 1 || isHead else { break }
      end = min(limit, next.full.upperBound)
    }
    return end
  }

  private static let cutHeads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"].map(Fold.folded)

  private func lineStart(_ unit: Int, _ from: Int) -> Int {
    let start = text.lines[text.lineIndex(of: unit)].full.lowerBound
    if unit - start <= 60, start >= from { return start }
    return unit - from <= 60 && !text.units[span(from, unit)].contains(Unit.fullStop) ? from : unit
  }

  /// The heads of table 4 begin with 行政复议 and 行政诉讼 on lines that hold no sentence.
  private func disputeHead(before mark: Int, from: Int) -> Int {
    var line = text.lineIndex(of: mark)
    var start = lineStart(mark, from)
    guard start == text.lines[line].full.lowerBound, start > from else { return start }
    while line > 0 {
      let previous = text.lines[line - 1]
      let isHead = previous.isBlank || previous.units.count <= 60 && !text.units[previous.units].contains(Unit.fullStop)
      guard isHead, previous.full.lowerBound >= from else { break }
      line -= 1
      if !previous.isBlank { start = previous.full.lowerBound }
    }
    return start
  }

  private func mark(of kind: TableKind, in range: Range<Int>) -> Range<Int>? {
    for pattern in Self.marks(of: kind) {
      if let hit = text.find(pattern, in: range) { return hit }
    }
    return nil
  }

  private func end(after unit: Int) -> Int {
    headings.map(\.units.lowerBound).first { $0 >= unit } ?? text.units.count
  }

  private func region(_ units: Range<Int>) -> TableRegion {
    guard !units.isEmpty else { return TableRegion(lines: 0..<0, units: units) }
    let first = text.lineIndex(of: units.lowerBound)
    let last = text.lineIndex(of: units.upperBound - 1)
    let start = text.lines[first].units.lowerBound < units.lowerBound ? first + 1 : first
    let end = text.lines[last].full.upperBound > units.upperBound ? last : last + 1
    return TableRegion(lines: span(min(start, end), end), units: units)
  }
}
