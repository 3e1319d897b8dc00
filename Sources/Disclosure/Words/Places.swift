extension Location {
  /// Where to look, in words: member, page, line, and the document's own table with row and column; empty if none of
  /// these is known.
  public func words(in language: Language) -> String {
    func say(_ chinese: String, _ english: String) -> String { Bilingual(chinese, english)[language] }
    var pieces: [String] = []
    if let member { pieces.append(member) }
    if let page { pieces.append(say("第 \(page) 页", "page \(page)")) }
    if let line { pieces.append(say("第 \(line) 行", "line \(line)")) }
    if let table {
      let inside = [row.map { say("第\($0)行", "row \($0)") }, column.map { say("第\($0)列", "column \($0)") }]
        .compactMap { $0 }.joined(separator: say("", " "))
      pieces.append(say("表\(table)", "table \(table)") + (inside.isEmpty ? "" : " " + inside))
    }
    return pieces.joined(separator: " · ")
  }
}
