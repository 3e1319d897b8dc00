import ScreenGrid

/// Small helps for drawing on a grid.
extension Grid {
  /// Writes text cut to a width, with a sign where it was cut, and fills the rest of the width; returns what it took.
  @discardableResult
  mutating func line(
    _ text: String, x: Int, y: Int, width: Int, role: Role, signs: Signs, overlay: Role? = nil
  ) -> Int {
    guard width > 0 else { return 0 }
    let taken = write(
      text.fitted(to: width, widths: widths, cut: signs.cut), x: x, y: y, limit: width, role: role, overlay: overlay)
    if taken < width { fill(Area(x: x + taken, y: y, width: width - taken, height: 1), role: role, overlay: overlay) }
    return taken
  }

  /// Writes text that ends at a column; a text that is too wide is cut on the right.
  mutating func rightAligned(
    _ text: String, x: Int, y: Int, width: Int, role: Role, signs: Signs, overlay: Role? = nil
  ) {
    let size = widths.of(text)
    guard size < width else {
      line(text, x: x, y: y, width: width, role: role, signs: signs, overlay: overlay)
      return
    }
    fill(Area(x: x, y: y, width: width - size, height: 1), role: role, overlay: overlay)
    write(text, x: x + width - size, y: y, limit: size, role: role, overlay: overlay)
  }

  /// Writes pieces one after another, each in its role; returns the column behind the last.
  @discardableResult
  mutating func pieces(_ pieces: [(String, Role)], x: Int, y: Int, end: Int) -> Int {
    var x = x
    for (text, role) in pieces where x < end { x += write(text, x: x, y: y, limit: end - x, role: role) }
    return x
  }
}

extension String {
  /// The text if it fits, else as much of it as fits with the sign of cutting at its end.
  func fitted(to width: Int, widths: CellWidth, cut: String) -> String {
    if utf8.count <= width { return self }
    let breaking = LineBreaking(widths: widths)
    var column = 0
    var end = startIndex
    for index in indices {
      let size = breaking.columns(of: self[index])
      if column + size <= width - 1 { end = self.index(after: index) }
      column += size
      if column > width { return self[..<end] + cut }
    }
    return self
  }
}
