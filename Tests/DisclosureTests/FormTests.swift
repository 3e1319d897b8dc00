import Disclosure
import Testing

@Test func theFormOf2021HasTwoHundredCells() {
  let counts = TableKind.allCases.map { Form.table($0, .form2021).cells.count }
  #expect(counts == [10, 175, 15])
}

@Test func theFormOf2019HasTwentyTwoCellsInTable2() {
  let counts = TableKind.allCases.map { Form.table($0, .form2019).cells.count }
  #expect(counts == [22, 161, 15])
}

@Test func fortyTwoIdentitiesFor2021AndFortyFor2019() {
  for (edition, count) in [(Edition.form2021, 42), (.form2019, 40)] {
    let relations = TableKind.allCases.flatMap { Relation.all(of: Form.table($0, edition)) }
    #expect(relations.count == count)
  }
}

@Test func cellPathsAreReadAsTheyAreWritten() {
  for edition in [Edition.form2019, .form2021] {
    for kind in TableKind.allCases {
      for cell in Form.table(kind, edition).cells { #expect(CellPath(cell.description) == cell) }
    }
  }
  for text in ["", "t3", "t3.new_received", "t5.new_received.natural", "t3.new_received.natural.x", "t3..natural"] {
    #expect(CellPath(text) == nil)
  }
}

@Test(arguments: [
  ("云岭市委机构编制委员会办公室2023年政府信息公开工作年度报告", "云岭市委机构编制委员会办公室"),
  ("2023年度青溪镇政府信息公开工作年度报告", "青溪镇"),
  ("青溪县教育局２０２３年度政务信息公开年报报告", "青溪县教育局"),
  ("现编制2023年度政府信息公开工作年度报告", nil),
])
func theTitleNamesTheAgency(title: String, agency: String?) {
  let text = title + "\n一、总体情况\n二、主动公开政府信息情况\n"
  let report = ReportParser().parse(Document(lines: Array(text.utf8)), source: ReportSource(path: "-"))
  #expect(report.agency?.value == agency)
}
