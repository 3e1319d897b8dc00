/// The screen as a value: rows of cells, each row exactly as wide as the screen, no wide grapheme ever cut in half.
public struct Grid: Sendable, Hashable {
  /// How many columns.
  public let width: Int
  /// How many rows.
  public let height: Int
  /// Where the hardware cursor stands, nil if it is hidden.
  public var cursor: Position?
  /// The width of characters it was laid out with.
  public let widths: CellWidth
  private var cells: [Cell]

  /// An empty screen.
  public init(width: Int, height: Int, widths: CellWidth = CellWidth()) {
    self.width = max(0, width)
    self.height = max(0, height)
    self.widths = widths
    cells = [Cell](repeating: .space, count: self.width * self.height)
  }

  /// The cell at a position, nil outside the screen.
  public subscript(x: Int, y: Int) -> Cell? {
    guard x >= 0, x < width, y >= 0, y < height else { return nil }
    return cells[y * width + x]
  }

  /// The cells of a row, empty outside the screen.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < height else { return [] }
    return cells[y * width..<(y + 1) * width]
  }

  /// The whole area.
  public var area: Area { Area(x: 0, y: 0, width: width, height: height) }

  /// Writes text from a position on, at most `limit` columns wide, and returns how many columns it took.
  ///
  /// The text is sanitised first (`SafeText`): nothing that steers a terminal gets into a cell. A wide grapheme that
  /// does not fit whole is left out and a space stands in its place if it was cut by the limit.
  @discardableResult
  public mutating func write(_ text: String, x: Int, y: Int, limit: Int = .max, role: Role, overlay: Role? = nil) -> Int
  {
    guard y >= 0, y < height, x < width, limit > 0 else { return 0 }
    let end = limit > width - x ? width : x + limit
    var column = x
    SafeText.forEach(in: text, widths: widths) { piece in
      guard column + piece.width <= end else {
        if column < end {
          if column >= 0 { put(.space(role, overlay), column, y) }
          column += 1
        }
        return false
      }
      let role = piece.isEscaped ? .escaped : role
      if column >= 0 {
        put(Cell(symbol: piece.symbol, width: UInt8(piece.width), role: role, overlay: overlay), column, y)
      } else if column + piece.width > 0 {
        put(.space(role, overlay), 0, y)
      }
      column += piece.width
      return column < end
    }
    return max(0, column - x)
  }

  /// Fills an area with spaces of a role.
  public mutating func fill(_ area: Area, role: Role, overlay: Role? = nil) {
    let (left, right) = (max(0, area.x), min(width, area.endX))
    guard left < right else { return }
    let space = Cell.space(role, overlay)
    for y in max(0, area.y)..<max(max(0, area.y), min(height, area.endY)) {
      let base = y * width
      // Only at its ends can an area cut a grapheme in half.
      clearHalf(base, left)
      clearHalf(base, right - 1)
      for index in base + left..<base + right { cells[index] = space }
    }
  }

  /// Lays a role over every cell of an area, text and roles unchanged.
  public mutating func overlay(_ area: Area, with role: Role?) {
    for y in max(0, area.y)..<max(max(0, area.y), min(height, area.endY)) {
      for x in max(0, area.x)..<max(max(0, area.x), min(width, area.endX)) { cells[y * width + x].overlay = role }
    }
  }

  /// Puts one cell; halves of wide graphemes that it cuts are replaced by spaces.
  private mutating func put(_ cell: Cell, _ x: Int, _ y: Int) {
    guard x >= 0, x + Int(cell.width) <= width, y >= 0, y < height else { return }
    let base = y * width
    clearHalf(base, x)
    if cell.width == 2 { clearHalf(base, x + 1) }
    cells[base + x] = cell
    if cell.width == 2 {
      cells[base + x + 1] = Cell(symbol: "", width: 0, role: cell.role, overlay: cell.overlay)
    }
  }

  private mutating func clearHalf(_ base: Int, _ column: Int) {
    let size = cells[base + column].width
    guard size != 1 else { return }
    let old = cells[base + column]
    if size == 0, column > 0 {
      let left = cells[base + column - 1]
      cells[base + column - 1] = .space(left.role, left.overlay)
      cells[base + column] = .space(old.role, old.overlay)
    } else if size == 2, column + 1 < width {
      cells[base + column + 1] = .space(old.role, old.overlay)
    }
  }

  /// The row's text, trailing spaces kept: exactly as wide as the screen.
  public func text(ofRow y: Int) -> String { row(y).map(\.symbol).joined() }

  /// All rows' texts, top to bottom.
  public var lines: [String] { (0..<height).map(text(ofRow:)) }
}
