/// Reads table 4, 行政复议、行政诉讼情况: fifteen numbers in one row, whose heads are often cut or set vertically.
struct DisputesReader {
  let text: ReportText
  let region: TableRegion
  /// The edition of the report's other tables; table 4 is the same in both.
  let edition: Edition

  private static let count = 15

  /// The table, nil if neither its values nor its heads were found.
  func read() -> TableReading? {
    guard let head = headEnd() else { return nil }
    let reader = TableReader(text: text, region: region)
    if let laid = LayoutReader(text: text).cells(ofLines: region.lines) {
      if laid.layout == .grid, let found = gridReading(reader, head) { return found }
      let rows = valueRows(laid, after: head)
      if !rows.isEmpty || laid.layout == .grid { return reading(rows, laid, reader, head) }
    }
    let spaced = spacedRows(after: head)
    if !spaced.isEmpty { return reading(spaced, .stream(.spaced), reader, head) }
    let cells = LayoutReader(text: text).cellLines(region.lines)
    let lines = valueRows(cells, after: head)
    if !lines.isEmpty { return reading(lines, cells, reader, head) }
    if let glued = GluedTables(text: text, region: region).disputes(after: head, edition: edition) { return glued }
    return reading([], .stream(.cellLines), reader, head)
  }

  /// Where the heads have certainly begun; nil if the region has none of them.
  private func headEnd() -> Int? {
    let marks = ["未经复议直接起诉", "复议后起诉", "尚未审结", "结果维持"].compactMap { text.find(Fold.folded($0), in: region.units) }
    return marks.map(\.upperBound).min()
  }

  /// The runs of value cells after the heads, as rows where the layout shows rows.
  private func valueRows(_ laid: LaidTable, after head: Int) -> [[LaidCell]] {
    var runs: [[LaidCell]] = []
    for row in laid.rows {
      var run: [LaidCell] = []
      func close() {
        let blanks = run.prefix { $0.units.isEmpty }
        if let filler = blanks.lastIndex(where: \.isFiller) { run.removeFirst(filler + 1) }
        if run.contains(where: { !$0.units.isEmpty }) || (laid.showsRows && run.count >= Self.count) {
          runs.append(run)
        }
        run = []
      }
      for cell in row where cell.units.lowerBound >= head {
        if Numeral.isValue(text.units[cell.units]) { run.append(cell) } else { close() }
      }
      close()
    }
    return laid.showsRows ? runs.filter { $0.count >= 5 } : runs.filter { $0.count >= 3 }
  }

  /// The table by the columns of its heads; nil if they do not show all of them, or the row is filled cell by cell.
  private func gridReading(_ reader: TableReader, _ head: Int) -> TableReading? {
    let groups = DisputesGrid(text: text, region: region).groups()
    guard !groups.isEmpty else { return nil }
    var table = ReportTable(
      form: Form.table(.disputes, edition), layout: .grid, location: text.location(span(head - 1, head)))
    var doubts: [Doubt] = []
    var end = head
    for id in Set(groups.map(\.row)).sorted(by: { $0.rawValue < $1.rawValue }) {
      let readings = groups.filter { $0.row == id }
      func doubt(_ kind: Doubt.Kind) {
        let location = readings.first.map { text.location(text.lines[$0.line].units, onLine: $0.line) }
        doubts.append(Doubt(kind, table: .disputes, row: id, at: location ?? table.location))
      }
      let figures = readings.map { $0.cells.map { $0.map { reader.figure($0, .count) } ?? .missing } }
      end = max(end, readings.flatMap(\.cells).compactMap { $0?.units.upperBound }.max() ?? end)
      guard let first = figures.first else { continue }
      if figures.contains(where: { $0.map(\.value) != first.map(\.value) }) {
        doubt(.repeatedRow)
        continue
      }
      if first.contains(where: { $0.kind == .missing }) { doubt(.columnsNotDeterminable) }
      for (column, figure) in zip(Form.disputeOutcomes, first) { table[id, column] = figure }
    }
    return TableReading(table: table, extent: span(region.units.lowerBound, end), doubts: doubts)
  }

  private func spacedRows(after head: Int) -> [[LaidCell]] {
    region.lines.compactMap { index -> [LaidCell]? in
      let line = text.lines[index]
      let start = max(line.units.lowerBound, min(head, line.units.upperBound))
      guard line.units.upperBound > head, line.units.upperBound - start <= 400 else { return nil }
      let spaced = SpacedLine(text: text, units: span(start, line.units.upperBound))
      guard spaced.values.count >= 5 else { return nil }
      return spaced.values.map { LaidCell(units: $0, line: index) }
    }
  }

  private func reading(
    _ rows: [[LaidCell]], _ laid: LaidTable, _ reader: TableReader, _ head: Int
  ) -> TableReading? {
    var table = ReportTable(
      form: Form.table(.disputes, edition), layout: laid.layout, location: text.location(span(head - 1, head)))
    var doubts: [Doubt] = []
    var end = head
    let assigner = ColumnAssigner(text: text, laid: laid)
    let isReordered = HeadOrder(text: text, kind: .disputes).isContradicted(by: laid)
    var readings: [[Figure]] = []
    for cells in rows {
      guard let first = cells.first, let last = cells.last else { continue }
      end = max(end, last.units.upperBound)
      let row = LabelledRow(
        id: .review, label: first, values: cells, isDamaged: false, isEnumerated: false, isAfterHead: false, place: nil)
      guard !isReordered, case .cells(let fifteen, let isInferred) = assigner.assign(row, columns: Self.count) else {
        doubts.append(
          Doubt(.columnsNotDeterminable, table: .disputes, text: text.raw(first.units), at: text.location(first.units)))
        continue
      }
      readings.append(fifteen.map { reader.figure($0, .count, isInferred: isInferred) })
    }
    if let figures = readings.first, readings.allSatisfy({ $0.map(\.value) == figures.map(\.value) }) {
      for (index, figure) in figures.enumerated() { table[index] = figure }
    } else if readings.count > 1 {
      doubts.append(Doubt(.repeatedRow, table: .disputes, at: table.location))
    }
    return TableReading(table: table, extent: span(region.units.lowerBound, end), doubts: doubts)
  }
}
