/// Packs office documents out of the XML of their parts.
public enum OfficeFiles {
  /// The name spaces of WordprocessingML.
  public enum WordSpace: String, Sendable, CaseIterable {
    /// Of ECMA-376 and Word until today.
    case transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    /// Of ISO/IEC 29500 Strict.
    case strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
  }

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let packageSpace = "http://schemas.openxmlformats.org/package/2006/"
  private static let officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  private static let contentTypes = "application/vnd.openxmlformats-officedocument."

  /// A `.docx` file; what stands in the parts is given without the elements around it.
  ///
  /// `others` are further parts of the document, each with the last word of its relationship's type.
  public static func docx(
    body: String, styles: String? = nil, numbering: String? = nil,
    others: [(type: String, name: String, xml: String)] = [],
    space: WordSpace = .transitional, main: String = "word/document.xml"
  ) -> [UInt8] {
    let open = #"xmlns:w="\#(space.rawValue)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#
    let more =
      #" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml""#
      + #" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#
      + #" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#
      + #" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#
      + #" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#
      + #" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#
      + #" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#
    var parts: [(type: String, name: String, xml: String)] = []
    if let styles { parts.append(("styles", "styles.xml", "<w:styles \(open)>\(styles)</w:styles>")) }
    if let numbering { parts.append(("numbering", "numbering.xml", "<w:numbering \(open)>\(numbering)</w:numbering>")) }
    parts += others.map { ($0.type, $0.name, $0.xml.replacing("#SPACES#", with: open + more)) }
    let document = "<w:document \(open)\(more)><w:body>\(body)</w:body></w:document>"
    return package(
      main: (main, contentTypes + "wordprocessingml.document.main+xml", document),
      parts: parts.map { ($0.type, $0.name, contentTypes + "wordprocessingml.\($0.type)+xml", $0.xml) })
  }

  /// A package whose main part refers to the others.
  static func package(
    main: (name: String, content: String, xml: String),
    parts: [(type: String, name: String, content: String, xml: String)]
  ) -> [UInt8] {
    let slash = main.name.lastIndex(of: "/")
    let folder = slash.map { String(main.name[...$0]) } ?? ""
    let name = slash.map { String(main.name[main.name.index(after: $0)...]) } ?? main.name
    let overrides = ([(main.name, main.content)] + parts.map { (folder + $0.name, $0.content) }).map {
      #"<Override PartName="/\#($0.0)" ContentType="\#($0.1)"/>"#
    }
    let references = parts.enumerated().map { index, part in
      #"<Relationship Id="rId\#(index + 1)" Type="\#(officeTypes)\#(part.type)" Target="\#(part.name)"/>"#
    }
    let types =
      #"<Types xmlns="\#(packageSpace)content-types"><Default Extension="rels" ContentType="application/"#
      + #"vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
      + overrides.joined() + "</Types>"
    let root = #"<Relationship Id="rId1" Type="\#(officeTypes)officeDocument" Target="\#(main.name)"/>"#
    func relationships(_ list: String) -> String {
      declaration + #"<Relationships xmlns="\#(packageSpace)relationships">\#(list)</Relationships>"#
    }
    let members: [(name: String, text: String)] = [
      ("[Content_Types].xml", declaration + types), ("_rels/.rels", relationships(root)),
      (main.name, declaration + main.xml), ("\(folder)_rels/\(name).rels", relationships(references.joined())),
    ]
    return StoredZip(members + parts.map { (folder + $0.name, declaration + $0.xml) }).bytes
  }

  /// Text as it stands in XML.
  public static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
