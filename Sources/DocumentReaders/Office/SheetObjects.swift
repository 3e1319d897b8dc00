/// The cells that the objects drawn on a worksheet lie over, as their anchors say.
enum SheetObjects {
  /// Beyond that many a sheet is refused.
  static let most = 1000

  /// The areas of the objects below a node; lines and what is hidden are left out.
  static func areas(in root: XMLNode) -> [SheetGrid.Merge] {
    var areas: [SheetGrid.Merge] = []
    XMLWalk.visit(root) { node in
      switch node {
      case "sheetData": return .past
      case "twoCellAnchor", "oneCellAnchor", "anchor":
        if shows(node), let area = area(node) { areas.append(area) }
        return areas.count > most ? .stop : .past
      default: return .deeper
      }
    }
    return areas
  }

  private static func shows(_ anchor: XMLNode) -> Bool {
    if anchor.first("cNvPr")?.flag(named: "hidden") ?? false { return false }
    if anchor.child("cxnSp") != nil { return false }
    guard let shape = anchor.child("sp") else { return true }
    let form = shape.first("prstGeom")?.attribute("prst") ?? ""
    return !(form.hasPrefix("line") || form.contains("Connector")) || shape.first("t") != nil
  }

  private static func area(_ anchor: XMLNode) -> SheetGrid.Merge? {
    guard let from = anchor.child("from"), let column = number(from, "col"), let row = number(from, "row") else {
      return nil
    }
    var lastColumn = column
    var lastRow = row
    if let to = anchor.child("to") {
      lastColumn = max(column, end(to, "col", "colOff"))
      lastRow = max(row, end(to, "row", "rowOff"))
    } else if let size = anchor.child("ext") {
      // Columns and rows of the usual width and height, in EMU.
      lastColumn += min(SheetReader.columns, max(0, Int(size.attribute("cx") ?? "") ?? 0) / 609_600)
      lastRow += min(SheetReader.rows, max(0, Int(size.attribute("cy") ?? "") ?? 0) / 190_500)
    }
    return SheetGrid.Merge(rows: row...lastRow, columns: column...lastColumn)
  }

  /// The last row or column that an object reaches into by more than two points.
  private static func end(_ mark: XMLNode, _ place: StaticString, _ offset: StaticString) -> Int {
    (number(mark, place) ?? 0) - ((number(mark, offset) ?? 0) > 25_400 ? 0 : 1)
  }

  private static func number(_ mark: XMLNode, _ name: StaticString) -> Int? {
    guard let text = mark.child(name)?.allText, let number = Int(String(decoding: text, as: UTF8.self)) else {
      return nil
    }
    return min(max(0, number), name.utf8CodeUnitCount > 3 ? .max : SheetReader.rows)
  }
}
