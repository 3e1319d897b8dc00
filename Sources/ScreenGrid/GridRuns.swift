/// A stretch of a row that looks the same throughout.
struct Run {
  /// The column it begins at.
  var x: Int
  /// How many columns it takes.
  var columns: Int
  /// What is drawn.
  var text: String
  /// How it looks.
  var look: Look
  /// Whether all of its graphemes are two columns wide.
  var isWide: Bool
}

extension Grid {
  /// A row as runs from left to right, together exactly as wide as the screen.
  ///
  /// - Parameters:
  ///   - y: The row.
  ///   - theme: The colours.
  ///   - depth: How many of them there are.
  ///   - apart: Whether wide and narrow graphemes stand in runs of their own, so that each run has one pitch.
  func runs(ofRow y: Int, theme: Theme, depth: ColorDepth, apart: Bool) -> [Run] {
    var runs: [Run] = []
    for (x, cell) in row(y).enumerated() where cell.width > 0 {
      let look = theme.look(cell.role, overlay: cell.overlay, depth: depth)
      let isWide = cell.width == 2
      if let last = runs.last, last.look == look, !apart || last.isWide == isWide {
        runs[runs.count - 1].text += cell.symbol
        runs[runs.count - 1].columns += Int(cell.width)
      } else {
        runs.append(Run(x: x, columns: Int(cell.width), text: cell.symbol, look: look, isWide: isWide))
      }
    }
    return runs
  }
}

extension String {
  /// The text as it may stand in XML and HTML, between tags and in attributes.
  var escapedForXML: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
