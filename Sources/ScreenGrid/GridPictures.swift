extension Grid {
  /// The screen as plain text: exactly one line a row, each ended, trailing spaces kept.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// The screen as an SVG picture in a theme's exact colours.
  ///
  /// Every run of narrow or of wide graphemes is placed on its column and stretched to the columns it takes, so that
  /// Chinese stands under Chinese whatever font the viewer has.
  ///
  /// - Parameters:
  ///   - theme: The colours.
  ///   - title: What the picture shows, for those who cannot see it; empty for none.
  ///   - depth: How many colours the terminal pictured has.
  /// - Returns: A whole document.
  public func svg(theme: Theme, title: String = "", depth: ColorDepth = .truecolor) -> String {
    let picture = Picture(theme: theme, depth: depth)
    let (width, height) = (picture.left(width) + Picture.margin, picture.top(height) + Picture.margin)
    let paper = theme.exactColors(of: theme.look(.text, depth: depth)).background.hexadecimal
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
        + "height=\"\(height)\" role=\"img\">"
    ]
    if !title.isEmpty { lines.append("<title>\(SafeText.printable(title).escapedForXML)</title>") }
    lines.append(Picture.sheet)
    lines.append("<rect width=\"\(width)\" height=\"\(height)\" rx=\"6\" fill=\"\(paper)\"/>")
    for y in 0..<self.height {
      let runs = runs(ofRow: y, theme: theme, depth: depth)
      lines += runs.compactMap { picture.ground($0, y: y, paper: paper) }
      lines += runs.compactMap { picture.letters($0, y: y) }
    }
    if let cursor { lines.append(picture.cursor(cursor)) }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
  }

  /// The screen as a page of HTML in a theme's exact colours: one `pre` of exactly the rows of the screen.
  public func html(theme: Theme, title: String = "", language: String = "zh-CN", depth: ColorDepth = .truecolor)
    -> String
  {
    let rows = (0..<height).map { y in
      runs(ofRow: y, theme: theme, depth: depth).map { Picture.span($0, theme) }.joined()
    }
    let ground = theme.exactColors(of: theme.look(.text, depth: depth))
    return """
      <!DOCTYPE html>
      <html lang="\(language.escapedForXML)">
      <head>
      <meta charset="utf-8"/>
      <title>\(SafeText.printable(title).escapedForXML)</title>
      <style>
      body { margin: 0; background: \(ground.background.hexadecimal); }
      pre { margin: 1em; color: \(ground.foreground.hexadecimal); font: 14px/1.3 \(Picture.narrowFonts); }
      span { display: inline-block; overflow: hidden; vertical-align: bottom; white-space: pre; }
      </style>
      </head>
      <body>
      <pre>\(rows.joined(separator: "\n"))
      </pre>
      </body>
      </html>

      """
  }
}

/// The measures of a picture, and its pieces.
private struct Picture {
  static let columnWidth = 9
  static let rowHeight = 18
  static let baseline = 14
  static let margin = 12
  static let narrowFonts = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
  static let wideFonts =
    "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', "
    + "'WenQuanYi Zen Hei', monospace"
  /// Sizes at which letters are as wide as their columns by themselves, for viewers that do not stretch text.
  static let sheet = """
    <style>
    text { font-family: \(narrowFonts); font-size: 15px; white-space: pre; }
    text.w { font-family: \(wideFonts); font-size: 16px; letter-spacing: 2px; }
    </style>
    """

  let theme: Theme
  let depth: ColorDepth

  func left(_ x: Int) -> Int { Self.margin + x * Self.columnWidth }
  func top(_ y: Int) -> Int { Self.margin + y * Self.rowHeight }

  func ground(_ run: Run, y: Int, paper: String) -> String? {
    let fill = theme.exactColors(of: run.look).background.hexadecimal
    guard fill != paper else { return nil }
    return "<rect x=\"\(left(run.x))\" y=\"\(top(y))\" width=\"\(run.columns * Self.columnWidth)\" "
      + "height=\"\(Self.rowHeight)\" fill=\"\(fill)\"/>"
  }

  func letters(_ run: Run, y: Int) -> String? {
    let body = run.text.trimmedOfSpaces
    guard !body.text.isEmpty else { return nil }
    let place = "x=\"\(left(run.x + body.leading))\" y=\"\(top(y) + Self.baseline)\"\(traits(of: run.look))"
    let text = body.text.escapedForXML
    switch run.pitch {
    case .wide:
      return "<text class=\"w\" xml:space=\"preserve\" \(place) \(stretched(to: run.columns))>\(text)</text>"
    case .narrow:
      return
        "<text xml:space=\"preserve\" \(place) \(stretched(to: run.columns - body.leading - body.trailing))>\(text)</text>"
    case .odd:
      return "<text xml:space=\"preserve\" \(place) \(stretched(to: run.columns))>\(text)</text>"
    }
  }

  private func stretched(to columns: Int) -> String {
    "textLength=\"\(columns * Self.columnWidth)\" lengthAdjust=\"spacingAndGlyphs\""
  }

  func cursor(_ place: Position) -> String {
    "<rect x=\"\(left(place.x))\" y=\"\(top(place.y + 1) - 2)\" width=\"\(Self.columnWidth)\" height=\"2\" "
      + "fill=\"\(theme.exactColors(of: theme.look(.text, depth: depth)).foreground.hexadecimal)\"/>"
  }

  private func traits(of look: Look) -> String {
    var text = " fill=\"\(theme.exactColors(of: look).foreground.hexadecimal)\""
    if look.attributes.contains(.bold) { text += " font-weight=\"bold\"" }
    if look.attributes.contains(.italic) { text += " font-style=\"italic\"" }
    if look.attributes.contains(.underline) { text += " text-decoration=\"underline\"" }
    if look.attributes.contains(.dim) { text += " opacity=\"0.65\"" }
    return text
  }

  static func span(_ run: Run, _ theme: Theme) -> String {
    let colors = theme.exactColors(of: run.look)
    var style = "width:\(run.columns)ch;color:\(colors.foreground.hexadecimal)"
    style += ";background:\(colors.background.hexadecimal)"
    if run.look.attributes.contains(.bold) { style += ";font-weight:bold" }
    if run.look.attributes.contains(.italic) { style += ";font-style:italic" }
    if run.look.attributes.contains(.underline) { style += ";text-decoration:underline" }
    if run.look.attributes.contains(.dim) { style += ";opacity:.65" }
    return "<span style=\"\(style)\">\(run.text.escapedForXML)</span>"
  }
}

extension String {
  /// The text between its spaces, and how many spaces stood before and behind it.
  fileprivate var trimmedOfSpaces: (text: String, leading: Int, trailing: Int) {
    let leading = prefix { $0 == " " }.count
    let rest = dropFirst(leading)
    let trailing = rest.reversed().prefix { $0 == " " }.count
    return (String(rest.dropLast(trailing)), leading, trailing)
  }
}
