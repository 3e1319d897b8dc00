import Disclosure
import Foundation
import Testing

@testable import DocumentReaders

/// A text object of one code, in an upright frame of 4 mm.
private func code(_ text: String, _ offsets: String, _ attributes: String = "") -> String {
  "<TextObject Boundary=\"20 20 80 6\" Size=\"4\" \(attributes)><TextCode X=\"0\" Y=\"4\" \(offsets)>\(text)</TextCode>"
    + "</TextObject>"
}

@Suite struct OFDTextTests {
  private static let twoCodes =
    "<TextObject Boundary=\"20 20 80 6\" Size=\"4\"><TextCode X=\"3\" Y=\"4\">年</TextCode>"
    + "<TextCode Y=\"12\">月</TextCode></TextObject>"

  private static let twoOfOneGlyph = code("甲乙丙", "DeltaX=\"8\"").replacing(
    "<TextCode", with: "<CGTransform CodePosition=\"0\" CodeCount=\"2\" GlyphCount=\"1\"/><TextCode")

  private static let sideways = ["一行", "二行"].enumerated().map { line, text -> String in
    "<TextObject Boundary=\"\(100 - 8 * line) 50 6 80\" CTM=\"0 1 -1 0 0 0\" Size=\"4\">"
      + "<TextCode X=\"0\" Y=\"0\" DeltaX=\"4\">\(text)</TextCode></TextObject>"
  }.joined()

  /// What is tried, its objects, and the lines they show.
  private static let placed: [(String, String, [String])] = [
    ("every offset given", code("年度报告", "DeltaX=\"4 4 4\""), ["年度报告"]),
    ("offsets in short", code("年度报告公开", "DeltaX=\"g 3 4 20 4\""), ["年度报告  公开"]),
    ("more offsets in short than there are characters", code("年度", "DeltaX=\"g 2000000000 4\""), ["年度"]),
    ("offsets to the next line", code("年度报告", "DeltaX=\"4 -4 4\" DeltaY=\"0 8 0\""), ["年度", "报告"]),
    ("the last offset goes on", code("年度报告", "DeltaX=\"4\""), ["年度报告"]),
    ("no offsets", code("年11报告", ""), ["年11报告"]),
    ("no offsets, downwards", code("本年", "", "ReadDirection=\"90\""), ["本", "年"]),
    ("offsets that are none", code("年度", "DeltaX=\"nan g\""), ["年度"]),
    ("half as wide", code("1234", "DeltaX=\"g 3 1\"", "HScale=\"0.5\""), ["1234"]),
    ("digits of one number apart", code("12", "DeltaX=\"8\""), ["1  2"]),
    ("a code begins where the one before did", twoCodes, ["年", "月"]),
    ("characters in hexadecimal", code("\\5E74\\0020年\\度", "DeltaX=\"g 8 4\""), ["年  年\\ 度"]),
    ("line breaks of the XML", code("\n   年度\n  ", "DeltaX=\"4\""), ["年度"]),
    ("spaces have offsets too", code("  年度", "DeltaX=\"4 4 4\""), ["年度"]),
    ("two characters of one glyph", twoOfOneGlyph, ["甲乙丙"]),
    ("a matrix", code("年度", "DeltaX=\"4\"", "CTM=\"2 0 0 2 0 0\""), ["年度"]),
    ("lines of a sheet on its side", sideways, ["一行", "二行"]),
    (
      "blocks in blocks",
      "<PageBlock><PageBlock>\(code("年度", "DeltaX=\"4\""))</PageBlock></PageBlock>", ["年度"]
    ),
  ]

  @Test(arguments: placed)
  func placesCharactersAsWritten(what: String, objects: String, lines: [String]) {
    #expect(OFDSample(objects).lines == lines, "\(what)")
  }

  @Test(arguments: [
    code("9", "", "Visible=\"false\""), code("9", "", "Alpha=\"0\""), code("9", "", "Fill=\"false\""),
    code("9", "").replacing("<TextCode", with: "<FillColor Value=\"0 0 0\" Alpha=\"0\"/><TextCode"),
    code("9", "", "CTM=\"0.7 0.7 -0.7 0.7 0 0\""), code("9", "").replacing("Size=\"4\"", with: "Size=\"0\""),
    "<ImageObject Boundary=\"0 0 9 9\" ResourceID=\"1\"/>", "<Annot>" + code("9", "") + "</Annot>",
  ])
  func passesOverWhatCannotBeSeen(objects: String) {
    #expect(OFDSample(OFDSample.text("年度") + objects).lines == ["年度"])
  }

  @Test func drawsCompositeObjectsHoweverTheyRefer() {
    var sample = OFDSample("<CompositeObject Boundary=\"10 10 9 9\" ResourceID=\"7\"/>")
    sample.common = "<DocumentRes>DocumentRes.xml</DocumentRes>"
    let unit = { (id: Int, content: String) in
      "<CompositeGraphicUnit ID=\"\(id)\"><Content>\(content)</Content></CompositeGraphicUnit>"
    }
    let itself = "<CompositeObject Boundary=\"0 9 9 9\" ResourceID=\"7\"/>"
    sample.parts["Doc_0/DocumentRes.xml"] = OFDSample.part(
      "Res", "<CompositeGraphicUnits>\(unit(7, OFDSample.text("年度") + itself))</CompositeGraphicUnits>")
    #expect(sample.lines == Array(repeating: "年度", count: 6))
  }

  @Test func showsTemplatesOnEveryPageThatUsesThem() {
    let template = "<Template TemplateID=\"5\"/>"
    var sample = OFDSample()
    sample.common = "<TemplatePage ID=\"5\" BaseLoc=\"/Doc_0/Tpl.xml\"/>"
    sample.parts["Doc_0/Tpl.xml"] = OFDSample.page(OFDSample.text("页眉", y: 10))
    sample.pages = [
      OFDSample.page(OFDSample.text("甲"), template: template), OFDSample.page(OFDSample.text("乙")),
      OFDSample.page(OFDSample.text("丙"), template: template),
    ]
    #expect(sample.lines == ["页眉", "甲", "乙", "页眉", "丙"])
  }
}

@Suite struct OFDLineTests {
  /// A table of two by two cells whose lines are drawn by `path(x1, y1, x2, y2)`.
  private func table(_ path: (Int, Int, Int, Int) -> String) -> OFDSample {
    let lines = [20, 30, 40].map { path(20, $0, 60, $0) } + [20, 40, 60].map { path($0, 20, $0, 40) }
    let cells = [(22, 22, "甲"), (42, 22, "乙"), (22, 32, "丙"), (42, 32, "丁")].map { x, y, text in
      OFDSample.text(text, x: Double(x), y: Double(y))
    }
    return OFDSample((lines + cells).joined())
  }

  private static let cells = ["0,0 甲", "0,1 乙", "1,0 丙", "1,1 丁"]

  private func path(_ data: String, _ attributes: String = "Boundary=\"0 0 210 297\"", _ colors: String = "") -> String
  {
    "<PathObject \(attributes)>\(colors)<AbbreviatedData>\(data)</AbbreviatedData></PathObject>"
  }

  @Test func findsCellsHoweverLinesAreDrawn() {
    #expect(table { path("M \($0) \($1) L \($2) \($3)") }.lines == Self.cells)
    #expect(table { path("M\($0) \($1)L\($2) \($3)") }.lines == Self.cells)
    #expect(
      table { path("M 0 0 L \($2 - $0) \($3 - $1)", "Boundary=\"\($0) \($1) \($2 - $0) \($3 - $1)\"") }.lines
        == Self.cells)
    #expect(
      table { left, top, right, bottom in
        let (across, down) = top == bottom ? (0.0, 0.3) : (0.3, 0.0)
        let (far, low) = (Double(right) + across, Double(bottom) + down)
        return path(
          "M \(left) \(top) L \(far) \(top) L \(far) \(low) L \(left) \(low) C",
          "Boundary=\"0 0 210 297\" Fill=\"true\" Stroke=\"false\"")
      }.lines == Self.cells)
    #expect(
      table {
        path("M \($0 * 10) \($1 * 10) L \($2 * 10) \($3 * 10)", "Boundary=\"0 0 210 297\" CTM=\"0.1 0 0 0.1 0 0\"")
      }
      .lines == Self.cells)
  }

  @Test func passesOverLinesThatCannotBeSeen() {
    let hidden = ["甲  乙", "丙  丁"]
    func line(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> String {
      "M \(left) \(top) L \(right) \(bottom)"
    }
    #expect(table { path(line($0, $1, $2, $3), "Boundary=\"0 0 210 297\" Stroke=\"false\"") }.lines == hidden)
    #expect(table { path(line($0, $1, $2, $3), "Boundary=\"0 0 210 297\" Visible=\"false\"") }.lines == hidden)
    #expect(table { path(line($0, $1, $2, $3), "Boundary=\"100 100 9 9\"") }.lines != Self.cells)
    #expect(
      table { path(line($0, $1, $2, $3), "Boundary=\"0 0 210 297\"", "<StrokeColor Value=\"255 255 255\"/>") }.lines
        == hidden)
    #expect(table { path("M \($0) \($1) B 1 1 2 2 \($2) \($3)") }.lines == hidden)
  }
}

@Suite struct OFDPackageTests {
  @Test func findsPartsByLocationsOfAllKinds() {
    for location in ["Pages/0.xml", "./Pages/0.xml", "/Doc_0/Pages/0.xml", "Doc_0/Pages/0.xml", "../Doc_0/pages/0.XML"]
    {
      var sample = OFDSample(OFDSample.text("年度"))
      sample.parts["Doc_0/Document.xml"] = OFDSample.part(
        "Document", "<Pages><Page ID=\"1\" BaseLoc=\"\(location)\"/></Pages>")
      #expect(sample.lines == ["年度"], "\(location)")
    }
  }

  @Test func readsEveryDocumentAndOfVersionsTheCurrentOne() throws {
    var sample = OFDSample(OFDSample.text("旧"))
    let version =
      "<Versions><Version ID=\"1\" Index=\"1\" BaseLoc=\"Doc_0/V1.xml\"/>"
      + "<Version ID=\"2\" Index=\"2\" Current=\"true\" BaseLoc=\"Doc_0/V2.xml\"/></Versions>"
    sample.entry =
      "<DocBody><DocInfo><Title>年报</Title></DocInfo><DocRoot>Doc_0/Document.xml</DocRoot>\(version)</DocBody>"
      + "<DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody>"
    sample.parts["Doc_0/V2.xml"] = OFDSample.part("DocVersion", "<DocRoot>New.xml</DocRoot>")
    sample.parts["Doc_0/New.xml"] = OFDSample.part("Document", "<Pages><Page ID=\"1\" BaseLoc=\"New1.xml\"/></Pages>")
    sample.parts["Doc_0/New1.xml"] = OFDSample.page(OFDSample.text("新"))
    #expect(sample.lines == ["新", "旧"])
    let document = try sample.read().get().document
    #expect(document.metadata.title == "年报")
    let pages = document.blocks.map { block -> Int? in if case .line(let line) = block { line.page } else { nil } }
    #expect(pages == [1, 2])
  }

  @Test func saysWhyThereIsNothingToRead() {
    let text = OFDSample.text("年度")
    func sample(_ change: (inout OFDSample) -> Void) -> OFDSample {
      var sample = OFDSample(text)
      change(&sample)
      return sample
    }
    let picture = "<ImageObject Boundary=\"0 0 210 297\" ResourceID=\"1\"/>"
    #expect(sample { $0.pages = [picture, picture] }.refusal() == .noText(.ofd, pages: 2))
    #expect(sample { $0.parts["Encryptions.xml"] = OFDSample.part("Encryptions", "") }.refusal() == .encrypted(.ofd))
    let damaged: [(inout OFDSample) -> Void] = [
      { $0.entry = "" }, { $0.entry = "<DocBody/>" }, { $0.entry = "<DocBody><DocRoot>no.xml</DocRoot></DocBody>" },
      { $0.parts["OFD.xml"] = "OFD" }, { $0.pages = [] }, { $0.pages[0] = "<PathObject>" },
      { $0.parts["Doc_0/Document.xml"] = OFDSample.part("Document", "<Pages><Page BaseLoc=\"no.xml\"/></Pages>") },
      { $0.parts["Doc_0/Pages/0.xml"] = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Page>&b;</Page>" },
    ]
    for (index, change) in damaged.enumerated() {
      #expect(sample(change).refusal() == .damaged(.ofd), "case \(index)")
    }
    #expect(
      OFDReader.read(Array(OFDSample(text).bytes.dropLast(100)), ReadingContext()).failure == .damaged(.ofd))
  }

  @Test func keepsToItsLimits() {
    var sample = OFDSample()
    sample.pages = Array(repeating: OFDSample.text("年度"), count: 4)
    var limits = ReadingLimits()
    limits.pages = 3
    #expect(sample.refusal(limits) == .overLimit(.pages(3)))
    limits = ReadingLimits()
    limits.expandedBytes = 1000
    #expect(sample.refusal(limits) == .overLimit(.expanded(bytes: 1000)))
    // Sixty-four composites in each of six depths: what that would draw is counted before it is drawn.
    let again = String(repeating: "<CompositeObject Boundary=\"0 0 9 9\" ResourceID=\"7\"/>", count: 64)
    sample.pages = [again]
    sample.common = "<DocumentRes>DocumentRes.xml</DocumentRes>"
    sample.parts["Doc_0/DocumentRes.xml"] = OFDSample.part(
      "Res",
      "<CompositeGraphicUnits><CompositeGraphicUnit ID=\"7\"><Content>\(again)</Content></CompositeGraphicUnit>"
        + "</CompositeGraphicUnits>")
    #expect(sample.refusal() == .overLimit(.characters(3_000_000)))
  }
}

extension Result {
  /// The failure, if it is one.
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

/// What `Scripts/fuzz` found; each once ended the program.
@Suite struct OFDDamageTests {
  @Test func sectionsThatLieInOneAnotherAreNoCrash() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/damaged/sections-in-one-another.ofd")
    let read = try DocumentReaders.read([UInt8](Data(contentsOf: file)), path: "a.ofd").get()
    let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
    #expect(report.requests?.figures.allSatisfy { $0.value == nil } ?? true)
  }
}
