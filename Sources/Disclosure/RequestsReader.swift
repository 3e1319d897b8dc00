/// Reads table 3, 收到和处理政府信息公开申请情况.
struct RequestsReader {
  let text: ReportText
  let region: TableRegion
  /// The edition to fall back on where table 3 itself is cut off before its editions part.
  let fallback: Edition

  /// The table, nil if no row of it was found.
  func read() -> TableReading? {
    let reader = TableReader(text: text, region: region)
    let laid = reader.laidOut(labels: .requests)
    if let laid, let reading = read(laid, with: reader) { return reading }
    // What a document shows in cells is not what has lost its cells.
    guard laid?.layout != .grid else { return nil }
    if let reading = SpacedRequests(text: text, region: region, fallback: fallback).read() { return reading }
    return GluedTables(text: text, region: region).requests(fallback: fallback)
  }

  private func read(_ laid: LaidTable, with reader: TableReader) -> TableReading? {
    var collector = RowCollector(text: text, labels: .requests, contextual: Self.contextual)
    collector.collect(withoutHeads(laid))
    let rows = collector.rows.filter { !isHeadRepeated($0) }
    guard isTable(rows), let extent = reader.extent(of: rows) else { return nil }
    let edition = Self.edition(of: rows.map(\.id), fallback: fallback)
    let form = Form.table(.requests, edition)
    var table = ReportTable(form: form, layout: laid.layout, location: text.location(extent))
    var doubts = collector.strays.map { stray in
      Doubt(
        .extraRow, table: .requests, text: text.raw(stray.units), at: text.location(stray.units, onLine: stray.line))
    }
    doubts += rows.filter { form.row($0.id) == nil && !$0.values.isEmpty }.map { row in
      Doubt(.extraRow, table: .requests, text: text.raw(row.label.units), at: text.location(row.label.units))
    }
    reader.fill(&table, with: rows, laid: laid, doubts: &doubts)
    return TableReading(table: table, extent: extent, doubts: doubts)
  }

  /// The cells without the rows of heads, which a document's own table shows and which are repeated on every page.
  private func withoutHeads(_ laid: LaidTable) -> LaidTable {
    guard laid.layout == .grid else { return laid }
    let heads = ColumnHeads(text: text)
    var rest = laid
    rest.rows.removeAll(where: heads.isApplicantRow)
    return rest
  }

  /// Three rows make the table; one does where its heads stand there too, as in a report that is cut off.
  private func isTable(_ rows: [LabelledRow]) -> Bool {
    let count = RowSet(rows.map(\.id)).count
    guard count < 3 else { return true }
    let heads = ["勾稽关系", "申请人情况", "法律服务机构"]
    return count >= 1 && heads.contains { text.find(Fold.folded($0), in: region.units) != nil }
  }

  /// 其他, 其他处理 and 总计 name a row only in their place: after the rows before them, or with their number; 小计 never
  /// does, for it is the sum of one group.
  static func contextual(_ key: [UInt16], isEnumerated: Bool, previous: RowID?) -> RowID? {
    guard let previous, previous.rawValue >= RowID.refusedPetition.rawValue else { return nil }
    if key == misc { return isEnumerated || previous == .otherNoFee ? .otherMisc : nil }
    if key == allOther { return .otherAll }
    if key == total { return .resultTotal }
    if otherTotals.contains(key) {
      return isEnumerated || previous == .otherMisc || previous == .otherAll ? .resultTotal : nil
    }
    return nil
  }

  private static let misc = Fold.folded("其他")
  private static let allOther = Fold.folded("其他处理")
  private static let total = Fold.folded("总计")
  private static let otherTotals = ["合计", "共计"].map(Fold.folded)

  /// A head repeated after a page break names 其他 and 总计 as columns: without number and without values.
  private func isHeadRepeated(_ row: LabelledRow) -> Bool {
    [.otherMisc, .resultTotal, .otherAll].contains(row.id) && !row.isEnumerated && row.values.isEmpty
  }

  /// The edition that the rows found belong to.
  static func edition(of rows: [RowID], fallback: Edition) -> Edition {
    if rows.contains(where: { [.otherNoCorrection, .otherNoFee, .otherMisc].contains($0) }) { return .form2021 }
    if rows.contains(.resultTotal) || rows.contains(.carriedOut) {
      return rows.contains(.otherAll) ? .form2019 : fallback
    }
    return fallback
  }
}
