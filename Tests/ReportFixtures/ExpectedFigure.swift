public import Disclosure

/// What a careful reader can know of one cell of a text.
public struct ExpectedFigure: Sendable, Hashable {
  /// The kinds that are right.
  public let kinds: Set<Figure.Kind>
  /// The value, nil if the cell has none.
  public let value: Quantity?
  /// The text as printed, nil where it is not told from its neighbours.
  public let raw: String?
  /// Whether the layout leaves room for honest doubt, so that saying "not read" is right as well.
  public let mayBeUnread: Bool

  /// Makes an expectation.
  public init(kinds: Set<Figure.Kind>, value: Quantity?, raw: String? = nil, mayBeUnread: Bool = false) {
    self.kinds = kinds
    self.value = value
    self.raw = raw
    self.mayBeUnread = mayBeUnread
  }

  /// The same expectation with room for doubt.
  public var doubtful: ExpectedFigure { ExpectedFigure(kinds: kinds, value: value, raw: nil, mayBeUnread: true) }

  /// The same expectation of a text whose raw form is another.
  func printed(as convert: (String) -> String) -> ExpectedFigure {
    ExpectedFigure(kinds: kinds, value: value, raw: raw.map(convert), mayBeUnread: mayBeUnread)
  }

  /// Whether a figure is what a careful reader makes of the cell.
  public func accepts(_ figure: Figure) -> Bool {
    if mayBeUnread, figure.value == nil { return true }
    return kinds.contains(figure.kind) && figure.value == value && (raw == nil || raw == figure.raw)
  }

  /// Whether a figure, if it has a value at all, has the true one: what must hold of damaged text too.
  public func tolerates(_ figure: Figure) -> Bool { figure.value == nil || figure.value == value }
}
