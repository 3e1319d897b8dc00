extension UnruledTable {
  /// Whether something that is no text stands beside a row, in it or within a line of it, and reaches to the right of a
  /// place: where the row seems blank there may be a picture of its number.
  func hasMark(beside row: [[PositionedGlyph]], right place: Int32, _ page: Int) -> Bool {
    guard let marks = marks[page] else { return false }
    let box = PositionedBox(around: row.joined().map { $0 })
    let line = row.joined().reduce(0) { max($0, $1.box.height) }
    return marks.contains { mark in
      min(mark.box.width, mark.box.height) > 100 && mark.box.right > place && mark.box.top < box.bottom + line
        && mark.box.bottom > box.top - line
    }
  }
}
