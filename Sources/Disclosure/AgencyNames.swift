/// What the names of agencies look like, and how they are cut out of a sentence.
extension IdentityReader {
  /// The text without the spaces and quotation marks at either end.
  static func trimmed(_ text: Substring) -> String {
    let marks: [Character] = ["《", "》", "“", "”", "\"", "：", ":", "-", "—", "_"]
    var rest = text
    while let first = rest.first, first.isWhitespace || marks.contains(first) { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || marks.contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Whether a text may be an agency's name: short, without a sentence's punctuation, ending as names of agencies end.
  static func looksLikeAgency(_ name: String) -> Bool {
    let units = Fold.folded(name).filter { !Unit.isSpace($0) }
    guard (2...60).contains(units.count), let last = units.last else { return false }
    let forbidden: [UInt16] = [Unit.fullStop, Unit.comma, Unit.colon, 0x3B, 0x21, 0x3F, Unit.pipe]
    guard !units.contains(where: forbidden.contains), units.contains(where: Unit.isHan), !talks(units) else {
      return false
    }
    if Unit.isDigit(last) { return false }
    let plain = last == Unit.close ? Array(units.prefix { $0 != Unit.open }) : units
    return agencyEndings.contains { plain.count >= $0.count && plain.suffix($0.count).elementsEqual($0) }
  }

  private static let agencyEndings = [
    "局", "委", "委员会", "办", "办公室", "府", "政府", "厅", "部", "院", "署", "镇", "乡", "街道", "办事处", "区", "县", "市", "省", "州", "旗",
    "盟",
    "中心", "处", "队", "所", "站", "会", "公司", "大学", "学院", "学校", "医院", "馆", "社", "集团", "支队", "总队", "管委会", "园", "新区", "苏木",
    "场",
    "法院", "检察院", "行", "台", "联合会", "科", "组",
  ].map(Fold.folded)

  /// Whether words of a sentence stand in it, as they never do in a title or name; the 编制 of 机构编制委员会 is a name's.
  static func talks(_ units: [UInt16]) -> Bool {
    if talking.contains(where: { place(of: $0, in: units) != nil }) { return true }
    return place(of: compiling, in: units) != nil && place(of: staffing, in: units) == nil
  }

  private static let talking = ["根据", "本报告", "现将", "按照", "如下", "关于"].map(Fold.folded)
  private static let compiling = Fold.folded("编制")
  private static let staffing = Fold.folded("机构编制")
}
