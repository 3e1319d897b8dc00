import Disclosure

extension WordPaper {
  /// A table, cut in two or set within another where that is this document's habit.
  mutating func table(_ grid: FixtureGrid) -> String {
    lists.beginTable()
    var rows = grid.rows.indices.map { row(grid, $0) }
    let heads = grid.heads
    var xml = ""
    if habits.splitsTables, rows.count > heads + 4, random.chance(60) {
      let cut = random.int(in: (heads + 1)...(rows.count - 2))
      xml += frame(rows[..<cut], grid) + random.pick("", "<w:p/>", "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
      rows = (habits.repeatsHeads && !habits.numbersLabels ? Array(rows[..<heads]) : []) + rows[cut...]
    }
    xml += frame(rows[...], grid)
    guard habits.laysOutInTables else { return xml }
    return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>\(xml)<w:p/></w:tc></w:tr></w:tbl>"
  }

  private func frame(_ rows: ArraySlice<String>, _ grid: FixtureGrid) -> String {
    let columns = String(repeating: "<w:gridCol w:w=\"900\"/>", count: grid.columns)
    return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>\(columns)</w:tblGrid>"
      + rows.joined() + "</w:tbl>"
  }

  private mutating func row(_ grid: FixtureGrid, _ index: Int) -> String {
    var column = 0
    var cells = ""
    for cell in grid.rows[index] {
      let down =
        cell.isCovered
        ? random.pick("<w:vMerge/>", "<w:vMerge w:val=\"continue\"/>")
        : grid.rowSpan(row: index, column: column) > 1 ? "<w:vMerge w:val=\"restart\"/>" : ""
      cells += self.cell(cell, down)
      column += cell.span
    }
    let properties =
      (index < grid.heads && habits.repeatsHeads ? "<w:tblHeader/>" : "")
      + (habits.tracksChanges ? "<w:ins w:id=\"4\"/>" : "")
    let row = "<w:tr><w:trPr><w:cantSplit/>\(properties)</w:trPr>\(cells)</w:tr>"
    let wrapped =
      habits.wrapsCells && random.chance(20) ? "<w:sdt><w:sdtPr/><w:sdtContent>\(row)</w:sdtContent></w:sdt>" : row
    guard habits.tracksChanges, index >= grid.heads, random.chance(8) else { return wrapped }
    return "<w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr><w:tc><w:p><w:r><w:t>（一）予以公开</w:t></w:r></w:p></w:tc>"
      + String(repeating: "<w:tc><w:p><w:r><w:t>8</w:t></w:r></w:p></w:tc>", count: 7) + "</w:tr>" + wrapped
  }

  private mutating func cell(_ cell: GridCell, _ down: String) -> String {
    let content = content(of: cell)
    var xml: String
    if habits.mergesAsOldFiles, cell.span > 1 {
      let rest = "<w:tc><w:tcPr><w:hMerge/>\(down)</w:tcPr><w:p/></w:tc>"
      xml = "<w:tc><w:tcPr><w:hMerge w:val=\"restart\"/>\(down)</w:tcPr>\(content)</w:tc>"
      xml += String(repeating: rest, count: cell.span - 1)
    } else {
      let across = cell.span > 1 ? "<w:gridSpan w:val=\"\(cell.span)\"/>" : ""
      xml = "<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/>\(across)\(down)</w:tcPr>\(content)</w:tc>"
    }
    if habits.wrapsCells, random.chance(15) { xml = "<w:sdt><w:sdtPr/><w:sdtContent>\(xml)</w:sdtContent></w:sdt>" }
    let isDoubled = habits.tracksChanges && cell.isValue && random.chance(3)
    return isDoubled
      ? xml + "<w:tc><w:tcPr><w:cellDel w:id=\"7\"/></w:tcPr><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc>" : xml
  }

  private mutating func content(of cell: GridCell) -> String {
    let gap = cell.isAiry ? "<w:p/>" : ""
    if cell.isCovered { return random.chance(10) ? "<w:p><w:r><w:t>2</w:t></w:r></w:p>" : "<w:p/>" }
    if !cell.isValue, cell.paragraphs.count > 1, !cell.isAiry, random.chance(30) {
      return "<w:p>" + cell.paragraphs.map { runs($0) }.joined(separator: "<w:r><w:br/></w:r>") + "</w:p>"
    }
    return cell.paragraphs.map { text -> String in
      guard habits.numbersLabels, !cell.isValue, let (list, rest) = lists.label(text) else {
        return paragraph(text, "<w:jc w:val=\"center\"/>")
      }
      return "<w:p><w:pPr>\(list)</w:pPr>\(runs(rest))</w:p>"
    }.joined(separator: gap)
  }
}

/// The lists that number a document's headings and labels: what they print is left out of the text.
struct WordLists {
  private var headings = 0
  private var brackets = 0
  private var digits = 0
  /// How the brackets and the digits are written; settled by the first of each.
  private var bracketText: String?
  private var digitText: String?

  private static let ordinals = Array("一二三四五六七八九十")

  /// A table begins, in which lists of labels are told apart from those before.
  mutating func beginTable() {
    brackets = 100
    digits = 100
  }

  /// What is left of a heading once its number is left to a list; nil if the list would print another one.
  mutating func heading(_ text: String) -> String? {
    let next = String(Self.ordinals[headings % 10]) + "、"
    guard text.hasPrefix(next) else { return nil }
    headings += 1
    return String(text.dropFirst(2))
  }

  /// The list that prints a label's number, and what is left of the label; nil if no list would print that.
  mutating func label(_ text: String) -> (list: String, rest: String)? {
    let characters = Array(text)
    if characters.count >= 3, "（(".contains(characters[0]), "）)".contains(characters[2]),
      let ordinal = Self.ordinals.firstIndex(of: characters[1])
    {
      let written = "\(characters[0])%1\(characters[2])"
      let isFirst = ordinal == 0 && bracketText == nil
      guard written == bracketText && ordinal == brackets || isFirst else { return nil }
      bracketText = written
      brackets = ordinal + 1
      digits = 0
      return (Self.place(0), String(characters.dropFirst(3)))
    }
    guard characters.count >= 2, let number = characters[0].wholeNumberValue, characters[0].isASCII,
      ".、．".contains(characters[1]), number == digits + 1
    else { return nil }
    let written = "%2\(characters[1])"
    guard digitText == nil || digitText == written else { return nil }
    digitText = written
    digits = number
    return (Self.place(1), String(characters.dropFirst(2)))
  }

  private static func place(_ level: Int) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"2\"/></w:numPr>"
  }

  /// The part `numbering.xml`.
  var xml: String {
    func level(_ index: Int, _ format: String, _ text: String) -> String {
      "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/><w:suff w:val=\"nothing\"/>"
        + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
    }
    return "<w:abstractNum w:abstractNumId=\"0\">\(level(0, "chineseCountingThousand", "%1、"))</w:abstractNum>"
      + "<w:abstractNum w:abstractNumId=\"1\">" + level(0, "chineseCounting", bracketText ?? "")
      + level(1, "decimal", digitText ?? "") + "</w:abstractNum>"
      + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
  }
}
