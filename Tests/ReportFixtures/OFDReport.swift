public import Disclosure

/// A report written as an OFD document, and what a careful reader can know of it.
public struct OFDReport: Sendable {
  /// The report set on pages.
  public let paper: GlyphReport
  /// How the document is written.
  public let style: OFDStyle
  /// The document.
  public let bytes: [UInt8]

  /// The random report of a seed in the styles of that seed, or in those given.
  public init(seed: UInt64, style: OFDStyle? = nil, on paper: GlyphReport? = nil) {
    self.paper = paper ?? GlyphReport(seed: seed)
    self.style = style ?? .random(seed: seed)
    bytes = OFDWriter(style: self.style).document(self.paper.pages)
  }
}

/// Writes pages of characters and lines as an OFD document.
public struct OFDWriter {
  let style: OFDStyle

  /// A writer of that style.
  public init(style: OFDStyle = OFDStyle()) { self.style = style }

  /// The document with those pages.
  public func document(_ pages: [PositionedPage]) -> [UInt8] {
    let base = style.isAbsolute ? "/Doc_0/" : ""
    var archive = StoredZip()
    func add(_ name: String, _ text: String) {
      archive.add(name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text).utf8))
    }
    let root = style.isAbsolute ? "/Doc_0/Document.xml" : "Doc_0/Document.xml"
    add(
      "OFD.xml",
      top(
        "OFD", "Version=\"1.0\" DocType=\"OFD\"",
        element("DocBody", element("DocInfo", element("DocID", "0")) + element("DocRoot", root))))
    let heads = style.hasTemplate ? pages.first.map { $0.glyphs.filter(Self.isOfHead) } ?? [] : []
    var common = element("PageArea", element("PhysicalBox", "0 0 210 297"))
    if style.hasTemplate { common += tag("TemplatePage", "ID=\"2\" BaseLoc=\"\(base)Tpls/Tpl_0/Content.xml\"") }
    var list = ""
    for page in pages {
      let name = "Pages/Page_\(page.number - 1)/Content.xml"
      list += tag("Page", "ID=\"\(100 + page.number)\" BaseLoc=\"\(base)\(name)\"")
      add("Doc_0/" + name, content(page, without: heads))
    }
    add("Doc_0/Document.xml", top("Document", "", element("CommonData", common) + element("Pages", list)))
    if style.hasTemplate {
      add("Doc_0/Tpls/Tpl_0/Content.xml", top("Page", "", template(heads, pages.first)))
    }
    if style.hasDecoys {
      let stamp = tag("Annot", "ID=\"1\" Type=\"Stamp\"", element("Appearance", decoy("", "88888", 10_000, 10_000)))
      add("Doc_0/Annots/Annot_0.xml", top("PageAnnot", "", stamp))
    }
    return archive.bytes
  }

  /// Whether a character is of the line at the head of every page.
  private static func isOfHead(_ glyph: PositionedGlyph) -> Bool { glyph.box.top == 3000 && glyph.box.bottom == 3900 }

  private func template(_ heads: [PositionedGlyph], _ page: PositionedPage?) -> String {
    let height = page.map { Int($0.height) } ?? 0
    let size = page.map { (Int($0.width), Int($0.height)) } ?? (0, 0)
    return element("Content", tag("Layer", "ID=\"3\" Type=\"Background\"", texts(heads, size))) + "<!-- \(height) -->"
  }

  private func content(_ page: PositionedPage, without heads: [PositionedGlyph]) -> String {
    let size = (Int(page.width), Int(page.height))
    let turned = style.quarters & 1 == 1 ? (size.1, size.0) : size
    var body = drawn(page.rulings, size) + texts(page.glyphs.filter { !heads.contains($0) }, size)
    if style.hasDecoys {
      body += decoys(page, size)
    }
    if style.hasBlocks { body = tag("PageBlock", "ID=\"9\"", tag("PageBlock", "ID=\"10\"", body)) }
    let area = element("PhysicalBox", "0 0 \(millimetres(turned.0)) \(millimetres(turned.1))")
    let used = style.hasTemplate ? tag("Template", "TemplateID=\"2\" ZOrder=\"Background\"") : ""
    return top("Page", "", used + element("Area", area) + element("Content", tag("Layer", "ID=\"8\"", body)))
  }

  // MARK: Text

  private func texts(_ glyphs: [PositionedGlyph], _ page: (Int, Int)) -> String {
    let runs = Self.runs(glyphs)
    switch style.text {
    case .characters:
      return glyphs.map { object([[[$0]]], page) }.joined()
    case .runs, .shortRuns:
      return runs.map { object([[$0]], page) }.joined()
    case .lines: return Self.lines(runs).map { line in object(line.map { [$0] }, page) }.joined()
    case .wideCodes: return Self.lines(runs).map { object([$0], page) }.joined()
    case .pages:
      let bySize = Dictionary(grouping: runs) { $0.first.map { $0.box.bottom - $0.box.top } ?? 0 }
      return bySize.sorted { $0.key < $1.key }.map { object([$0.value], page) }.joined()
    }
  }

  /// Characters that follow one another on a line without a gap wider than a character.
  private static func runs(_ glyphs: [PositionedGlyph]) -> [[PositionedGlyph]] {
    var runs: [[PositionedGlyph]] = []
    for glyph in glyphs {
      if let last = runs.last?.last, last.box.top == glyph.box.top, last.box.bottom == glyph.box.bottom,
        glyph.box.left >= last.box.right, glyph.box.left - last.box.right < (glyph.box.bottom - glyph.box.top) / 4
      {
        runs[runs.count - 1].append(glyph)
      } else {
        runs.append([glyph])
      }
    }
    return runs
  }

  /// Runs that follow one another at one height.
  private static func lines(_ runs: [[PositionedGlyph]]) -> [[[PositionedGlyph]]] {
    var lines: [[[PositionedGlyph]]] = []
    for run in runs {
      if let last = lines.last?.last?.last, let first = run.first, last.box.top == first.box.top,
        last.box.bottom == first.box.bottom
      {
        lines[lines.count - 1].append(run)
      } else {
        lines.append([run])
      }
    }
    return lines
  }

  /// A text object of codes, each of runs.
  private func object(_ codes: [[[PositionedGlyph]]], _ page: (Int, Int)) -> String {
    guard let first = codes.first?.first?.first else { return "" }
    let size = Int(first.box.bottom - first.box.top)
    let frame = frame(left: Int(first.box.left), top: Int(first.box.top), page)
    let body = codes.map { code in
      let glyphs = code.flatMap { $0 }
      let places = glyphs.map { (Int($0.box.left) - frame.left, Int($0.box.bottom) - size * 14 / 100 - frame.top) }
      let steps = zip(places, places.dropFirst()).map { ($1.0 - $0.0, $1.1 - $0.1) }
      var attributes = "X=\"\(number(places[0].0))\" Y=\"\(number(places[0].1))\""
      if !steps.isEmpty { attributes += " DeltaX=\"\(offsets(steps.map(\.0)))\"" }
      if steps.contains(where: { $0.1 != 0 }) { attributes += " DeltaY=\"\(offsets(steps.map(\.1)))\"" }
      let text = String(String.UnicodeScalarView(glyphs.map(\.scalar)))
      return tag("TextCode", attributes, escaped(text))
    }
    return tag("TextObject", "ID=\"20\" \(frame.attributes) Font=\"3\" Size=\"\(number(size))\"", body.joined())
  }

  private func offsets(_ steps: [Int]) -> String {
    guard style.text == .shortRuns || style.text == .pages else { return steps.map(number).joined(separator: " ") }
    var words: [String] = []
    var rest = steps[...]
    while let step = rest.first {
      let same = rest.prefix { $0 == step }
      words.append(same.count > 1 ? "g \(same.count) \(number(step))" : number(step))
      rest = rest.dropFirst(same.count)
    }
    return words.joined(separator: " ")
  }

  // MARK: Lines

  private func drawn(_ rulings: [PositionedRuling], _ page: (Int, Int)) -> String {
    let lines = rulings.map { line -> [Int] in
      let (position, start, end) = (Int(line.position), Int(line.start), Int(line.end))
      return line.direction == .horizontal ? [start, position, end, position] : [position, start, position, end]
    }
    func path(_ lines: ArraySlice<[Int]>, isFilled: Bool = false) -> String {
      let left = lines.reduce(Int.max) { min($0, $1[0]) }
      let top = lines.reduce(Int.max) { min($0, $1[1]) }
      let size = (lines.reduce(0) { max($0, $1[2] - left) }, lines.reduce(0) { max($0, $1[3] - top) })
      let frame = frame(left: left, top: top, size: size, page)
      let data = lines.map { line -> String in
        let ends = [line[0] - frame.left, line[1] - frame.top, line[2] - frame.left, line[3] - frame.top].map(number)
        guard isFilled else { return "M \(ends[0]) \(ends[1]) L \(ends[2]) \(ends[3])" }
        let wide = line[1] == line[3] ? (0, 50) : (50, 0)
        let far = [line[2] - frame.left + wide.0, line[3] - frame.top + wide.1].map(number)
        return "M \(ends[0]) \(ends[1]) L \(far[0]) \(ends[1]) L \(far[0]) \(far[1]) L \(ends[0]) \(far[1]) C"
      }
      let paint = isFilled ? "Fill=\"true\" Stroke=\"false\"" : "LineWidth=\"\(number(50))\""
      return tag(
        "PathObject", "ID=\"30\" \(frame.attributes) \(paint)", element("AbbreviatedData", data.joined(separator: " ")))
    }
    switch style.lines {
    case .strokes: return lines.indices.map { path(lines[$0...$0]) }.joined()
    case .bars: return lines.indices.map { path(lines[$0...$0], isFilled: true) }.joined()
    case .boxes:
      return stride(from: 0, to: lines.count, by: 4).map { path(lines[$0..<min($0 + 4, lines.count)]) }.joined()
    case .onePath: return lines.isEmpty ? "" : path(lines[...])
    }
  }

  // MARK: What cannot be seen

  private func decoys(_ page: PositionedPage, _ size: (Int, Int)) -> String {
    let places = page.glyphs.prefix(400).enumerated().filter { $0.offset % 37 == 0 }.map(\.element.box)
    let hidden = places.map { decoy("Visible=\"false\"", "7", Int($0.left), Int($0.bottom)) }
    let clear = places.map { decoy("Alpha=\"0\"", "88", Int($0.left), Int($0.bottom)) }
    let mark = tag("TextCode", "X=\"0\" Y=\"0\" DeltaX=\"g 5 20\"", "内部资料97")
    let watermark = tag(
      "TextObject",
      "ID=\"41\" Boundary=\"40 40 200 200\" CTM=\"0.7 0.7 -0.7 0.7 0 0\" Font=\"3\" Size=\"20\" Alpha=\"60\"",
      mark)
    return (hidden + clear).joined() + watermark
  }

  private func decoy(_ attributes: String, _ text: String, _ x: Int, _ y: Int) -> String {
    tag(
      "TextObject",
      "ID=\"40\" \(attributes) Boundary=\"\(millimetres(x)) \(millimetres(y)) 9 9\" Font=\"3\" Size=\"3.5\"",
      tag("TextCode", "X=\"0\" Y=\"0\" DeltaX=\"1.75\"", text))
  }
}

extension OFDWriter {
  // MARK: Places

  /// What an object's places are counted from, and the attributes that say so.
  private struct Frame {
    var left: Int
    var top: Int
    var attributes: String
  }

  private func frame(left: Int, top: Int, size: (Int, Int)? = nil, _ page: (Int, Int)) -> Frame {
    let scale = style.isInPoints ? "0.35277778" : "1"
    let (width, height) = (millimetres(page.0), millimetres(page.1))
    switch style.quarters {
    case 1:
      return Frame(
        left: 0, top: 0, attributes: "Boundary=\"0 0 \(height) \(width)\" CTM=\"0 \(scale) -\(scale) 0 \(height) 0\"")
    case 3:
      return Frame(
        left: 0, top: 0, attributes: "Boundary=\"0 0 \(height) \(width)\" CTM=\"0 -\(scale) \(scale) 0 0 \(width)\"")
    default:
      let (across, down) = size.map { (millimetres($0.0), millimetres($0.1)) } ?? ("150", "5")
      let matrix = style.isInPoints ? " CTM=\"\(scale) 0 0 \(scale) 0 0\"" : ""
      let boundary = "\(millimetres(left)) \(millimetres(top)) \(across) \(down)"
      return Frame(left: left, top: top, attributes: "Boundary=\"\(boundary)\"\(matrix)")
    }
  }

  /// A length in the unit of objects, with four decimals.
  private func number(_ hundredths: Int) -> String {
    style.isInPoints ? Self.decimal(hundredths * 100) : millimetres(hundredths)
  }

  /// Hundredths of a point in millimetres, with four decimals.
  private func millimetres(_ hundredths: Int) -> String {
    let tenThousandths = hundredths * 254_000
    return Self.decimal((tenThousandths + (tenThousandths < 0 ? -3600 : 3600)) / 7200)
  }

  private static func decimal(_ tenThousandths: Int) -> String {
    let (whole, rest) = abs(tenThousandths).quotientAndRemainder(dividingBy: 10_000)
    let digits = String(rest + 10_000).dropFirst()
    return (tenThousandths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(digits)")
  }

  // MARK: XML

  private func top(_ name: String, _ attributes: String, _ content: String) -> String {
    let space = style.hasPrefix ? "xmlns:ofd" : "xmlns"
    return tag(name, "\(space)=\"http://www.ofdspec.org/2016\" \(attributes)", content)
  }

  private func element(_ name: String, _ content: String) -> String { tag(name, "", content) }

  private func tag(_ name: String, _ attributes: String, _ content: String = "") -> String {
    let name = style.hasPrefix ? "ofd:" + name : name
    let head = attributes.isEmpty ? name : name + " " + attributes
    return content.isEmpty ? "<\(head)/>" : "<\(head)>\(content)</\(name)>"
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
