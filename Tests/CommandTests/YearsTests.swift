import Foundation
import Testing

@Test func theReportOfTheYearBeforeIsFoundAlsoWhereItIsReadLast() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.copied)
  try folder.write("b.txt", Reports.sound)
  let lines = try Gouji.run(["check", "--across", "--fail-on", "never", "."], in: folder).output.split(separator: "\n")
  let across = lines.filter { $0.contains(" X-SAME") }
  #expect(across.count == 1 && across.first?.contains("a.txt") == true)
  let paths = lines.map { $0.contains("a.txt:") }
  #expect(paths == paths.sorted { $0 && !$1 })
  let json = try Gouji.run(["check", "--across", "--fail-on", "never", "--format", "json", "."], in: folder).output
  let reports = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  #expect(reports.count == 2)
  #expect((reports[0]["findings"] as? [[String: Any]])?.contains { $0["rule"] as? String == "X-SAME" } == true)
}

@Test func aReportByItselfHasNoFindingsAcrossYears() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.copied)
  #expect(try !Gouji.run(["check", "--across", "--fail-on", "never", "a.txt"], in: folder).output.contains(" X-"))
}
