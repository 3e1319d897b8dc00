import Disclosure
import PrintedPages

extension Figure {
  /// A figure as printed; a blank is `_`, what was not found `?`, what could not be read has a `?` behind it.
  var shown: String {
    switch kind {
    case .blank: "_"
    case .missing: "?"
    case .unreadable: VisibleText.line(raw) + "?"
    case .number, .dash, .slash, .text: VisibleText.line(raw)
    }
  }

  /// The sign behind a reading that was chosen among several.
  static let inferredSign = "*"

  /// The same with the sign of a reading that was chosen among several.
  var signed: String { isInferred ? shown + Self.inferredSign : shown }

  /// Why it is not what stands there as a number for certain; nil for what is read plainly, and for a blank.
  var remark: Bilingual? {
    switch kind {
    case .missing: Bilingual("没有找到", "not found")
    case .unreadable: Bilingual("未读出", "not readable")
    case .number, .dash, .slash, .text, .blank: isInferred ? Self.inferredMeaning : nil
    }
  }

  /// What is said of a reading that was chosen among several.
  static let inferredMeaning = Bilingual("按合计推定", "inferred from the sums")
}

extension PrintedCell {
  /// What stands in the cell on one line, without its sign and without invisible characters.
  var shown: String {
    switch content {
    case .label(let text), .text(let text): VisibleText.line(text)
    case .figure(let figure, _): figure.shown
    case .number(let number): number.description
    case .share(_, _, let shown): VisibleText.line(shown)
    case .blank: ""
    }
  }

  /// The same with the sign of a reading that was chosen among several.
  var shownWithReading: String { if case .figure(let figure, _) = content { figure.signed } else { shown } }

  /// The same with the sign of what is wrong with it.
  func signed(isASCII: Bool = false) -> String {
    shownWithReading + (mark.map { isASCII ? $0.asciiSign : $0.sign } ?? "")
  }

  /// The names of its classes in a style sheet.
  var classes: [String] {
    var names = mark.map { [$0.rawValue.hyphenated] } ?? []
    if case .figure(let figure, _) = content, [.blank, .missing, .unreadable].contains(figure.kind) {
      names.append(figure.kind.rawValue)
    }
    if case .figure(let figure, _) = content, figure.isInferred { names.append("inferred") }
    if case .text = content { names.append("words") }
    return names
  }
}

extension PrintedMark {
  /// The sign where only ASCII can be shown.
  var asciiSign: String {
    switch self {
    case .failed: "x"
    case .suspect: "xx"
    case .changed: "<>"
    case .undetermined, .warning, .setAside: sign
    }
  }
}

extension PrintedTable {
  /// What the signs in it mean, those of them that occur; nil if there are none.
  func legend(_ language: Language, isASCII: Bool = false) -> String? {
    let cells = rows.joined()
    let marks = Set(cells.compactMap(\.mark))
    var words = PrintedMark.allCases.filter(marks.contains).map { mark in
      (isASCII ? mark.asciiSign : mark.sign) + " " + mark.meaning[language]
    }
    let figures = cells.compactMap { cell -> Figure? in
      if case .figure(let figure, _) = cell.content { return figure }
      return nil
    }
    if figures.contains(where: \.isInferred) {
      words.append("\(Figure.inferredSign) \(Figure.inferredMeaning[language])")
    }
    if figures.contains(where: { $0.kind == .blank }) { words.append(Bilingual("_ 空白", "_ blank")[language]) }
    if figures.contains(where: { $0.kind == .missing || $0.kind == .unreadable }) {
      words.append(Bilingual("? 未读出", "? not read")[language])
    }
    return words.isEmpty ? nil : words.joined(separator: language == .chinese ? "　" : "; ")
  }
}

extension String {
  /// With hyphens for underscores, as names in style sheets are written.
  fileprivate var hyphenated: String { split(separator: "_").joined(separator: "-") }
}
