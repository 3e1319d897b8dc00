import ScreenGrid

/// The glyphs of the browser's own drawing: the screen's symbols, and those for what a cell of a table holds.
struct Signs: Sendable, Hashable {
  private let symbols: Symbols
  /// Stands at a figure that is likely to blame for the relations that fail.
  let suspect: String
  /// An empty cell that is really there; never to be taken for a zero.
  let blank: String
  /// Something that could not be read for certain.
  let unreadable = "?"
  /// Stands at a finding that is set aside, and at its figures.
  let setAside = "~"
  /// Stands at a figure whose reading was chosen among several.
  let inferred = "*"

  /// Stands where there is no value to show.
  let none: String

  init(_ widths: CellWidth, isASCII: Bool) {
    symbols = isASCII ? .ascii : .of(widths)
    blank = isASCII ? "_" : "∙"
    none = isASCII ? "--" : "—"
    suspect = isASCII ? "#" : "»"
  }

  var failed: String { symbols.failed }
  var warning: String { symbols.warning }
  var undetermined: String { symbols.undetermined }
  var holds: String { symbols.holds }
  var cut: String { symbols.cutRight }
  var cutLeft: String { symbols.cutLeft }
  var up: String { symbols.up }
  var down: String { symbols.down }
  /// The line that bars begin at.
  var axis: String { symbols.frame.vertical }
  var crumb: String { symbols.pointer }
  var chosen: String { symbols.closed }
  var thumb: String { symbols.thumb }
  var horizontal: String { symbols.frame.horizontal }
  var vertical: String { symbols.frame.vertical }
  /// The corners of a box: upper left, upper right, lower left, lower right.
  var corners: [String] {
    [symbols.frame.topLeft, symbols.frame.topRight, symbols.frame.bottomLeft, symbols.frame.bottomRight]
  }
}
