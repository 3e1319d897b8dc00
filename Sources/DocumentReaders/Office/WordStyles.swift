/// The styles of a Word document, as far as they change what is read.
struct WordStyles {
  /// Which list a paragraph belongs to.
  struct ListPlace: Equatable {
    /// The list; `0` for none.
    var list: String?
    /// The level in it, from 0.
    var level: Int?
  }

  private struct Style {
    var base: String?
    var place: ListPlace?
    var look: TextLook?
  }

  private var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private(set) var usual: String?
  /// How text shows where no style says anything.
  private(set) var usualLook = TextLook()
  private var looks: [String: TextLook] = [:]

  /// Reads `word/styles.xml`; no styles without it.
  init(_ root: XMLNode?) {
    guard let root else { return }
    for node in root.children where node.is("style") {
      guard let id = node.attribute("styleId") else { continue }
      styles[id] = Style(
        base: node.value(of: "basedOn"), place: node.child("pPr").flatMap(Self.place),
        look: Self.look(node))
      let isDefault = ["1", "true", "on"].contains(node.attribute("default") ?? "")
      if isDefault, node.attribute("type") == "paragraph" { usual = id }
    }
    let defaults = root.child("docDefaults")?.child("rPrDefault")?.child("rPr")
    usualLook = defaults.map { TextLook(word: $0) } ?? TextLook()
    for id in styles.keys { looks[id] = chain(id).compactMap { styles[$0]?.look }.reduce(TextLook()) { $0.over($1) } }
  }

  /// How text of a style shows, with what the style lays behind its paragraphs or cells.
  private static func look(_ style: XMLNode) -> TextLook? {
    let behind = [style.child("pPr"), style.child("tcPr"), style.child("tblPr")].lazy.compactMap { part in
      part?.child("shd").flatMap(TextColor.init(wordShade:))
    }.first
    guard let text = style.child("rPr").map({ TextLook(word: $0) }) else {
      return behind.map { TextLook(paper: $0) }
    }
    return text.over(TextLook(paper: behind))
  }

  /// The list that a paragraph's properties name by themselves.
  static func place(_ properties: XMLNode) -> ListPlace? {
    guard let node = properties.child("numPr") else { return nil }
    return ListPlace(list: node.value(of: "numId"), level: node.child("ilvl")?.number)
  }

  /// The list that a style puts its paragraphs in, and the style of the chain that names it.
  func place(of style: String?) -> (place: ListPlace, style: String)? {
    var place = ListPlace()
    var naming: String?
    for id in chain(style) {
      guard let found = styles[id]?.place else { continue }
      if place.level == nil { place.level = found.level }
      if let list = found.list {
        place.list = list
        naming = id
        break
      }
    }
    return naming.map { (place, $0) }
  }

  /// How text of a style shows.
  func look(_ style: String?) -> TextLook { style.flatMap { looks[$0] } ?? TextLook() }

  /// A style and those it is based on, the nearest first.
  private func chain(_ style: String?) -> [String] {
    var chain: [String] = []
    var next = style
    while let id = next, chain.count < 32, !chain.contains(id) {
      chain.append(id)
      next = styles[id]?.base
    }
    return chain
  }
}
