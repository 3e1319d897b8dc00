/// Something that happened at the terminal.
public enum InputEvent: Sendable, Hashable {
  /// A key, or a run of pasted text.
  case key(Key)
  /// The mouse, where it is switched on.
  case mouse(MouseEvent)
  /// The screen has another size now, in columns and rows; also said after the program was suspended.
  case resize(width: Int, height: Int)
  /// The terminal has said how wide it draws characters of ambiguous width.
  case ambiguousWidth(CellWidth.Ambiguous)
  /// The terminal has said whether its background is light or dark: when it was asked, or since it has changed.
  case appearance(Theme.Appearance)
}

/// One act of the mouse.
public struct MouseEvent: Sendable, Hashable {
  /// What was done.
  public enum Action: Sendable, Hashable {
    case press, doublePress, release, wheelUp, wheelDown
  }

  /// What was done.
  public var action: Action
  /// Where, counted from 0 at the upper left.
  public var position: Position

  /// Makes an event.
  public init(action: Action, position: Position) {
    self.action = action
    self.position = position
  }
}
