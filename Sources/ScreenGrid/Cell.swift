/// One cell of the screen: a grapheme and the role it is drawn in, or the right half of the wide grapheme before it.
public struct Cell: Sendable, Hashable {
  /// The grapheme; empty for the right half of a wide one.
  public var symbol: String
  /// How many columns it takes: 1, 2, or 0 for a right half.
  public var width: UInt8
  /// What it is for.
  public var role: Role
  /// A role laid over it: a cursor, a selection, a match.
  public var overlay: Role?

  /// Makes a cell.
  public init(symbol: String, width: UInt8 = 1, role: Role, overlay: Role? = nil) {
    self.symbol = symbol
    self.width = width
    self.role = role
    self.overlay = overlay
  }

  static let space = Cell(symbol: " ", role: .text)
}

extension Cell {
  static func space(_ role: Role, _ overlay: Role?) -> Cell { Cell(symbol: " ", role: role, overlay: overlay) }
}
