/// A field of a form.
enum HTMLField {
  /// Kinds that show no value of theirs as text.
  private static let drawn: Set<String> = ["checkbox", "radio", "range", "color", "file", "image", "password"]

  /// Writes what a field shows.
  static func write(_ node: XMLNode, to writer: inout HTMLWriter) {
    let kind = node.attribute("type")?.lowercased() ?? "text"
    guard kind != "hidden" else { return }
    guard !drawn.contains(kind) else { return writer.sign() }
    node.withAttribute("value") { if let value = $0 { writer.write(value) } }
  }
}
