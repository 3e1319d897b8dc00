/// The signs that the screen is drawn with: every one of them is one column wide in the widths they are chosen for.
///
/// In `narrow` widths lines are drawn with box drawing characters, in `wide` widths with ASCII, because a terminal that
/// shows ambiguous characters two wide shows its lines two wide as well.
public struct Symbols: Sendable, Hashable {
  /// Lines and corners of a frame.
  public struct Frame: Sendable, Hashable {
    /// Straight pieces.
    public let horizontal, vertical: String
    /// Corners.
    public let topLeft, topRight, bottomLeft, bottomRight: String
    /// Where an inner line meets the frame, named by the side it meets.
    public let left, right, top, bottom: String
    /// Where two inner lines cross.
    public let cross: String
  }

  /// Panes and pop-ups.
  public let frame: Frame
  /// The pane that has the keys.
  public let focusedFrame: Frame
  /// A line in the middle of text, such as one under a heading.
  public let rule: String
  /// A failed check, a passed one, a warning, one that blanks leave undetermined.
  public let failed, holds, warning, undetermined: String
  /// A list entry that is shut, open, chosen.
  public let closed, open, pointer: String
  /// What stands where text was cut off at the right, and at the left.
  public let cutRight, cutLeft: String
  /// A scroll bar's track and thumb.
  public let track, thumb: String
  /// A mark in the scroll bar: a fault, a warning, a match.
  public let tickFailed, tickWarning, tickMatch: String
  /// More above, more below.
  public let up, down: String
  /// Between the parts of a line, a bullet, a reviewed finding.
  public let separator, bullet, reviewed: String
  /// A bar of progress: done, still to do.
  public let progressDone, progressLeft: String

  /// The signs for a terminal's widths.
  public static func of(_ widths: CellWidth) -> Symbols { widths.ambiguous == .wide ? ascii : lines }

  /// Box drawing and other signs that are narrow everywhere but on terminals with wide ambiguous characters.
  public static let lines = Symbols(
    frame: Frame(
      horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", left: "├",
      right: "┤", top: "┬", bottom: "┴", cross: "┼"),
    focusedFrame: Frame(
      horizontal: "━", vertical: "┃", topLeft: "┏", topRight: "┓", bottomLeft: "┗", bottomRight: "┛", left: "┣",
      right: "┫", top: "┳", bottom: "┻", cross: "╋"),
    rule: "─", failed: "✗", holds: "✓", warning: "!", undetermined: "?", closed: "▸", open: "▾", pointer: "›",
    cutRight: "›", cutLeft: "‹", track: "│", thumb: "▐", tickFailed: "✗", tickWarning: "!", tickMatch: "-", up: "▴",
    down: "▾", separator: "│", bullet: "∙", reviewed: "✓", progressDone: "━", progressLeft: "─")

  /// ASCII, and signs of certain width.
  public static let ascii: Symbols = {
    let frame = Frame(
      horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", left: "+",
      right: "+", top: "+", bottom: "+", cross: "+")
    let focused = Frame(
      horizontal: "=", vertical: "|", topLeft: "#", topRight: "#", bottomLeft: "#", bottomRight: "#", left: "#",
      right: "#", top: "#", bottom: "#", cross: "#")
    return Symbols(
      frame: frame, focusedFrame: focused, rule: "-", failed: "✗", holds: "✓", warning: "!", undetermined: "?",
      closed: ">", open: "v", pointer: ">", cutRight: "~", cutLeft: "~", track: "|", thumb: "#", tickFailed: "✗",
      tickWarning: "!", tickMatch: "-", up: "^", down: "v", separator: "|", bullet: "*", reviewed: "✓",
      progressDone: "#", progressLeft: "-")
  }()
}
