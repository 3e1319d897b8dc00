import Disclosure
import ScreenGrid

/// The dialogue in which a finding is set aside: a reason at hand, or one of the user's own.
struct ReviewForm: Sendable, Hashable {
  /// The report.
  let report: ReportID
  /// The finding's place in the report's list.
  private(set) var finding: Int
  /// Which line is chosen; the one behind the reasons at hand is the text.
  var chosen = 0
  /// The user's own reason.
  var text = TextField()

  /// How many lines there are to choose from.
  static let count = SetAside.reasons.count + 1

  /// Whether keys go into the text.
  var isTyping: Bool { chosen == Self.count - 1 }

  /// The same dialogue where the finding has another place now.
  func about(_ finding: Int) -> ReviewForm {
    var form = self
    form.finding = finding
    return form
  }

  /// The reason as it is kept: those at hand in the field's own words.
  var reason: String {
    SetAside.reasons.indices.contains(chosen)
      ? SetAside.reasons[chosen].chinese : String(text.string[...].trimmed)
  }
}

extension Model {
  /// Asks for a reason to set the finding here aside; one that is set aside already is taken back.
  mutating func review() -> [Effect] {
    if focus == .findings, case .cause = chosenFindingLine {
      notice = Notice(text: words.chooseAFinding)
      return []
    }
    guard let place = findingHere else {
      notice = Notice(text: words.nothingToSetAside)
      return []
    }
    return review(place)
  }

  /// The same for the relation that is explained.
  mutating func review(_ explanation: Explanation) -> [Effect] {
    let relation =
      explanation.relations.indices.contains(explanation.chosen) ? explanation.relations[explanation.chosen] : nil
    guard let open, let place = explanation.finding ?? relation.flatMap(open.place) else {
      notice = Notice(text: words.nothingToSetAside)
      return []
    }
    return review(place)
  }

  private mutating func review(_ place: Int) -> [Effect] {
    guard let report, let summary = entry?.summary, summary.findings.indices.contains(place) else { return [] }
    if case .setAside(let entry) = summary.standings[place] { return [.takeBack(report, entry)] }
    mode = .review(ReviewForm(report: report, finding: place))
    return []
  }

  /// The finding that is meant here: the one jumped to or chosen; else of those at the cell the gravest that is open,
  /// else one set aside; without a cell the one that stands where the cursor does.
  private var findingHere: Int? {
    guard focus != .agencies, focus != .sections, let open, let entry else { return nil }
    if let check, entry.summary.findings.indices.contains(check) { return check }
    guard let cell else { return nil }
    let here = open.findings.indices.filter { open.findings[$0].cells.contains(cell) }
    let landing = here.filter { Check(open.findings[$0], at: $0, editions: open.editions).cell == cell }
    // Findings stand in the order of their gravity.
    let sorted = landing + here
    return sorted.first { open.standings[$0]?.isSetAside != true } ?? sorted.first
  }

  /// Whether the finding that is meant here has been set aside, so that `review` takes that back.
  var takesBack: Bool { findingHere.map { open?.standings[$0]?.isSetAside == true } ?? false }

  mutating func press(_ key: Key, in form: ReviewForm) -> [Effect] {
    var form = form
    let last = ReviewForm.count - 1
    switch key {
    case .escape, .function(10, false): mode = .browse
    case .enter: return setAside(form)
    case .up, .backTab: choose(max(0, form.chosen - 1), in: form)
    case .down, .tab: choose(min(last, form.chosen + 1), in: form)
    case _ where form.isTyping: if form.text.take(key) { mode = .review(form) }
    default: pressOnReasons(Keymap.halfWidth(key), form, last)
    }
    return []
  }

  private mutating func pressOnReasons(_ key: Key, _ form: ReviewForm, _ last: Int) {
    switch key {
    case .character("k"): choose(max(0, form.chosen - 1), in: form)
    case .character("j"): choose(min(last, form.chosen + 1), in: form)
    case .character("q"): mode = .browse
    case .character(let character):
      guard let number = character.wholeNumberValue, (1...last + 1).contains(number) else { return }
      choose(number - 1, in: form)
    case .paste:
      var form = form
      form.chosen = last
      if form.text.take(key) { mode = .review(form) }
    default: break
    }
  }

  private mutating func choose(_ line: Int, in form: ReviewForm) {
    var form = form
    form.chosen = line
    mode = .review(form)
  }

  private mutating func setAside(_ form: ReviewForm) -> [Effect] {
    guard !form.reason.isEmpty, let open = reports[form.report], open.findings.indices.contains(form.finding) else {
      return []
    }
    mode = .browse
    return [.setAside(form.report, SetAside(open.findings[form.finding], of: open.report, reason: form.reason))]
  }
}

// Answers
extension Model {
  mutating func takeReview(_ message: Message) {
    switch message {
    case .setAside(let entry, let ids, let path):
      for id in ids { settle(id) { $0.apply(entry, isSame: id == ids.first) } }
      if let id = ids.first { history.note(.setAside(id, entry)) }
      notice = Notice(text: words.setAside(entry, path))
    case .takenBack(let entry, let ids, let path):
      for id in ids { settle(id) { $0.withdraw(entry) } }
      if let id = ids.first { history.note(.takenBack(id, entry)) }
      notice = Notice(text: words.takenBack(path))
    default: break
    }
  }

  /// Brings how a report's findings stand up to date, on the list and where it is open.
  private mutating func settle(_ id: ReportID, _ change: (inout ReportSummary) -> Void) {
    guard let summary = shelf.settle(id, change) else { return }
    reports.settle(id, summary.standings)
    version += 1
  }
}

extension Model {
  func drawReview(_ grid: inout Grid, _ form: ReviewForm) {
    guard
      let finding = reports[form.report].flatMap({ open in
        open.findings.indices.contains(form.finding) ? open.findings[form.finding] : nil
      })
    else { return }
    let width = min(size.width - 2, 64)
    let label = [finding.rule.description, finding.subject].compactMap { $0 }.joined(separator: " ")
    let text = Array(words.message(finding))
    let head: [Popup.Line] =
      LineBreaking(widths: options.widths).lines(of: text, width: width - 4).prefix(4).map {
        [(" " + String(text[$0]), .muted)]
      } + [[]]
    let names = SetAside.reasons.map { $0[options.language] } + [words.otherReason]
    let lines: [Popup.Line] = names.enumerated().map { [(" \($0 + 1)  ", .hintKey), ($1, .popup)] }
    let body = Popup(
      title: words.settingAside(label), lines: head + lines, hint: words.reviewHint, chosen: head.count + form.chosen
    ).draw(&grid, width: width, signs: signs)
    let x = body.x + grid.widths.of(" 4  " + words.otherReason)
    let y = body.y + head.count + ReviewForm.count - 1
    guard y < body.endY else { return }
    let cursor = grid.cursor
    draw(&grid, form.text, Area(x: x, y: y, width: max(2, body.endX - x - 1), height: 1))
    if !form.isTyping { grid.cursor = cursor }
  }
}

// Words
extension Words {
  var nothingToSetAside: String {
    say("此处没有可搁置的核查结果；按 \(key(.findings)) 打开清单", "no finding to set aside here; \(key(.findings)) opens the list")
  }
  func settingAside(_ label: String) -> String { say("搁置：\(label)", "Set aside: \(label)") }
  var otherReason: String { say("其他：", "other: ") }
  var reviewHint: String { say("↑↓ 或 1–4 选择  <Enter> 搁置  <Esc> 取消", "up/down or 1-4  <Enter> set aside  <Esc> cancel") }
  func setAside(_ entry: SetAside, _ path: String) -> String {
    let reason = entry.reason(in: language)
    return say(
      "已搁置（\(reason)），记入 \(path)；再按 \(key(.review)) 恢复",
      "set aside (\(reason)), kept in \(path); \(key(.review)) takes it back")
  }
  func takenBack(_ path: String) -> String { say("已恢复，\(path) 中的记录已删去", "taken back, the entry in \(path) is gone") }
  func setAside(_ count: Int) -> String { say("另搁置 \(count)", "\(count) set aside") }
  func setAsideTotal(_ count: Int) -> String { say("搁置\(count)", "aside \(count)") }
  var setAsideHidden: String {
    say("已搁置的不显示；再按 \(key(.showSetAside)) 显示", "what is set aside is hidden; \(key(.showSetAside)) shows it")
  }
  var setAsideShown: String { say("已搁置的以暗色显示", "what is set aside is shown dimmed") }
  func rulesOff(_ rules: RulesInForce) -> String {
    let off = rules.off.count
    let pieces = [
      off > 0 ? say("停用 \(off) 条规则", "\(off) rule\(off == 1 ? "" : "s") off") : nil,
      rules.changed.isEmpty ? nil : say("改级别 \(rules.changed.count) 条", "\(rules.changed.count) of another severity"),
    ]
    return pieces.compactMap { $0 }.joined(separator: say("，", ", "))
  }
}
