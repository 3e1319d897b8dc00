import Disclosure

/// Reads a worksheet of a workbook.
struct SheetReader {
  let look: SheetLook
  /// The texts that cells name by number.
  let strings: [String]
  let limits: ReadingLimits

  static let columns = 16_384
  static let rows = 1_048_576
  private static let merges = 4_000

  /// The texts of `xl/sharedStrings.xml`, readings left out.
  static func strings(_ root: XMLNode) -> [String] { root.children.filter { $0.is("si") }.map(richText) }

  /// The cells that objects drawn on the sheet or on its drawing lie over.
  func objects(_ roots: [XMLNode]) throws(ReadingError.Kind) -> [SheetGrid.Merge] {
    let areas = roots.flatMap(SheetObjects.areas)
    guard areas.count <= SheetObjects.most else { throw .overLimit(.cells(limits.tableCells)) }
    return areas
  }

  private static func richText(_ node: XMLNode) -> String {
    var text = ""
    for piece in node.children {
      switch piece {
      case "t": text += string(piece)
      case "r":
        guard let run = piece.child("t") else { continue }
        let look = piece.child("rPr").map { TextLook(sheetFont: $0) } ?? TextLook()
        text += look.isPlain ? string(run) : look.shown(unescaped(string(run)))
      default: continue
      }
    }
    return unescaped(text)
  }

  private static func string(_ node: XMLNode) -> String { String(decoding: node.allText, as: UTF8.self) }

  /// Text whose control characters were written as `_x000D_`.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = Substring(text)
    while let place = rest.firstIndex(of: "_") {
      result += rest[..<place]
      rest = rest[place...]
      let code = rest.dropFirst(2).prefix(4)
      if rest.hasPrefix("_x"), rest.dropFirst(6).first == "_", let value = UInt32(code, radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        if scalar == "\n" || value >= 0x20 { result.unicodeScalars.append(scalar) }
        rest = rest.dropFirst(7)
      } else {
        result.append("_")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  /// The cells of a sheet as it shows them.
  func grid(_ root: XMLNode) throws(ReadingError.Kind) -> SheetGrid {
    var grid = SheetGrid()
    grid.merges = try merges(root)
    let origins = Set(grid.merges.map { SheetGrid.Place(row: $0.rows.lowerBound, column: $0.columns.lowerBound) })
    for node in root.child("cols")?.children.filter({ $0.is("col") }) ?? [] {
      guard node.flag(named: "hidden") ?? false || node.attribute("width") == "0",
        let first = node.attribute("min").flatMap({ Int($0) }), let last = node.attribute("max").flatMap({ Int($0) }),
        (1...Self.columns).contains(first), first <= last
      else { continue }
      grid.hiddenColumns.insert((first - 1)..<min(last, Self.columns))
    }
    let views = root.child("sheetViews")?.children.first { $0.is("sheetView") }
    let hidesZeros = views?.flag(named: "showZeros") == false
    var count = 0
    var bytes = 0
    var index = -1
    for node in root.child("sheetData")?.children.filter({ $0.is("row") }) ?? [] {
      index = node.attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? index + 1
      guard (0..<Self.rows).contains(index), index > grid.rows.last?.index ?? -1 else { throw .damaged(.xlsx) }
      if node.flag(named: "hidden") ?? false || node.attribute("ht") == "0" {
        grid.hiddenRows.insert(index..<index + 1)
      }
      let cells = try cells(of: node, index, origins, hidesZeros: hidesZeros)
      if !cells.isEmpty { grid.rows.append((index, cells)) }
      count += cells.count
      guard count <= limits.tableCells else { throw .overLimit(.cells(limits.tableCells)) }
      // A format or a text that many cells share is a few bytes of the file.
      bytes += cells.values.reduce(0) { $0 + $1.text.utf8.count }
      guard bytes <= limits.expandedBytes else { throw .overLimit(.expanded(bytes: limits.expandedBytes)) }
    }
    return grid
  }

  private func merges(_ root: XMLNode) throws(ReadingError.Kind) -> [SheetGrid.Merge] {
    var merges: [SheetGrid.Merge] = []
    for node in root.child("mergeCells")?.children.filter({ $0.is("mergeCell") }) ?? [] {
      let ends = (node.attribute("ref") ?? "").split(separator: ":").map(Self.place)
      guard ends.count == 2, let first = ends[0], let last = ends[1], first.row <= last.row, first.column <= last.column
      else { continue }
      merges.append(SheetGrid.Merge(rows: first.row...last.row, columns: first.column...last.column))
      guard merges.count <= Self.merges else { throw .overLimit(.cells(limits.tableCells)) }
    }
    return merges
  }

  /// The place that a reference as `AB12` means.
  static func place(_ reference: some StringProtocol) -> SheetGrid.Place? {
    var column = 0
    var row = 0
    for byte in reference.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      guard column <= columns, row <= rows else { return nil }
    }
    return column > 0 && row > 0 ? SheetGrid.Place(row: row - 1, column: column - 1) : nil
  }

  // MARK: - Cells

  private func cells(
    of row: XMLNode, _ index: Int, _ origins: Set<SheetGrid.Place>, hidesZeros: Bool
  ) throws(ReadingError.Kind) -> [Int: SheetGrid.Cell] {
    var cells: [Int: SheetGrid.Cell] = [:]
    var column = -1
    for node in row.children where node.is("c") {
      if let reference = node.attribute("r") {
        guard let place = Self.place(reference), place.row == index else { throw .damaged(.xlsx) }
        column = place.column
      } else {
        column += 1
      }
      let style = node.attribute("s").flatMap { Int($0) } ?? 0
      let shown = shown(text(of: node, style, hidesZeros: hidesZeros), style)
      let cell = SheetGrid.Cell(text: shown, hasBorder: look.hasBorder(style))
      let isOrigin = origins.contains(SheetGrid.Place(row: index, column: column))
      if !cell.text.isEmpty || cell.hasBorder || isOrigin { cells[column] = cell }
    }
    return cells
  }

  private func shown(_ text: String, _ style: Int) -> String {
    let font = look.text(style)
    return font.isPlain ? text : font.shown(text)
  }

  /// What a cell shows; what cannot be worked out is unreadable.
  private func text(of node: XMLNode, _ style: Int, hidesZeros: Bool) -> String {
    let unreadable = String(WordSymbols.unreadable)
    let format = look.format(style)
    let value = node.child("v").map(Self.string)
    let kind = node.attribute("t") ?? "n"
    if kind == "inlineStr" { return format.shown(node.child("is").map(Self.richText) ?? "") }
    if node.child("f") != nil {
      let hasValue = value.map { !$0.isEmpty || kind == "str" } ?? false
      if look.isStale || !hasValue { return unreadable }
    }
    guard let value, !value.isEmpty else { return "" }
    switch kind {
    case "s":
      guard let index = Int(value), strings.indices.contains(index) else { return unreadable }
      return strings[index].isEmpty ? "" : format.shown(strings[index])
    case "str": return format.shown(Self.unescaped(value))
    case "b": return value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "e", "d": return value
    default:
      guard let number = DecimalDigits(value) else { return unreadable }
      if hidesZeros, number.isZero { return "" }
      guard let shown = format.shown(number, startsIn1904: look.startsIn1904) else { return unreadable }
      // A format as ;;; hides a number that is there.
      return shown.isEmpty && !number.isZero ? unreadable : shown
    }
  }
}
