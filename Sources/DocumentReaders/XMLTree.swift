import CXML

/// A parsed HTML or XML text: the one place that calls libxml2.
///
/// Its nodes are valid only as long as the tree is.
final class XMLTree {
  /// What came of parsing.
  enum Failure: Error {
    /// libxml2 is not on this machine.
    case unavailable
    /// Nothing can be made of the text.
    case malformed
  }

  private let tree: OpaquePointer
  /// Whether the parser read to the end of the text.
  let isComplete: Bool
  /// The outermost element.
  let root: XMLNode

  private init(_ tree: OpaquePointer?, isComplete: Bool) throws(Failure) {
    guard cxml_is_available() != 0 else { throw .unavailable }
    guard let tree else { throw .malformed }
    guard let root = cxml_root(tree) else {
      cxml_free(tree)
      throw .malformed
    }
    self.tree = tree
    self.isComplete = isComplete
    self.root = XMLNode(node: root)
  }

  deinit { cxml_free(tree) }

  /// Parses HTML in UTF-8 and mends what is broken in it.
  static func html(_ text: [UInt8]) throws(Failure) -> XMLTree {
    var complete: Int32 = 0
    let tree = withCharacters(text) { cxml_parse_html($0, $1, &complete) }
    return try XMLTree(tree, isComplete: complete != 0)
  }

  /// Parses XML strictly; what is not well-formed or declares a document type is malformed.
  static func xml(_ text: [UInt8]) throws(Failure) -> XMLTree {
    try XMLTree(withCharacters(text) { cxml_parse_xml($0, $1) }, isComplete: true)
  }

  private static func withCharacters(
    _ text: [UInt8], _ parse: (UnsafePointer<CChar>, Int32) -> OpaquePointer?
  ) -> OpaquePointer? {
    guard let length = Int32(exactly: text.count) else { return nil }
    return text.withUnsafeBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.flatMap { parse($0, length) }
    }
  }
}

/// A node of a tree.
struct XMLNode {
  /// The kinds of node.
  enum Kind { case element, text, other }

  fileprivate let node: OpaquePointer

  /// What it is.
  var kind: Kind {
    switch cxml_kind(node) {
    case CXML_ELEMENT: .element
    case CXML_TEXT: .text
    default: .other
    }
  }

  /// Its first child, nil for anything but an element.
  var firstChild: XMLNode? { cxml_first_child(node).map(XMLNode.init) }
  /// The node after it under the same parent.
  var next: XMLNode? { cxml_next(node).map(XMLNode.init) }
  /// The element it is in.
  var parent: XMLNode? { cxml_parent(node).map(XMLNode.init) }
  /// An element's name without prefix, "" for anything else.
  var name: String { String(cString: cxml_name(node)) }
  /// An element's name space, "" if it has none.
  var nameSpace: String { String(cString: cxml_name_space(node)) }
  /// The line of the source text, from 1; 65535 for all beyond.
  var line: Int { Int(cxml_line(node)) }

  /// Whether it is an element of that name, the prefix left out.
  func `is`(_ name: StaticString) -> Bool {
    name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) {
      equals(cxml_name(node), $0)
    }
  }

  /// The bytes of its name, for a quick look.
  func withName<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T { withBytes(of: cxml_name(node), body) }

  /// The text of a text node in UTF-8; empty for anything else.
  func withText<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T { withBytes(of: cxml_text(node), body) }

  /// The value of an attribute by its name without prefix, nil if it has none.
  func attribute(_ name: String) -> String? { cxml_attribute(node, name).map { String(cString: $0) } }

  /// The bytes of an attribute's value by its name without prefix, nil if it has none.
  func withAttribute<T>(_ name: StaticString, _ body: (UnsafeBufferPointer<UInt8>?) -> T) -> T {
    name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) { name in
      guard let value = cxml_attribute(node, name) else { return body(nil) }
      return withBytes(of: value, body)
    }
  }

  /// Its children, elements and text.
  var children: some Sequence<XMLNode> {
    sequence(state: firstChild) { next in
      defer { next = next?.next }
      return next
    }
  }

  /// All text below it, in order.
  var allText: [UInt8] {
    var text: [UInt8] = []
    XMLWalk.visit(self) { node in
      node.withText { text += $0 }
      return .deeper
    }
    return text
  }

  /// The first element of that name below it, in document order.
  func first(_ name: StaticString) -> XMLNode? {
    var found: XMLNode?
    XMLWalk.visit(self) { node in
      guard found == nil else { return .stop }
      if node.is(name) { found = node }
      return found == nil ? .deeper : .stop
    }
    return found
  }
}

/// Walks through a tree without recursion, however deep it is.
enum XMLWalk {
  /// Where to go from a node.
  enum Step { case deeper, past, stop }

  /// Visits the nodes below one in document order; `leave` is called for each element that was gone into.
  static func visit(_ top: XMLNode, enter: (XMLNode) -> Step, leave: (XMLNode) -> Void = { _ in }) {
    var path: [XMLNode] = []
    var current = top.firstChild
    while true {
      guard let node = current else {
        guard let parent = path.popLast() else { return }
        leave(parent)
        current = parent.next
        continue
      }
      switch enter(node) {
      case .stop: return
      case .past: current = node.next
      case .deeper:
        if let child = node.firstChild {
          path.append(node)
          current = child
        } else {
          if node.kind == .element { leave(node) }
          current = node.next
        }
      }
    }
  }
}

private func equals(_ left: UnsafePointer<CChar>, _ right: UnsafePointer<CChar>) -> Bool {
  var index = 0
  while left[index] == right[index] {
    if left[index] == 0 { return true }
    index += 1
  }
  return false
}

private func withBytes<T>(of text: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
  guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
  var count = 0
  while text[count] != 0 { count += 1 }
  return text.withMemoryRebound(to: UInt8.self, capacity: count) { body(UnsafeBufferPointer(start: $0, count: count)) }
}
