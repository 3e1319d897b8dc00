import Disclosure

// Jumps and relations in words.
extension Words {
  func checkOf(
    _ number: Int, _ total: Int, warnings: Bool, agency: Int, agencies: Int, wrapped: Bool
  ) -> String {
    let check =
      warnings
      ? say("警告 第 \(number) 处，共 \(total) 处", "warning \(number) of \(total)")
      : say("不成立 第 \(number) 处，共 \(total) 处", "check \(number) of \(total)")
    let place =
      agencies > 1 && agency > 0 ? say(" · 机关 \(agency)/\(agencies)", " · agency \(agency) of \(agencies)") : ""
    return check + place + (wrapped ? say("  （已转到另一端）", "  (wrapped)") : "")
  }

  func noFailures(_ loading: Loading, _ state: ViewState) -> String {
    if case .reading = loading { return say("目前没有不成立之处，仍在读取", "no failed checks so far, still reading") }
    return say("没有不成立之处", "no failed checks") + among(state)
  }

  func noWarnings(_ state: ViewState) -> String { say("没有警告或无法判定之处", "no warnings") + among(state) }

  private func among(_ state: ViewState) -> String {
    state.filter.isEmpty && !state.failuresOnly ? "" : say("（在显示的范围内）", " among what is shown")
  }

  /// A finding in one sentence.
  func message(_ finding: Finding) -> String { finding.message(in: language) }

  /// A cause in a few words: how far it can be told, the cells, and the value each would need.
  func cause(_ diagnosis: Diagnosis) -> String {
    say("可能原因（", "cause (") + diagnosis.kind.title[language] + say("）：", "): ") + diagnosis.message(in: language)
  }

  /// A cause as it concerns one of its cells: the value that would mend it, and what may have happened.
  func cause(_ diagnosis: Diagnosis, at cell: CellPath) -> String {
    let leading = diagnosis.candidates.prefix(max(1, diagnosis.leadingCount))
    guard let candidate = leading.first(where: { $0.changes.contains { $0.cell == cell } }),
      let change = candidate.changes.first(where: { $0.cell == cell })
    else { return cause(diagnosis) }
    let others = candidate.changes.count - 1
    let together = others > 0 ? say("，连同另 \(others) 格", ", with \(others) other cells") : ""
    let slips = candidate.events.map { $0.slip.title[language] }.joined(separator: say("、", ", "))
    let reason = slips.isEmpty ? "" : say("（\(slips)）", " (\(slips))")
    return say("可能原因（", "cause (") + diagnosis.kind.title[language] + say("）：若为 ", "): would hold with ")
      + change.to.description + together + say(" 则成立", "") + reason
  }

  func explains(_ relations: [String]) -> String {
    say("同一可能原因涉及：", "the same cause explains: ") + relations.joined(separator: say("、", ", "))
  }

  private func label(_ subject: String) -> String {
    if let column = ColumnID(id: subject) { return column.label(in: language) }
    return RowID(id: subject)?.label(in: language) ?? subject
  }

  func differing(_ difference: Quantity) -> String {
    let size = difference.isNegative ? Quantity(0) - difference : difference
    return difference.isNegative ? say("（少 \(size)）", " (-\(size))") : say("（多 \(size)）", " (+\(size))")
  }

  /// What kind of relation it is, and of what.
  func name(of relation: Relation) -> String {
    let subject = label(relation.subject)
    return switch relation.rule.description {
    case "T3-BAL": say("收办平衡 · \(subject)", "balance · \(subject)")
    case "T3-ROW": say("行合计 · \(subject)", "row total · \(subject)")
    case "T3-SUM": say("列合计 · \(subject)", "column total · \(subject)")
    case "T4-SUM": say("合计 · \(subject)", "total · \(subject)")
    default: subject
    }
  }

  /// What should hold.
  func statement(of relation: Relation) -> String {
    switch relation.rule.description {
    case "T3-BAL":
      say("本年新收与上年结转之和，应等于办理结果总计与结转下年度之和", "received + carried in should equal dealt with + carried out")
    case "T3-ROW": say("各类申请人之和，应等于总计", "the applicants should add up to the total")
    case "T3-SUM": say("各项办理结果之和，应等于（七）总计", "the results should add up to item (7), total")
    case "T4-SUM": say("各项结果之和，应等于总计", "the outcomes should add up to the total")
    default: say("两边应相等", "both sides should be equal")
    }
  }

  /// Both sides and the difference in a few words.
  func sides(of evaluation: Evaluation) -> String {
    guard let expected = evaluation.expected, let found = evaluation.found else { return unassessed(evaluation) }
    switch evaluation.outcome {
    case .broken: return "\(expected) ≠ \(found)\(differing(found - expected))"
    case .undetermined(_, let closing):
      let value = closing.map { say("；空白为 \($0) 则成立", "; holds if the blank is \($0)") } ?? ""
      return "\(expected) ? \(found)" + say("，因空白无法判定", ", blanks decide it") + value
    default: return "\(expected) = \(found)"
    }
  }

  private func unassessed(_ evaluation: Evaluation) -> String {
    guard case .unassessable(let unread) = evaluation.outcome else { return "" }
    if unread.isEmpty { return say("全为空白，未核对", "all blank, not compared") }
    return say("\(unread.count) 格缺失或未读出，未核对", "\(unread.count) cells missing or unread, not compared")
  }

  /// The kind of a figure, for those that are no numbers.
  func note(on figure: Figure) -> String? {
    switch figure.kind {
    case .number: figure.isInferred ? say("按合计推定的读法", "reading inferred from the sums") : nil
    case .dash: say("横线，按 0 计", "a dash, counts as 0")
    case .slash: say("斜线，不适用", "a slash, not applicable")
    case .blank: say("空白，不等于 0", "blank, which is not 0")
    case .text: figure.value == nil ? say("文字，没有数值", "words without a value") : say("文字，按 0 计", "words, count as 0")
    case .missing: say("报告中没有这一格", "the report has no such cell")
    case .unreadable: say("未读出", "could not be read for certain")
    }
  }

  func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .holds: say("成立", "holds")
    case .broken: say("不成立", "fails")
    case .undetermined: say("无法判定", "undetermined")
    case .unassessable: say("未核对", "not compared")
    }
  }

  /// What was read of the report as a whole, and what each piece rests on; what was not read is said.
  func facts(of report: Report) -> [String] {
    func fact<Value>(_ name: String, _ value: Sourced<Value>?) -> String {
      guard let value else { return name + say("：未读出", ": not read") }
      return "\(name)\(say("：", ": "))\(value.value)\(say("（据", " (from "))\(basis(value.evidence))\(say("）", ")"))"
    }
    let period = report.period.map { Sourced("\($0.value.from) – \($0.value.to)", $0.evidence) }
    return [
      fact(say("机关", "Agency"), report.agency), fact(say("年度", "Year"), report.year),
      fact(say("公布日期", "Published"), report.published), fact(say("统计期限", "Period"), period),
      say("文件：", "File: ") + report.source.path,
    ]
  }

  private func basis(_ evidence: Evidence) -> String {
    switch evidence {
    case .title: say("标题", "title")
    case .body: say("正文", "text")
    case .meta: say("文件属性", "metadata")
    case .filename: say("文件名", "file name")
    }
  }

  var sum: String { say("合计", "sum") }
  var otherSum: String { say("另一边合计", "sum of the other side") }
  var difference: String { say("差", "difference") }
  /// Where a figure stood, if anything is known of it.
  func source(of figure: Figure) -> String? {
    guard let place = figure.location.map(place), !place.isEmpty else { return nil }
    return place
  }
}
