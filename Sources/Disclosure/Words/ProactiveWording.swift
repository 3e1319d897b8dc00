extension Wording {
  static func proactive(_ finding: Finding, _ language: Language) -> String {
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    let label = finding.cells.first?.rowLabel(in: language) ?? ""
    let words: Bilingual =
      switch finding.key {
      case "flow":
        Bilingual(
          "\(quoted(label))：本年制发减废止为 \(expected)，现行有效只填 \(found)",
          ": issued less repealed make \(expected), but only \(found) are in force")
      case "no power": Bilingual("“规章”填 \(found)，该机关没有规章制定权，多半应填规范性文件", ": \(found), but this agency cannot make any")
      case "level unknown":
        Bilingual("“规章”填 \(found)，请核对该机关是否有规章制定权", ": \(found); does this agency have the power to make any?")
      case "yuan":
        Bilingual(
          "收费金额写作\(quoted(finding.facts.first ?? ""))，该格以万元为单位",
          ": “\(finding.facts.first ?? "")”, in a cell that counts 10,000 yuan")
      case "large": Bilingual("收费金额 \(found) 万元，疑以元填报", ": \(found) times 10,000 yuan; typed in yuan, perhaps")
      case "published":
        Bilingual(
          "\(quoted(label))：本年新公开 \(expected)，多于对外公开总数量 \(found)",
          ": \(expected) published this year, more than the \(found) in all")
      case "change":
        Bilingual("\(quoted(label))：上一年项目数量加本年增/减为 \(found)", ": last year's items with the change make \(found)")
      default: Bilingual("\(quoted(label))：没有项目，却有 \(found) 个处理决定", ": no items, but \(found) decisions")
      }
    return language == .chinese ? "表二" + words.chinese : "Table 2, \(label)\(words.english)"
  }

  static func hint(_ finding: Finding, _ language: Language) -> String {
    let facts = finding.facts
    let (first, second) = (facts.first ?? "", facts.last ?? "")
    let words: Bilingual =
      switch finding.rule {
      case "T3-CARRY":
        Bilingual(
          "结转下年度 \(first) 件，多于本年新收 \(second) 件",
          "\(first) requests are carried over, more than the \(second) received this year")
      case "T3-ZERO":
        Bilingual("表三全部为零，正文没有说明未收到申请，请核实", "Table 3 is all zero, and the prose does not say that no request came in")
      case "T3-NOFEE":
        Bilingual(
          "有 \(first) 件因逾期未缴费不再处理，第六部分未提信息处理费",
          "\(first) requests lapsed for unpaid fees, but section VI does not mention any")
      case "T4-DIRECT24":
        Bilingual(
          "未经复议直接起诉 \(first) 件：2024 年起不予公开应先申请复议，请核对",
          "Suits filed directly: \(first); from 2024 on refusals go to reconsideration first")
      default: Bilingual("没有新收或结转的申请，却有复议、诉讼 \(first) 件", "No requests, but \(first) reconsiderations or suits")
      }
    return words[language]
  }

  static func formalHint(_ finding: Finding, _ language: Language) -> String {
    let facts = finding.facts
    let (first, second) = (facts.first ?? "", facts.last ?? "")
    let words: Bilingual =
      switch finding.key {
      case "zero":
        Bilingual(
          "\(finding.table?.label(in: .chinese) ?? "")有 \(second) 格用\(quoted(first))等表示零",
          "\(finding.table?.label(in: .english).capitalizedFirst ?? ""): \(second) zeros are written “\(first)” or the like"
        )
      case "late": Bilingual("公布于 \(first)，晚于 \(second)", "Published on \(first), after \(second)")
      case "early": Bilingual("公布于 \(first)，\(second) 年度尚未结束", "Published on \(first), before \(second) had ended")
      case "decree":
        Bilingual("引用国务院令第492号，2019 年 5 月起已修订为第711号", "Decree No. 492 is cited; No. 711 has replaced it since May 2019")
      case "notice":
        Bilingual(
          "只引用国办公开办函〔2019〕60号，2021 年度起应为〔2021〕30号", "Notice 2019 No. 60 alone is cited; from 2021 on it is 2021 No. 30")
      case "short": Bilingual("第五部分只有 \(first) 字", "Section V has only \(first) characters")
      default:
        Bilingual(
          "没有写到" + facts.map { absent($0).chinese }.joined(separator: "、"),
          "Nothing is said of " + facts.map { absent($0).english }.joined(separator: ", "))
      }
    return words[language]
  }

  private static func absent(_ fact: String) -> Bilingual {
    switch fact {
    case "assessment": Bilingual("工作考核", "assessment")
    case "appraisal": Bilingual("社会评议", "public appraisal")
    default: Bilingual("责任追究", "accountability")
    }
  }
}
