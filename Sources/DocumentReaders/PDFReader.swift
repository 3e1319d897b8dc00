import Disclosure
import PDFExchange

/// Reads PDF: the characters come from `gouji-pdf`, the tables are found among them here.
enum PDFReader {
  /// The document of a PDF's bytes, or why there is none.
  static func read(
    _ bytes: [UInt8], _ context: ReadingContext, pool: PDFPool = .shared
  ) -> Result<ReadDocument, ReadingError.Kind> {
    pool.read(bytes, context.limits).flatMap { answer in
      if case .failure(let failure, let pages) = answer.outcome {
        return .failure(kind(of: failure, pages: pages, context.limits))
      }
      guard answer.pageCount > 0 else { return .failure(.damaged(.pdf)) }
      guard answer.pages.contains(where: hasText) else { return .failure(.noText(.pdf, pages: answer.pageCount)) }
      let metadata = Document.Metadata(title: answer.title.flatMap(told))
      do throws(PositionedTextError) {
        let document = try PositionedText.document(of: answer.pages, metadata: metadata)
        return .success(ReadDocument(document: document, format: .pdf))
      } catch { return .failure(.sideBySide(page: error.page)) }
    }
  }

  private static func kind(
    of failure: PDFExchange.Failure, pages: Int, _ limits: ReadingLimits
  ) -> ReadingError.Kind {
    switch failure {
    case .encrypted: .encrypted(.pdf)
    case .damaged: .damaged(.pdf)
    case .tooManyPages: .overLimit(.pages(limits.pages))
    case .tooManyCharacters: .overLimit(.characters(PDFPool.mostCharacters))
    case .failed: .toolFailed(.pdfReader)
    }
  }

  /// Whether more than a page number or a stamp of the scanner stands on a page.
  private static func hasText(_ page: PositionedPage) -> Bool {
    page.glyphs.count > 40 || page.glyphs.contains { (0x3400...0x9FFF).contains($0.scalar.value) }
  }

  /// The title that a file gives itself, unless it is only the name of the file it was made from.
  private static func told(_ title: String) -> String? {
    let isHan = title.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    let isName = [".doc", ".docx", ".wps", ".ofd", ".pdf", ".tmp"].contains { title.lowercased().hasSuffix($0) }
    return isHan && !isName ? title : nil
  }
}
