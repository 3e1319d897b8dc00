import PDFExchange

/// Something on a page that is no text, or text that cannot be seen, in points.
struct Mark {
  var kind: PDFExchange.Mark
  var box: Box
}

/// Gathers what is hidden on a page and what hides it.
struct HiddenMarks {
  /// What is higher is no part of a line of text, but a seal or a drawing: 60 points.
  static let highest = 60.0
  /// More than any page has; what is beyond is added to the last.
  private static let mostMarks = 5000

  private var marks: [Mark] = []
  private var covered: [(box: Box, graphics: Int)] = []
  /// Areas that may cover the rest of a run whose beginning they do not cover, and how many runs were set by then.
  private var layers: [(box: Box, graphics: Int, runs: Int)] = []
  private var dark: [Box] = []
  private var hasShade = false

  /// Adds a mark.
  mutating func add(_ kind: PDFExchange.Mark, _ box: Box) {
    if marks.count < Self.mostMarks { return marks.append(Mark(kind: kind, box: box)) }
    let last = marks.count - 1
    marks[last].box.left = min(marks[last].box.left, box.left)
    marks[last].box.top = min(marks[last].box.top, box.top)
    marks[last].box.right = max(marks[last].box.right, box.right)
    marks[last].box.bottom = max(marks[last].box.bottom, box.bottom)
  }

  /// Lays areas over the text set so far, in a set of graphics values that may let it show through.
  mutating func lay(_ areas: [Box], over runs: [Box], _ graphics: Int) {
    for area in areas {
      for run in runs where area.holdsMiddle(of: run) && covered.count < Self.mostMarks {
        covered.append((run, graphics))
      }
      let mayCoverMore =
        layers.count < Self.mostMarks && runs.contains { $0.left < area.left && area.isLevel(with: $0) }
      if mayCoverMore { layers.append((area, graphics, runs.count)) }
    }
  }

  /// Adds the characters that areas cover which were set before them: each is of the run that begins nearest before it on
  /// its line.
  mutating func coverRest(of runs: [Box], _ glyphs: () -> [Box]) {
    guard !layers.isEmpty else { return }
    for glyph in glyphs() {
      let above = layers.filter { $0.box.holdsMiddle(of: glyph) }
      guard !above.isEmpty, covered.count < Self.mostMarks,
        let own = runs.indices.filter({ runs[$0].left < glyph.right && glyph.isLevel(with: runs[$0]) })
          .max(by: { (runs[$0].left, $0) < (runs[$1].left, $1) })
      else { continue }
      covered += above.filter { own < $0.runs }.map { (glyph, $0.graphics) }
    }
  }

  /// Notes an area on which white text can be seen.
  mutating func addDark(_ box: Box) { if dark.count < Self.mostMarks { dark.append(box) } }

  /// Notes that colours run over the page, on which white text may be seen anywhere.
  mutating func addShade() { hasShade = true }

  /// Whether white text can be seen there.
  func isDark(_ box: Box) -> Bool {
    hasShade || dark.count >= Self.mostMarks || dark.contains { $0.holdsMiddle(of: box) }
  }

  /// All marks, those left out that cover text with something it shows through.
  func all(except isTranslucent: (Int) -> Bool) -> [Mark] {
    var known: [Int: Bool] = [:]
    return marks
      + covered.filter { cover in
        let isThin = known[cover.graphics] ?? isTranslucent(cover.graphics)
        known[cover.graphics] = isThin
        return !isThin
      }.map { Mark(kind: .cover, box: $0.box) }
  }
}
