import Disclosure

/// Draws the objects of a page: keeps its characters and the horizontal and vertical lines that can be seen.
struct OFDDrawing {
  /// The composite units by their identifiers.
  let units: [String: XMLNode]
  /// What has been drawn.
  private(set) var marks: OFDMarks
  /// What has been counted.
  private(set) var count: OFDCount

  /// How deep composite objects may lie in one another.
  private static let depth = 6

  /// A drawing that goes on from those marks.
  init(units: [String: XMLNode], marks: OFDMarks, count: OFDCount) {
    self.units = units
    self.marks = marks
    self.count = count
  }

  /// Draws everything in an element.
  mutating func draw(_ part: XMLNode, in space: OFDTransform = OFDTransform()) throws(ReadingError.Kind) {
    try draw(part, space, depth: 0)
  }

  private mutating func draw(_ part: XMLNode, _ space: OFDTransform, depth: Int) throws(ReadingError.Kind) {
    var objects: [XMLNode] = []
    XMLWalk.visit(part) { node in
      if Self.isObject(node) {
        objects.append(node)
        return .past
      }
      return node.is("Layer") || node.is("PageBlock") || node.is("Content") ? .deeper : .past
    }
    for object in objects where Self.isVisible(object) {
      try draw(object: object, space, depth: depth)
    }
  }

  private static func isObject(_ node: XMLNode) -> Bool {
    node.is("TextObject") || node.is("PathObject") || node.is("ImageObject") || node.is("CompositeObject")
  }

  private static func isVisible(_ object: XMLNode) -> Bool {
    object.attribute("Visible") != "false" && object.attribute("Alpha").flatMap { Double($0) } != 0
  }

  private mutating func draw(
    object: XMLNode, _ space: OFDTransform, depth: Int
  ) throws(ReadingError.Kind) {
    let boundary = OFDBox(object.attribute("Boundary"))
    let own = OFDTransform(ofObject: object.attribute("CTM"), at: boundary).followed(by: space)
    if object.is("TextObject") {
      marks.glyphs += OFDText(object)?.glyphs(own) ?? []
    } else if object.is("PathObject") {
      let clip = boundary.map { OFDBox(around: $0.corners.map(space.applied)) }
      try draw(OFDPaths(object, own, within: clip))
    } else if object.is("ImageObject") {
      marks.pictures += 1
      let box = boundary.map { OFDBox(around: $0.corners.map(space.applied)) }
      if let box { try drawPicture(box) }
    } else if depth < Self.depth, let unit = object.attribute("ResourceID").flatMap({ units[$0] }) {
      try count.addComposite(to: marks)
      try draw(unit, own, depth: depth + 1)
    }
  }

  private mutating func draw(_ paths: OFDPaths) throws(ReadingError.Kind) {
    for area in paths.areas { try cover(area) }
    marks.lines += paths.lines
    if let shape = paths.shape { marks.signs.append(OFDMarks.Sign(kind: .picture, box: shape)) }
  }

  private mutating func drawPicture(_ box: OFDBox) throws(ReadingError.Kind) {
    // A seal lets shine through what it is set on.
    if box.height <= OFDMarks.highest { try cover(box) }
    marks.signs.append(OFDMarks.Sign(kind: .picture, box: box))
  }

  private mutating func cover(_ area: OFDBox) throws(ReadingError.Kind) {
    try count.addCover(of: marks)
    marks.cover(area)
  }
}

extension XMLNode {
  /// Whether nothing shows through what is painted in a colour.
  func isOpaque(_ color: StaticString) -> Bool {
    [attribute("Alpha"), firstChild(named: color)?.attribute("Alpha")].allSatisfy { alpha in
      alpha.flatMap { Double($0) }.map { $0 >= 250 } ?? true
    }
  }

  /// Whether a colour element, if there is one, leaves something to be seen.
  func isInked(_ color: StaticString) -> Bool {
    firstChild(named: color)?.attribute("Alpha").flatMap { Double($0) } != 0
  }

  /// Whether a colour element names white, in whichever colour space.
  func isWhite(_ color: StaticString) -> Bool {
    guard let value = firstChild(named: color)?.attribute("Value") else { return false }
    let parts = OFDNumbers.words(value).map { word in
      word.first == UInt8(ascii: "#")
        ? Double(Int(Substring(word.dropFirst()), radix: 16) ?? 0) : OFDNumbers.number(word)
    }
    switch parts.count {
    case 1, 3: return parts.allSatisfy { ($0 ?? 0) >= 248 }
    case 4: return parts.allSatisfy { ($0 ?? 255) <= 7 }
    default: return false
    }
  }
}
