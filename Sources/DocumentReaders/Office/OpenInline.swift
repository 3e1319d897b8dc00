/// What a paragraph of an OpenDocument file shows: its text, and the frames that hang on it.
struct OpenInline {
  let styles: OpenStyles
  /// The text; line breaks are line feeds.
  private(set) var text: [UInt8] = []
  /// The text boxes, and whether each stands elsewhere than in the line.
  private(set) var boxes: [(node: XMLNode, isFloating: Bool)] = []
  /// How many pictures there are.
  private(set) var pictures = 0
  /// Whether there is text that is not shown, and text that nobody can see.
  private(set) var (hides, isUnseen) = (false, false)

  private static let widest = 100
  /// Where the last run of marks for spaces ended, and how many it stood for.
  private var spaces = (end: 0, count: 0)

  /// Reads something drawn that stands in no paragraph.
  init(drawing: XMLNode, _ styles: OpenStyles) {
    self.styles = styles
    collect(drawing, isFloating: drawing.attribute("anchor-type") != "as-char")
  }

  /// Reads a paragraph within something that shows so.
  init(_ paragraph: XMLNode, _ styles: OpenStyles, over look: TextLook = TextLook()) {
    self.styles = styles
    read(paragraph, styles.look("paragraph", paragraph.attribute("style-name"), over: look))
    while text.last == 0x20 { text.removeLast() }
  }

  private mutating func read(_ parent: XMLNode, _ look: TextLook) {
    for node in parent.children {
      if node.kind == .text {
        if !look.isPlain, node.withText({ $0.contains { $0 > 0x20 } }) {
          if look.isHidden == true { hides = true } else if look.isUnseen { isUnseen = true }
        }
        if look.isHidden != true { node.withText { write($0, look) } }
        continue
      }
      switch node {
      case "span", "a":
        let style = node.is("span") ? node.attribute("style-name") : nil
        read(node, styles.look("text", style, over: look))
      case _ where Self.isLeftOut(node): continue
      case _ where Self.isDrawing(node):
        if look.isHidden != true { collect(node, isFloating: node.attribute("anchor-type") != "as-char") }
      case _ where look.isHidden == true: continue
      case "s":
        // A short mark can stand for any number of spaces; as wide as a line they say no more.
        let before = spaces.end == text.count ? spaces.count : 0
        let count = min(OpenText.count(node, "c"), Self.widest - before)
        text += [UInt8](repeating: 0x20, count: count)
        spaces = (text.count, before + count)
      case "tab": text.append(0x09)
      case "line-break": text.append(0x0A)
      case "ruby": if let base = node.child("ruby-base") { read(base, look) }
      default: read(node, look)
      }
    }
  }

  /// Whether an element shows nothing where it stands.
  static func isLeftOut(_ node: XMLNode) -> Bool {
    switch node {
    case "note", "annotation", "tracked-changes", "forms", "number", "desc", "title", "scripts", "ruby-text": true
    case "hidden-text", "hidden-paragraph": node.attribute("is-hidden") != "false"
    case "section": node.attribute("display") == "none"
    default:
      node.attribute("display") == "none" && !node.is("p")
        || node.withName { $0.suffix(9).elementsEqual("-template".utf8) || $0.suffix(7).elementsEqual("-source".utf8) }
    }
  }

  /// Spaces, TABs and line feeds of the file run together into one space.
  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, _ look: TextLook) {
    if look.isPlain {
      for byte in bytes {
        if byte > 0x20 {
          text.append(byte)
        } else if let last = text.last, last != 0x20, last != 0x0A {
          text.append(0x20)
        }
      }
      return
    }
    text += Array(look.shown(String(decoding: bytes, as: UTF8.self).replacing("\n", with: " ")).utf8)
  }

  // MARK: - What is drawn

  /// Whether an element is drawn rather than written.
  static func isDrawing(_ node: XMLNode) -> Bool {
    switch node {
    case "frame", "custom-shape", "rect", "text-box", "image", "g", "line", "ellipse", "circle", "polygon", "polyline",
      "regular-polygon", "path", "control", "caption", "connector", "object", "object-ole", "plugin",
      "applet",
      "floating-frame", "scene", "page-thumbnail":
      true
    default: false
    }
  }

  /// Keeps text boxes, and counts all else but lines: a picture, a control or a shape may be a figure.
  private mutating func collect(_ node: XMLNode, isFloating: Bool) {
    if node.is("text-box") || node.child("p") != nil {
      boxes.append((node, isFloating))
      return
    }
    switch node {
    case "frame", "g":
      for child in node.children where Self.isDrawing(child) { collect(child, isFloating: isFloating) }
    case "line", "connector", "polyline": return
    default: pictures += 1
    }
  }
}
