import Disclosure
import ScreenGrid

// A claim of the prose beside the figure it speaks of, from either side.
extension Model {
  /// A claim and what the tables have in its place.
  func page(of figures: ClaimFigures, _ width: Int) -> [Popup.Line] {
    let verdict: (String, Role) =
      switch figures.agrees {
      case true?: ("\(signs.holds) \(words.claimAgrees)", .holds)
      case false?: ("\(signs.warning) \(words.claimDiffers)", .findingWarning)
      case nil: (figures.sides.isEmpty ? words.claimAlone : words.claimIsHedged, .muted)
      }
    return wrapped(verdict.0, width, verdict.1) + [[]]
      + evidence(of: figures.claim, figures.sides, figures.cells, width)
  }

  /// The sentence with the words marked, the number it states, and the figures with their cells.
  func evidence(of claim: Claim, _ sides: [ClaimSide], _ cells: [CellPath], _ width: Int) -> [Popup.Line] {
    let place = [claim.section.label(in: options.language), claim.location.map(words.place) ?? ""]
    var lines = wrapped(place.filter { !$0.isEmpty }.joined(separator: " · "), width, .muted)
    lines += marked(claim.words, in: claim.sentence, width) + [[]]
    lines.append(aligned(words.inProse, claim.value.description + (claim.unit ?? ""), width, .strong, .strong))
    for side in sides.prefix(4) {
      lines.append(aligned(side.name[options.language], side.value.description, width, .rowLabel, .figure))
    }
    guard cells.count > 1 else { return lines }
    lines.append([])
    for cell in cells.prefix(12) {
      let (text, role) = shown(open?.report.figure(cell) ?? Figure(raw: "", kind: .missing))
      lines.append(aligned("  " + cell.label(in: options.language), text, width, .muted, role))
    }
    return lines
  }

  /// The claims that speak of a figure.
  func claims(about cell: CellPath, _ width: Int) -> [Popup.Line] {
    guard let open else { return [] }
    let places = open.claims(about: cell)
    guard !places.isEmpty else { return [] }
    var lines: [Popup.Line] = [[], [(" " + words.proseOfFigure, .heading)]]
    for place in places.prefix(3) {
      let figures = open.claims[place]
      let sign = figures.agrees.map { $0 ? signs.holds : signs.warning } ?? " "
      let role: Role = figures.agrees == false ? .findingWarning : .popup
      lines += wrapped("\(sign) \(words.claim(figures.claim))", width, role)
    }
    return lines
  }

  /// A sentence in lines, the words in question marked.
  private func marked(_ words: String, in sentence: String, _ width: Int) -> [Popup.Line] {
    let text = Array(sentence)
    let needle = Array(words)
    let start = text.indices.first { text[$0...].starts(with: needle) }
    let range = start.map { $0..<$0 + needle.count } ?? 0..<0
    return LineBreaking(widths: options.widths).lines(of: text, width: width - 2).map { line in
      let pieces: [(Range<Int>, Role)] = [
        (line.clamped(to: 0..<max(0, range.lowerBound)), .popup), (line.clamped(to: range), .findingWarning),
        (line.clamped(to: range.upperBound..<max(range.upperBound, text.count)), .popup),
      ]
      return [(" ", .popup)] + pieces.filter { !$0.0.isEmpty }.map { (String(text[$0.0]), $0.1) }
    }
  }

  /// The claim that stands where the cursor does in the prose.
  var claimHere: Int? {
    guard let open, let sheet, case .prose(let paragraph, let offset) = cursor, case .section(let section) = part else {
      return nil
    }
    if let shown = causes.claim, shown.report == report, claimInQuestion?.section == section,
      wordsInQuestion(in: paragraph) != nil
    {
      return shown.place
    }
    let line = sheet.line(of: .prose(paragraph: paragraph, offset: offset)).map { sheet.lines[$0] }
    guard case .prose(_, let range) = line else { return nil }
    return open.claims.indices.first { place in
      let claim = open.claims[place].claim
      guard claim.section == section else { return false }
      let key = ClaimSpot.Key(sheet: sheet.key, words: claim.words, sentence: claim.sentence)
      return ClaimSpot(key, in: sheet.paragraphs.prefix(sheet.firstNote)).ranges[paragraph]?.overlaps(range) == true
    }
  }
}

extension Words {
  var claimTitle: String { say("正文所说的数字", "A figure of the prose") }
  var claimAgrees: String { say("与表格一致", "agrees with the table") }
  var claimDiffers: String { say("与表格不同", "differs from the table") }
  var claimAlone: String { say("表格中没有可对照的数字", "the tables have nothing to hold it against") }
  var claimIsHedged: String { say("约数或另有所指，不与表格对照", "about so many, or of something else: not compared") }
  var inProse: String { say("正文", "in the prose") }
  var proseOfFigure: String { say("正文提到此格：", "The prose on this figure:") }
  /// A claim by its words and where they stand.
  func claim(_ claim: Claim) -> String {
    let words = say("“\(claim.words)”", "“\(claim.words)”")
    return words + inParentheses(shortTitle(of: .section(claim.section)))
  }
}
