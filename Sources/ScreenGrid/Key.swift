/// A key as the browser sees it, written in vim notation: `e`, `<Tab>`, `<C-d>`, `<S-F8>`.
public enum Key: Sendable, Hashable {
  /// A character typed.
  case character(Character)
  /// A letter with Control.
  case control(Character)
  /// F1 to F12, with or without Shift.
  case function(Int, shift: Bool)
  case up, down, left, right, home, end, pageUp, pageDown, insert, delete
  case enter, escape, tab, backTab, backspace
  /// A run of pasted text.
  case paste(String)
}
