/// A place on the screen, counted from 0 at the upper left.
public struct Position: Sendable, Hashable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Makes a position.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of the screen.
public struct Area: Sendable, Hashable {
  /// The leftmost column.
  public var x: Int
  /// The top row.
  public var y: Int
  /// How many columns, never negative.
  public var width: Int
  /// How many rows, never negative.
  public var height: Int

  /// Makes an area; negative sizes become zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The first column to the right of it.
  public var endX: Int { x + width }
  /// The first row below it.
  public var endY: Int { y + height }

  /// The area inside a margin on every side.
  public func inset(by margin: Int) -> Area {
    Area(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}
