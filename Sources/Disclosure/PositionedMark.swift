/// A place on a page where what the characters say is not all that a person sees, or not what a person sees.
public struct PositionedMark: Sendable, Hashable {
  /// What it is.
  public enum Kind: Sendable, Hashable {
    /// Nothing under it can be read: a form field or a note laid over the page, text covered or never painted.
    case cover
    /// Something drawn that may say something: a picture, a character drawn as an outline, a large stamp.
    case picture
  }

  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let box: PositionedBox

  /// Makes a mark.
  public init(_ kind: Kind, _ box: PositionedBox) {
    self.kind = kind
    self.box = box
  }

  /// More than a page of a report has; those beyond are taken together.
  static let mostOnPage = 2000
  /// Stands for a picture among characters; it is never written out.
  static let picture: Unicode.Scalar = "\u{FFFC}"
}

extension PositionedGlyph {
  /// Whether it stands for something that is no character.
  var isMark: Bool { scalar == PositionedMark.picture || scalar == "\u{FFFD}" }
}

extension PositionedPage {
  /// Its marks without pictures as large as the page, which are backgrounds.
  var marksOnText: [PositionedMark] {
    marks.filter { mark in
      mark.kind == .cover || Int(mark.box.width) * 5 < Int(width) * 3 || Int(mark.box.height) * 5 < Int(height) * 3
    }
  }
}

extension PositionedMark {
  /// No more marks than there is time for: those beyond a number are one cover and one picture.
  static func few(_ marks: [PositionedMark], atMost count: Int) -> [PositionedMark] {
    guard marks.count > count else { return marks }
    var few = Array(marks.prefix(count))
    for kind in [Kind.cover, .picture] {
      let others = marks[count...].filter { $0.kind == kind }.map(\.box)
      guard let first = others.first else { continue }
      few.append(PositionedMark(kind, others.dropFirst().reduce(first) { $0.union($1) }))
    }
    return few
  }
}

extension PageLayout {
  /// What is higher stands beside no one line: 60 points.
  private static let highest: Int32 = 6000

  /// A line of text outside drawn tables with the marks that stand on it or beside it.
  static func line(_ glyphs: [PositionedGlyph], _ box: PositionedBox, under marks: [PositionedMark]) -> Piece {
    let own = marks.filter { mark in
      let down = min(mark.box.bottom, box.bottom) - max(mark.box.top, box.top)
      return down * 4 > min(box.height, mark.box.height) && mark.box.width > 100
        && (mark.kind == .cover || mark.box.height <= highest)
    }
    guard !own.isEmpty else { return .line(glyphs, box) }
    let signs = own.map { mark in
      let place = PositionedBox(left: mark.box.left, top: box.top, right: mark.box.right, bottom: box.bottom)
      return PositionedGlyph(mark.kind == .cover ? "\u{FFFD}" : PositionedMark.picture, place)
    }
    return .line((glyphs + signs).sorted { $0.box.left < $1.box.left }, box)
  }
}

extension PositionedMark {
  /// Whether a cell cannot be read, or is not blank, because of it.
  func spoils(_ content: CellText, in cell: PositionedBox) -> Bool {
    let across = min(box.right, cell.right) - max(box.left, cell.left)
    let down = min(box.bottom, cell.bottom) - max(box.top, cell.top)
    // What reaches over from the next cell by its edge is not in this one.
    guard across > 0, down > 0, across * 4 >= min(box.width, cell.width), down * 4 >= min(box.height, cell.height)
    else { return false }
    switch kind {
    case .cover: return content.mayBeValue
    case .picture:
      // Blanks under a large stamp may be more than blanks; numbers that stand on a picture are read as ever.
      if content.isEmpty { return true }
      return box.height <= 2 * cell.height && content.mayBeValue
        && !content.lines.glyphs.contains { box.holdsMiddle(of: $0.box) }
    }
  }
}

extension CellText {
  /// Whether it may be a number's cell rather than a label's.
  fileprivate var mayBeValue: Bool {
    if isEmpty || lines.glyphs.contains(where: \.isMark) || Numeral.isValue(folded[...]) { return true }
    return lines.glyphs.contains(where: \.isDigit) && lines.glyphs.count(where: \.isWide) < 5
  }
}
