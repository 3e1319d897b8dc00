import Disclosure

/// Reads web pages: decodes them first, then lets libxml2 mend what is broken in them.
enum HTMLReader {
  /// Reads a page; text and tables come out in the order in which a browser shows them.
  @Sendable static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    read(bytes, label: nil, format: .html, context)
  }

  /// Reads a page saved with all that belongs to it (MHTML): the one that holds the most text.
  @Sendable static func readArchive(
    _ bytes: [UInt8], _ context: ReadingContext
  ) -> Result<ReadDocument, ReadingError.Kind> {
    let pages = MIMEMessage(bytes).leaves.filter { ["text/html", "application/xhtml+xml"].contains($0.mediaType) }
    var best: (body: [UInt8], charset: String?)?
    for page in pages {
      let body = page.body
      if body.count > best?.body.count ?? -1 { best = (body, page.charset) }
    }
    guard let best else { return .failure(.damaged(.webArchive)) }
    return read(best.body, label: best.charset, format: .webArchive, context)
  }

  /// Reads a page of which something outside it may say what encoding it is in.
  static func read(
    _ bytes: [UInt8], label: String?, format: FileFormat, _ context: ReadingContext
  ) -> Result<ReadDocument, ReadingError.Kind> {
    guard bytes.count <= context.limits.fileBytes else { return .failure(.tooLarge(limit: context.limits.fileBytes)) }
    return HTMLDecoder.decode(bytes, label: label).flatMap { decoded in
      guard !decoded.text.isEmpty else { return .failure(.damaged(format)) }
      return readText(decoded.text, context).map { page in
        ReadDocument(document: page.document, format: format, encoding: decoded.encoding, absence: page.absence)
      }
    }
  }

  private static func readText(
    _ text: [UInt8], _ context: ReadingContext
  ) -> Result<(document: Document, absence: ReadingError.Kind?), ReadingError.Kind> {
    let text = HTMLRemarks.mended(text)
    guard let screening = HTMLScreening(text) else { return .failure(.damaged(.html)) }
    let tree: XMLTree
    do throws(XMLTree.Failure) {
      tree = try XMLTree.html(text)
    } catch {
      return .failure(error == .unavailable ? .toolMissing(.xmlLibrary) : .damaged(.html))
    }
    var page = HTMLPage(limits: context.limits, sheet: HTMLSheet(screening.sheets.map { text[$0] }))
    page.read(tree)
    return page.finish()
  }
}
