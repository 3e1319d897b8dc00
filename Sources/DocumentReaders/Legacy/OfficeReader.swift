/// Reads the older formats of Word, Excel and WPS, and RTF, by what LibreOffice makes of them.
///
/// Without LibreOffice, Word 97-2003 files are taken apart here, and what is older or too odd for that by antiword.
enum OfficeReader {
  /// Reads the bytes of such a file.
  static func read(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    let format = Sniffer.format(of: bytes)
    guard !isEncrypted(bytes, format) else { return .failure(.encrypted(format)) }
    switch context.tools.office.convert(bytes, format, context.limits) {
    case .success(let converted): return read(converted, as: format, context)
    case .failure(.toolMissing) where format == .doc: return readWord(bytes, context)
    case .failure(.damaged) where format == .doc:
      // What LibreOffice makes nothing of may still be whole enough to be taken apart.
      let own = WordBinaryReader.read(bytes, context.limits)
      return if case .success = own { own } else { .failure(.damaged(format)) }
    // LibreOffice does not say why it makes nothing of a file.
    case .failure(.damaged) where format == .xls && holdsFilePass(bytes): return .failure(.encrypted(format))
    case .failure(let kind): return .failure(kind)
    }
  }

  /// Reads what LibreOffice made, and calls it what it was made of.
  private static func read(
    _ converted: [UInt8], as format: FileFormat, _ context: ReadingContext
  ) -> Result<ReadDocument, ReadingError.Kind> {
    guard let target = OfficeTarget(format),
      let reader = DocumentReaders.reader(of: target == .docx ? .docx : .xlsx)
    else { return .failure(.unsupported(format)) }
    return reader(converted, context)
      .map { ReadDocument(document: $0.document, format: format, absence: $0.absence) }
      .mapError { kind in
        if case .damaged = kind { return .toolFailed(.office) }
        return kind
      }
  }

  /// Reads a Word file without LibreOffice.
  private static func readWord(_ bytes: [UInt8], _ context: ReadingContext) -> Result<ReadDocument, ReadingError.Kind> {
    let own = WordBinaryReader.read(bytes, context.limits)
    guard case .failure(let kind) = own else { return own }
    if case .overLimit = kind { return own }
    switch context.tools.antiword.read(bytes, context.limits) {
    case .success(let read): return .success(read)
    case .failure(.toolMissing(let tool)) where kind == .unsupported(.doc): return .failure(.toolMissing(tool))
    case .failure(let other): return .failure(kind == .unsupported(.doc) ? other : kind)
    }
  }

  /// Whether a Word file says that it takes a password.
  static func isEncrypted(_ bytes: [UInt8], _ format: FileFormat) -> Bool {
    guard format == .doc, let file = CompoundFile(bytes), let stream = file.stream("WordDocument") else { return false }
    // The flags of the file information block; [MS-DOC] calls this one fEncrypted.
    return file.content(stream, atMost: 32).uint16(10) & 0x0100 != 0
  }

  /// Whether a workbook has the record that goes with a password; one known to all programs opens by itself.
  private static func holdsFilePass(_ bytes: [UInt8]) -> Bool {
    guard let file = CompoundFile(bytes), let stream = file.stream("Workbook") ?? file.stream("Book") else {
      return false
    }
    let records = file.content(stream, atMost: 1 << 16)
    var place = 0
    while place + 4 <= records.count {
      let kind = records.uint16(place)
      if kind == 0x002F { return true }
      if kind == 0x000A { return false }
      place += 4 + Int(records.uint16(place + 2))
    }
    return false
  }
}
