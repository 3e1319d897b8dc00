import Disclosure

extension Words {
  // Side by side
  var comparisonClosed: String { say("已关闭对照", "side by side closed") }
  var noPartner: String {
    say(
      "没有同一机关的另一版本或上一年度报告；按 \(key(.chooseOther)) 选一份",
      "no other version or earlier year of this agency; \(key(.chooseOther)) chooses a report")
  }
  var noPartnerShort: String {
    say("没有可对照的报告（\(key(.chooseOther)) 选择）", "nothing to compare (\(key(.chooseOther)) chooses)")
  }
  var sameReport: String { say("这就是正在看的报告", "this is the report in view") }
  var notComparing: String { say("尚未对照；按 \(key(.sideBySide)) 开始", "not side by side yet; \(key(.sideBySide)) begins") }
  var otherNotAtHand: String { say("对照的报告还没有读到", "the other report is not at hand") }
  var noDifferences: String { say("两份报告没有差异", "the two reports do not differ") }
  var change: String { say("增减", "change") }
  func otherUnread(_ name: String, _ reason: String) -> String {
    say("\(name) 无法读取", "\(name) cannot be read") + (reason.isEmpty ? "" : "：" + reason)
  }
  func tableMissing(in name: String, _ table: TableKind) -> String {
    say("\(name) 没有\(table.label(in: language))", "\(name) has no \(table.label(in: language))")
  }
  func rowNotIn(_ name: String) -> String { say("\(name) 的格式没有此行", "not in the form of \(name)") }
  func rowOnlyIn(_ name: String) -> String { say("\(name)（仅其格式有此行）", "\(name) (only its form)") }
  func differences(_ name: String, here: Int, all: Int) -> String {
    say("对照 \(name)：差异 \(here)/\(all)", "beside \(name): \(here)/\(all) differ")
  }
  func difference(_ number: Int, _ count: Int, wrapped: Bool) -> String {
    say("差异 第 \(number) 处，共 \(count) 处", "difference \(number) of \(count)")
      + (wrapped ? say("  （已转到另一端）", "  (wrapped)") : "")
  }
  func comparing(_ name: String, changes: FindingChanges?) -> String {
    let next = key(.nextDifference)
    guard let changes else {
      return say("与 \(name) 对照；\(next) 下一处差异", "beside \(name); \(next) goes to the next difference")
    }
    return say("与 \(name) 对照：", "beside \(name): ") + counts(changes)
      + say("；\(key(.comparedFindings)) 列出", "; \(key(.comparedFindings)) lists them")
  }
  func counts(_ changes: FindingChanges) -> String {
    let untested = changes.untested.count
    return say(
      "核查结果改正 \(changes.mended.count)\(untested > 0 ? "，无法再核 \(untested)" : "")，新增 \(changes.added.count)，仍有 \(changes.kept.count)",
      "\(changes.mended.count) mended\(untested > 0 ? ", \(untested) not to be checked again" : ""), "
        + "\(changes.added.count) new, \(changes.kept.count) the same")
  }
  var changesTitle: String { say("核查结果的增减", "Findings compared") }
  func mended(_ name: String) -> String { say("已改正（\(name) 有，本份没有）", "mended (in \(name), not in this one)") }
  func untested(_ name: String) -> String {
    say("无法再核（\(name) 有；本份所涉数字未读出或空白）", "not to be checked again (in \(name); here figures are unread or blank)")
  }
  func added(_ name: String) -> String { say("新增（\(name) 没有）", "new (not in \(name))") }
  var stays: String { say("仍有（两份都有）", "the same in both") }
  var noneOfThem: String { say("无", "none") }

  // Chooser
  var chooserTitle: String { say("选择对照的报告", "Compare with") }
  var noReportFits: String { say("没有符合的报告", "no report fits") }

  // Figures
  var noFigureHere: String { say("光标处没有数字", "no figure under the cursor") }
  func lastYear(_ text: String, change: String?) -> String {
    say("上年 \(text)", "last year \(text)") + (change.map { inParentheses($0) } ?? "")
  }
  var readAs: String { say("读作", "read as") }
  var printed: String { say("原文", "as printed") }
  var placeOf: String { say("位置", "place") }
  var noValue: String { say("没有数值", "no value") }
  var relationsOf: String { say("所在的勾稽关系：", "Relations it is in:") }
  var indicatorsOf: String { say("用到它的指标：", "Indicators made of it:") }
  var indicatorsTitle: String { say("指标", "Indicators") }
  var indicatorHead: [String] {
    [say("指标", "indicator"), say("分子/分母", "numbers"), say("本年", "this year"), say("上年", "last year")]
  }
  var indicatorNote: String {
    say("“—”表示分母为 0 或有数未填、未读出", "a dash: the denominator is 0, or a figure is blank or unread")
  }
  var closeHint: String { say("j k 滚动  <Esc> 关闭", "j k scroll  <Esc> close") }
}
