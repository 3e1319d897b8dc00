import Disclosure
import Foundation
import ReportExport
import Testing

private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "docs/rules")

@Test(arguments: RuleFamily.allCases, Language.allCases)
func thePagesAboutRulesSayWhatTheRulesDo(family: RuleFamily, language: Language) throws {
  let name = "\(family.rawValue).\(language.rawValue).md"
  let page = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  #expect(page == RulePage.page(of: family, options(language)), "\(name) is out of step: run Scripts/rule-pages")
  for rule in Rules.all where rule.family == family {
    #expect(page.contains("`\(rule.id)`") && page.contains("### \(rule.id) "))
    #expect(page.contains("✗") && page.contains("✓"))
  }
}

@Test func noPageIsLeftOfARuleFamilyThatIsNoMore() throws {
  let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
  let wanted = RuleFamily.allCases.flatMap { family in Language.allCases.map { "\(family.rawValue).\($0.rawValue).md" }
  }
  #expect(names == Set(wanted))
}
