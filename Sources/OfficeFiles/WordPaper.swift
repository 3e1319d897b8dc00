import CZip
import Glibc

/// A letter as a Word document: paragraphs of text in a few styles, on A4, set as official letters are.
public struct WordPaper: Sendable, Hashable {
  /// How a paragraph is set.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// The letter's title, in the middle.
    case title
    /// A heading.
    case heading
    /// Whom the letter is for; not indented.
    case address
    /// Text, its first line indented by two characters.
    case body
    /// Who signs, and when; at the right.
    case signature
  }

  /// A paragraph.
  public struct Paragraph: Sendable, Hashable {
    /// How it is set.
    public var style: Style
    /// Its text; a line end breaks the line.
    public var text: String

    /// A paragraph.
    public init(_ style: Style, _ text: String) {
      self.style = style
      self.text = text
    }
  }

  /// Its paragraphs.
  public var paragraphs: [Paragraph]

  /// A letter of paragraphs.
  public init(_ paragraphs: [Paragraph]) { self.paragraphs = paragraphs }

  /// The file's bytes (ISO/IEC 29500, transitional); the same paragraphs give the same bytes.
  public func bytes() throws(OfficeFileError) -> [UInt8] {
    let parts: [(name: String, text: String)] = [
      ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.packageRelations),
      ("word/document.xml", document),
      ("word/styles.xml", Self.styles), ("word/_rels/document.xml.rels", Self.documentRelations),
    ]
    return try Self.packed(parts.map { ($0.name, Array($0.text.utf8)) })
  }

  private static func packed(_ parts: [(name: String, bytes: [UInt8])]) throws(OfficeFileError) -> [UInt8] {
    var members: [czip_new_member] = []
    var buffers: [UnsafeMutableRawBufferPointer] = []
    var names: [UnsafeMutablePointer<CChar>] = []
    defer {
      for buffer in buffers { buffer.deallocate() }
      for name in names { free(name) }
    }
    for part in parts {
      guard let name = strdup(part.name) else { throw .notWritten(.zip) }
      names.append(name)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.bytes.count), alignment: 1)
      buffer.copyBytes(from: part.bytes)
      buffers.append(buffer)
      members.append(czip_new_member(name: name, bytes: buffer.baseAddress, count: part.bytes.count))
    }
    var length = 0
    var problem = CZIP_OK
    guard let bytes = czip_write(members, members.count, &length, &problem) else {
      throw problem == CZIP_UNAVAILABLE ? .libraryMissing(.zip) : .notWritten(.zip)
    }
    defer { free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: length))
  }

  // MARK: - Parts

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var document: String {
    let body = paragraphs.map { paragraph in
      let lines = paragraph.text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.run)
      return "<w:p><w:pPr><w:pStyle w:val=\"\(paragraph.style.name)\"/></w:pPr>"
        + lines.joined(separator: "<w:r><w:br/></w:r>") + "</w:p>"
    }
    // A4 with the margins of official letters (GB/T 9704).
    let page =
      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\""
      + " w:gutter=\"0\"/></w:sectPr>"
    return Self.declaration + "<w:document xmlns:w=\"\(Self.main)\"><w:body>" + body.joined() + page
      + "</w:body></w:document>\n"
  }

  private static func run(_ line: Substring) -> String {
    line.isEmpty ? "" : "<w:r><w:t xml:space=\"preserve\">\(escaped(line))</w:t></w:r>"
  }

  /// Text as XML can hold it; signs that it cannot are shown as replaced.
  private static func escaped(_ text: Substring) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: escaped += "&amp;"
      case 0x3C: escaped += "&lt;"
      case 0x3E: escaped += "&gt;"
      case 0x09: escaped += " "
      case 0..<0x20, 0xFFFE, 0xFFFF: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let contentTypes =
    declaration + "<Types xmlns=\"\(package)/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + ["document.main", "styles"].map { kind in
      "<Override PartName=\"/word/\(kind == "styles" ? "styles" : "document").xml\" "
        + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml\"/>"
    }
    .joined() + "</Types>\n"

  private static let packageRelations = relations("\(office)/officeDocument", "word/document.xml")
  private static let documentRelations = relations("\(office)/styles", "styles.xml")

  private static func relations(_ kind: String, _ target: String) -> String {
    declaration + "<Relationships xmlns=\"\(package)/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(kind)\" Target=\"\(target)\"/></Relationships>\n"
  }

  private static let styles =
    declaration + "<w:styles xmlns:w=\"\(main)\"><w:docDefaults><w:rPrDefault><w:rPr>"
    + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\"/>"
    + "<w:sz w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    + Style.allCases.map(\.definition).joined() + "</w:styles>\n"
}

extension WordPaper.Style {
  /// The style's name in the file.
  fileprivate var name: String {
    switch self {
    case .title: "Title"
    case .heading: "Heading1"
    case .address: "Salutation"
    case .body: "Normal"
    case .signature: "Signature"
    }
  }

  /// No indent, said outright: programs set such styles upon that of text.
  private static let flush = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"

  private var settings: (paragraph: String, run: String) {
    switch self {
    case .title:
      (
        "<w:spacing w:after=\"480\" w:line=\"640\" w:lineRule=\"exact\"/>\(Self.flush)<w:jc w:val=\"center\"/>",
        "<w:rFonts w:eastAsia=\"方正小标宋简体\"/><w:sz w:val=\"44\"/>"
      )
    case .heading:
      (
        "<w:keepNext/><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
        "<w:rFonts w:eastAsia=\"黑体\"/><w:b w:val=\"0\"/><w:sz w:val=\"32\"/>"
      )
    case .address: ("<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>" + Self.flush, "")
    case .body:
      ("<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", "")
    case .signature: ("<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>\(Self.flush)<w:jc w:val=\"right\"/>", "")
    }
  }

  fileprivate var definition: String {
    let (paragraph, run) = settings
    return "<w:style w:type=\"paragraph\"\(self == .body ? " w:default=\"1\"" : "") w:styleId=\"\(name)\">"
      + "<w:name w:val=\"\(self == .heading ? "heading 1" : name)\"/>"
      + "<w:pPr>\(paragraph)</w:pPr>\(run.isEmpty ? "" : "<w:rPr>\(run)</w:rPr>")</w:style>"
  }
}
