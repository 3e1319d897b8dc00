import Disclosure

extension Paper {
  /// The paper as an Excel workbook, with whatever a seed draws of what Excel can do to numbers and cells.
  public func xlsx(seed: UInt64) -> [UInt8] {
    var writer = SheetPaper(seed: seed)
    return writer.write(pieces)
  }
}

/// Writes a report as a workbook that shows it.
struct SheetPaper {
  private var random: SplitMix64
  private let hasBorders: Bool
  private let sharesStrings: Bool
  private let isOneSheet: Bool
  private let hasHidden: Bool
  private var strings: [String] = []
  private var rows: [String] = []
  private var merges: [String] = []
  private var row = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 0x5EE7)
    hasBorders = random.chance(70)
    sharesStrings = random.chance(70)
    isOneSheet = random.chance(50)
    hasHidden = random.chance(40)
  }

  mutating func write(_ pieces: [Paper.Piece]) -> [UInt8] {
    var sheets: [String] = []
    for piece in pieces {
      switch piece {
      case .title(let text), .heading(let text), .paragraph(let text), .signature(let text): line(text)
      case .table(let grid):
        table(grid)
        if !isOneSheet { sheets.append(finishSheet()) }
      }
    }
    sheets.append(finishSheet())
    return pack(sheets)
  }

  // MARK: - Rows

  private mutating func line(_ text: String) {
    if random.chance(40) || !hasBorders { row += 1 }
    if random.chance(40) { merges.append("A\(row + 1):J\(row + 1)") }
    rows.append("<row r=\"\(row + 1)\">\(cell(text, column: 0, isBordered: false))</row>")
    row += 1
  }

  private mutating func table(_ grid: FixtureGrid) {
    if random.chance(40) { row += 1 }
    for index in grid.rows.indices {
      if hasHidden, index >= grid.heads, random.chance(6) { hiddenRow() }
      var column = 0
      var cells = ""
      for found in grid.rows[index] {
        let depth = grid.rowSpan(row: index, column: column)
        let covers = found.isCovered ? "" : found.paragraphs.joined(separator: "\n")
        cells += cell(covers, column: column, isBordered: hasBorders, isValue: found.isValue)
        if hasBorders {
          for next in (column + 1)..<max(column + 1, column + found.span) { cells += empty(next) }
        }
        if !found.isCovered, found.span > 1 || depth > 1 {
          merges.append("\(Self.name(column))\(row + 1):\(Self.name(column + found.span - 1))\(row + depth)#\(index)")
        }
        column += found.span
      }
      rows.append("<row r=\"\(row + 1)\" spans=\"1:\(grid.columns)\">\(cells)</row>")
      row += 1
    }
    merges = merges.map { String($0.split(separator: "#")[0]) }
    row += 1
  }

  /// A row that is not shown: only between rows that no cell reaches over.
  private mutating func hiddenRow() {
    guard merges.allSatisfy({ !$0.hasSuffix(":\(row + 1)") }), !reachesOver(row + 1) else { return }
    rows.append(
      "<row r=\"\(row + 1)\" hidden=\"1\">\(cell("7", column: 1, isBordered: hasBorders, isValue: true))</row>")
    row += 1
  }

  private func reachesOver(_ next: Int) -> Bool {
    merges.contains { merge in
      let end = merge.split(separator: "#")[0].split(separator: ":").last ?? ""
      return (Int(end.drop { $0.isLetter }) ?? 0) >= next
    }
  }

  // MARK: - Cells

  private func empty(_ column: Int) -> String { "<c r=\"\(Self.name(column))\(row + 1)\" s=\"1\"/>" }

  private mutating func cell(_ text: String, column: Int, isBordered: Bool, isValue: Bool = false) -> String {
    let place = "r=\"\(Self.name(column))\(row + 1)\""
    let border = isBordered ? 1 : 0
    if text.isEmpty {
      guard isValue, random.chance(20) else { return isBordered ? "<c \(place) s=\"1\"/>" : "" }
      return "<c \(place) s=\"\(8 + border)\"><v>0</v></c>"
    }
    if isValue, let number = number(text, place, border) { return number }
    let escaped = OfficeFiles.escaped(text)
    if sharesStrings {
      strings.append(rich(text))
      return "<c \(place) s=\"\(border)\" t=\"s\"><v>\(strings.count - 1)</v></c>"
    }
    if random.chance(20) { return "<c \(place) s=\"\(border)\" t=\"str\"><f>A1&amp;B1</f><v>\(escaped)</v></c>" }
    return "<c \(place) s=\"\(border)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
  }

  /// A text as a number that shows as that text, where there is one.
  private mutating func number(_ text: String, _ place: String, _ border: Int) -> String? {
    let formula = random.chance(20) ? "<f>SUM(B2:B9)</f>" : ""
    func made(_ style: Int, _ value: String) -> String {
      "<c \(place) s=\"\(style + border)\">\(formula)<v>\(value)</v></c>"
    }
    if text == "-" { return made(4, "0") }
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }), random.chance(80) else {
      return nil
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if text.contains(",") { return parts.count == 1 ? made(2, text.replacing(",", with: "")) : nil }
    if parts.count == 2 { return parts[1].count == 2 ? made(6, text) : parts[1].last == "0" ? nil : made(0, text) }
    return made(random.pick(0, 2, 4), text).replacing("s=\"2\"", with: text.count > 3 ? "s=\"0\"" : "s=\"2\"")
      .replacing("s=\"3\"", with: text.count > 3 ? "s=\"1\"" : "s=\"3\"")
      .replacing("s=\"4\"", with: text.count > 3 || text == "0" ? "s=\"0\"" : "s=\"4\"")
      .replacing("s=\"5\"", with: text.count > 3 || text == "0" ? "s=\"1\"" : "s=\"5\"")
  }

  private mutating func rich(_ text: String) -> String {
    let escaped = OfficeFiles.escaped(text)
    guard random.chance(30), text.count > 1 else { return "<si><t xml:space=\"preserve\">\(escaped)</t></si>" }
    let cut = text.index(text.startIndex, offsetBy: random.int(in: 1...(text.count - 1)))
    func run(_ part: Substring) -> String {
      "<r><rPr><b/></rPr><t xml:space=\"preserve\">\(OfficeFiles.escaped(String(part)))</t></r>"
    }
    return
      "<si>\(run(text[..<cut]))\(run(text[cut...]))<rPh sb=\"0\" eb=\"1\"><t>9</t></rPh><phoneticPr fontId=\"1\"/></si>"
  }

  private static func name(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(0x41 + column % 26)))
  }

  // MARK: - Parts

  private mutating func finishSheet() -> String {
    let merged =
      merges.isEmpty ? "" : "<mergeCells>\(merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined())</mergeCells>"
    let sheet =
      "<worksheet \(OfficeFiles.sheetSpaces)><dimension ref=\"A1:XFD1048576\"/><sheetData>\(rows.joined())</sheetData>\(merged)</worksheet>"
    rows = []
    merges = []
    row = 0
    return sheet
  }

  private func pack(_ sheets: [String]) -> [UInt8] {
    var all = sheets.enumerated().map { (name: "表\($0 + 1)", isHidden: false, xml: $1) }
    if hasHidden {
      let junk =
        "<worksheet \(OfficeFiles.sheetSpaces)><sheetData><row><c t=\"inlineStr\"><is><t>2001年政府信息公开工作年度报告</t></is></c></row></sheetData></worksheet>"
      all.insert(("旧", true, junk), at: 0)
    }
    return OfficeFiles.xlsx(
      sheets: all, styles: OfficeFiles.sheetStyles,
      strings: sharesStrings ? "<sst \(OfficeFiles.sheetSpaces)>\(strings.joined())</sst>" : nil)
  }
}

extension OfficeFiles {
  static let sheetSpaces = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

  /// Ten styles, every other with a border: General, `#,##0`, a dash for zero, two places, zeros hidden.
  static let sheetStyles: String = {
    let side = ["left", "right", "top", "bottom"].map { "<\($0) style=\"thin\"/>" }.joined()
    let formats = [0, 3, 165, 2, 164].flatMap { id in
      (0..<2).map { #"<xf numFmtId="\#(id)" fontId="0" fillId="0" borderId="\#($0)" applyNumberFormat="1"/>"# }
    }
    return "<styleSheet \(sheetSpaces)><numFmts><numFmt numFmtId=\"164\" formatCode=\"0;-0;;@\"/>"
      + "<numFmt numFmtId=\"165\" formatCode=\"_ * #,##0_ ;_ * \\-#,##0_ ;_ * &quot;-&quot;_ ;_ @_ \"/></numFmts>"
      + "<fonts><font/></fonts><fills><fill><patternFill patternType=\"none\"/></fill></fills>"
      + "<borders><border/><border>\(side)</border></borders><cellStyleXfs><xf/></cellStyleXfs>"
      + "<cellXfs>\(formats.joined())</cellXfs></styleSheet>"
  }()

  /// An `.xlsx` file of sheets.
  public static func xlsx(
    sheets: [(name: String, isHidden: Bool, xml: String)], styles: String? = nil, strings: String? = nil,
    properties: String = ""
  ) -> [UInt8] {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"\(index + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"rId\(index + 1)\"/>"
    }
    let space = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    let workbook = "<workbook \(sheetSpaces) \(space)>\(properties)<sheets>\(list.joined())</sheets></workbook>"
    var parts = sheets.enumerated().map { index, sheet in
      (type: "worksheet", name: "worksheets/sheet\(index + 1).xml", content: type + "worksheet+xml", xml: sheet.xml)
    }
    if let styles { parts.append(("styles", "styles.xml", type + "styles+xml", styles)) }
    if let strings { parts.append(("sharedStrings", "sharedStrings.xml", type + "sharedStrings+xml", strings)) }
    return package(main: ("xl/workbook.xml", type + "sheet.main+xml", workbook), parts: parts)
  }
}
