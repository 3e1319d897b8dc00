import Disclosure

/// Reads Word documents (ECMA-376 and ISO/IEC 29500 WordprocessingML, transitional and strict).
enum WordReader {
  private static let spaces = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]

  /// Reads the bytes of a `.docx` file.
  static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    do throws(ReadingError.Kind) {
      return .success(try document(bytes, context.limits))
    } catch { return .failure(error) }
  }

  private static func document(_ bytes: [UInt8], _ limits: ReadingLimits) throws(ReadingError.Kind) -> ReadDocument {
    let package = try OfficePackage(bytes, format: .docx, limits: limits)
    let main = try package.mainPart(contentTypes: ["wordprocessingml"], usually: "word/document.xml")
    guard let tree = try package.tree(main), spaces.contains(tree.root.nameSpace), let body = tree.root.child("body")
    else { throw .damaged(.docx) }
    let parts = try package.relationships(of: main)
    func part(_ type: String) throws(ReadingError.Kind) -> XMLTree? {
      guard let name = parts.first(where: { $0.type == type })?.target else { return nil }
      return try package.tree(name)
    }
    let styles = try part("styles")
    let numbering = try part("numbering")
    var start = WordText(
      styles: WordStyles(styles?.root), numbering: WordNumbering(numbering?.root), limits: limits)
    start.chunks = try chunks(parts, package, limits)
    start.data = try data(parts, package)
    let metadata = try metadata(package)
    var text = start
    text.readBlocks(in: body)
    var document = try text.builder.finish(metadata).get()
    if !namesReport(document) {
      let headers = try headers(of: body, parts, package)
      if !headers.isEmpty {
        text = start
        for header in headers { text.readBlocks(in: header.root) }
        text.readBlocks(in: body)
        document = try text.builder.finish(metadata).get()
      }
    }
    return ReadDocument(document: document, format: .docx, absence: text.pictures > 0 ? .onlyPictures : nil)
  }

  /// Whether a line before the first table may be the title of a report.
  private static func namesReport(_ document: Document) -> Bool {
    for block in document.blocks {
      guard case .line(let line) = block else { return false }
      let text = document.text[line.range]
      if text.count < 240, text.holds("公开"), text.holds("报告"), !text.holds("。") { return true }
    }
    return false
  }

  /// The web pages and texts that the document has put in.
  private static func chunks(
    _ parts: [OfficePackage.Relationship], _ package: OfficePackage, _ limits: ReadingLimits
  ) throws(ReadingError.Kind) -> [String: Document] {
    var chunks: [String: Document] = [:]
    for part in parts where part.type == "aFChunk" && chunks.count < 64 {
      guard let name = part.target, let bytes = try package.part(name) else { continue }
      let format = DocumentReaders.format(of: bytes)
      guard [.html, .webArchive, .text].contains(format), let read = DocumentReaders.reader(of: format) else {
        continue
      }
      if case .success(let found) = read(bytes, ReadingContext(limits: limits)) { chunks[part.id] = found.document }
    }
    return chunks
  }

  /// The texts of the data that the document carries.
  private static func data(
    _ parts: [OfficePackage.Relationship], _ package: OfficePackage
  ) throws(ReadingError.Kind) -> Set<[UInt8]>? {
    var trees: [XMLTree] = []
    for part in parts where part.type == "customXml" && trees.count < 16 {
      if let name = part.target, let tree = try? package.tree(name) { trees.append(tree) }
    }
    return WordText.data(trees.map(\.root))
  }

  /// The page headers of the first section, where a title may stand that the text lacks.
  private static func headers(
    of body: XMLNode, _ parts: [OfficePackage.Relationship], _ package: OfficePackage
  ) throws(ReadingError.Kind) -> [XMLTree] {
    guard let section = body.first("sectPr") else { return [] }
    var headers: [XMLTree] = []
    for node in section.children where node.is("headerReference") && headers.count < 3 {
      guard let id = node.attribute("id"), let name = parts.first(where: { $0.id == id })?.target,
        let tree = try package.tree(name)
      else { continue }
      headers.append(tree)
    }
    return headers
  }

  /// The title that the file's properties give, where it speaks of a report; the dates there are those of the file.
  private static func metadata(_ package: OfficePackage) throws(ReadingError.Kind) -> Document.Metadata {
    guard let title = try package.tree("docProps/core.xml")?.root.child("title")?.allText else {
      return Document.Metadata()
    }
    let text = String(decoding: title, as: UTF8.self)
    return Document.Metadata(title: text.contains("年") && text.contains("公开") ? text : nil)
  }
}
