extension WordText {
  /// How a cell goes on the one beside or above it.
  private enum Merge {
    case none, begins, goesOn

    init(_ node: XMLNode?) {
      switch node {
      case nil: self = .none
      case let node?: self = node.attribute("val") == "restart" ? .begins : .goesOn
      }
    }
  }

  /// No table of Word has more than 63.
  private static let columns = 1000

  private struct Cell {
    let node: XMLNode
    var columns: Int
    let down: Merge
    let across: Merge
    /// The content control around it.
    let control: WordControl
  }

  /// Reads a table.
  mutating func readTable(_ node: XMLNode) {
    let outer = cellLook
    let properties = node.child("tblPr")
    let style = styles.look(properties?.value(of: "tblStyle"))
    cellLook = TextLook(
      ink: style.ink, paper: properties?.child("shd").flatMap(TextColor.init(wordShade:)) ?? style.paper ?? outer.paper)
    builder.beginTable()
    readRows(in: node)
    builder.endTable()
    cellLook = outer
  }

  private mutating func readRows(in parent: XMLNode, control: WordControl = .none) {
    for node in parent.children {
      switch node {
      case "tr": readRow(node, control: control)
      // A row or cell stands in its place whatever is prompted for in it.
      case "sdt": readRows(in: node, control: self.control(node, within: control))
      case _ where Self.isLeftOut(node): continue
      case "AlternateContent": if let branch = Self.branch(of: node) { readRows(in: branch, control: control) }
      default: readRows(in: node, control: control)
      }
    }
  }

  private mutating func readRow(_ node: XMLNode, control: WordControl) {
    let properties = node.child("trPr")
    if properties?.child("del") != nil { return }
    var cells: [Cell] = []
    collectCells(in: node, control: control, into: &cells)
    guard !cells.isEmpty, !builder.isOverLimit else { return }
    builder.beginRow()
    if let skipped = properties?.child("gridBefore")?.number, skipped > 0 { builder.skipColumns(skipped) }
    for cell in cells {
      if cell.down == .goesOn {
        builder.beginCellContinuingAbove(columns: cell.columns)
      } else {
        builder.beginCell(columns: cell.columns)
      }
      let depth = fields.depth
      // Some programs show rows that are hidden.
      if cell.control == .stale || properties?.flag("hidden") ?? false {
        builder.append(String(WordSymbols.unreadable))
      }
      let outer = cellLook
      let shade = cell.node.child("tcPr")?.child("shd").flatMap(TextColor.init(wordShade:))
      cellLook.paper = shade ?? cellLook.paper
      if cell.control == .prompt { notePrompt(cell.node) } else { readBlocks(in: cell.node) }
      cellLook = outer
      fields.cut(to: depth)
    }
  }

  private func collectCells(in parent: XMLNode, control: WordControl, into cells: inout [Cell]) {
    for node in parent.children {
      switch node {
      case "tc": collect(node, control, into: &cells)
      case "sdt": collectCells(in: node, control: self.control(node, within: control), into: &cells)
      case _ where Self.isLeftOut(node): continue
      case "AlternateContent":
        if let branch = Self.branch(of: node) { collectCells(in: branch, control: control, into: &cells) }
      default: collectCells(in: node, control: control, into: &cells)
      }
    }
  }

  private func collect(_ node: XMLNode, _ control: WordControl, into cells: inout [Cell]) {
    let properties = node.child("tcPr")
    if properties?.child("cellDel") != nil { return }
    let cell = Cell(
      node: node, columns: min(max(1, properties?.child("gridSpan")?.number ?? 1), Self.columns),
      down: Self.down(properties),
      across: Merge(properties?.child("hMerge")), control: control)
    if cell.across == .goesOn, let last = cells.indices.last, cells[last].across != .none {
      cells[last].columns = min(cells[last].columns + cell.columns, Self.columns)
    } else {
      cells.append(cell)
    }
  }

  /// How a cell goes on the one above, a merge that is still tracked as a change included.
  private static func down(_ properties: XMLNode?) -> Merge {
    if let change = properties?.child("cellMerge")?.attribute("vMerge") { return change == "cont" ? .goesOn : .begins }
    return Merge(properties?.child("vMerge"))
  }
}
