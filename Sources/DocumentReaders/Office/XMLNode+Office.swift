/// Lets a node be told by its name in a `switch`; the prefix is left out.
func ~= (name: StaticString, node: XMLNode) -> Bool { node.is(name) }

extension XMLNode {
  /// Its first child of that name.
  func child(_ name: StaticString) -> XMLNode? {
    var next = firstChild
    while let node = next {
      if node.is(name) { return node }
      next = node.next
    }
    return nil
  }

  /// The attribute `val` of its first child of that name.
  func value(of name: StaticString) -> String? { child(name)?.attribute("val") }

  /// The attribute `val` as a number.
  var number: Int? { attribute("val").flatMap { Int($0) } }

  /// Whether its child of that name is there and not switched off; nil if there is none.
  func flag(_ name: StaticString) -> Bool? { child(name)?.isOn }

  /// Whether it is switched on, as a property is that merely stands there.
  var isOn: Bool {
    switch attribute("val") {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  /// Whether it is an element whose name ends in those letters.
  func nameEnds(_ first: UInt8, _ last: UInt8) -> Bool {
    withName { $0.count > 2 && $0[$0.count - 2] == first && $0[$0.count - 1] == last }
  }

  /// Whether it only says how something looks, as all elements named `…Pr` do.
  var isProperties: Bool { nameEnds(UInt8(ascii: "P"), UInt8(ascii: "r")) }
}
