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
  /// The text that belongs to the report.
  let extent: Range<Int>

  init(text: ReportText, headings: SectionFinder.Found) {
    self.text = text
    self.headings = headings.chosen
    extent = headings.extent
  }

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
    guard let mark = mark(of: kind, in: extent) else { return nil }
    let start = text.lines[text.lineIndex(of: mark.lowerBound)].units.lowerBound
    let from = mark.lowerBound - start > 60 ? mark.lowerBound : start
    let others = TableKind.allCases.filter { $0 > kind }.compactMap { other in
      self.mark(of: other, in: span(mark.upperBound, extent.upperBound))?.lowerBound
    }
    return region(span(from, min(end(after: from), others.min() ?? extent.upperBound)))
  }

  /// Where a table's heads begin: the first of its marks before its first row.
  func start(of kind: TableKind, before limit: Int) -> Int {
    let from = headings.last { $0.units.upperBound <= limit }?.units.upperBound ?? 0
    guard from < limit || kind == .disputes else { return limit }
    let range = from..<max(from, kind == .disputes ? min(extent.upperBound, end(after: from)) : limit)
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
      let isShort = previous.units.count <= 60 || previous.bars > 1 || previous.tabs > 1
      let isHead = previous.isBlank || isShort && !text.units[previous.units].contains(Unit.fullStop)
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
    headings.map(\.units.lowerBound).first { $0 >= unit } ?? max(unit, extent.upperBound)
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
