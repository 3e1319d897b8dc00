public import Disclosure

/// A document together with what its bytes were.
public struct ReadDocument: Sendable {
  /// The document.
  public let document: Document
  /// The format of the bytes.
  public let format: FileFormat
  /// The text encoding, nil where the format has none of its own.
  public let encoding: TextEncoding?
  /// What to say if no report is found in it, where the reader saw why; nil for nothing in particular.
  public let absence: ReadingError.Kind?

  /// Makes a document with its origin.
  public init(
    document: Document, format: FileFormat, encoding: TextEncoding? = nil, absence: ReadingError.Kind? = nil
  ) {
    self.document = document
    self.format = format
    self.encoding = encoding
    self.absence = absence
  }
}

/// The readers of document formats: bytes in, a document or the reason why there is none out.
public enum DocumentReaders {
  /// Reads the bytes of one format; it may be handed anything and answers with a value.
  typealias Reader = @Sendable ([UInt8], ReadingContext) -> Result<ReadDocument, ReadingError.Kind>

  /// Which reader reads which format; what is not listed is refused by name.
  static func reader(of format: FileFormat) -> Reader? {
    switch format {
    case .text: readText
    case .docx: WordReader.read
    case .xlsx: WorkbookReader.read
    case .openDocument: OpenDocumentReader.read
    case .doc, .rtf, .xls: OfficeReader.read
    case .encryptedOffice: { _, _ in .failure(.encrypted(.encryptedOffice)) }
    case .ofd: OFDReader.read
    case .pdf: { PDFReader.read($0, $1) }
    case .html: HTMLReader.read
    case .webArchive: HTMLReader.readArchive
    default: nil
    }
  }

  /// The format that the bytes, or the head of a file, show.
  public static func format(of bytes: [UInt8]) -> FileFormat { Sniffer.format(of: bytes) }

  /// Whether this version reads that format.
  public static func canRead(_ format: FileFormat) -> Bool { reader(of: format) != nil }

  /// Whether LibreOffice converts that format first, which costs less a file when many are converted in one run.
  public static func isConverted(_ format: FileFormat) -> Bool { OfficeTarget(format) != nil }

  /// Reads the bytes of a file of any format; the path is only for the error.
  public static func read(
    _ bytes: [UInt8], path: String, context: ReadingContext = ReadingContext()
  ) -> Result<ReadDocument, ReadingError> {
    let format = Sniffer.format(of: bytes)
    guard let reader = reader(of: format) else { return .failure(ReadingError(.unsupported(format), path: path)) }
    return reader(bytes, context).mapError { ReadingError($0, path: path) }
  }

  /// A file's name as text: UTF-8, else GB18030 as archives packed in China have it, else nil.
  public static func decodeName(_ name: [UInt8]) -> String? {
    if let text = String(validating: name, as: UTF8.self) { return text }
    guard case .text(let text) = Iconv.decode(name[...], from: "GB18030") else { return nil }
    return String(decoding: text, as: UTF8.self)
  }

  private static func readText(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    TextDecoder.decode(bytes).flatMap { decoded in
      // Markup in UTF-16 shows only once it is decoded.
      if Sniffer.hasWideMark(bytes), let markup = Sniffer.markup(of: decoded.text) {
        return markup == .html ? HTMLReader.read(bytes, context) : .failure(.unsupported(markup))
      }
      return .success(
        ReadDocument(document: Document(lines: decoded.text), format: .text, encoding: decoded.encoding))
    }
  }
}
