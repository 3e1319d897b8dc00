import Disclosure
import Foundation
import ReportExport
import Testing

private func parsed(_ text: String) throws -> [[String: Any]] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
}

@Test func jsonIsAnArrayOfReportsThatReadBackWithTheirFigures() throws {
  let reports = try parsed(
    export(.json, options(), slippedReport(), ExampleReport.make(edition: .form2019, year: 2020)))
  #expect(reports.count == 2)
  let first = try #require(reports.first)
  #expect(first["schema"] as? String == "gouji.report/1" && first["gouji"] as? String == "9.8.7")
  #expect(first["year"] as? Int == 2023 && first["agency"] as? String == "云岭市青溪区文化局")
  let tables = try #require(first["tables"] as? [String: [String: Any]])
  let rows = try #require(tables["t3"]?["rows"] as? [String: [String: [String: Any]]])
  #expect(rows.count == 25 && rows.values.allSatisfy { $0.count == 7 })
  let cell = try #require(rows["granted"]?["natural"])
  #expect(cell["raw"] as? String == "３" && cell["value"] as? Int == 3 && cell["inferred"] as? Bool == true)
  #expect(cell["at"] as? [String: Int] == ["page": 3, "line": 120, "table": 2, "row": 4, "column": 7])
  let blank = try #require((tables["t4"]?["rows"] as? [String: [String: [String: Any]]])?["review"]?["total"])
  #expect(blank["value"] is NSNull && blank["kind"] as? String == "blank")
  let fee = try #require((tables["t2"]?["rows"] as? [String: [String: [String: Any]]])?["fee"]?["amount_wan"])
  #expect(fee["value"] as? Double == 477.35)
}

@Test func jsonKeysStandInTheContractsOrder() {
  let text = export(.jsonl, options(), slippedReport())
  let keys = [
    "schema", "gouji", "source", "path", "format", "encoding", "layout", "sha256", "agency", "agency_source", "year",
    "year_source", "title", "published", "period", "from", "to", "sections", "tables", "t2", "edition", "rows", "t3",
    "t4", "findings", "diagnoses",
  ]
  var rest = text[...]
  for key in keys {
    let next = rest.range(of: "\"\(key)\": ")
    #expect(next != nil, "\(key)")
    rest = next.map { rest[$0.upperBound...] } ?? rest
  }
  let cell =
    #""natural": {"raw": "３", "kind": "number", "value": 3, "inferred": true, "at": {"page": 3, "line": 120, "table": 2, "row": 4, "column": 7}}"#
  #expect(text.contains(cell))
  let finding =
    #"{"rule": "T3-ROW", "subject": "granted", "severity": "error", "outcome": "broken", "cells": ["t3.granted.natural", "#
  #expect(text.contains(finding))
  #expect(text.contains(#""expected": 4, "found": 5, "message": "“（一）予以公开”行：六类申请人之和 4，总计栏填 5，相差 1""#))
  #expect(!text.contains("\"statistics\""))
}

@Test func whatWasNotReadIsNull() throws {
  let report = try #require(try parsed(export(.json, options(), Report(source: ReportSource(path: "-")))).first)
  for key in ["agency", "agency_source", "year", "year_source", "title", "published", "period"] {
    #expect(report[key] is NSNull, "\(key)")
  }
  let tables = try #require(report["tables"] as? [String: Any])
  #expect(tables.count == 3 && tables.values.allSatisfy { $0 is NSNull })
}

@Test func theStatisticsOfBefore2019AreListed() throws {
  let report = try #require(try parsed(export(.json, options(), ExampleReport.older())).first)
  let rows = try #require(report["statistics"] as? [[String: Any]])
  #expect(rows.first?["label"] as? String == "收到申请数" && rows.first?["value"] as? Int == 3)
}

@Test func claimsOfTheProseAreListedWithWhatSpeaksAgainstThem() throws {
  var report = ExampleReport.make()
  report.write("2023年收到政府信息公开申请9件，上年结转近2件，没有结转。", in: .overview)
  let parsed = try #require(try parsed(export(.json, options(), report)).first)
  let claims = try #require(parsed["claims"] as? [[String: Any]])
  let overview = claims.filter { $0["section"] as? String == "overview" }
  #expect(overview.map { $0["subject"] as? String } == ["received", "carried_in", "carried_out"])
  #expect(overview.map { $0["value"] as? Int } == [9, 2, 0] && overview[0]["unit"] as? String == "件")
  #expect(overview[0]["hedges"] == nil && overview[1]["hedges"] as? [String] == ["approximate"])
  #expect(overview[2]["negation"] as? Bool == true && overview[0]["words"] as? String == "收到政府信息公开申请9件")
}

@Test func aFindingAcrossYearsNamesTheOtherReport() throws {
  let rule = try #require(Rules.rule("X-CARRY"))
  let example = try #require(rule.examples.first { $0.isBroken })
  let checked = CheckedReport(example.report(), findings: rule.findings(on: example))
  let text = CheckOutput(.json, .chinese).piece(checked, isFirst: true)
  let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  let other = try #require((report["findings"] as? [[String: Any]])?.last?["other"] as? [String: Any])
  #expect(other["path"] as? String == "示例.txt" && other["year"] as? Int == 2022)
  #expect(other["cells"] as? [String] == ["t3.carried_out.total"])
}

@Test func hostileTextReadsBackFromJSONAndShowsNoControlCharacter() throws {
  let text = export(.json, options(), hostileReport())
  let report = try #require(try parsed(text).first)
  #expect(report["title"] as? String == hostileReport().title?.value)
  #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0 != "\u{202E}" && $0.value != 0x9B })
  #expect(text.contains(#"\u001b[31m\u202e\u200b\u0007\u009b\udb40\udc41<b>"#))
}

@Test func noReportsAreAnEmptyArray() throws {
  #expect(try parsed(export(.json)).isEmpty)
  #expect(export(.jsonl).isEmpty)
}

@Test func jsonLinesHoldOneReportALine() throws {
  let lines = export(.jsonl, options(), slippedReport(), hostileReport(), ExampleReport.make()).split(
    omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  #expect(lines.count == 4 && lines.last == "")
  for line in lines.dropLast() {
    #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
  }
}

@Test func aScopeLeavesOutTheRest() throws {
  let table = try #require(try parsed(export(.json, options(.chinese, .table(.disputes)), slippedReport())).first)
  #expect((table["tables"] as? [String: Any])?.keys.sorted() == ["t4"])
  #expect(table["sections"] == nil)
  #expect(
    (table["findings"] as? [[String: Any]])?.allSatisfy { ($0["rule"] as? String)?.contains("T3") == false } == true)
  let section = try #require(try parsed(export(.json, options(.chinese, .section(.problems)), slippedReport())).first)
  #expect(
    (section["sections"] as? [[String: Any]])?.count == 1 && section["tables"] == nil
      || section["tables"] is [String: Any])
}
