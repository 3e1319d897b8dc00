import ScreenGrid

/// The glyphs of the browser's own drawing: the screen's symbols, and those for what a cell of a table holds.
///
/// A class, since it is asked for at every cell that is drawn.
final class Signs: Sendable {
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
  /// Stands where a sum is still being added up.
  let pending: String

  private static let ascii = Signs(.ascii, isASCII: true)
  private static let narrow = Signs(.of(CellWidth(ambiguous: .narrow)), isASCII: false)
  private static let wide = Signs(.of(CellWidth(ambiguous: .wide)), isASCII: false)

  /// The signs for a terminal's widths.
  static func of(_ widths: CellWidth, isASCII: Bool) -> Signs {
    isASCII ? ascii : widths.ambiguous == .wide ? wide : narrow
  }

  private init(_ symbols: Symbols, isASCII: Bool) {
    self.symbols = symbols
    blank = isASCII ? "_" : "∙"
    none = isASCII ? "--" : "—"
    pending = isASCII ? "..." : "…"
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
