import Disclosure

/// How an author writes the form's labels: the variants of real reports, drawn once for a whole report.
struct Wording: Sendable {
  /// How `（一）` is written.
  enum Bracket: Sendable { case full, half, enclosed, spaced }
  /// What follows a row's number, `①` standing for number and mark alike.
  enum Enumerator: Sendable { case dot, comma, wideDot, dotAndSpace, circled }
  /// The marks around 三安全一稳定.
  enum Quotes: Sendable { case curly, straight, single, corner, none }
  /// The script of the whole text.
  enum Script: Sendable { case simplified, traditional, traditionalWithReadings }

  var bracket = Bracket.full
  var enumerator = Enumerator.dot
  var quotes = Quotes.curly
  var script = Script.simplified
  /// Half-width `:` `,` `(` `)` in labels.
  var halfWidthMarks = false
  /// Spaces inside labels: `总 计`, `第二十条  第(一)项`.
  var spacedLabels = false
  /// Filling hints appended to labels of table 2.
  var hints = false
  /// 规范性文件 for 行政规范性文件 and the reverse.
  var swapsNormative = false
  /// A local row that the form does not have: 其他主动公开文件.
  var extraRow = false
  /// Heads of several paragraphs: 商业 / 企业.
  var brokenHeads = false
  /// Group heads with a blank line inside: （三） / / 不予公开.
  var brokenGroups = false
  /// `（万元）` behind 采购总金额.
  var unitInHead = false
  /// Which of a section title's variants is used.
  var titleVariant = 0

  static func random(_ random: inout SplitMix64) -> Wording {
    var wording = Wording()
    guard random.chance(75) else { return wording }
    wording.bracket = random.pick(.full, .half, .half, .enclosed, .spaced)
    wording.enumerator = random.pick(.dot, .dot, .comma, .wideDot, .dotAndSpace, .circled)
    wording.quotes = random.pick(.curly, .straight, .single, .corner, .none)
    wording.script = random.chance(6) ? .traditional : random.chance(3) ? .traditionalWithReadings : .simplified
    wording.halfWidthMarks = wording.bracket == .half
    wording.spacedLabels = random.chance(15)
    wording.hints = random.chance(20)
    wording.swapsNormative = random.chance(30)
    wording.extraRow = random.chance(12)
    wording.brokenHeads = random.chance(40)
    wording.brokenGroups = random.chance(25)
    wording.unitInHead = random.chance(30)
    wording.titleVariant = random.int(in: 0...3)
    return wording
  }

  // MARK: Labels

  func label(of row: FormRow) -> String {
    var text = row.label
    if row.id == .normative, swapsNormative { text = text == "规范性文件" ? "行政规范性文件" : "规范性文件" }
    text = written(text)
    if hints { text += written(hint(of: row.id)) }
    return text
  }

  func label(of group: RowGroup) -> String { written(group.label) }

  /// A label or head with this author's marks.
  func written(_ label: String) -> String {
    var text = numbered(quoted(label))
    text = bracketed(text)
    if halfWidthMarks {
      text = text.map { Self.halfWidth[$0] ?? String($0) }.joined()
    }
    if spacedLabels {
      if text == "总计" { text = "总 计" }
      text = text.replacing("条第", with: "条  第")
    }
    return text
  }

  /// A head of the table, several paragraphs where this author breaks it.
  func head(_ text: String) -> [String] {
    let breaks = ["商业企业": ["商业", "企业"], "科研机构": ["科研", "机构"], "本年新公开数量": ["本年新", "公开数量"]]
    if brokenHeads, let parts = breaks[text] { return parts }
    return [written(text)]
  }

  func head(of column: ColumnID, in edition: Edition) -> [String] {
    let text = Form.label(of: column, in: edition)
    if column == .amount, unitInHead { return [written(text + "（万元）")] }
    if column == .prevItems, hints { return [written(text + "（指上年末清单事项数）")] }
    return head(text)
  }

  /// Six titles, each a variant seen in real reports.
  func title(of section: SectionID) -> String {
    let variants: [SectionID: [String]] = [
      .overview: ["一、总体情况", "一、概述", "一、总体概述", "一、基本概况"],
      .proactive: ["二、主动公开政府信息情况", "二、主动公开政府信息的情况", "二、行政机关主动公开政府信息情况"],
      .requests: ["三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请的情况"],
      .disputes: [
        "四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四、政府信息公开行政复议和行政诉讼情况",
      ],
      .problems: ["五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况", "五、存在问题及改进情况", "五、存在的主要问题和改进措施"],
      .otherMatters: ["六、其他需要报告的事项", "六、需要报告的其他事项"],
    ]
    let titles = variants[section] ?? []
    return titles.isEmpty ? section.label : titles[titleVariant % titles.count]
  }

  /// The text in the script of this report.
  func inScript(_ text: String) -> String {
    switch script {
    case .simplified: text
    case .traditional: ChineseScript.toTraditional(text)
    case .traditionalWithReadings: ChineseScript.toTraditionalWithReadings(text)
    }
  }

  // MARK: Marks

  private static let halfWidth: [Character: String] = ["（": "(", "）": ")", "：": ":", "，": ","]
  private static let ordinals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let enclosed: [Character] = ["㈠", "㈡", "㈢", "㈣", "㈤", "㈥", "㈦", "㈧", "㈨"]
  private static let circles: [Character] = ["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧"]

  private func hint(of row: RowID) -> String {
    switch row {
    case .rules: "（有立法权的市、州政府填写）"
    case .otherServices: "（含行政确认、行政奖励以及与行政处罚、行政强制有关的备案）"
    case .fee: "（不含罚没收入）"
    default: ""
    }
  }

  private func quoted(_ text: String) -> String {
    let marks: (String, String)
    switch quotes {
    case .curly: return text
    case .straight: marks = ("\"", "\"")
    case .single: marks = ("‘", "’")
    case .corner: marks = ("「", "」")
    case .none: marks = ("", "")
    }
    return text.replacing("“", with: marks.0).replacing("”", with: marks.1)
  }

  private func numbered(_ text: String) -> String {
    let characters = Array(text)
    guard characters.count > 2, characters[1] == ".", let number = characters[0].wholeNumberValue else { return text }
    let rest = String(characters.dropFirst(2))
    switch enumerator {
    case .dot: return text
    case .comma: return "\(number)、" + rest
    case .wideDot: return "\(number)．" + rest
    case .dotAndSpace: return "\(number). " + rest
    case .circled: return String(Self.circles[max(0, number - 1) % Self.circles.count]) + rest
    }
  }

  private func bracketed(_ text: String) -> String {
    let characters = Array(text)
    guard bracket != .full, let open = characters.firstIndex(of: "（"), characters.count > open + 2,
      characters[open + 2] == "）", let ordinal = Self.ordinals.firstIndex(of: characters[open + 1])
    else { return text }
    let number = String(characters[open + 1])
    let mark: String
    switch bracket {
    case .full: return text
    case .half: mark = "(\(number))"
    case .enclosed: mark = String(Self.enclosed[ordinal])
    case .spaced: mark = "（ \(number) ）"
    }
    return String(characters[..<open]) + mark + String(characters[(open + 3)...])
  }
}
