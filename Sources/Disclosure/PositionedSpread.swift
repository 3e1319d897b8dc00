/// Pages that hold two texts side by side: one report two pages to a sheet, or two reports.
enum PositionedSpread {
  /// The pages as they are read: a sheet of two pages becomes two, the left before the right.
  ///
  /// Two texts that each have the sections of a report are two reports, and then nothing tells which is meant.
  static func split(_ pages: [PositionedPage]) throws(PositionedTextError) -> [PositionedPage] {
    let gutters = pages.map { gutter(of: $0) }
    guard let first = zip(pages, gutters).first(where: { $0.1 != nil })?.0 else { return pages }
    var halves: [PositionedPage] = []
    var left: [PositionedPage] = []
    var right: [PositionedPage] = []
    for (page, gutter) in zip(pages, gutters) {
      guard let gutter else {
        halves.append(page)
        continue
      }
      left.append(half(page) { $0 < gutter })
      right.append(half(page) { $0 >= gutter })
      halves += [left[left.count - 1], right[right.count - 1]]
    }
    guard sections(of: left).intersection(sections(of: right)).count < 2 else {
      throw .sideBySide(page: first.number)
    }
    return halves
  }

  private static func half(_ page: PositionedPage, where isInside: (Int32) -> Bool) -> PositionedPage {
    PositionedPage(
      number: page.number, width: page.width, height: page.height,
      glyphs: page.glyphs.filter { isInside($0.box.center) },
      rulings: page.rulings.filter { isInside($0.direction == .vertical ? $0.position : ($0.start + $0.end) / 2) },
      marks: page.marks.filter { isInside($0.box.center) })
  }

  /// Which sections the lines of pages begin.
  private static func sections(of pages: [PositionedPage]) -> Set<SectionID> {
    var writer = PositionedWriter()
    for page in pages {
      let lines = VisualLines(page.glyphs)
      for line in lines.ranges {
        writer.write([(page.number, Array(lines.glyphs[line]))])
      }
    }
    let text = ReportText(Document(text: writer.text, blocks: writer.blocks))
    guard !text.lines.isEmpty else { return [] }
    return Set(SectionFinder(text: text).headings().chosen.map(\.id))
  }

  // MARK: - Gutters

  /// The width of a step across the page: 3 points.
  private static let step: Int32 = 300
  /// How many lines of running text each side must have.
  private static let fewestLines = 6
  /// How many characters such a line has at least.
  private static let shortestLine = 9

  /// The place across a page that parts two columns of running text, nil if there is none.
  private static func gutter(of page: PositionedPage) -> Int32? {
    guard page.glyphs.count > 2 * fewestLines * shortestLine, page.width > 10 * step, page.width < 10_000 * step else {
      return nil
    }
    // A title or a running head may go over both.
    let (top, bottom) = (Int(page.height) * 12 / 100, Int(page.height) * 94 / 100)
    let body = page.glyphs.filter { !$0.isSpace && Int($0.box.middle) > top && Int($0.box.middle) < bottom }
    var isTaken = [Bool](repeating: false, count: Int(page.width / step) + 1)
    func take(_ from: Int32, _ to: Int32) {
      let (first, last) = (max(0, Int(from / step)), min(isTaken.count - 1, Int(to / step)))
      guard first <= last else { return }
      for index in first...last { isTaken[index] = true }
    }
    for glyph in body { take(glyph.box.left, glyph.box.right) }
    for ruling in page.rulings where ruling.direction == .horizontal && Int(ruling.position) > top {
      take(ruling.start, ruling.end)
    }
    let middle = isTaken.count * 3 / 10..<isTaken.count * 7 / 10
    guard let free = middle.first(where: { !isTaken[$0] && $0 + 2 < isTaken.count && !isTaken[$0 + 2] }) else {
      return nil
    }
    let place = Int32(free + 1) * step
    let sides = [body.filter { $0.box.center < place }, body.filter { $0.box.center >= place }]
    return sides.allSatisfy(hasRunningText) ? place : nil
  }

  private static func hasRunningText(_ glyphs: [PositionedGlyph]) -> Bool {
    let lines = VisualLines(glyphs.lazy.filter(\.isWide))
    let long = lines.ranges.count { range in
      let line = lines.glyphs[range]
      return zip(line, line.dropFirst()).count { $1.box.left - $0.box.right < $0.box.height / 2 } >= shortestLine - 1
    }
    return long >= fewestLines
  }
}
