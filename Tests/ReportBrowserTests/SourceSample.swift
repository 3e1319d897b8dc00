import Disclosure
import ScreenGrid

@testable import ReportBrowser

/// A composed report put on paper, so that every figure of table 3 and every heading has a place in its document.
struct SourceSample {
  var report: Report
  private(set) var blocks: [Document.Block] = []
  private(set) var text: [UInt8] = []
  private var line = 0
  private let page: Int?

  var document: Document { Document(text: text, blocks: blocks) }

  /// The report with its table 3 as a table of the document, labels merged as in the form, or as lines with TABs.
  init(_ report: Report, asTable: Bool, page: Int? = nil, note: String = "") {
    self.report = report
    self.page = page
    self.report.title = Sourced("\(report.agency?.value ?? "")年度报告", .title, at: write(report.preamble))
    self.report.sections = report.sections.map { section in
      let place = write(section.heading)
      if section.id == .requests, asTable { writeTable(note) } else if section.id == .requests { writeLines() }
      for paragraph in section.text.split(separator: "\n") { write("\u{3000}\u{3000}" + paragraph) }
      return Section(id: section.id, heading: section.heading, text: section.text, location: place)
    }
  }

  @discardableResult
  private mutating func write(_ string: String) -> Location {
    var first: Location?
    for piece in string.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      let range = append(String(piece))
      text.append(0x0A)
      blocks.append(.line(Document.Line(range: range, number: line, page: page)))
      first = first ?? Location(page: page, line: line, range: range)
    }
    return first ?? Location()
  }

  private mutating func append(_ string: String) -> Range<Int> {
    let start = text.count
    text += Array(string.utf8)
    return start..<text.count
  }

  private mutating func writeLines() {
    guard let table = report.requests else { return }
    for row in table.form.rows {
      line += 1
      let start = append(row.label).lowerBound
      for column in row.columns {
        text.append(0x09)
        let range = append(table[row.id, column].raw)
        place(row.id, column, Location(page: page, line: line, range: range))
      }
      blocks.append(.line(Document.Line(range: start..<text.count, number: line, page: page)))
      text.append(0x0A)
    }
  }

  private mutating func writeTable(_ note: String) {
    guard let table = report.requests else { return }
    var cells: [Document.Cell] = []
    cells.append(Document.Cell(range: append("申请人情况" + note), row: 0, column: 0, columnSpan: 9))
    text.append(0x0A)
    var group: RowGroup?
    for (index, row) in table.form.rows.enumerated() {
      if let its = row.group, its != group {
        let height = table.form.rows.count { $0.group == its }
        cells.append(Document.Cell(range: append(its.label), row: index + 1, column: 0, rowSpan: height))
        text.append(0x0A)
      }
      group = row.group
      let isNested = row.group != nil
      cells.append(
        Document.Cell(
          range: append(row.label), row: index + 1, column: isNested ? 1 : 0, columnSpan: isNested ? 1 : 2))
      text.append(0x0A)
      for (place, column) in row.columns.enumerated() {
        let range = append(table[row.id, column].raw)
        text.append(0x0A)
        cells.append(Document.Cell(range: range, row: index + 1, column: place + 2))
        self.place(
          row.id, column, Location(page: page, table: 1, row: index + 2, column: place + 3, range: range))
      }
    }
    blocks.append(.table(Document.Table(cells: cells, number: 1, page: page)))
  }

  private mutating func place(_ row: RowID, _ column: ColumnID, _ location: Location) {
    guard report.requests?[row, column].kind != .missing else { return }
    report.requests?[row, column].location = location
  }
}

extension Robot {
  /// A session on reports with their documents.
  init(
    _ samples: [SourceSample], width: Int = 80, height: Int = 24, options: Model.Options = Model.Options(),
    unreadable: [String] = [], answers: @escaping (Effect) -> Message? = { _ in nil }
  ) {
    self.init(
      samples.map(\.report), width: width, height: height, options: options, unreadable: unreadable, answers: answers,
      documents: Dictionary(uniqueKeysWithValues: samples.enumerated().map { ($0, $1.document) }))
  }

  /// The cursor moved to a cell of table 3 by keys.
  func standing(on cell: CellPath) -> Robot {
    var robot = pressing("3gg")
    for _ in 0..<60 where robot.session.model.cell?.row != cell.row { robot.press("j") }
    for _ in 0..<8 where robot.session.model.cell?.column != cell.column { robot.press("l") }
    return robot
  }

  /// The lines of the screen that belong to the source: between its title and the line that says where it is.
  var source: [String] {
    guard let area = Layout(session.model).panes[.source] else { return [] }
    let screen = session.screen
    return (area.y..<area.endY).map { y in
      screen.row(y).dropFirst(area.x).prefix(area.width).map(\.symbol).joined()
    }
  }

  /// The text that is marked as the place in question.
  var marked: String {
    guard let area = Layout(session.model).panes[.source] else { return "" }
    let screen = session.screen
    return (area.y + 1..<area.endY - 1).map { y in
      screen.row(y).dropFirst(area.x).prefix(area.width).filter { $0.overlay == .cellCursor }.map(\.symbol).joined()
    }.joined()
  }
}
