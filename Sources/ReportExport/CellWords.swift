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

  /// The same with the sign of what is wrong with it.
  func signed(isASCII: Bool = false) -> String {
    guard let mark else { return shown }
    let sign = isASCII ? mark.asciiSign : mark.sign
    return shown.isEmpty ? sign : shown + sign
  }

  /// The names of its classes in a style sheet.
  var classes: [String] {
    var names = mark.map { [$0.rawValue.hyphenated] } ?? []
    if case .figure(let figure, _) = content, [.blank, .missing, .unreadable].contains(figure.kind) {
      names.append(figure.kind.rawValue)
    }
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
    case .changed: "*"
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
    func hasFigure(_ kinds: Set<Figure.Kind>) -> Bool {
      cells.contains { if case .figure(let figure, _) = $0.content { kinds.contains(figure.kind) } else { false } }
    }
    if hasFigure([.blank]) { words.append(Bilingual("_ 空白", "_ blank")[language]) }
    if hasFigure([.missing, .unreadable]) { words.append(Bilingual("? 未读到", "? not read")[language]) }
    return words.isEmpty ? nil : words.joined(separator: language == .chinese ? "　" : "; ")
  }
}

extension String {
  /// With hyphens for underscores, as names in style sheets are written.
  fileprivate var hyphenated: String { split(separator: "_").joined(separator: "-") }
}
