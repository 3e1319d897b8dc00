import Disclosure

/// Reads the pages of one document of a package.
final class OFDDocumentReader {
  private let package: OFDPackage
  private let path: OFDPath
  private let tree: XMLTree
  private let area: OFDBox
  private var templates: [String: OFDMarks] = [:]
  private var annotationParts: (tree: XMLTree, path: OFDPath)?
  private var hasLookedForAnnotations = false
  /// Kept because `units` points into them.
  private var resources: [XMLTree] = []
  private var units: [String: XMLNode] = [:]

  /// A4, for documents that do not say how large their pages are.
  private static let sheet = OFDBox(width: 210, height: 297)

  /// Opens the document whose root part is at that path.
  init(at path: OFDPath, in package: OFDPackage, _ limits: ReadingLimits) throws(ReadingError.Kind) {
    guard let (tree, _) = try package.tree("/" + path.text, from: path) else { throw .damaged(.ofd) }
    self.package = package
    self.path = path
    self.tree = tree
    let common = tree.root.firstChild(named: "CommonData")
    area = Self.area(common?.firstChild(named: "PageArea")) ?? Self.sheet
    for name in ["PublicRes", "DocumentRes"] as [StaticString] {
      for part in common?.children(named: name) ?? [] {
        try addResources(String(decoding: part.allText, as: UTF8.self), from: path)
      }
    }
  }

  /// Its pages in order, numbered on from those counted before.
  func pages(_ count: inout OFDCount) throws(ReadingError.Kind) -> [PositionedPage] {
    var pages: [PositionedPage] = []
    for page in tree.root.firstChild(named: "Pages")?.children(named: "Page") ?? [] {
      try count.addPage()
      guard let location = page.attribute("BaseLoc"), let (content, place) = try package.tree(location, from: path)
      else { throw .damaged(.ofd) }
      var marks = OFDMarks()
      for used in content.root.children(named: "Template") {
        marks.add(try template(used.attribute("TemplateID") ?? "", &count))
      }
      for part in content.root.children(named: "PageRes") {
        try addResources(String(decoding: part.allText, as: UTF8.self), from: place)
      }
      try draw(content, on: &marks, &count)
      marks.signs += try annotations(ofPage: page.attribute("ID") ?? "", &count)
      try count.add(marks)
      pages.append(marks.page(count.pages, Self.area(content.root.firstChild(named: "Area")) ?? area))
    }
    guard !pages.isEmpty else { throw .damaged(.ofd) }
    return pages
  }

  private static func area(_ node: XMLNode?) -> OFDBox? {
    guard let box = OFDBox(node?.text(of: "PhysicalBox")), box.width > 0, box.height > 0 else { return nil }
    return box
  }

  /// What a template page shows; nothing for one that is not declared.
  private func template(_ id: String, _ count: inout OFDCount) throws(ReadingError.Kind) -> OFDMarks {
    if let known = templates[id] { return known }
    let declared = tree.root.firstChild(named: "CommonData")?.children(named: "TemplatePage") ?? []
    var marks = OFDMarks()
    if let location = declared.first(where: { $0.attribute("ID") == id })?.attribute("BaseLoc") {
      guard let (content, _) = try package.tree(location, from: path) else { throw .damaged(.ofd) }
      try draw(content, on: &marks, &count)
    }
    templates[id] = marks
    return marks
  }

  /// What the notes and stamps laid over a page hide.
  private func annotations(ofPage id: String, _ count: inout OFDCount) throws(ReadingError.Kind) -> [OFDMarks.Sign] {
    guard let (list, place) = try annotationList() else { return [] }
    var signs: [OFDMarks.Sign] = []
    for page in list.root.children(named: "Page") where page.attribute("PageID") == id {
      guard let location = page.text(of: "FileLoc"), let (part, _) = try package.tree(location, from: place) else {
        continue
      }
      for note in part.root.children(named: "Annot") where Self.hides(note) {
        guard let shown = note.firstChild(named: "Appearance") else { continue }
        let space = OFDTransform(ofObject: shown.attribute("CTM"), at: OFDBox(shown.attribute("Boundary")))
        var drawing = OFDDrawing(units: units, marks: OFDMarks(), count: count)
        try drawing.draw(shown, in: space)
        count = drawing.count
        signs += drawing.marks.asSigns()
      }
    }
    return signs
  }

  private func annotationList() throws(ReadingError.Kind) -> (tree: XMLTree, path: OFDPath)? {
    if !hasLookedForAnnotations, let location = tree.root.text(of: "Annotations") {
      annotationParts = try package.tree(location, from: path)
    }
    hasLookedForAnnotations = true
    return annotationParts
  }

  /// Whether an annotation can be seen and lies over the text, as links and highlights do not.
  private static func hides(_ note: XMLNode) -> Bool {
    guard note.attribute("Visible") != "false" else { return false }
    let isStrike = note.attribute("Subtype")?.lowercased().contains("strike") ?? false
    return isStrike || !["Link", "Highlight", "Watermark"].contains(note.attribute("Type"))
  }

  /// Draws what a page's part holds.
  private func draw(_ content: XMLTree, on marks: inout OFDMarks, _ count: inout OFDCount) throws(ReadingError.Kind) {
    var drawing = OFDDrawing(units: units, marks: marks, count: count)
    for part in content.root.children(named: "Content") { try drawing.draw(part) }
    marks = drawing.marks
    count = drawing.count
  }

  /// Notes the composite units of a part of resources; fonts and pictures are of no use here.
  private func addResources(_ location: String, from part: OFDPath) throws(ReadingError.Kind) {
    guard !location.trimmed.isEmpty, let (resource, _) = try package.tree(location, from: part) else { return }
    resources.append(resource)
    for unit in resource.root.firstChild(named: "CompositeGraphicUnits")?.children(named: "CompositeGraphicUnit") ?? []
    {
      if let id = unit.attribute("ID") { units[id] = unit }
    }
  }
}
