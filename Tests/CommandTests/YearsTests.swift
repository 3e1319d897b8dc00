import Foundation
import ReportFixtures
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

@Test func whatAnotherAgencyWroteTooIsFoundByCheckAndExport() throws {
  let agency = FixtureReport.random(seed: 7).agency
  let copied = String("把馆藏目录展览预告传承人名录逐项挂网读者可以在同一页面查询借阅规则场馆开放时间和志愿者招募安排对群众反映较多的场地预约问题专门编写了问答手册并在各乡镇综合文化站设置纸质查阅点由站长负责更新")
  let own = Reports.sound.split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { $0.contains("总体情况") ? [String($0), copied, copied + "。"] : [String($0)] }.joined(separator: "\n")
  let folder = try Folder()
  try folder.write("a.txt", own)
  try folder.write("b.txt", own.replacingOccurrences(of: agency, with: "望岚市白水县档案馆"))
  try folder.write(".gouji.toml", "")
  let check = ["check", "--across", "--fail-on", "never", "--rule", "X-TEXT"]
  let lines = try Gouji.run(check + ["."], in: folder).output.split(separator: "\n")
  #expect(lines.count == 2, "\(lines)")
  #expect(lines.first?.contains("a.txt") == true && lines.first?.contains("望岚市白水县档案馆") == true)
  #expect(lines.first?.contains("overview.望岚市白水县档案馆") == true && lines.first?.contains("b.txt") == true)
  let json = try Gouji.run(["export", "--across", "."], in: folder).output
  let reports = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  for (report, other) in zip(reports, ["望岚市白水县档案馆", agency]) {
    let findings = report["findings"] as? [[String: Any]] ?? []
    let side = findings.first { $0["rule"] as? String == "X-TEXT" }?["other"] as? [String: Any]
    #expect(side?["agency"] as? String == other)
  }
  try folder.write(".gouji.toml", "[rules]\n\"X-TEXT\" = \"off\"\n")
  #expect(try Gouji.run(check + ["."], in: folder).output.isEmpty)
  try folder.write(".gouji.toml", "[agencies]\n\"\(agency)\" = [\"望岚市白水县档案馆\"]\n")
  #expect(try Gouji.run(check + ["."], in: folder).output.isEmpty)
}
