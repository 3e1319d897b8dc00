import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

/// What the second cell of a table's row says, 250 to 310 points across and 100 to 140 down a page 800 points high.
private func cell(_ value: String, _ options: PDFWriter.Options) throws -> String? {
  var glyphs: [PositionedGlyph] = []
  func put(_ text: String, _ x: Int, _ y: Int) {
    var left = Int32(x * 100)
    for scalar in text.unicodeScalars {
      let width: Int32 = scalar.value < 0x80 ? 500 : 1000
      let box = PositionedBox(left: left, top: Int32(y * 100), right: left + width, bottom: Int32(y * 100 + 1000))
      glyphs.append(PositionedGlyph(scalar, box))
      left += width
    }
  }
  put("政府信息公开工作年度报告", 60, 50)
  put("规章", 60, 113)
  put(value, 260, 113)
  let rulings =
    [100, 140].map { PositionedRuling(.horizontal, at: Int32($0 * 100), from: 5000, to: 31000) }
    + [50, 250, 310].map { PositionedRuling(.vertical, at: Int32($0 * 100), from: 10000, to: 14000) }
  let page = PositionedPage(number: 1, width: 60000, height: 80000, glyphs: glyphs, rulings: rulings)
  let document = try DocumentReaders.read(PDFWriter.bytes([page], options), path: "a.pdf").get().document
  for case .table(let table) in document.blocks { return table.cells.last.map { document.string($0.range) } }
  return nil
}

@Suite struct PDFHiddenTests {
  /// What is tried, the instructions before and behind the page's own, what `12` and an empty cell then say.
  private static let drawn: [(String, String, String, String, String)] = [
    ("nothing", "", "", "12", ""),
    ("invisible text", "3 Tr ", "", "12¦", ""),
    ("white text", "1 g ", "", "12¦", ""),
    ("white text on an area", "0 0 1 rg 200 600 200 150 re f 1 1 1 rg ", "", "12", ""),
    ("white text, then black", "q 1 g 0 0 m 9 9 l n Q ", "", "12", ""),
    ("an area over it", "", "1 g 255 660 50 38 re f ", "12¦", ""),
    ("an area under it", "q 0.9 g 255 660 50 38 re f Q ", "", "12", ""),
    ("an area cut off before it", "", "1 g 0 0 100 100 re W n 0 0 600 800 re f ", "12", ""),
    ("a frame around it", "", "252 662 56 36 re 254 664 52 32 re f* ", "12", ""),
    ("a picture", "", "q 8 0 0 12 270 676 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q ", "12¦", "¦"),
    ("an outline", "", "275 677 m 279 677 l 282 686 l f ", "12¦", "¦"),
    ("a curve", "", "275 677 m 279 670 280 690 275 686 c S ", "12¦", "¦"),
    ("a curve elsewhere", "", "475 677 m 479 670 480 690 475 686 c S ", "12", ""),
  ]

  @Test(arguments: drawn)
  func whatIsNotSeenAsTextIsNotRead(
    what: String, before: String, after: String, number: String, blank: String
  ) throws {
    var options = PDFWriter.Options()
    (options.before, options.after) = (before, after)
    for (value, expected) in [("12", number), ("", blank)] {
      #expect(try cell(value, options) == expected, "\(what)")
    }
  }

  @Test(arguments: [("(999)", "999¦"), ("<FEFF003100320033>", "123¦"), ("(\u{7532})", nil)])
  func textInPlaceOfWhatIsSeenIsNotRead(text: String, expected: String?) throws {
    var options = PDFWriter.Options()
    options.after =
      "/Span <</ActualText \(text)>> BDC BT /F 10 Tf 1 0 0 1 260 678 Tm <00310032> Tj ET EMC "
    let read = try cell("", options)
    if let expected { #expect(read == expected) } else { #expect(read?.contains("¦") == false) }
  }

  private static let place = "/Rect [255 665 300 695] /F 4 >>"
  private static let form = "/AP << /N 8 0 R >> "

  /// What is tried, the annotation, and what `12` and an empty cell then say.
  private static let annotations: [(String, String, String, String)] = [
    ("a field", "<< /Subtype /Widget /FT /Tx /T (a) /V (5) \(place)", "12¦", "¦"),
    ("a field drawn", "<< /Subtype /Widget /FT /Tx /T (a) \(form)\(place)", "12¦", "¦"),
    ("an empty field", "<< /Subtype /Widget /FT /Tx /T (a) \(place)", "12", ""),
    ("text", "<< /Subtype /FreeText /Contents (5) \(place)", "12¦", "¦"),
    ("a stamp", "<< /Subtype /Stamp \(form)\(place)", "12¦", "¦"),
    ("a large seal", "<< /Subtype /Stamp \(form)/Rect [200 600 330 730] >>", "12", "¦"),
    ("a stroke through it", "<< /Subtype /StrikeOut \(place)", "12¦", "¦"),
    ("a link", "<< /Subtype /Link \(place)", "12", ""),
    ("a note that can be opened", "<< /Subtype /Text \(place)", "12", ""),
    ("one that is hidden", "<< /Subtype /Stamp /Rect [255 665 300 695] /F 2 >>", "12", ""),
    ("one elsewhere", "<< /Subtype /Stamp /Rect [55 165 100 195] >>", "12", ""),
  ]

  @Test(arguments: annotations)
  func whatAnAnnotationLiesOverIsNotRead(what: String, annotation: String, number: String, blank: String) throws {
    var options = PDFWriter.Options()
    options.annotations = annotation
    for (value, expected) in [("12", number), ("", blank)] {
      #expect(try cell(value, options) == expected, "\(what)")
    }
  }
}
