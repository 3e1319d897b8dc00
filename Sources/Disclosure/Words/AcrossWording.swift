extension Wording {
  /// What one report states, and what the other makes of it.
  static func across(_ finding: Finding, _ language: Language) -> String {
    guard case .other(let other) = finding.details else { return "" }
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    let year = other.year
    let subject = finding.subject ?? ""
    let words: Bilingual
    switch finding.rule {
    case "X-CARRY":
      words = Bilingual(
        "\(quoted(column(subject, .chinese)))列：\(year) 年度报告结转下年度 \(expected)，本报告上年结转 \(found)",
        "Column “\(column(subject, .english))”: the report on \(year) carries over \(expected), this one carries in \(found)"
      )
    case "X-FORCE":
      words = Bilingual(
        "\(quoted(row(subject, .chinese)))：按 \(year) 年度现行有效件数加减本年制发、废止应为 \(expected)，现填 \(found)",
        "\(row(subject, .english).capitalizedFirst): those in force in \(year) with this year's changes make \(expected); the report says \(found)"
      )
    case "X-ITEMS":
      words = Bilingual(
        "\(quoted(row(subject, .chinese)))：\(year) 年度的项目数量加增减为 \(expected)，本报告上一年项目数量填 \(found)",
        "\(row(subject, .english).capitalizedFirst): the items of \(year) with their change make \(expected); the report says \(found)"
      )
    case "X-PREV":
      words = Bilingual(
        "正文写\(quoted(other.key))，按 \(year) 年度报告应为 \(expected)",
        "“\(other.key)” in the prose; by the report on \(year) it is \(expected)")
    case "X-SAME":
      words = Bilingual("各表数字与 \(year) 年度报告完全相同", "All figures are those of the report on \(year)")
    case "X-TEXT":
      words = likeText(finding, other)
    case "X-DUP":
      words = Bilingual(
        "同一年度另有一份报告，\(finding.cells.count) 格数字不同",
        "Another report on the same year differs in \(plural(finding.cells.count, "cell"))")
    default:
      words = Bilingual(
        "复议后起诉 \(found) 件，多于本年与 \(year) 年行政复议之和 \(expected)",
        "\(found) suits after reconsideration, more than the \(expected) reconsiderations of this year and \(year)")
    }
    return words[language] + Bilingual("（对照 \(other.path)）", " (against \(other.path))")[language]
  }
  private static func likeText(_ finding: Finding, _ other: OtherReport) -> Bilingual {
    let (section, found) = (finding.section, finding.found ?? 0)
    let chinese = quoted(section?.label ?? "")
    let english = "Section “\(section?.label(in: .english) ?? "")”"
    guard let agency = other.agency else {
      return Bilingual(
        "\(chinese)与 \(other.year) 年度报告的文字相似度为 \(found)%",
        "\(english) is \(found)% like that of the report on \(other.year)")
    }
    let more = other.more.map { more in
      Bilingual(
        "，另与\(more.isAtLeast ? "至少" : "") \(more.count) 个机关的雷同",
        ", and as much like those of \(more.isAtLeast ? "at least " : "")\(more.count) more")
    }
    return Bilingual(
      "\(chinese)与\(agency) \(other.year) 年度报告的文字相似度为 \(found)%" + (more?.chinese ?? ""),
      "\(english) is \(found)% like that of \(agency)'s report on \(other.year)" + (more?.english ?? ""))
  }
}
