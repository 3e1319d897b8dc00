import Disclosure

/// The styles of a flat ODF text.
extension FlatText {
  static let nameSpaces = [
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"),
    ("svg", "svg-compatible"),
  ].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($1):1.0\"" }.joined(separator: " ")

  var paragraphStyles: String {
    func style(_ name: String, _ size: Double, _ align: String, _ more: String = "") -> String {
      """
      <style:style style:name="\(name)" style:family="paragraph"><style:paragraph-properties \
      fo:text-align="\(align)" \(more)/><style:text-properties fo:font-size="\(size)pt" \
      style:font-size-asian="\(size)pt" fo:font-family="\(self.style.fonts.western)" \
      style:font-family-asian="\(self.style.fonts.chinese)" fo:language="en" fo:country="US" \
      style:language-asian="zh" style:country-asian="CN"/></style:style>
      """
    }
    let size = self.style.size
    return style("Title", size + 7, "center", "fo:margin-bottom=\"4mm\"") + style("Heading", size + 3, "start")
      + style("Body", size + 2, "justify", "fo:text-indent=\"\(2 * (size + 2))pt\"")
      + style("Signature", size + 2, "end")
      + style("Label", size, "center") + style("Figure", size, self.style.alignment)
      + style("Small", 9, "center")
  }

  var cellStyles: String {
    let line: String =
      switch style.rules {
      case .all: "fo:border=\"0.5pt solid #000000\""
      case .thin: "fo:border=\"0.05pt solid #808080\""
      case .double: "fo:border=\"1.5pt double #000000\" style:border-line-width=\"0.5pt 0.5pt 0.5pt\""
      case .horizontal:
        "fo:border-top=\"0.5pt solid #000000\" fo:border-bottom=\"0.5pt solid #000000\" fo:border-left=\"none\" "
          + "fo:border-right=\"none\""
      case .none: "fo:border=\"none\""
      }
    let common =
      "\(line) style:vertical-align=\"\(style.isMiddle ? "middle" : "top")\" fo:padding-left=\"\(tenths(style.padding))\" "
      + "fo:padding-right=\"\(tenths(style.padding))\""
    func cell(_ name: String, _ more: String) -> String {
      "<style:style style:name=\"\(name)\" style:family=\"table-cell\"><style:table-cell-properties \(common) \(more)/>"
        + "</style:style>"
    }
    let height = style.rowHeight > 0 ? "style:min-row-height=\"\(tenths(style.rowHeight))\"" : ""
    return cell("Cell", "") + cell("Upright", "style:writing-mode=\"tb-rl\"")
      + "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties \(height) "
      + "fo:keep-together=\"\(style.splitsRows ? "auto" : "always")\"/></style:style>"
  }

  func columnStyles(_ pieces: [Paper.Piece]) -> String {
    var number = 0
    var styles = ""
    for piece in pieces {
      guard case .table(let grid) = piece else { continue }
      number += 1
      let room = (style.page.width - 2 * style.margin) * 10
      let breaks = style.breaksBeforeTables ? "fo:break-before=\"page\"" : ""
      styles +=
        "<style:style style:name=\"T\(number)\" style:family=\"table\"><style:table-properties "
        + "style:width=\"\(tenths(room))\" table:align=\"center\" style:may-break-between-rows=\"true\" "
        + "table:border-model=\"collapsing\" \(breaks)/></style:style>"
      for (column, width) in widths(of: grid, room).enumerated() {
        styles +=
          "<style:style style:name=\"T\(number)c\(column)\" style:family=\"table-column\">"
          + "<style:table-column-properties style:column-width=\"\(tenths(width))\"/></style:style>"
      }
    }
    return styles
  }

  /// The widths of a table's columns in tenths of a millimetre.
  private func widths(of grid: FixtureGrid, _ room: Int) -> [Int] {
    switch grid.table {
    case .proactive, .disputes: return (0..<grid.columns).map { _ in room / grid.columns }
    case .requests:
      let labels = room * style.labelShare / 100
      let figures = (room - labels) / (grid.columns - 3)
      let frame = max(labels / 8, 60)
      return [frame, labels / 3, labels - labels / 3 - frame] + (3..<grid.columns).map { _ in figures }
    }
  }

  var pageLayout: String {
    let foot =
      style.foot == nil
      ? "" : "<style:footer-style><style:header-footer-properties fo:min-height=\"8mm\"/></style:footer-style>"
    let head =
      style.runningHead == nil
      ? "" : "<style:header-style><style:header-footer-properties fo:min-height=\"8mm\"/></style:header-style>"
    return """
      <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="\(style.page.width)mm" \
      fo:page-height="\(style.page.height)mm" \
      style:print-orientation="\(style.page.width > style.page.height ? "landscape" : "portrait")" \
      fo:margin-left="\(style.margin)mm" fo:margin-right="\(style.margin)mm" fo:margin-top="18mm" \
      fo:margin-bottom="15mm"/>\(head)\(foot)</style:page-layout>
      """
  }

  var runningHead: String {
    style.runningHead.map { "<style:header><text:p text:style-name=\"Small\">\(escaped($0))</text:p></style:header>" }
      ?? ""
  }

  var foot: String {
    style.foot.map {
      "<style:footer><text:p text:style-name=\"Small\">\($0.0)<text:page-number/>\($0.1)</text:p></style:footer>"
    } ?? ""
  }

  private func tenths(_ length: Int) -> String { "\(length / 10).\(length % 10)mm" }
}

/// Text as it stands in ODF, where a run of spaces would shrink to one.
func escaped(_ text: String) -> String {
  text.map { character -> String in
    switch character {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case " ": "<text:s/>"
    default: String(character)
    }
  }.joined()
}
