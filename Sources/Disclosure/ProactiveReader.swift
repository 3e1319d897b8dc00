/// Reads table 2, 主动公开政府信息情况.
struct ProactiveReader {
  let text: ReportText
  let region: TableRegion

  /// The table, nil if no row of it was found.
  func read() -> TableReading? {
    let reader = TableReader(text: text, region: region)
    let bordered = LayoutReader(text: text).cells(ofLines: region.lines)
    if bordered == nil, let spaced = spacedRows() { return reading(spaced, .stream(.spaced), [], reader) }
    let laid = bordered ?? reader.laidOut(labels: .proactive)
    var collector = RowCollector(text: text, labels: .proactive)
    if let laid { collector.collect(laid) }
    if RowSet(collector.rows.map(\.id)).count < 2 {
      // What a document shows in cells is not what has lost its cells.
      guard laid?.layout != .grid else { return nil }
      return GluedTables(text: text, region: region).proactive(edition: edition())
    }
    return reading(collector.rows, laid ?? .stream(.cellLines), collector.strays, reader)
  }

  private func reading(
    _ rows: [LabelledRow], _ laid: LaidTable, _ strays: [LaidCell], _ reader: TableReader
  ) -> TableReading? {
    guard let extent = reader.extent(of: rows) else { return nil }
    var table = ReportTable(
      form: Form.table(.proactive, edition()), layout: laid.layout, location: text.location(extent))
    var doubts = strays.map { stray in
      Doubt(
        .extraRow, table: .proactive, text: text.raw(stray.units), at: text.location(stray.units, onLine: stray.line))
    }
    reader.fill(&table, with: rows, laid: laid, doubts: &doubts)
    return TableReading(table: table, extent: extent, doubts: doubts)
  }

  /// Rows of which each is a line: a label and its values, separated by spaces.
  private func spacedRows() -> [LabelledRow]? {
    let rows = region.lines.compactMap { index -> LabelledRow? in
      let line = text.lines[index]
      guard !line.isBlank, line.units.count <= 120 else { return nil }
      let spaced = SpacedLine(text: text, units: line.units)
      guard let match = RowLabels.proactive.match(text.units[spaced.label]) else { return nil }
      return LabelledRow(
        id: match.row, label: LaidCell(units: spaced.label, line: index),
        values: spaced.values.map { LaidCell(units: $0, line: index) }, isDamaged: match.isDamaged, isEnumerated: false,
        isAfterHead: false, place: nil)
    }
    return RowSet(rows.map(\.id)).count >= 3 && rows.contains { !$0.values.isEmpty } ? rows : nil
  }

  /// The edition that the heads and rows in the region belong to, by the greater number of them.
  private func edition() -> Edition {
    func count(_ words: [[UInt16]]) -> Int { words.count { text.find($0, in: region.units) != nil } }
    return count(Self.only2019) > count(Self.only2021) ? .form2019 : .form2021
  }

  private static let only2021 = ["本年制发件数", "本年废止件数", "现行有效", "收费金额"].map(Fold.folded)
  private static let only2019 = [
    "新制作数量", "新公开数量", "对外公开总数量", "上一年项目数量", "本年增/减", "其他对外管理服务事项", "政府集中采购", "采购项目数量",
  ].map(Fold.folded)
}
