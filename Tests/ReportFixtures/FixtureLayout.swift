public import Disclosure

/// The text layouts that reports come in, each with its own way of losing things.
public enum FixtureLayout: String, Sendable, CaseIterable {
  /// A cell a line, each led by a TAB; a row ends at a blank line; cells of several paragraphs.
  case tabLed
  /// A row a line, cells separated by TABs, the value columns shifting from row to row.
  case tsv
  /// A row a line, cells separated by `|`, the form's spare columns left as `||` at the end.
  case pipeFilled
  /// A row a line, cells separated by `|`, nothing else.
  case pipePlain
  /// As `pipeFilled`, each line led by a `|`.
  case pipeLed
  /// Pipes whose blank cells were all moved behind the others, so that the columns are lost.
  case pipeCollapsed
  /// A cell a line with its `|` behind it.
  case pipeLines
  /// A cell a line, its `|` on the next one.
  case pipeLinesSplit
  /// A cell a line, blank lines between; blank cells leave no trace.
  case cellLines
  /// A cell a line, nothing between.
  case cellLinesTight
  /// `cellLines` in traditional script.
  case cellLinesTraditional
  /// `cellLines` in traditional script with readings inserted.
  case cellLinesReadings
  /// A Markdown table.
  case markdown
  /// A label and its numbers on one line, separated by spaces.
  case spaced
  /// As `spaced`, with labels broken over lines around their numbers.
  case wrapped
  /// Everything in one line, cells run together.
  case glued

  /// Whether a blank cell can be seen in the text.
  public var showsBlanks: Bool {
    switch self {
    case .tabLed, .tsv, .pipeFilled, .pipePlain, .pipeLed, .pipeLines, .pipeLinesSplit, .markdown: true
    default: false
    }
  }

  /// Whether pipes stand between cells, where a blank last cell cannot be told from one that was moved there.
  var isPiped: Bool {
    switch self {
    case .pipePlain, .pipeFilled, .pipeLed, .pipeCollapsed, .pipeLines, .pipeLinesSplit: true
    default: false
    }
  }

  /// What the parser should call it; several where the text is open to more than one name.
  public var names: Set<TextLayout> {
    switch self {
    case .tabLed: [.tabLed]
    case .tsv: [.tsv]
    case .pipeFilled, .pipePlain, .pipeCollapsed: [.pipe]
    case .pipeLed: [.pipe, .markdown]
    case .pipeLines, .pipeLinesSplit: [.pipeLines]
    case .cellLines, .cellLinesTight, .cellLinesTraditional, .cellLinesReadings: [.cellLines]
    case .markdown: [.markdown]
    case .spaced, .wrapped: [.spaced]
    case .glued: [.glued]
    }
  }
}
