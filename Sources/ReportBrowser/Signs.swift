/// The glyphs of the browser's own drawing; all of them one column wide in every terminal they are used in.
public struct Signs: Sendable, Hashable {
  /// Stands at every cell of a failed relation and before every failed check.
  public var failed = "✗"
  /// Stands where a warning applies.
  public var warning = "!"
  /// Stands where blanks decide a relation.
  public var undetermined = "?"
  /// Stands before a relation that holds.
  public var holds = "✓"
  /// Stands at a figure whose reading was chosen among several.
  public var inferred = "*"
  /// An empty cell that is really there; never to be taken for a zero.
  public var blank = "∙"
  /// Something that could not be read for certain.
  public var unreadable = "?"
  /// Ends a text that was cut.
  public var cut = "›"
  /// Stands between the parts of the breadcrumb.
  public var crumb = "›"
  /// A horizontal line.
  public var horizontal = "─"
  /// A vertical line.
  public var vertical = "│"
  /// The corners of a box: upper left, upper right, lower left, lower right.
  public var corners = ["┌", "┐", "└", "┘"]
  /// The scrollbar's thumb.
  public var thumb = "▐"
  /// Stands before the chosen line of a list.
  public var chosen = "▸"

  /// The full set, for terminals that take ambiguous characters as narrow.
  public static let full = Signs()
  /// ASCII only.
  public static let ascii = Signs(
    failed: "x", holds: "+", blank: "_", cut: ">", crumb: ">", horizontal: "-", vertical: "|",
    corners: ["+", "+", "+", "+"], thumb: "#", chosen: ">")
  /// No character of ambiguous width: for terminals that draw those two columns wide.
  public static let unambiguous = Signs(
    horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"])
}
