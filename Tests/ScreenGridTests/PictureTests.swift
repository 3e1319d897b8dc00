import Foundation
import ScreenGrid
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct PictureTests {
  private let theme = Theme(
    name: "t", titleInChinese: "", titleInEnglish: "",
    styles: [
      .text: Style(foreground: .rgb(RGB(200, 200, 200)), background: .rgb(RGB(20, 20, 20))),
      .failed: Style(foreground: .rgb(RGB(255, 0, 0)), background: .palette(52), attributes: [.bold, .underline]),
    ])

  private var grid: Grid {
    var grid = Grid(width: 20, height: 3)
    grid.write("收到 <a&\"b'>", x: 0, y: 0, role: .text)
    grid.write("✗12", x: 4, y: 1, role: .failed)
    grid.write("\u{1B}[31m\u{202E}", x: 0, y: 2, role: .text)
    grid.cursor = Position(x: 4, y: 1)
    return grid
  }

  @Test func textHasExactlyTheRowsOfTheScreen() {
    #expect(grid.text == "收到 <a&\"b'>        \n    ✗12             \n\\u{1B}[31m\\u{202E}  \n")
    #expect(Grid(width: 3, height: 0).text == "")
    #expect(Grid(width: 0, height: 2).text == "\n\n")
  }

  @Test func svgIsWellFormedAndPlacesTextOnItsColumns() throws {
    let elements = try elements(of: grid.svg(theme: theme, title: "1 < 2 & \u{1B}"))
    #expect(elements.first?.name == "svg")
    #expect(elements.contains { $0.name == "title" && $0.text == "1 < 2 & \\u{1B}" })
    let texts = elements.filter { $0.name == "text" }
    #expect(texts.map(\.text) == ["收到", "<a&\"b'>", "✗", "12", "\\u{1B}[31m\\u{202E}"])
    let placed = texts.map { [$0.attributes["x"], $0.attributes["textLength"]].compactMap { $0.flatMap { Int($0) } } }
    #expect(placed == [[12, 36], [12 + 5 * 9, 63], [12 + 4 * 9, 9], [12 + 5 * 9, 18], [12, 18 * 9]])
    #expect(texts[2].attributes["fill"] == "#ff0000" && texts[2].attributes["font-weight"] == "bold")
    #expect(
      elements.contains { $0.name == "rect" && $0.attributes["fill"] == "#5f0000" && $0.attributes["width"] == "18" })
  }

  @Test func htmlIsWellFormedAndHasTheRowsOfTheScreen() throws {
    let html = grid.html(theme: theme, title: "<x>")
    let elements = try elements(of: html.replacing("<!DOCTYPE html>", with: ""))
    #expect(elements.contains { $0.name == "title" && $0.text == "<x>" })
    let pre = try #require(elements.first { $0.name == "pre" })
    #expect(pre.allText == grid.text)
    #expect(html.hasSuffix("</html>\n"))
  }

  @Test(arguments: 0..<40) func anyTextMakesWellFormedPictures(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var grid = Grid(width: 31, height: 4, widths: CellWidth(ambiguous: seed % 2 == 0 ? .narrow : .wide))
    for y in 0..<4 { grid.write(randomText(&random) + randomText(&random), x: y, y: y, role: .failed) }
    _ = try elements(of: grid.svg(theme: theme))
    let pre = try elements(of: grid.html(theme: theme).replacing("<!DOCTYPE html>", with: "")).first {
      $0.name == "pre"
    }
    #expect(pre?.allText == grid.text)
    #expect(grid.text.split(separator: "\n", omittingEmptySubsequences: false).count == 5)
  }

  private func elements(of xml: String) throws -> [Element] {
    let collector = Collector()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = collector
    try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in \(xml)")
    return collector.elements
  }
}

private struct Element {
  let name: String
  let attributes: [String: String]
  var text = ""
  var allText = ""
}

private final class Collector: NSObject, XMLParserDelegate {
  var elements: [Element] = []
  private var open: [Int] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
    for index in open { elements[index].allText += text }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }
}
