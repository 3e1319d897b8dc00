/// Puts findings into words, from rule and figures.
enum Wording {
  static func balance(_ finding: Finding, _ language: Language) -> String {
    let column = column(finding.subject, language)
    let sides =
      language == .chinese
      ? Sides("\(quoted(column))列", "本年新收与上年结转之和", "办理结果总计与结转下年度之和")
      : Sides("Column “\(column)”", "new plus carried-in requests", "results plus carried-out requests", verb: " make")
    return identity(finding, sides, language)
  }

  static func rowTotal(_ finding: Finding, _ language: Language) -> String {
    let row = row(finding.subject, language)
    let sides =
      language == .chinese
      ? Sides("\(quoted(row))行", "六类申请人之和", "总计栏", verb: "填")
      : Sides("Row “\(row)”", "the six kinds of applicants", "the total column", verb: " says")
    return identity(finding, sides, language)
  }

  static func outcomeTotal(_ finding: Finding, _ language: Language) -> String {
    let column = column(finding.subject, language)
    let sides =
      language == .chinese
      ? Sides("\(quoted(column))列", "（一）至（六）各项办理结果之和", "“（七）总计”", verb: "填")
      : Sides("Column “\(column)”", "results (1) to (6)", "(7) total of results", verb: " says")
    return identity(finding, sides, language)
  }

  static func disputeTotal(_ finding: Finding, _ language: Language) -> String {
    let group = row(finding.subject, language)
    let sides =
      language == .chinese
      ? Sides("\(quoted(group))", "四种结果之和", "总计栏", verb: "填")
      : Sides("“\(group.capitalizedFirst)”", "the four outcomes", "the total", verb: " says")
    return identity(finding, sides, language)
  }

  /// What the two sides of an identity are called.
  struct Sides {
    let subject: String
    let computed: String
    let stated: String
    let verb: String

    init(_ subject: String, _ computed: String, _ stated: String, verb: String = "") {
      self.subject = subject
      self.computed = computed
      self.stated = stated
      self.verb = verb
    }
  }

  static func identity(_ finding: Finding, _ sides: Sides, _ language: Language) -> String {
    switch finding.outcome {
    case .undetermined: undetermined(finding, sides, language)
    case .unassessable: unassessable(finding, sides, language)
    case .broken, .noted: broken(finding, sides, language)
    }
  }

  private static func broken(_ finding: Finding, _ sides: Sides, _ language: Language) -> String {
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    let difference = expected < found ? found - expected : expected - found
    return language == .chinese
      ? "\(sides.subject)：\(sides.computed) \(expected)，\(sides.stated)\(sides.verb) \(found)，相差 \(difference)"
      : "\(sides.subject): \(sides.computed) make \(expected), \(sides.stated)\(sides.verb) \(found); off by \(difference)"
  }

  private static func undetermined(_ finding: Finding, _ sides: Sides, _ language: Language) -> String {
    guard case .identity(let blanks, _, let closing) = finding.details else { return sides.subject }
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    if blanks.count == 1, let blank = blanks.first {
      return oneBlank(blank, closing, finding, sides, language)
    }
    return language == .chinese
      ? "\(sides.subject)：有 \(blanks.count) 格空白，暂按 0 计，\(sides.computed) \(expected)，\(sides.stated) \(found)，无法判定"
      : "\(sides.subject): \(blanks.count) cells are blank; read as 0, \(sides.computed) make \(expected), \(sides.stated) \(found): undetermined"
  }

  private static func oneBlank(
    _ blank: CellPath, _ closing: Quantity?, _ finding: Finding, _ sides: Sides, _ language: Language
  ) -> String {
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    let advice: Bilingual =
      closing.map { Bilingual("空白处若为 \($0) 则相符", "\($0) there would settle it") }
      ?? Bilingual("空白处填任何件数都不能相符", "no count there would settle it")
    if finding.cells.last == blank, finding.rule != "T3-BAL" {
      return language == .chinese
        ? "\(sides.subject)：\(sides.stated)为空白，\(sides.computed) \(expected)；\(advice.chinese)"
        : "\(sides.subject): \(sides.stated) is blank, \(sides.computed) make \(expected); \(advice.english)"
    }
    let cell = short(blank, in: finding, language)
    return language == .chinese
      ? "\(sides.subject)：\(quoted(cell))为空白，暂按 0 计，\(sides.computed) \(expected)，\(sides.stated) \(found)；\(advice.chinese)"
      : "\(sides.subject): “\(cell)” is blank; read as 0, \(sides.computed) make \(expected), \(sides.stated) \(found); \(advice.english)"
  }

  private static func unassessable(_ finding: Finding, _ sides: Sides, _ language: Language) -> String {
    guard case .identity(_, let unread, _) = finding.details, !unread.isEmpty else {
      return language == .chinese
        ? "\(sides.subject)：全部为空白，未核对" : "\(sides.subject): all cells are blank; not checked"
    }
    let names = list(unread.map { short($0, in: finding, language) }, limit: 3, "格", language)
    return language == .chinese
      ? "\(sides.subject)：\(names)未读出，未核对" : "\(sides.subject): not read: \(names); not checked"
  }

  /// The label that tells a cell from the finding's others: its row in a column, its column in a row.
  private static func short(_ cell: CellPath, in finding: Finding, _ language: Language) -> String {
    let isRow = finding.cells.allSatisfy { $0.row == cell.row }
    return isRow ? cell.columnLabel(in: language) : cell.rowLabel(in: language)
  }

  static func column(_ id: String?, _ language: Language) -> String {
    id.flatMap { ColumnID(id: $0) }?.label(in: language) ?? id ?? ""
  }

  static func row(_ id: String?, _ language: Language) -> String {
    id.flatMap { RowID(id: $0) }?.fullLabel(in: language) ?? id ?? ""
  }

  /// Names in a row, the first few and how many in all; `counter` is the Chinese word to count them with.
  static func list(_ names: [String], limit: Int, _ counter: String, _ language: Language) -> String {
    let shown = names.prefix(limit).map { language == .chinese ? quoted($0) : $0 }
    // GB/T 15834 has no mark of enumeration between quotation marks.
    let text = shown.joined(separator: language == .chinese ? "" : ", ")
    guard names.count > limit else { return text }
    return language == .chinese ? "\(text)等 \(names.count) \(counter)" : "\(text) and \(names.count - limit) more"
  }

  /// A name in Chinese quotation marks; those within it become single ones.
  static func quoted(_ name: String) -> String {
    var inner = ""
    for character in name {
      switch character {
      case "“": inner += "‘"
      case "”": inner += "’"
      default: inner.append(character)
      }
    }
    return "“\(inner)”"
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
