extension Wording {
  static func negative(_ finding: Finding, _ language: Language) -> String {
    count(finding, language, Bilingual("件数不应为负", "a count cannot be negative"))
  }

  static func notWhole(_ finding: Finding, _ language: Language) -> String {
    count(finding, language, Bilingual("件数应为整数", "a count must be whole"))
  }

  private static func count(_ finding: Finding, _ language: Language, _ fault: Bilingual) -> String {
    let cell = finding.cells.first?.label(in: language) ?? ""
    let found = finding.found ?? 0
    return language == .chinese
      ? "\(cell)填 \(found)，\(fault.chinese)" : "\(cell.capitalizedFirst): \(found); \(fault.english)"
  }

  static func misread(_ finding: Finding, _ language: Language) -> String {
    guard case .remark(_, let facts) = finding.details, facts.count == 2 else { return "" }
    return language == .chinese
      ? "表三可核对的 \(facts[1]) 个关系中有 \(facts[0]) 个不符，多半是表格错位或错读，请先对照原文；各项仍列于后"
      : "\(facts[0]) of the \(facts[1]) relations of table 3 that could be compared fail: the table was probably misread or is shifted; compare the source first. They are listed all the same"
  }
}
