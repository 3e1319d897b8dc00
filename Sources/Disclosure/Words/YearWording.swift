extension Wording {
  static func year(_ finding: Finding, _ language: Language) -> String {
    let facts = finding.facts
    guard facts.count >= 2 else { return "" }
    let (year, other, third) = (facts[0], facts[1], facts.count > 2 ? facts[2] : "")
    let section = SectionID.allCases.first { $0.id == finding.subject }?.label(in: language) ?? ""
    return switch (finding.key, language) {
    case ("period", .chinese): "报告年度为 \(year) 年，统计期限却是 \(other) 至 \(third)"
    case ("period", .english): "The report is on \(year), but its figures are said to cover \(other) to \(third)"
    case ("dominant", .chinese): "报告年度为 \(year) 年，正文却有 \(third) 处写作 \(other) 年，疑似沿用旧稿"
    case ("dominant", .english): "The report is on \(year), but its prose says \(other) \(third) times: copied, perhaps"
    case ("carry", .chinese): "\(quoted(section))说结转至 \(other) 年；\(year) 年度的报告应结转至 \(next(year)) 年"
    case ("carry", .english):
      "“\(section)” carries requests over to \(other); a report on \(year) carries over to \(next(year))"
    case (_, .chinese): "开头称公布 \(other) 年度的报告，报告年度却是 \(year) 年"
    case (_, .english): "The opening announces a report on \(other), but this one is on \(year)"
    }
  }

  private static func next(_ year: String) -> String { Int(year).map { String($0 + 1) } ?? "" }

  static func period(_ finding: Finding, _ language: Language) -> String {
    guard finding.facts.count == 2 else {
      return language == .chinese ? "没有写明统计期限" : "The period that the figures cover is not stated"
    }
    let (from, to) = (finding.facts[0], finding.facts[1])
    return language == .chinese
      ? "统计期限 \(from) 至 \(to) 不是完整年度（1月1日至12月31日）"
      : "The period \(from) to \(to) is no whole year (January 1 to December 31)"
  }

  static func title(_ finding: Finding, _ language: Language) -> String {
    let remarks = finding.facts.map { titleRemark($0, language) }
    return language == .chinese ? remarks.joined(separator: "；") : remarks.joined(separator: "; ").capitalizedFirst
  }

  private static func titleRemark(_ remark: String, _ language: Language) -> String {
    let words = remark.split(separator: " ")
    let (what, how) = (words.first ?? "", words.last ?? "")
    let name: Bilingual =
      switch what {
      case "agency": Bilingual("机关名称", "the agency")
      case "year": Bilingual("年度", "the year")
      default: Bilingual("标题", "the title")
      }
    let state: Bilingual =
      switch how {
      case "absent": Bilingual("未读出", "was not read")
      case "body": Bilingual("取自正文", "comes from the prose")
      case "meta": Bilingual("取自文件或网页信息", "comes from the file's metadata")
      case "filename": Bilingual("取自文件名", "comes from the file's name")
      case "doubled": Bilingual("中“年度”重复", "says 年度 twice")
      default: Bilingual("中没有“年度”", "does not say 年度")
      }
    return language == .chinese ? name.chinese + state.chinese : "\(name.english) \(state.english)"
  }
}
