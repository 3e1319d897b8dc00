import Disclosure
import ReportExport
import Testing

/// Reads RFC 4180.
private func records(_ text: String) -> [[String]] {
  var (records, record, field): ([[String]], [String], String) = ([], [], "")
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    switch scalar {
    case "\"" where isQuoted && scalars.first == "\"":
      field += "\""
      scalars = scalars.dropFirst()
    case "\"": isQuoted.toggle()
    case "," where !isQuoted:
      record.append(field)
      field = ""
    case "\r" where !isQuoted && scalars.first == "\n":
      scalars = scalars.dropFirst()
      records.append(record + [field])
      (record, field) = ([], "")
    default: field.unicodeScalars.append(scalar)
    }
  }
  return records
}

@Test func everyFigureIsARowUnderTheHead() throws {
  let table = records(export(.csv, options(), slippedReport(), ExampleReport.make(edition: .form2019, year: 2020)))
  #expect(
    table.first == [
      "path", "sha256", "agency", "year", "edition", "table", "row", "column", "raw", "kind", "value", "inferred",
      "page", "line",
    ])
  #expect(table.count == 1 + 200 + 198)
  #expect(table.allSatisfy { $0.count == 14 })
  let granted = try #require(table.first { $0[6] == "granted" && $0[7] == "natural" })
  #expect(
    granted == [
      "a/b.docx", "ab12", "云岭市青溪区文化局", "2023", "2021", "t3", "granted", "natural", "３", "number", "3", "true", "3",
      "120",
    ])
  let blank = try #require(table.first { $0[6] == "review" && $0[7] == "total" })
  #expect(blank[8...10] == ["", "blank", ""])
}

@Test(arguments: [
  ("-", "-"), ("—", "—"), ("--", "--"), ("-417", "-417"), ("+19", "+19"), ("－8", "－8"), ("1,234", "1,234"),
  ("增加7", "增加7"), ("=1+2", "'=1+2"), ("@SUM(A1)", "'@SUM(A1)"), ("+1+cmd", "'+1+cmd"), ("-2+3", "'-2+3"),
  ("＝1+2", "'＝1+2"), ("-1-2", "'-1-2"), ("+1-2", "'+1-2"), ("－3－4", "'－3－4"), ("-5%", "-5%"),
  ("无\"效\"", "无\"效\""), ("a\u{1B}b", "a\\u{1b}b"),
])
func rawTextStaysReadableAndIsNoFormula(_ raw: String, _ field: String) throws {
  let report = ExampleReport.edited { $0.set(.granted, .natural, Figure(raw: raw, kind: .text)) }
  let row = try #require(records(export(.csv, options(), report)).first { $0[6] == "granted" && $0[7] == "natural" })
  #expect(row[8] == field)
}

@Test func negativeValuesStayNumbers() throws {
  var report = ExampleReport.make(edition: .form2019, year: 2020)
  report.set(.license, .change, Figure(raw: "减少2", kind: .number, value: -2))
  let row = try #require(records(export(.csv, options(), report)).first { $0[6] == "license" && $0[7] == "change" })
  #expect(row[8] == "减少2" && row[10] == "-2")
}

@Test func theStatisticsOfBefore2019AreRowsToo() throws {
  let report = ExampleReport.edited { report in
    (report.proactive, report.requests, report.disputes) = (nil, nil, nil)
    report.statistics = [
      StatisticsRow(label: "（一）主动公开数", unit: "条", figure: Figure(raw: "1,234", kind: .number, value: 1234)),
      StatisticsRow(label: "（二）收到申请数", unit: nil, figure: Figure(raw: "", kind: .blank)),
    ]
  }
  let table = records(export(.csv, options(), report))
  #expect(table.count == 3 && table.allSatisfy { $0.count == 14 })
  #expect(table[1][4...] == ["", "statistics", "（一）主动公开数", "条", "1,234", "number", "1234", "false", "", ""])
  #expect(table[2][5...10] == ["statistics", "（二）收到申请数", "", "", "blank", ""])
  #expect(!Exporter(.csv, options: options()).leavesOut(report))
}

@Test func findingsAndProseHaveTheirOwnColumns() throws {
  let findings = records(export(.csv, options(.english, .findings), slippedReport()))
  #expect(findings.first?.contains("severity") == true && findings.count > 2)
  #expect(findings.allSatisfy { $0.count == findings[0].count })
  let prose = records(export(.csv, options(.chinese, .section(.problems)), slippedReport()))
  #expect(prose.count == 2 && prose[1][4] == "problems")
}
