import Testing

@testable import DocumentReaders

@Suite struct OFDHiddenTests {
  /// A row of two cells, the second from 40 mm to 60 mm across and 20 mm to 30 mm down, with `value` in it.
  private func row(_ value: String, _ before: String, _ after: String) -> OFDSample {
    let lines = ["20 20 L 60 20", "20 30 L 60 30", "20 20 L 20 30", "40 20 L 40 30", "60 20 L 60 30"].map {
      "<PathObject Boundary=\"0 0 210 297\"><AbbreviatedData>M \($0)</AbbreviatedData></PathObject>"
    }
    let label = OFDSample.text("规章", x: 22, y: 22)
    let number = value.isEmpty ? "" : OFDSample.text(value, x: 44, y: 22, step: 2)
    return OFDSample(lines.joined() + label + before + number + after)
  }

  private func cell(_ value: String, before: String = "", after: String = "") -> String? {
    row(value, before, after).lines?.last
  }

  private static func area(_ place: String, _ color: String) -> String {
    "<PathObject Boundary=\"\(place)\" Fill=\"true\" Stroke=\"false\"><FillColor \(color)/>"
      + "<AbbreviatedData>M 0 0 L 9 0 L 9 7 L 0 7 C</AbbreviatedData></PathObject>"
  }

  private static let white = area("42 21 9 7", "Value=\"255 255 255\"")
  private static let picture = "<ImageObject Boundary=\"44 22 4 5\" ResourceID=\"5\"/>"
  private static let outline =
    "<PathObject Boundary=\"44 22 3 5\" Fill=\"true\" Stroke=\"false\">"
    + "<AbbreviatedData>M 0 0 L 2 1 L 1 3 L 0 2 C</AbbreviatedData></PathObject>"

  @Test func whatIsDrawnInACellIsNoBlank() {
    #expect(cell("") == "0,1 ")
    #expect(cell("", after: Self.picture) == "0,1 ¦")
    #expect(cell("", after: Self.outline) == "0,1 ¦")
    #expect(cell("", after: Self.picture.replacing("<ImageObject", with: "<ImageObject Visible=\"false\"")) == "0,1 ")
    #expect(cell("", after: "<ImageObject Boundary=\"0 0 210 297\" ResourceID=\"5\"/>") == "0,1 ")
    #expect(cell("", after: Self.white) == "0,1 ")
  }

  @Test func aNumberPaintedOverIsNotRead() {
    #expect(cell("12") == "0,1 12")
    #expect(cell("12", before: Self.white) == "0,1 12")
    #expect(cell("12", after: Self.white) == "0,1 12¦")
    #expect(cell("12", before: Self.picture) == "0,1 12")
    #expect(cell("12", after: Self.picture) == "0,1 12¦")
    #expect(cell("12", after: Self.area("42 21 9 7", "Value=\"255 255 0\" Alpha=\"90\"")) == "0,1 12")
    let other = OFDSample.text("25", x: 44.3, y: 22, step: 2)
    #expect(cell("19", after: Self.white + other)?.contains("\u{FFFD}") == true)
  }

  @Test(arguments: [
    ("Type=\"Stamp\"", OFDSample.text("5", x: 24, y: 2), "0,1 ¦", "0,1 12¦"),
    ("Type=\"Path\"", outline.replacing("44 22", with: "24 2"), "0,1 ¦", "0,1 12¦"),
    ("Type=\"Stamp\"", picture.replacing("44 22", with: "24 2"), "0,1 ¦", "0,1 12¦"),
    ("Type=\"Highlight\" Subtype=\"Strikeout\"", picture.replacing("44 22", with: "24 2"), "0,1 ¦", "0,1 12¦"),
    ("Type=\"Link\"", picture.replacing("44 22", with: "24 2"), "0,1 ", "0,1 12"),
    ("Type=\"Stamp\" Visible=\"false\"", picture.replacing("44 22", with: "24 2"), "0,1 ", "0,1 12"),
  ])
  func whatAnAnnotationLiesOverIsNotRead(attributes: String, shown: String, blank: String, number: String) {
    for (value, expected) in [("", blank), ("12", number)] {
      var sample = row(value, "", "")
      let page = sample.pages.removeFirst()
      sample.parts["Doc_0/Page.xml"] = OFDSample.page(page)
      sample.parts["Doc_0/Document.xml"] = OFDSample.part(
        "Document",
        "<CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData>"
          + "<Pages><Page ID=\"7\" BaseLoc=\"Page.xml\"/></Pages><Annotations>Annots/All.xml</Annotations>")
      sample.parts["Doc_0/Annots/All.xml"] = OFDSample.part(
        "Annotations", "<Page PageID=\"7\"><FileLoc>One.xml</FileLoc></Page>")
      sample.parts["Doc_0/Annots/One.xml"] = OFDSample.part(
        "PageAnnot",
        "<Annot ID=\"9\" \(attributes)><Appearance Boundary=\"20 20 40 10\">\(shown)</Appearance></Annot>")
      #expect(sample.lines?.last == expected)
    }
  }
}
