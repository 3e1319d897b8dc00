import Disclosure
import Testing

private func parse(_ text: String) -> Report {
  ReportParser().parse(Document(lines: Array(text.utf8)), source: ReportSource(path: "-"))
}

private let headings = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]

private func requests(_ rows: [String]) -> ReportTable? {
  parse(([headings[1]] + rows).joined(separator: "\n")).requests
}

private func row(_ label: String, _ values: [Int]) -> String {
  ([label] + values.map(String.init)).joined(separator: " | ")
}

private func values(_ table: ReportTable?, _ row: RowID) -> [Int?] {
  table?.form.row(row)?.columns.map { table?[row, $0].value?.whole } ?? []
}

private let firstRows = """
  第二十条第（一）项
  信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
  规章 | 0 | 0 | 0
  行政规范性文件 | 1 | 0 | 1
  """

private let numbers = [3, 1, 0, 0, 2, 0, 6]
private let none = [Int?](repeating: nil, count: 7)

// MARK: - Labels

@Test(arguments: ["上年新收政府信息公开申请数量", "本年结转政府信息公开申请数量", "去年新收政府信息公开申请数量"])
func aRowOfAnotherYearIsNoDamagedRowOfThisOne(label: String) {
  let table = requests([
    row(label, [77, 0, 0, 0, 0, 0, 77]), row("（一）予以公开", numbers), row("（二）部分公开", numbers),
    row("1.属于国家秘密", numbers), row("四、结转下年度继续办理", numbers),
  ])
  #expect(values(table, .granted) == numbers)
  #expect(values(table, .newReceived) == none)
  #expect(values(table, .carriedIn) == none)
}

@Test func aSubtotalIsNotTheTotal() {
  let table = requests([
    row("5.要求行政机关确认或重新出具已获取信息", numbers), row("小计", [9, 9, 9, 9, 9, 9, 54]),
    row("3.其他", numbers), row("（七）合计", [4, 0, 0, 0, 0, 0, 4]), row("四、结转下年度继续办理", numbers),
  ])
  #expect(values(table, .otherMisc) == numbers)
  #expect(values(table, .resultTotal) == [4, 0, 0, 0, 0, 0, 4])
}

@Test func anotherPowerIsNoDamagedPenalty() {
  let report = parse(
    """
    \(headings[0])
    \(firstRows)
    第二十条第（六）项
    信息内容 | 本年处理决定数量
    行政许可 | 7
    行政处理 | 12
    行政强制 | 9
    """)
  #expect(report.figure(CellPath(.proactive, .license, .decisions)).value == 7)
  #expect(report.figure(CellPath(.proactive, .penalty, .decisions)).value == nil)
  #expect(report.doubts.contains { $0.kind == .extraRow && $0.text == "行政处理" })
}

// MARK: - Columns in another order

@Test func aTotalInFrontIsNotReadAsNaturalPersons() {
  let heads = ["申请人情况", " | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"]
  let rows = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"].map { row($0, [6, 3, 1, 0, 0, 2, 0]) }
  let report = parse(([headings[1]] + heads + rows).joined(separator: "\n"))
  #expect(values(report.requests, .newReceived) == none)
  #expect(report.doubts.contains { $0.kind == .columnsNotDeterminable && $0.row == .newReceived })
}

@Test(arguments: [" | ", "\n"])
func lawsuitsInTheOtherOrderAreNotSwapped(separator: String) {
  func table(_ first: String, _ second: String) -> ReportTable? {
    let heads = ["行政复议 | 行政诉讼", "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | \(first) | \(second)"]
    let numbers = (1...15).map(String.init).joined(separator: " | ")
    let text = ([headings[2]] + heads + ["结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计", numbers]).joined(separator: "\n")
    return parse(text.split(separator: " | ").joined(separator: separator)).disputes
  }
  #expect(table("未经复议直接起诉", "复议后起诉")?[.litigationDirect, .upheld].value == 6)
  #expect(table("复议后起诉", "未经复议直接起诉")?[.litigationDirect, .upheld].value == nil)
}

@Test func stocksInFrontOfFlowsAreNotRead() {
  let report = parse(
    """
    \(headings[0])
    第二十条第（一）项
    信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数
    规章 | 1 | 2 | 3
    行政规范性文件 | 4 | 5 | 6
    行政许可 | 7
    """)
  #expect(report.figure(CellPath(.proactive, .normative, .made)).value == nil)
  #expect(report.figure(CellPath(.proactive, .license, .decisions)).value == 7)
}

// MARK: - Blanks

/// A value that cannot be read takes those behind it out of the row; the row is unread then and not blank.
@Test(arguments: ["3（1）", "0/0", "3①"])
func aRowThatBeginsWithAnUnreadableValueIsNotBlank(value: String) {
  let table = requests([
    "一、本年新收政府信息公开申请数量", "3", "1", "0", "0", "2", "0", "6", "二、上年结转政府信息公开申请数量", value, "1", "0", "0", "0", "0", "4",
    "（一）予以公开", "3", "1", "0", "0", "2", "0", "6",
  ])
  #expect(values(table, .newReceived) == numbers)
  #expect(values(table, .granted) == numbers)
  #expect(table?[.carriedIn, .natural].kind != .blank)
  #expect(values(table, .carriedIn) == none)
}

// MARK: - Money

/// What 5000 in the column of fees comes to under a head, in 万元; nil for unread.
private let amounts: [(head: String, value: String, expected: String?)] = [
  ("（单位：万元）", "5000", "5000"), ("（单位：元）", "5000", "0.5"), ("（元）", "5000", "0.5"),
  ("（单位：人民币元）", "5000", "0.5"), ("（单位为元）", "5000", "0.5"), ("单位：元", "5000", "0.5"),
  ("（单位：千元）", "5000", nil), ("（单位：亿元）", "5000", nil), ("（单位：万元、元）", "5000", nil),
  ("（单位：百万元）", "5000", nil), ("（单位：千元）", "0", "0"), ("（单位：千元）", "5000元", "0.5"),
  ("（单位：万元）", "5000元", "0.5"), ("（单位：万元）", "5亿元", nil), ("（单位：万元）", "1,234", "1234"),
  ("（单位：万元）", "0 100", nil), ("（单位：万元）", "0,100", nil),
]

@Test(arguments: amounts)
func anAmountHasTheUnitOfItsHeadOrNone(head: String, value: String, expected: String?) {
  let report = parse(
    """
    \(headings[0])
    \(firstRows)
    第二十条第（八）项
    信息内容 | 本年收费金额\(head)
    行政事业性收费 | \(value)
    行政处罚 | 1
    行政许可 | 1
    """)
  #expect(report.figure(CellPath(.proactive, .fee, .amountWan)).value?.description == expected)
}
