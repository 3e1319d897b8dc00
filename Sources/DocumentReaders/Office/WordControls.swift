/// How a content control of a Word document stands to what is in it.
enum WordControl {
  case none
  /// What is in it is a prompt that no answer has replaced.
  case prompt
  /// What is in it is not what the data hold that it is bound to; Word shows those.
  case stale
}

extension WordText {
  /// How a control stands to what is in it, one around it counting as well.
  func control(_ node: XMLNode, within outer: WordControl) -> WordControl {
    if Self.isLeftOut(node) { return .prompt }
    return outer == .none && isStale(node) ? .stale : outer
  }

  /// Leaves a trace of a control whose data say something else than the figure in it.
  mutating func noteStale(_ node: XMLNode) {
    if builder.isInCell, fields.isShown, isStale(node) { builder.append(String(WordSymbols.unreadable)) }
  }

  private func isStale(_ node: XMLNode) -> Bool {
    guard let data, node.child("sdtPr")?.child("dataBinding") != nil, let content = node.child("sdtContent") else {
      return false
    }
    let text = content.allText
    return Self.hasDigit(text) && !data.contains(Self.trimmed(text))
  }

  /// Leaves a trace of a prompt in a cell that may be taken for a figure there, for it is printed.
  mutating func notePrompt(_ node: XMLNode) {
    guard node.is("sdt") || node.is("tc"), builder.isInCell, fields.isShown, Self.hasDigit(node.allText) else { return }
    builder.append(String(WordSymbols.unreadable))
  }

  private static func hasDigit(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.contains { $0.properties.numericType == .decimal }
  }

  private static func trimmed(_ text: some BidirectionalCollection<UInt8>) -> [UInt8] {
    let end = text.lastIndex { $0 > 0x20 }.map { text.index(after: $0) } ?? text.startIndex
    return Array(text[..<end].drop { $0 <= 0x20 })
  }

  /// The texts of the data that controls may be bound to; nil if there are none.
  static func data(_ roots: [XMLNode]) -> Set<[UInt8]>? {
    guard !roots.isEmpty else { return nil }
    var texts: Set<[UInt8]> = []
    for root in roots {
      XMLWalk.visit(root) { node in
        if node.kind == .text { texts.insert(node.withText { trimmed($0) }) }
        return .deeper
      }
    }
    return texts
  }
}
