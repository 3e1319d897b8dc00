public import Disclosure

/// The wording of a correction notice, which its user may edit: text with places to fill in.
///
/// A line that begins with `# ` is the title, with `## ` a heading, with `> ` is set at the right (who signs, and when),
/// with `@ ` names whom the letter is for; any other line is a paragraph. `{causes}` and `{remarks}` stand alone on a line
/// and become the numbered lists; a heading right before a list that is empty is left out with it. `{agency}`, `{years}`,
/// `{titles}`, `{count}` (of causes), `{others}` (of remarks), `{summary}` (both in words), `{deadline}`, `{issuer}` and
/// `{date}` stand within lines.
public struct NoticeTemplate: Sendable, Hashable {
  /// A place to fill in.
  enum Slot: String, Sendable, Hashable, CaseIterable {
    case agency, years, titles, count, others, summary, deadline, issuer, date, causes, remarks

    /// Whether it becomes a list of paragraphs.
    var isList: Bool { self == .causes || self == .remarks }
  }

  /// A piece of a line.
  enum Piece: Sendable, Hashable {
    case text(String)
    case slot(Slot)
  }

  /// A line.
  struct Line: Sendable, Hashable {
    var style: NoticeStyle
    var pieces: [Piece]

    /// The list that it is replaced with.
    var list: Slot? {
      guard pieces.count == 1, case .slot(let slot) = pieces[0], slot.isList else { return nil }
      return slot
    }
  }

  /// What is wrong with a template, and in which line.
  public struct Fault: Error, Sendable, Hashable {
    /// The line, from 1; 0 for the template as a whole.
    public let line: Int
    /// What is wrong, for people.
    public let words: Bilingual
  }

  let lines: [Line]

  /// A template of its text.
  public init(_ text: String) throws(Fault) {
    var lines: [Line] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.last == "\r" ? line.dropLast() : line
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      let (style, rest) = Self.style(of: line)
      let read = Line(style: style, pieces: try Self.pieces(of: rest, line: index + 1))
      guard read.list != nil || !read.pieces.contains(where: Self.isList) else {
        throw Fault(
          line: index + 1,
          words: Bilingual("{causes} 和 {remarks} 须各自独占一行", "{causes} and {remarks} stand alone on a line"))
      }
      lines.append(read)
    }
    guard lines.contains(where: { $0.list == .causes }) else {
      throw Fault(line: 0, words: Bilingual("缺少 {causes} 一行", "it has no line {causes}"))
    }
    self.lines = lines
  }

  private static func isList(_ piece: Piece) -> Bool {
    if case .slot(let slot) = piece { slot.isList } else { false }
  }

  private static func style(of line: Substring) -> (NoticeStyle, Substring) {
    for (mark, style) in [("## ", NoticeStyle.heading), ("# ", .title), ("> ", .signature), ("@ ", .address)] {
      if line.hasPrefix(mark) { return (style, line.dropFirst(mark.count)) }
    }
    return (.body, line)
  }

  private static func pieces(of line: Substring, line number: Int) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = line
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw Fault(line: number, words: Bilingual("“{”没有对应的“}”", "a { has no }"))
      }
      let name = rest[rest.index(after: open)..<close]
      guard let slot = Slot(rawValue: String(name)) else {
        let known = Slot.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
        throw Fault(
          line: number,
          words: Bilingual("不认识 {\(name)}；可用的有 \(known)", "{\(name)} is unknown; there are \(known)"))
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.slot(slot))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

/// How a paragraph of a notice is set.
public enum NoticeStyle: Sendable, Hashable {
  /// Its title.
  case title
  /// A heading.
  case heading
  /// Whom it is for.
  case address
  /// Text.
  case body
  /// Who signs, and when.
  case signature
}
