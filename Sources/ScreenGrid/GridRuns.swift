/// A stretch of a row that looks the same throughout.
struct Run {
  /// How far its graphemes stand apart.
  enum Pitch {
    /// One column each, in every font.
    case narrow
    /// Two columns each.
    case wide
    /// One grapheme alone, as fonts do not agree how wide it is.
    case odd
  }

  /// The column it begins at.
  var x: Int
  /// How many columns it takes.
  var columns: Int
  /// What is drawn.
  var text: String
  /// How it looks.
  var look: Look
  /// How far its graphemes stand apart.
  var pitch: Pitch
}

extension Grid {
  /// A row as runs of one look and one pitch from left to right, together exactly as wide as the screen.
  func runs(ofRow y: Int, theme: Theme, depth: ColorDepth) -> [Run] {
    var runs: [Run] = []
    for (x, cell) in row(y).enumerated() where cell.width > 0 {
      let look = theme.look(cell.role, overlay: cell.overlay, depth: depth)
      let pitch = cell.pitch
      if let last = runs.last, last.look == look, last.pitch == pitch, pitch != .odd {
        runs[runs.count - 1].text += cell.symbol
        runs[runs.count - 1].columns += Int(cell.width)
      } else {
        runs.append(Run(x: x, columns: Int(cell.width), text: cell.symbol, look: look, pitch: pitch))
      }
    }
    return runs
  }
}

extension Cell {
  fileprivate var pitch: Run.Pitch {
    guard let scalar = symbol.unicodeScalars.first, symbol.unicodeScalars.count == 1 else { return .odd }
    if CellWidth.kind(of: scalar) == .wide { return .wide }
    return scalar.value < 0x7F || scalar.value &- 0x2500 < 0xA0 ? .narrow : .odd
  }
}

extension String {
  /// The text as it may stand in XML and HTML, between tags and in attributes.
  public var escapedForXML: String {
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
