import Disclosure

/// Reads Excel workbooks (ECMA-376 SpreadsheetML, transitional and strict): what their sheets show.
enum WorkbookReader {
  /// Reads the bytes of an `.xlsx` file.
  static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    do throws(ReadingError.Kind) {
      return .success(try document(bytes, context.limits))
    } catch { return .failure(error) }
  }

  private static func document(_ bytes: [UInt8], _ limits: ReadingLimits) throws(ReadingError.Kind) -> ReadDocument {
    let package = try OfficePackage(bytes, format: .xlsx, limits: limits)
    let main = try package.mainPart(contentTypes: ["spreadsheetml", "ms-excel"], usually: "xl/workbook.xml")
    guard let tree = try package.tree(main), tree.root.is("workbook") else { throw .damaged(.xlsx) }
    let parts = try package.relationships(of: main)
    func part(_ type: String) throws(ReadingError.Kind) -> XMLTree? {
      guard let name = parts.first(where: { $0.type == type })?.target else { return nil }
      return try package.tree(name)
    }
    let styles = try part("styles")
    let strings = try part("sharedStrings")
    let look = SheetLook(styles?.root, workbook: tree.root)
    let texts = strings.map { SheetReader.strings($0.root) } ?? []
    var builder = DocumentBuilder(limits: limits)
    for sheet in tree.root.child("sheets")?.children.filter({ $0.is("sheet") }) ?? [] {
      guard sheet.attribute("state") ?? "visible" == "visible", let id = sheet.attribute("id") else { continue }
      guard let found = parts.first(where: { $0.id == id }), let name = found.target else { throw .damaged(.xlsx) }
      guard found.type == "worksheet" else { continue }
      guard let content = try package.tree(name) else { throw .damaged(.xlsx) }
      let reader = SheetReader(look: look, strings: texts, limits: limits)
      var grid = try reader.grid(content.root)
      let drawings = try drawings(of: content.root, name, package)
      grid.objects = try reader.objects([content.root] + drawings.map(\.root))
      guard grid.write(to: &builder, limit: limits.tableCells) else {
        throw .overLimit(.cells(limits.tableCells))
      }
    }
    let document = try builder.finish().get()
    return ReadDocument(
      document: document, format: .xlsx, absence: package.hasParts(in: "xl/media/") ? .onlyPictures : nil)
  }
}

extension WorkbookReader {
  /// What is drawn on a sheet.
  private static func drawings(
    of sheet: XMLNode, _ name: String, _ package: OfficePackage
  ) throws(ReadingError.Kind) -> [XMLTree] {
    guard sheet.child("drawing") != nil else { return [] }
    var drawings: [XMLTree] = []
    for part in try package.relationships(of: name) where part.type == "drawing" {
      if let target = part.target, let tree = try package.tree(target) { drawings.append(tree) }
    }
    return drawings
  }
}

/// How a workbook's styles show cells.
struct SheetLook {
  private struct Style {
    var format: NumberFormat
    var hasBorder: Bool
    var text: TextLook
  }

  /// Excel has no more than 250 of one's own.
  private static let formats = 4096
  private var styles: [Style] = []
  /// Whether days are counted from 1904.
  let startsIn1904: Bool
  /// Whether the program that opens the file is to work out all formulas anew, so that the values in it may be stale.
  let isStale: Bool

  /// Reads `xl/styles.xml` and the workbook's properties.
  init(_ root: XMLNode?, workbook: XMLNode) {
    startsIn1904 = workbook.child("workbookPr")?.flag(named: "date1904") ?? false
    isStale = workbook.child("calcPr")?.flag(named: "fullCalcOnLoad") ?? false
    guard let root else { return }
    var codes: [String: String] = [:]
    var formats: [String: NumberFormat] = [:]
    for node in root.child("numFmts")?.children.filter({ $0.is("numFmt") }) ?? [] {
      codes[node.attribute("numFmtId") ?? ""] = node.attribute("formatCode")
    }
    let fonts = root.child("fonts")?.children.filter { $0.is("font") }.map { TextLook(sheetFont: $0) } ?? []
    let borders = root.child("borders")?.children.filter { $0.is("border") }.map(Self.isDrawn) ?? []
    for node in root.child("cellXfs")?.children.filter({ $0.is("xf") }) ?? [] where styles.count < 65_536 {
      let id = node.attribute("numFmtId") ?? "0"
      let border = node.attribute("borderId").flatMap { Int($0) } ?? 0
      let code = formats.count < Self.formats ? codes[id] ?? Self.builtIn[id] ?? (id == "0" ? "" : nil) : nil
      let format = formats[id] ?? NumberFormat(code ?? "[unknown]")
      if code != nil { formats[id] = format }
      styles.append(
        Style(
          format: format,
          hasBorder: borders.indices.contains(border) && borders[border],
          text: node.attribute("fontId").flatMap { Int($0) }.flatMap { fonts.indices.contains($0) ? fonts[$0] : nil }
            ?? TextLook()))
    }
  }

  /// The format of a style; General for none.
  func format(_ style: Int) -> NumberFormat { styles.indices.contains(style) ? styles[style].format : NumberFormat("") }

  /// How the text of cells of a style shows.
  func text(_ style: Int) -> TextLook { styles.indices.contains(style) ? styles[style].text : TextLook() }

  /// Whether cells of a style have a border at any side.
  func hasBorder(_ style: Int) -> Bool { styles.indices.contains(style) && styles[style].hasBorder }

  private static func isDrawn(_ border: XMLNode) -> Bool {
    border.children.contains { ($0.attribute("style") ?? "none") != "none" }
  }

  /// The formats that have a number and no code; where they differ by country, as in China.
  private static let builtIn: [String: String] = [
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "5": "\"¥\"#,##0;\"¥\"-#,##0", "6": "\"¥\"#,##0;\"¥\"-#,##0",
    "7": "\"¥\"#,##0.00;\"¥\"-#,##0.00", "8": "\"¥\"#,##0.00;\"¥\"-#,##0.00", "9": "0%", "10": "0.00%",
    "14": "yyyy/m/d", "31": "yyyy\"年\"m\"月\"d\"日\"", "27": "yyyy\"年\"m\"月\"", "36": "yyyy\"年\"m\"月\"",
    "50": "yyyy\"年\"m\"月\"", "57": "yyyy\"年\"m\"月\"", "28": "m\"月\"d\"日\"", "29": "m\"月\"d\"日\"",
    "51": "m\"月\"d\"日\"", "54": "m\"月\"d\"日\"", "58": "m\"月\"d\"日\"", "37": "#,##0;-#,##0", "38": "#,##0;-#,##0",
    "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00", "41": "#,##0;-#,##0;\"-\";@",
    "42": "\"¥\"#,##0;\"¥\"-#,##0;\"¥\"\"-\";@", "43": "#,##0.00;-#,##0.00;\"-\";@",
    "44": "\"¥\"#,##0.00;\"¥\"-#,##0.00;\"¥\"\"-\";@", "49": "@",
  ]
}

extension XMLNode {
  /// Whether an attribute of that name says yes; nil if there is none.
  func flag(named name: String) -> Bool? { attribute(name).map { ["1", "true", "on"].contains($0) } }
}
