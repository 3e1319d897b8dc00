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
  /// Stands apart in the line, so that what it holds is no part of the number beside it.
  case apart
  /// Names a font, which may be one of signs.
  case font
  /// Shown in quotation marks.
  case quoted
  /// Turns the direction of its text round.
  case turned
  /// Shown as struck out.
  case struck
  /// Shows something that is no text here: a drawing, a control, what a program writes.
  case drawn
  /// A window that is shown only if it is open.
  case dialog
  /// Not shown.
  case hidden
  /// The page's own parts around its content.
  case navigation
  case title, meta

  /// The tag of an element.
  init(_ node: XMLNode) {
    self = node.withName { name in name.count <= 8 ? Self.short(name) : Self.long(name) }
  }

  /// Whether it stands in the line with the text around it.
  var isInline: Bool {
    switch self {
    case .inline, .link, .script, .apart, .font, .quoted, .turned, .struck, .picture, .input, .frame, .drawn: true
    default: false
    }
  }

  private static func short(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    var packed: UInt64 = 0
    for byte in name { packed = packed << 8 | UInt64(byte) }
    // Nearly all elements of a table are these; a look into the dictionary costs as much as libxml2 spends on them.
    switch packed {
    case 0x7464: return .cell  // td
    case 0x70: return .block  // p
    case 0x7472: return .row  // tr
    case 0x7370_616E: return .inline  // span
    default: return tags[packed] ?? .inline
    }
  }

  private static func long(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
    ["blockquote", "figcaption"].contains { name.elementsEqual($0.utf8) } ? .block : .inline
  }

  private static let tags: [UInt64: HTMLTag] = {
    let names: [(HTMLTag, String)] = [
      (
        .block, "p div h1 h2 h3 h4 h5 h6 ul dl dt dd section article header main form fieldset center address hr figure"
      ),
      (.block, "details summary body html legend menu dir hgroup search marquee"), (.lineBreak, "br"),
      (.preformatted, "pre xmp listing"),
      (.table, "table"), (.rowGroup, "tbody"), (.footRows, "tfoot"), (.headRows, "thead"), (.row, "tr"),
      (.cell, "td th"), (.caption, "caption"), (.orderedList, "ol"), (.listItem, "li"), (.link, "a"),
      (.picture, "img"), (.input, "input"), (.frame, "iframe frame embed object"), (.script, "sup sub"),
      (.apart, "small big button kbd output"), (.font, "font"), (.quoted, "q"), (.turned, "bdo"),
      (.struck, "del s strike"), (.dialog, "dialog"),
      (.drawn, "script select textarea svg math canvas video audio progress meter applet"),
      (.hidden, "style noscript template option optgroup datalist rt rp"),
      (.hidden, "noframes xml map colgroup col base link"), (.navigation, "nav footer aside"),
      (.title, "title"), (.meta, "meta"),
    ]
    var tags: [UInt64: HTMLTag] = [:]
    for (tag, list) in names {
      for name in list.split(separator: " ") { tags[name.utf8.reduce(0) { $0 << 8 | UInt64($1) }] = tag }
    }
    return tags
  }()
}
