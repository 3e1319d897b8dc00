extension Wording {
  static func tableFound(_ finding: Finding, _ language: Language) -> String {
    let table = finding.table?.label(in: language) ?? ""
    let words: Bilingual =
      switch finding.key {
      case "no text":
        Bilingual(
          "有标题，但下面没有表格文字（可能是图片），未读到任何数字",
          "has its heading, but no table text below it (an image, perhaps); nothing was read")
      case "picture":
        Bilingual(
          "是图片，没有文字可读，未读到任何数字；请先做文字识别（OCR）",
          "is a picture without text; nothing was read, run text recognition (OCR) on it")
      case "no places":
        Bilingual("有数字，但无法确定各属哪一格，均未采用", "has figures, but none of them belongs to a cell for certain; none was taken")
      case "no figures": Bilingual("只有栏目名称，未读到任何数字", "has labels only; no figure was read")
      default: Bilingual("没有找到", "was not found")
      }
    return language == .chinese ? table + words.chinese : "\(table.capitalizedFirst) \(words.english)"
  }

  static func rowsFound(_ finding: Finding, _ language: Language) -> String {
    let table = finding.table?.label(in: language) ?? ""
    let facts = finding.facts
    switch finding.key {
    case "rows", "cells":
      let names = list(facts.map { row($0, language) }, limit: 4, "行", language)
      let count = finding.cells.count
      if finding.key == "rows" {
        return language == .chinese
          ? "\(table)缺 \(facts.count) 行：\(names)"
          : "\(table.capitalizedFirst) lacks \(plural(facts.count, "row")): \(names)"
      }
      return language == .chinese
        ? "\(table)有 \(count) 格未读出，在\(names)行"
        : "\(table.capitalizedFirst): \(plural(count, "cell")) could not be read, in \(names)"
    default: return oddRow(finding, table, language)
    }
  }

  private static func oddRow(_ finding: Finding, _ table: String, _ language: Language) -> String {
    let label = row(finding.facts.first, language)
    let text = finding.facts.last ?? ""
    return switch (finding.key, language) {
    case ("repeatedRow", .chinese): "\(table)\(quoted(label))行重复出现"
    case ("repeatedRow", .english): "\(table.capitalizedFirst): row “\(label)” stands twice"
    case ("damagedLabel", .chinese): "\(table)\(quoted(label))行的名称写作\(quoted(text))，与格式不符"
    case ("damagedLabel", .english): "\(table.capitalizedFirst): row “\(label)” is labelled “\(text)”"
    case (_, .chinese): "\(table)有格式以外的行\(quoted(text))，其数字不计入"
    case (_, .english):
      "\(table.capitalizedFirst) has a row the form does not know, “\(text)”; its figures are left out"
    }
  }

  static func blanks(_ finding: Finding, _ language: Language) -> String {
    let table = finding.table?.label(in: language) ?? ""
    let count = finding.cells.count
    switch (finding.key, language) {
    case ("table", .chinese): return "\(table)全部 \(count) 格为空白"
    case ("table", .english): return "\(table.capitalizedFirst): all \(count) cells are blank"
    case ("rows", .chinese):
      return "\(table)有 \(count) 格空白，其中整行空白：\(list(finding.facts.map { row($0, language) }, limit: 3, "行", language))"
    case ("rows", .english):
      let names = list(finding.facts.map { row($0, language) }, limit: 3, "行", language)
      return "\(table.capitalizedFirst): \(plural(count, "blank cell")), whole rows among them: \(names)"
    case (_, .chinese): return "\(table)有 \(count) 格空白（没有的应填 0）"
    case (_, .english): return "\(table.capitalizedFirst): \(plural(count, "blank cell")) (none is written 0)"
    }
  }

  static func edition(_ finding: Finding, _ language: Language) -> String {
    let editions = finding.facts.compactMap { Edition(rawValue: $0) }.map { $0.label(in: language) }
    let year = finding.facts.last ?? ""
    guard let first = editions.first, let last = editions.last else { return "" }
    return switch (finding.key, language) {
    case ("mixed", .chinese): "表二用\(first)，表三用\(last)，版本不一"
    case ("mixed", .english): "Table 2 is on the \(first), table 3 on the \(last)"
    case ("outdated", .chinese): "\(year) 年度的报告仍用\(first)（2021 年度起应用 2021年格式）"
    case ("outdated", .english): "The report on \(year) is still on the \(first); that of 2021 applies from 2021 on"
    case (_, .chinese): "\(year) 年度的报告已用\(first)（该格式自 2021 年度起适用）"
    case (_, .english): "The report on \(year) is already on the \(first), which applies from 2021 on"
    }
  }

  static func sections(_ finding: Finding, _ language: Language) -> String {
    let id = finding.subject.flatMap { subject in SectionID.allCases.first { $0.id == subject } }
    let name = id?.label(in: language) ?? ""
    let text = finding.facts.first ?? ""
    return switch (finding.key, language) {
    case ("missing", .chinese): "没有找到\(quoted(name))部分"
    case ("missing", .english): "Section “\(name)” was not found"
    case ("heading lost", .chinese): "\(quoted(name))部分没有标题，仅凭表格认出"
    case ("heading lost", .english): "Section “\(name)” has no heading; its table shows it"
    case ("twice", .chinese): "标题\(quoted(text))重复出现"
    case ("twice", .english): "Heading “\(text)” stands twice"
    case ("order", .chinese): "\(quoted(text))部分的次序与格式不符"
    case ("order", .english): "Section “\(text)” stands out of order"
    case ("heading", .chinese): "标题\(quoted(text))与格式\(quoted(name))不同"
    case ("heading", .english): "Heading “\(text)” differs from the form's “\(id?.label ?? "")”"
    case ("second report", .chinese): "从\(quoted(text))起是另一份报告，其内容没有读入；请分开后各自核查"
    case ("second report", .english):
      "With “\(text)” another report begins, of which nothing was read; part the two and check each"
    case (_, .chinese): "标题\(quoted(text))重复或次序不对"
    case (_, .english): "Heading “\(text)” stands twice or out of order"
    }
  }

  static func fee(_ finding: Finding, _ language: Language) -> String {
    switch (finding.key, language) {
    case ("none", .chinese): "第六部分只写“无”，没有说明收取信息处理费的情况"
    case ("none", .english): "Section VI says “none” only and does not mention processing fees"
    case ("empty", .chinese): "第六部分没有内容，应说明收取信息处理费的情况（未收取也应写明）"
    case ("empty", .english): "Section VI is empty; it should state what processing fees were collected, none included"
    case (_, .chinese): "第六部分没有说明收取信息处理费的情况（未收取也应写明）"
    case (_, .english): "Section VI does not say what processing fees were collected, none included"
    }
  }
}

extension Wording {
  /// A count and its noun in English.
  static func plural(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}

extension Finding {
  /// What kind of remark it is.
  var key: String {
    if case .remark(let key, _) = details { key } else { "" }
  }

  /// The texts and numbers of a remark.
  var facts: [String] {
    if case .remark(_, let facts) = details { facts } else { [] }
  }
}
