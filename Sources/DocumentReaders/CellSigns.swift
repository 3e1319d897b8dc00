/// Marks in the text of a cell where something stands that is no text; bytes that no UTF-8 holds.
enum CellSigns {
  /// Something that may be a figure.
  static let sign: UInt8 = 0xFF
  /// Something that is not there if the cell holds anything else, as a number that is struck out.
  static let faint: UInt8 = 0xFE

  /// Text without the marks.
  static func without(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.contains { $0 >= faint } ? ArraySlice(text.filter { $0 < faint }) : text
  }

  /// The text of a cell with U+FFFD for each mark that counts; nil if there are none.
  static func shown(_ cell: ArraySlice<UInt8>) -> [UInt8]? {
    guard cell.contains(where: { $0 >= faint }) else { return nil }
    let lines = cell.split(separator: 0x0A, omittingEmptySubsequences: false)
    // A line of nothing but marks is no line of the text.
    let plain = lines.filter { $0.isEmpty || $0.contains { $0 < faint } }.map(without).joined(separator: [0x0A])
    let text = Array(plain)
    let unreadable = Array(String(WordSymbols.unreadable).utf8)
    if isBlank(text) { return unreadable }
    guard cell.contains(sign), !isLabel(text) else { return text }
    return cell.flatMap { $0 == sign ? unreadable : $0 == faint ? [] : [$0] }
  }

  private static func isBlank(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).allSatisfy(\.isWhitespace)
  }

  /// Whether a text is surely no figure: words without digits, or more words than the units of figures have.
  private static func isLabel(_ text: [UInt8]) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let words = scalars.count { (0x4E00...0x9FFF).contains($0.value) }
    return words > 5 || words > 1 && !scalars.contains { $0.properties.numericType == .decimal }
  }
}
