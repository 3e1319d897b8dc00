import Disclosure

extension Paper {
  /// The paper as an OpenDocument text, with whatever a seed draws of what LibreOffice can do to a text.
  public func odt(seed: UInt64) -> [UInt8] {
    var writer = OpenPaper(seed: seed)
    return OfficeFiles.openDocument(
      kind: "text", body: "<office:text>\(writer.body(pieces))</office:text>", styles: OpenPaper.styles)
  }

  /// The paper as an OpenDocument spreadsheet.
  public func ods(seed: UInt64) -> [UInt8] {
    var writer = OpenPaper(seed: seed)
    return OfficeFiles.openDocument(
      kind: "spreadsheet", body: "<office:spreadsheet>\(writer.sheets(pieces))</office:spreadsheet>",
      styles: OpenPaper.styles)
  }
}

/// Writes a report as an OpenDocument file that shows it.
struct OpenPaper {
  private var random: SplitMix64
  private let numbersHeadings: Bool
  private let boxesTitle: Bool
  private let splitsTables: Bool
  private let laysOutInTables: Bool
  private let hasHeads: Bool
  private var headings = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 0x0D7)
    numbersHeadings = random.chance(40)
    boxesTitle = random.chance(15)
    splitsTables = random.chance(30)
    laysOutInTables = random.chance(10)
    hasHeads = random.chance(50)
  }

  static let styles = """
    <style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="more" style:family="text" style:parent-style-name="hidden"/>
    <style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
    <style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000"/>\
    </style:style>
    <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="、" \
    style:num-format="一, 二, 三, ..."><style:list-level-properties><style:list-level-label-alignment \
    text:label-followed-by="nothing"/></style:list-level-properties></text:list-level-style-number></text:list-style>
    """

  mutating func body(_ pieces: [Paper.Piece]) -> String {
    var xml =
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>9</text:p></text:deletion>"
      + "</text:changed-region></text:tracked-changes>"
    for piece in pieces {
      switch piece {
      case .title(let text) where boxesTitle:
        xml +=
          "<text:p><draw:frame text:anchor-type=\"paragraph\"><draw:text-box>\(paragraph(text))</draw:text-box></draw:frame></text:p>"
      case .title(let text), .paragraph(let text), .signature(let text): xml += paragraph(text)
      case .heading(let text): xml += heading(text)
      case .table(let grid): xml += table(grid)
      }
    }
    return xml
  }

  private mutating func heading(_ text: String) -> String {
    let next = "一二三四五六".dropFirst(headings).prefix(1) + "、"
    guard numbersHeadings, next.count == 2, text.hasPrefix(next) else { return paragraph(text) }
    let goesOn = headings > 0 ? " text:continue-numbering=\"true\"" : ""
    headings += 1
    return "<text:list text:style-name=\"L1\"\(goesOn)><text:list-item>\(paragraph(String(text.dropFirst(2))))"
      + "</text:list-item></text:list>"
  }

  // MARK: - Text

  private mutating func paragraph(_ text: String) -> String { "<text:p>\(inline(text))</text:p>" }

  private mutating func inline(_ text: String) -> String {
    var rest = Substring(text)
    var xml = ""
    while !rest.isEmpty {
      let length = random.chance(60) ? rest.count : random.int(in: 1...max(1, min(6, rest.count)))
      xml += noise() + wrapped(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    let last = noise()
    // Whether hidden text in a cell without any other is a figure nobody can say.
    return text.isEmpty && (last.contains("hidden") || last.contains("\"more\"")) ? xml : xml + last
  }

  private mutating func wrapped(_ text: String) -> String {
    let spaces = text.split(separator: " ", omittingEmptySubsequences: false).map { OfficeFiles.escaped(String($0)) }
      .joined(separator: "<text:s/>")
    switch random.int(in: 0...19) {
    case 0...3: return "<text:span text:style-name=\"bold\">\(spaces)</text:span>"
    case 4: return "<text:a xlink:href=\"x\">\(spaces)</text:a>"
    case 5: return "<text:ruby><text:ruby-base>\(spaces)</text:ruby-base><text:ruby-text>8</text:ruby-text></text:ruby>"
    case 6: return "<text:user-defined text:name=\"x\">\(spaces)</text:user-defined>"
    default: return spaces
    }
  }

  private mutating func noise() -> String {
    switch random.int(in: 0...39) {
    case 0: "<text:bookmark-start text:name=\"_9\"/>"
    case 1: "<text:span text:style-name=\"hidden\">4</text:span>"
    case 2: "<text:span text:style-name=\"more\">7</text:span>"
    case 3:
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>6</text:p></text:note-body></text:note>"
    case 4: "<office:annotation><text:p>5</text:p></office:annotation>"
    case 5: "<text:change-start text:change-id=\"c\"/>"
    case 6: "<text:hidden-text text:is-hidden=\"true\" text:string-value=\"3\">3</text:hidden-text>"
    default: ""
    }
  }

  // MARK: - Tables

  private mutating func table(_ grid: FixtureGrid) -> String {
    var rows = grid.rows.indices.map { row(grid, $0) }
    let heads = hasHeads ? grid.heads : 0
    var xml = ""
    if splitsTables, rows.count > grid.heads + 4 {
      let cut = safeCut(grid)
      xml += frame(Array(rows[..<cut]), heads) + "<text:p/>"
      rows = Array(rows[cut...])
      xml += frame(rows, 0)
    } else {
      xml = frame(rows, heads)
    }
    guard laysOutInTables else { return xml }
    return "<table:table><table:table-row><table:table-cell>\(xml)</table:table-cell></table:table-row></table:table>"
  }

  /// A row before which no cell reaches over the cut.
  private mutating func safeCut(_ grid: FixtureGrid) -> Int {
    let free = grid.rows.indices.dropFirst(grid.heads + 1).filter { row in !grid.rows[row].contains(where: \.isCovered)
    }
    return random.element(of: free) ?? grid.rows.count
  }

  private func frame(_ rows: [String], _ heads: Int) -> String {
    guard !rows.isEmpty else { return "" }
    let head = heads > 0 ? "<table:table-header-rows>\(rows[..<heads].joined())</table:table-header-rows>" : ""
    return "<table:table><table:table-column table:number-columns-repeated=\"15\"/>\(head)"
      + rows[heads...].joined() + "</table:table>"
  }

  private mutating func row(_ grid: FixtureGrid, _ index: Int, isSheet: Bool = false) -> String {
    var column = 0
    var cells: [String] = []
    for cell in grid.rows[index] {
      defer { column += cell.span }
      let covered = "<table:covered-table-cell/>"
      guard !cell.isCovered else {
        cells.append(
          cell.span > 1 ? "<table:covered-table-cell table:number-columns-repeated=\"\(cell.span)\"/>" : covered)
        continue
      }
      let rows = grid.rowSpan(row: index, column: column)
      let spans =
        (cell.span > 1 ? " table:number-columns-spanned=\"\(cell.span)\"" : "")
        + (rows > 1 ? " table:number-rows-spanned=\"\(rows)\"" : "")
      cells.append(
        "<table:table-cell\(isSheet ? " table:style-name=\"ruled\"" : "")\(spans)>\(content(cell))</table:table-cell>"
          + String(repeating: covered, count: cell.span - 1))
    }
    return "<table:table-row>\(repeated(cells).joined())</table:table-row>"
  }

  /// Cells with equal ones in a row written once.
  private func repeated(_ cells: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      let count = cells[index...].prefix { $0 == cell }.count
      let isPlain = cell.hasPrefix("<table:table-cell") && !cell.contains("spanned")
      result.append(
        count > 1 && isPlain
          ? cell.replacing(
            "<table:table-cell", with: "<table:table-cell table:number-columns-repeated=\"\(count)\"",
            maxReplacements: 1)
          : cells[index..<(index + count)].joined())
      index += count
    }
    return result
  }

  private mutating func content(_ cell: GridCell) -> String {
    let gap = cell.isAiry ? "<text:p/>" : ""
    if !cell.isValue, !cell.isAiry, cell.paragraphs.count > 1, random.chance(30) {
      return "<text:p>" + cell.paragraphs.map { inline($0) }.joined(separator: "<text:line-break/>") + "</text:p>"
    }
    return cell.paragraphs.map { paragraph($0) }.joined(separator: gap)
  }

  // MARK: - Sheets

  mutating func sheets(_ pieces: [Paper.Piece]) -> String {
    var rows = ""
    for piece in pieces {
      switch piece {
      case .title(let text), .heading(let text), .paragraph(let text), .signature(let text):
        rows += "<table:table-row><table:table-cell>\(paragraph(text))</table:table-cell></table:table-row>"
      case .table(let grid):
        rows += grid.rows.indices.map { row(grid, $0, isSheet: true) }.joined()
        rows +=
          "<table:table-row table:visibility=\"collapse\"><table:table-cell>\(paragraph("7"))</table:table-cell></table:table-row>"
      }
    }
    rows +=
      "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    return
      "<table:table table:name=\"表1\"><table:table-column table:number-columns-repeated=\"16384\"/>\(rows)</table:table>"
  }
}

extension OfficeFiles {
  /// An OpenDocument file; `body` is what stands in its `office:body`.
  public static func openDocument(
    kind: String, body: String, styles: String = "", faces: String = "", settings: String? = nil
  ) -> [UInt8] {
    let spaces = [
      "office", "text", "table", "draw", "style", "fo", "xlink", "svg", "config",
    ].map { name in
      let urn =
        name == "fo" || name == "svg"
        ? "urn:oasis:names:tc:opendocument:xmlns:\(name == "fo" ? "xsl-fo" : "svg")-compatible:1.0"
        : name == "xlink"
          ? "http://www.w3.org/1999/xlink"
          : "urn:oasis:names:tc:opendocument:xmlns:\(name == "draw" ? "drawing" : name):1.0"
      return "xmlns:\(name)=\"\(urn)\""
    }.joined(separator: " ")
    let type = "application/vnd.oasis.opendocument.\(kind)"
    let content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \(spaces) office:version=\"1.3\">"
      + "<office:font-face-decls>\(faces)</office:font-face-decls><office:automatic-styles>\(styles)</office:automatic-styles><office:body>\(body)</office:body></office:document-content>"
    let manifest =
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
      + "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"\(type)\"/>"
      + "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    var parts = [("mimetype", type), ("content.xml", content), ("META-INF/manifest.xml", manifest)]
    if let settings {
      parts.append(("settings.xml", "<office:document-settings \(spaces)>\(settings)</office:document-settings>"))
    }
    return StoredZip(parts).bytes
  }
}
