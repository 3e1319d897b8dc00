import Disclosure

/// Reads OpenDocument texts and spreadsheets (ISO/IEC 26300), as LibreOffice and others write them.
enum OpenDocumentReader {
  /// Reads the bytes of an `.odt` or `.ods` file; presentations and drawings are refused.
  static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    do throws(ReadingError.Kind) {
      return .success(try document(bytes, context.limits))
    } catch { return .failure(error) }
  }

  private static func document(_ bytes: [UInt8], _ limits: ReadingLimits) throws(ReadingError.Kind) -> ReadDocument {
    let package = try OfficePackage(bytes, format: .openDocument, limits: limits)
    if let manifest = try package.part("META-INF/manifest.xml"), manifest[...].holds("encryption-data") {
      throw .encrypted(.openDocument)
    }
    guard let content = try package.tree("content.xml") else { throw .damaged(.openDocument) }
    let common = try package.tree("styles.xml")
    let styles = OpenStyles([common?.root, content.root].compactMap { $0 })
    guard let body = content.root.child("body") else { throw .damaged(.openDocument) }
    if let text = body.child("text") { return try self.text(text, styles, limits) }
    if let sheets = body.child("spreadsheet") { return try spreadsheet(sheets, styles, zeros(package), limits) }
    throw body.firstChild == nil ? .damaged(.openDocument) : .unsupported(.openDocument)
  }

  private static func text(
    _ body: XMLNode, _ styles: OpenStyles, _ limits: ReadingLimits
  ) throws(ReadingError.Kind) -> ReadDocument {
    var text = OpenText(styles: styles, limits: limits)
    text.readBlocks(in: body)
    guard !text.isOverLimit else { throw .overLimit(.cells(limits.tableCells)) }
    let document = try text.builder.finish().get()
    return ReadDocument(
      document: document, format: .openDocument, absence: text.pictures > 0 ? .onlyPictures : nil)
  }

  private static func spreadsheet(
    _ body: XMLNode, _ styles: OpenStyles, _ zeros: OpenSheet.Zeros, _ limits: ReadingLimits
  ) throws(ReadingError.Kind) -> ReadDocument {
    var builder = DocumentBuilder(limits: limits)
    for table in body.children where table.is("table") && styles.showsTable(table.attribute("style-name")) {
      let sheet = OpenSheet(table, styles, zeros, limit: limits.tableCells)
      guard !sheet.isOverLimit, sheet.grid.write(to: &builder, limit: limits.tableCells) else {
        throw .overLimit(.cells(limits.tableCells))
      }
    }
    return ReadDocument(document: try builder.finish().get(), format: .openDocument)
  }

  /// Whether the file's settings have zeros shown.
  private static func zeros(_ package: OfficePackage) throws(ReadingError.Kind) -> OpenSheet.Zeros {
    guard let settings = try package.tree("settings.xml") else { return .shown }
    var found: Set<Bool> = []
    XMLWalk.visit(settings.root) { node in
      if node.is("config-item"), node.attribute("name") == "ShowZeroValues" {
        found.insert(node.allText != Array("false".utf8))
      }
      return .deeper
    }
    return found.contains(false) ? found.contains(true) ? .doubtful : .hidden : .shown
  }
}
