/// What an element of a web page means for its text.
enum HTMLTag {
  /// Runs on in the line: `span`, `font`, `b`, Word's `o:p`, and all that is unknown.
  case inline
  /// Begins and ends a paragraph.
  case block
  case lineBreak, preformatted
  case table, rowGroup, footRows, headRows, row, cell, caption
  case orderedList, listItem
  case link, picture, input, frame
  /// Small raised or lowered text, which is no part of the number it stands at.
  case script
  /// Not shown, or shown as struck out.
  case hidden
  /// The page's own parts around its content.
  case navigation
  case title, meta

  /// The tag of an element.
  init(_ node: XMLNode) {
    self = node.withName { name in name.count <= 8 ? Self.short(name) : Self.long(name) }
  }

  private static func short(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    var packed: UInt64 = 0
    for byte in name { packed = packed << 8 | UInt64(byte) }
    return tags[packed] ?? .inline
  }

  private static func long(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    ["blockquote", "figcaption"].contains { name.elementsEqual($0.utf8) } ? .block : .inline
  }

  private static let tags: [UInt64: HTMLTag] = {
    let names: [(HTMLTag, String)] = [
      (
        .block, "p div h1 h2 h3 h4 h5 h6 ul dl dt dd section article header main form fieldset center address hr figure"
      ),
      (.block, "details summary body html legend menu dir"), (.lineBreak, "br"), (.preformatted, "pre xmp listing"),
      (.table, "table"), (.rowGroup, "tbody"), (.footRows, "tfoot"), (.headRows, "thead"), (.row, "tr"),
      (.cell, "td th"), (.caption, "caption"), (.orderedList, "ol"), (.listItem, "li"), (.link, "a"),
      (.picture, "img"), (.input, "input"), (.frame, "iframe frame embed object"), (.script, "sup sub"),
      (.hidden, "script style noscript template select option textarea datalist del s strike rt rp svg math audio"),
      (.hidden, "video canvas noframes xml map colgroup col base link"), (.navigation, "nav footer aside"),
      (.title, "title"), (.meta, "meta"),
    ]
    var tags: [UInt64: HTMLTag] = [:]
    for (tag, list) in names {
      for name in list.split(separator: " ") { tags[name.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = tag }
    }
    return tags
  }()
}

/// What the `style` attribute of an element says that matters.
struct HTMLStyle {
  /// Whether the element is not shown, or shown as struck out.
  private(set) var isHidden = false
  /// Whether its line breaks are kept.
  private(set) var keepsLines = false
  /// Whether a list's items have no marks.
  private(set) var hasNoMarks = false
  /// Whether a list's items are numbered 一、二、三.
  private(set) var isChinese = false

  /// The style of an element; nothing if it has none.
  init(_ node: XMLNode) {
    node.withAttribute("style") { value in
      guard let value, !value.isEmpty else { return }
      let plain = value.compactMap { $0 <= 0x20 ? nil : (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
      isHidden = Self.hiding.contains { plain.holds($0) }
      keepsLines = plain.holds(Self.preserving)
      hasNoMarks = plain.holds(Self.markless)
      isChinese = Self.chinese.contains { plain.holds($0) }
    }
  }

  private static let hiding = ["display:none", "visibility:hidden", "mso-hide:all", "line-through"].map {
    Array($0.utf8)
  }
  private static let preserving = Array("white-space:pre".utf8)
  private static let markless = Array("list-style:none".utf8)
  private static let chinese = ["cjk-ideographic", "chinese-informal", "trad-chinese"].map { Array($0.utf8) }
}
