/// What the style sheets within a page say that matters to its text.
///
/// Only selectors are followed that can be judged from the page as it lies there: tags, classes and ids, one within
/// another. Where another selector may show again what a sheet hides, it is open whether that is shown.
struct HTMLSheet {
  private struct Rule {
    let selector: HTMLSelector
    let style: HTMLStyle
    let isImportant: Bool
    let order: Int

    /// What it says of an element itself; what it says of text shown before or behind that is not the element's.
    var seen: HTMLStyle {
      guard selector.isOfAddedText else { return style }
      var seen = HTMLStyle()
      if style.hasContent == true, !style.hides { seen.hasContent = true }
      return seen
    }
  }

  /// The rules by what the last part of their selector asks for.
  private var rules: [String: [Rule]] = [:]
  private var count = 0
  /// How many rules were held against elements.
  private var tries = 0

  /// How many rules are looked at; what is beyond is left out.
  private static let most = 5_000
  /// How many rules are held against elements; no page that people read comes near it.
  private static let mostTries = 1_000_000

  /// The sheets of a page; nil if nothing in them matters.
  init?(_ sheets: [ArraySlice<UInt8>]) {
    for sheet in sheets where Self.words.contains(where: { sheet.holds($0) }) {
      var scanner = HTMLSheetScanner(sheet)
      while let rule = scanner.next() { add(rule.selectors, rule.body) }
    }
    guard count > 0 else { return nil }
  }

  /// What a sheet holds if anything in it changes what is read; found in any case of letters that sheets are written in.
  private static let words = [
    "none", "hidden", "collapse", "super", "sub", "vertical-align", "line-through", "content", "url(", "font-size",
    "dings", "ymbol", "override", "inline-", "block", "float", "position", "margin", "padding", "NONE", "HIDDEN",
  ].map { Array($0.utf8) }

  private mutating func add(_ selectors: String, _ body: String) {
    let declarations = body.split(separator: ";")
    for isImportant in [false, true] {
      let own = declarations.filter { $0.lowercased().contains("!important") == isImportant }.joined(separator: ";")
      var style = HTMLStyle()
      var text = own
      text.withUTF8 { style.read($0) }
      guard style.saysAnything else { continue }
      for text in selectors.split(separator: ",") where count < Self.most {
        guard let selector = HTMLSelector(text) else { continue }
        count += 1
        let rule = Rule(selector: selector, style: style, isImportant: isImportant, order: count)
        rules[selector.key, default: []].append(rule)
      }
    }
  }

  /// The style of an element: what the sheets say, and what the element says of itself above that.
  mutating func style(of node: XMLNode, own: HTMLStyle) -> HTMLStyle {
    guard tries < Self.mostTries else {
      // What is shown of it is not known any more, so that nothing in a cell can be a figure.
      var unknown = own
      unknown.hasContent = true
      return unknown
    }
    var keys = ["*", node.name]
    keys += node.attribute("class")?.split(whereSeparator: \.isWhitespace).map { "." + $0 } ?? []
    if let id = node.attribute("id") { keys.append("#" + id) }
    let candidates = Set(keys).flatMap { rules[$0] ?? [] }
    tries += 1 + candidates.count
    let matching = candidates.filter { $0.selector.matches(node) }
    guard !matching.isEmpty else { return own }
    let sure = matching.filter { !$0.selector.isUnsure }.sorted {
      ($0.selector.weight, $0.order) < ($1.selector.weight, $1.order)
    }
    var style = HTMLStyle()
    for rule in sure where !rule.isImportant { style.take(rule.seen) }
    style.take(own)
    for rule in sure where rule.isImportant { style.take(rule.seen) }
    guard own.display != HTMLStyle.Display.none, style.hides else { return style }
    style.isHiddenBySheet = true
    style.mayBeShown = matching.contains { $0.selector.isUnsure && $0.style.shows }
    return style
  }
}
