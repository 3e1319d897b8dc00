import Disclosure
import PrintedPages

/// A page as standalone, well-formed HTML in the colours of a theme.
struct PageHTML {
  private let page: PrintedPage
  private let style: PageStyle

  init(_ page: PrintedPage, _ style: PageStyle) {
    self.page = page
    self.style = style
  }

  /// The text.
  var text: String {
    let source = page.source.isEmpty ? [] : ["<p class=\"source\">\(Self.escaped(page.source))</p>\n"]
    let notes =
      page.notes.isEmpty ? [] : ["<ul>\n" + page.notes.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"]
    return HTMLReport.opening(page.language, title: VisibleText.line(page.title), style: css)
      + "<article>\n<h1>\(Self.escaped(page.title))</h1>\n" + source.joined() + notes.joined()
      + page.blocks.map(text).joined() + "</article>\n" + HTMLReport.closing
  }

  private func text(of block: PrintedPage.Block) -> String {
    switch block {
    case .heading(let text): "<h2>\(Self.escaped(text))</h2>\n"
    case .paragraph(let text):
      "<p class=\"prose\">\(VisibleText.cells(text).map(HTMLReport.escaped).joined(separator: "\t"))</p>\n"
    case .table(let table): HTMLTable(table, page.language).text
    case .findings(let findings, let rules): HTMLReport.list(findings, rules, page.language)
    case .causes(let causes): HTMLReport.list(causes, page.language)
    case .picture(let picture):
      "<figure>\n\(picture.svg)\n<figcaption>\(Self.escaped(picture.title))</figcaption>\n</figure>\n"
    }
  }

  private var css: String {
    guard let page = style.page else { return "" }
    let rules = [PageStyle.Rule("html, body", page)] + style.rules
    return "    :root { color-scheme: normal; }\n" + rules.map(Self.css).joined()
  }

  private static func css(_ rule: PageStyle.Rule) -> String {
    let weight = rule.colors.isBold ? " font-weight: bold;" : ""
    return
      "    \(rule.selector) { color: \(rule.colors.foreground); background: \(rule.colors.background);\(weight) }\n"
  }

  private static func escaped(_ text: String) -> String { HTMLReport.escaped(VisibleText.line(text)) }
}
