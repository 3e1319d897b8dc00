public import Disclosure

/// Writes pages as a PDF of the plainest kind: characters of a font that is not embedded, and stroked lines.
public struct PDFWriter {
  /// What else the file may say.
  public struct Options: Sendable {
    /// How far each page is to be turned clockwise for reading; what is drawn is turned the other way.
    public var turned = 0
    /// Whether what a page shows is drawn in a form of its own, moved into its place.
    public var drawsForms = false
    /// Whether the file asks for a password.
    public var isEncrypted = false
    /// The title in the file's own description.
    public var title: String?

    /// Instructions before those of each page.
    public var before = ""
    /// Instructions behind those of each page.
    public var after = ""
    /// Instructions behind those of single pages, by page from 0.
    public var afterPage: [Int: String] = [:]
    /// Whether characters that stand side by side are shown together.
    public var showsRuns = false
    /// The dictionaries of annotations that lie over each page.
    public var annotations = ""

    /// A plain file.
    public init() {}
  }

  private var bytes: [UInt8] = []
  private var offsets: [Int] = []

  /// The bytes of a PDF with those pages.
  public static func bytes(_ pages: [PositionedPage], _ options: Options = Options()) -> [UInt8] {
    var writer = PDFWriter()
    writer.write(pages, options)
    return writer.bytes
  }

  private mutating func write(_ pages: [PositionedPage], _ options: Options) {
    add("%PDF-1.7\n")
    let kids = pages.indices.map { "\(6 + 3 * $0) 0 R" }.joined(separator: " ")
    object("<< /Type /Catalog /Pages 2 0 R >>")
    object("<< /Type /Pages /Count \(pages.count) /Kids [\(kids)] >>")
    object(
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>")
    object(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500]"
        + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>")
    object(
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        + " /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>")
    for (index, page) in pages.enumerated() {
      let isAcross = options.turned % 180 != 0
      let (width, height) = isAcross ? (page.height, page.width) : (page.width, page.height)
      object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(points(width)) \(points(height))] /Rotate \(options.turned)"
          + " /Resources << /Font << /F 3 0 R >> /XObject << /X \(8 + 3 * index) 0 R >> >>"
          + " /Annots [\(options.annotations)] /Contents \(7 + 3 * index) 0 R >>")
      let turn = turn(page, options.turned)
      let drawing = draw(page, options)
      let content =
        turn + options.before + (options.drawsForms ? "q 1 0 0 1 10 20 cm /X Do Q\n" : drawing) + options.after
        + options.afterPage[index, default: ""]
      object("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
      let form = options.drawsForms ? drawing : ""
      object(
        "<< /Type /XObject /Subtype /Form /BBox [-10000 -10000 10000 10000] /Matrix [1 0 0 1 -10 -20]"
          + " /Resources << /Font << /F 3 0 R >> >> /Length \(form.utf8.count) >>\nstream\n\(form)\nendstream")
    }
    finish(options)
  }

  /// The matrix that lays the page's picture so that turning the page sets it upright.
  private func turn(_ page: PositionedPage, _ degrees: Int) -> String {
    let (width, height) = (points(page.width), points(page.height))
    switch degrees {
    case 90: return "0 1 -1 0 \(height) 0 cm\n"
    case 180: return "-1 0 0 -1 \(width) \(height) cm\n"
    case 270: return "0 -1 1 0 0 \(width) cm\n"
    default: return ""
    }
  }

  private func draw(_ page: PositionedPage, _ options: Options) -> String {
    var content = "0.5 w\n"
    for ruling in page.rulings {
      let (at, start, end) = (ruling.position, ruling.start, ruling.end)
      content +=
        ruling.direction == .horizontal
        ? "\(points(start)) \(points(page.height - at)) m \(points(end)) \(points(page.height - at)) l S\n"
        : "\(points(at)) \(points(page.height - start)) m \(points(at)) \(points(page.height - end)) l S\n"
    }
    content += "BT\n"
    var run: [PositionedGlyph] = []
    for glyph in page.glyphs where glyph.scalar.value < 0x10000 {
      if !options.showsRuns || run.last.map({ $0.goesOn(in: glyph) }) == false {
        content += show(run, on: page)
        run = []
      }
      run.append(glyph)
    }
    return content + show(run, on: page) + "ET\n"
  }

  private func show(_ run: [PositionedGlyph], on page: PositionedPage) -> String {
    guard let first = run.first else { return "" }
    let size = first.box.bottom - first.box.top
    // The box hangs from the ascent, 0.88 of the size above the line that characters stand on.
    let base = page.height - first.box.top - size * 88 / 100
    let codes = run.map { glyph in
      let code = String(glyph.scalar.value, radix: 16)
      return String(repeating: "0", count: 4 - code.count) + code
    }
    return "/F \(points(size)) Tf 1 0 0 1 \(points(first.box.left)) \(points(base)) Tm <\(codes.joined())> Tj\n"
  }

  private mutating func finish(_ options: Options) {
    var trailer = "/Root 1 0 R"
    if let title = options.title {
      let code = title.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }
      object("<< /Title <feff\(code.joined())> >>")
      trailer += " /Info \(offsets.count) 0 R"
    }
    if options.isEncrypted {
      let key = String(repeating: "5a", count: 32)
      trailer += " /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >> /ID [<00> <00>]"
    }
    let start = bytes.count
    add("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
    for offset in offsets {
      let digits = String(offset)
      add(String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n")
    }
    add("trailer\n<< /Size \(offsets.count + 1) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n")
  }

  private mutating func object(_ text: String) {
    offsets.append(bytes.count)
    add("\(offsets.count) 0 obj\n\(text)\nendobj\n")
  }

  private mutating func add(_ text: String) { bytes += Array(text.utf8) }

  /// Hundredths of a point as a decimal number.
  private func points(_ hundredths: Int32) -> String {
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
  }
}

extension PositionedGlyph {
  /// Whether the next stands right beside it on its line, and the font has it as wide as it is here.
  fileprivate func goesOn(in next: PositionedGlyph) -> Bool {
    (scalar.value < 0x7F || scalar.value >= 0x2E80) && next.box.left == box.right && next.box.top == box.top
      && next.box.bottom == box.bottom
  }
}
