import Disclosure
import Testing

/// A cell of a document's own table: its text, and over how many columns it lies.
private typealias Cell = (text: String, span: Int)

/// A report whose section 三 is one table of cells.
private func report(_ rows: [[Cell]], section: String = "三、收到和处理政府信息公开申请情况") -> Report {
  var text = Array((section + "\n").utf8)
  var blocks: [Document.Block] = [.line(Document.Line(range: 0..<text.count - 1, number: 1))]
  var cells: [Document.Cell] = []
  for (row, entries) in rows.enumerated() {
    var column = 0
    for entry in entries {
      let start = text.count
      text += Array(entry.text.utf8)
      cells.append(
        Document.Cell(range: start..<text.count, row: row + 1, column: column + 1, rowSpan: 1, columnSpan: entry.span))
      text.append(0x09)
      column += entry.span
    }
  }
  blocks.append(.table(Document.Table(cells: cells, number: 1)))
  return ReportParser().parse(Document(text: text, blocks: blocks), source: ReportSource(path: "-"))
}

private func plain(_ texts: [String]) -> [Cell] { texts.map { ($0, 1) } }

private let heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
private let full = ["3", "1", "0", "0", "2", "0", "6"]

private func requests(heads: [String], _ first: [Cell]? = nil) -> [Int?] {
  let labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开"]
  var rows = [plain(["指标"] + heads)] + labels.map { plain([$0] + full) }
  if let first { rows[1] = [(labels[0], 1)] + first }
  let table = report(rows).requests
  return Form.applicants.map { table?[.newReceived, $0].value?.whole }
}

private let none = [Int?](repeating: nil, count: 7)
private let read: [Int?] = [3, 1, 0, 0, 2, 0, 6]

/// What the heads say, and what is read of 3 1 0 0 2 0 6 below them.
private let headCases: [(heads: [String], values: [Int?])] = [
  (heads, read), (["自然人", "企业", "科研机构", "公益组织", "法律服务机构", "其它", "合计"], read),
  (["自然人", "商业企业（家）", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"], read),
  (["自然人", "科研机构", "企业", "公益组织", "法律服务机构", "其他", "总计"], none),
  (["自然人", "科研机构", "商业企业（家）", "社会公益组织", "法律服务机构", "其他", "总计"], none),
  (["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计", "其他"], none),
  (["合计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], none),
]

@Test(arguments: headCases) func valuesAreReadOnlyBelowHeadsInTheFormsOrder(heads: [String], values: [Int?]) {
  #expect(requests(heads: heads) == values)
}

@Test func aMergedCellAndARemarkDoNotMakeUpARow() {
  let merged: [Cell] = [("28", 2), ("0", 1), ("0", 1), ("2", 1), ("0", 1), ("6", 1), ("33", 1)]
  #expect(!requests(heads: heads + ["备注"], merged).contains { $0 == 28 || $0 == 33 })
}

/// What stands in a cell, and what is read of it; nil for what cannot be read, which is no blank either.
private let valueCases: [(text: String, value: Int?)] = [
  ("12", 12), ("“12”", 12), ("1\u{200B}2", 12), ("１２", 12), ("①5", nil), ("⒈5", nil), ("1\"5", nil), ("1'5", nil),
  ("1`5", nil), ("\u{202E}21", nil), ("###", nil), ("#5", nil), ("\u{FFFD}", nil),
]

@Test(arguments: valueCases) func aValueIsReadOnlyAsItStandsThere(text: String, value: Int?) {
  var row = plain(full)
  row[0].text = text
  let table = report(
    [plain(["指标"] + heads), [("一、本年新收政府信息公开申请数量", 1)] + row]
      + ["二、上年结转政府信息公开申请数量", "（一）予以公开"].map { plain([$0] + full) }
  ).requests
  #expect(table?[.newReceived, .natural].value?.whole == value)
  #expect(table?[.newReceived, .natural].kind != .blank)
}

@Test(arguments: [("处理决定数量", Int?.some(7)), ("处理决定数量（单位：元）", nil), ("处理决定数量（单位：万元）", 7)])
func moneyHasTheUnitThatTheTableNames(other: String, value: Int?) {
  let table = report(
    [
      ["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"],
      ["行政规范性文件", "1", "0", "1"], ["第二十条第（六）项"], ["信息内容", "本年" + other], ["行政处罚", "1"], ["行政强制", "1"],
      ["第二十条第（八）项"], ["信息内容", "本年收费金额"], ["行政事业性收费", "7"],
    ].map(plain), section: "二、主动公开政府信息情况"
  ).proactive
  #expect(table?[.fee, .amountWan].value?.whole == value)
}
