public import Disclosure

/// The ways in which a report comes to stand in a web page.
public enum WebStyle: String, Sendable, CaseIterable {
  /// Plain tables with `rowspan` and `colspan` as the statutory form has them, values sometimes in `p`.
  case plain
  /// Pasted out of a word processor: one `span` a character, `o:p`, conditional comments, line breaks in the source.
  case pasted
  /// Everything in a table that lays out the page, beside a column of links.
  case layoutTable
  /// End tags left out wherever HTML lets them be.
  case missingEndTags
  /// A page of `div`s with breadcrumbs, links, share buttons and a foot, its facts in `meta`.
  case site
  /// The whole report in one table, its prose in rows of full width.
  case oneTable
  /// Each table in two, going on without heads, or with heads again.
  case split
  /// Table 4 as three tables, each below the name of what it counts.
  case partedDisputes
  /// Heads in `th` and `thead`, hidden rows and footnote marks in labels.
  case heads
}

/// A random report as a web page.
public struct WebPaper: Sendable {
  /// The report and what should be read of it.
  public let paper: Paper
  /// The page.
  public let html: String

  /// The page of a seed in a style, each table damaged once if wanted.
  public init(seed: UInt64, _ style: WebStyle, damage: GridDamage? = nil) {
    let blanks: [PaperStyle.Blanks] = [.asDrawn, .asDrawn, .asDrawn, .zeros, .organisations, .rows]
    let paper = Paper(
      PaperStyle("web", seed: seed) { $0.leavesBlank = blanks[Int(seed % UInt64(blanks.count))] })
    self.paper = paper
    let place = UInt64(WebStyle.allCases.firstIndex(of: style) ?? 0)
    var writer = WebWriter(style: style, paper: paper, random: SplitMix64(seed: seed &* 977 &+ place))
    let pieces = paper.pieces.map { piece -> Paper.Piece in
      guard case .table(var grid) = piece, let damage else { return piece }
      damage.spoil(&grid, &writer.random)
      return .table(grid)
    }
    html = writer.page(pieces)
  }
}

/// Writes the page of a report.
struct WebWriter {
  let style: WebStyle
  let paper: Paper
  var random: SplitMix64

  mutating func page(_ pieces: [Paper.Piece]) -> String {
    var body: [String] = []
    for piece in pieces { body.append(text(of: piece)) }
    let date = paper.report.published?.description ?? ""
    switch style {
    case .site: return site(body, date)
    case .layoutTable:
      return "<html><head><title>年报</title></head><body><table><tr><td colspan=2>首页 | 政务公开</td></tr><tr><td width=180>"
        + "<table><tr><td><a href=1.htm>机构职能</a></td></tr><tr><td><a href=2.htm>政策文件</a></td></tr></table></td><td>"
        + body.joined() + "</td></tr></table></body></html>"
    case .oneTable:
      return "<table border=1 width=100%>\(body.joined())</table>"
    case .missingEndTags: return "<title>年报</title>\n" + body.joined(separator: "\n")
    case .pasted:
      return "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=gb2312><!--[if gte mso 9]>"
        + "<xml><w:WordDocument><w:View>7</w:View></w:WordDocument></xml><![endif]--><style>p{margin:0}</style></head>"
        + "<body lang=ZH-CN>\(body.joined(separator: "\r\n"))</body></html>"
    default:
      return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>\(paper.title)</title></head><body>"
        + body.joined(separator: "\n") + "</body></html>"
    }
  }

  private func site(_ body: [String], _ date: String) -> String {
    """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>\(paper.title)_青溪县人民政府门户网站</title>
    <meta name="ArticleTitle" content="\(paper.title)"><meta name="PubDate" content="\(date) 09:30">
    <meta name="ContentSource" content="\(paper.report.agency)"><meta name="ColumnName" content="年度报告">
    <script>var n = "<table><tr><td>1</td></tr></table>";</script></head><body>
    <nav><ul><li><a href="/">首页</a></li><li><a href="/gk">政务公开</a></li></ul></nav>
    <div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政府信息公开</a> &gt; 年报</div>
    <ul class="side"><li><a href="1.html">某镇人民政府2009年政府信息公开工作年度报告</a></li></ul>
    <div class="share">【字体：<a>大</a> <a>中</a> <a>小</a>】 打印 <div style="display: none">浏览 12345 次</div></div>
    <div id="article">
    \(body.joined(separator: "\n"))
    </div><div class="prev">上一篇：无</div>
    <footer><p>主办单位：青溪县人民政府办公室</p><p>2031年5月6日</p></footer></body></html>
    """
  }

  private mutating func text(of piece: Paper.Piece) -> String {
    switch piece {
    case .title(let text): paragraph(text, "h1")
    case .heading(let text): paragraph(text, style == .site ? "h3" : "p")
    case .paragraph(let text), .signature(let text): paragraph(text, style == .site ? "div" : "p")
    case .table(let grid): tables(grid)
    }
  }

  private mutating func paragraph(_ text: String, _ tag: String) -> String {
    switch style {
    case .oneTable: "<tr><td colspan=15>\(escaped(text))</td></tr>"
    case .missingEndTags: "<\(tag == "h1" ? "p" : tag)>\(escaped(text))"
    case .pasted: "<p class=MsoNormal style='text-indent:32.0pt'>\(spans(text))</p>"
    default: "<\(tag)>\(random.chance(20) ? "&nbsp;&nbsp;" : "")\(escaped(text))</\(tag)>"
    }
  }

  // MARK: - Tables

  private mutating func tables(_ grid: FixtureGrid) -> String {
    switch style {
    case .oneTable: return rows(grid, 0..<grid.rows.count, in: 15).joined()
    case .split where grid.table == .requests:
      let place = random.int(in: 5...grid.rows.count - 2)
      let heads = random.chance(40) ? rows(grid, 0..<3) : []
      return table(rows(grid, 0..<place)) + "<p>— 2 —</p>" + table(heads + rows(grid, place..<grid.rows.count))
    case .partedDisputes where grid.table == .disputes: return parted(grid)
    case .heads:
      let all = rows(grid, 0..<grid.rows.count)
      let hidden = "<tr style=\"display:none\"><td>（一）予以公开</td>" + String(repeating: "<td>9</td>", count: 9) + "</tr>"
      return "<table><thead>" + all.prefix(grid.heads).joined() + "</thead><tbody>" + hidden
        + all.dropFirst(grid.heads).joined() + "</tbody></table>"
    default: return table(rows(grid, 0..<grid.rows.count))
    }
  }

  private func table(_ rows: [String]) -> String {
    style == .missingEndTags
      ? "<table>" + rows.joined(separator: "\n") + "</table>" : "<table border=1>" + rows.joined() + "</table>"
  }

  /// The groups of table 4 as a table each.
  private mutating func parted(_ grid: FixtureGrid) -> String {
    let names = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
    let heads = Form.disputeOutcomes.map { "<td>\(Form.label(of: $0))</td>" }.joined()
    guard let values = grid.rows.last, values.count == 15 else { return table(rows(grid, 0..<grid.rows.count)) }
    var text = ""
    for (place, name) in names.enumerated() {
      let cells = values[place * 5..<place * 5 + 5].map { "<td>\(content($0))</td>" }.joined()
      text += "<p>（\(["一", "二", "三"][place])）\(name)</p><table><tr>\(heads)</tr><tr>\(cells)</tr></table>"
    }
    return text
  }

  private mutating func rows(_ grid: FixtureGrid, _ range: Range<Int>, in width: Int? = nil) -> [String] {
    var rows: [String] = []
    for index in range {
      var column = 0
      var cells: [String] = []
      for (place, cell) in grid.rows[index].enumerated() {
        defer { column += cell.span }
        // What is covered from a part of the table that stands elsewhere is an empty cell here.
        if cell.isCovered && (index > range.lowerBound || range.lowerBound == 0) { continue }
        let rows = min(grid.rowSpan(row: index, column: column), range.upperBound - index)
        let isLast = place == grid.rows[index].count - 1
        let span = cell.span + (isLast ? (width ?? grid.columns) - grid.columns : 0)
        cells.append(self.cell(cell, rows: rows, columns: span))
      }
      rows.append(style == .missingEndTags ? "<tr>" + cells.joined() : "<tr>" + cells.joined() + "</tr>\n")
    }
    return rows
  }

  private mutating func cell(_ cell: GridCell, rows: Int, columns: Int) -> String {
    let quote = random.chance(50) ? "\"" : ""
    let spans =
      (rows > 1 ? " rowspan=\(quote)\(rows)\(quote)" : "") + (columns > 1 ? " colspan=\(quote)\(columns)\(quote)" : "")
    switch style {
    case .missingEndTags: return "<td\(spans)>\(content(cell))"
    case .heads where !cell.isValue: return "<th\(spans)>\(content(cell))</th>"
    default: return "<td\(spans) style=\"width:40px;\">\(content(cell))</td>"
    }
  }

  private mutating func content(_ cell: GridCell) -> String {
    let paragraphs = cell.paragraphs.filter { !$0.isEmpty }
    guard !paragraphs.isEmpty else { return random.pick("", "&nbsp;", "<p>&nbsp;</p>", "<br>", "\n  ") }
    switch style {
    case .pasted:
      return paragraphs.map { "<p class=MsoNormal align=center>\(spans($0))<o:p></o:p></p>" }.joined()
    case .plain where random.chance(50), .split:
      return paragraphs.map { "<p align=\"center\">\(escaped($0))</p>" }.joined()
    default: return paragraphs.map(escaped).joined(separator: "<br />")
    }
  }

  private func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "<": out += "&lt;"
      case "&": out += "&amp;"
      case "\u{A0}": out += "&nbsp;"
      case "\u{3000}": out += "&#12288;"
      default: out.append(character)
      }
    }
    return out
  }

  /// One span a character, as a word processor writes text of mixed fonts.
  private func spans(_ text: String) -> String {
    text.map { "<span style='font-family:仿宋_GB2312'>\(escaped(String($0)))</span>" }.joined()
  }
}
