public import Disclosure

/// A report put on paper: its text, and what a careful reader can know of it.
public struct RenderedReport: Sendable {
  /// The report as its authors know it.
  public let report: FixtureReport
  /// The layout of its text.
  public let layout: FixtureLayout
  /// The lines of the text.
  public let lines: [String]
  /// The lines of each table's section, heading included.
  public let sectionLines: [TableKind: Range<Int>]
  /// What should be read of each cell.
  public let expectations: [CellPath: ExpectedFigure]
  /// What should be read of the rest.
  public let identity: Identity

  /// What a careful reader knows of a report beside its figures; nil where the text does not say or leaves doubt.
  public struct Identity: Sendable {
    /// The agency as printed.
    public let agency: String?
    /// The title as printed, without spaces.
    public let title: String?
    /// The day of publication.
    public let published: CalendarDate?
    /// The period.
    public let period: Period?
    /// The first characters of each section's prose, without spaces.
    public let prose: [SectionID: String]
  }

  /// The lines in which the tables stand, headings included.
  public var tableLines: Range<Int> {
    (sectionLines[.proactive]?.lowerBound ?? 0)..<(sectionLines[.disputes]?.upperBound ?? 0)
  }

  /// Whether a further loss could look like something else even to a person: blank cells have left no trace, or page
  /// numbers stand where a cell could.
  public let isFragile: Bool

  /// The whole text.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// The text as a document of lines.
  public var document: Document { Document(lines: Array(text.utf8)) }
}

/// The choices that an author, a word processor and a web page make on the way from a report to its text.
struct Rendering {
  /// Which cells are left blank.
  enum Blanks: Sendable { case none, organisations, zeros, rows, totals }

  var wording: Wording
  var numbers: NumberStyle
  var blanks = Blanks.none
  var slashForRules = false
  var hasPages = false
  var hasChrome = false
  /// Rows with a page number behind them, where it looks like one more cell.
  var rowsAtPageEnd: Set<RowID> = []

  init(_ layout: FixtureLayout, _ random: inout SplitMix64) {
    wording = Wording.random(&random)
    numbers = NumberStyle.random(layout, &random)
    if layout == .cellLinesTraditional { wording.script = .traditional }
    if layout == .cellLinesReadings { wording.script = .traditionalWithReadings }
    if layout != .glued {
      blanks = Self.blanks(layout, &random)
      slashForRules = random.chance(15)
      hasPages = [.tsv, .spaced, .wrapped].contains(layout) && random.chance(40)
    } else {
      wording.extraRow = false
    }
    hasChrome = random.chance(35)
    if blanks == .none, [.cellLines, .cellLinesTight].contains(layout), random.chance(20) {
      rowsAtPageEnd = [
        random.pick(.normative, .license, .penalty), random.pick(.carriedIn, .deniedSafety, .refusedRepeat),
      ]
    }
  }

  private static func blanks(_ layout: FixtureLayout, _ random: inout SplitMix64) -> Blanks {
    if layout == .pipeCollapsed { return random.pick(.organisations, .zeros, .rows) }
    guard random.chance(25) else { return .none }
    return layout.showsBlanks ? random.pick(.organisations, .zeros, .rows, .totals) : random.pick(.organisations, .rows)
  }

  func isBlank(_ cell: CellPath, _ value: Quantity, _ random: inout SplitMix64) -> Bool {
    guard cell.table == .requests else { return blanks == .zeros && value == 0 && cell.column != .total }
    switch blanks {
    case .none, .rows: return false
    case .organisations: return value == 0 && cell.column != .natural && cell.column != .total
    case .zeros: return value == 0 && cell.column != .total
    case .totals:
      return cell.column == .total && ![.newReceived, .carriedIn, .resultTotal, .carriedOut].contains(cell.row)
    }
  }
}

extension NumberStyle {
  static func random(_ layout: FixtureLayout, _ random: inout SplitMix64) -> NumberStyle {
    var style = NumberStyle()
    guard layout != .glued else { return style }
    style.zeros = zeros(layout, &random)
    style.wordsForChange = random.chance(60)
    style.isFullWidth = random.chance(8)
    style.unit = random.chance(6) ? "件" : ""
    style.thousands = random.pick("", "", "", ",", "，")
    switch layout {
    case .spaced, .wrapped: break
    case .tabLed: style.padding = random.pick([""], ["", "\u{A0}", "\u{3000}", "\u{3000}\u{3000}"])
    default: style.padding = random.pick([""], [""], ["", "\u{A0}", "\u{3000}"])
    }
    return style
  }

  private static func zeros(_ layout: FixtureLayout, _ random: inout SplitMix64) -> [String] {
    switch random.int(in: 0...99) {
    case 0..<62: ["0"]
    case 62..<80: [random.pick("-", "－", "–", "—", "——", "--", "―")]
    case 80..<88: ["0", "-"]
    case 88..<95: [random.pick("无", "零")]
    default: ["0", "无", "〇", "○", "O", "暂无", "没有", "未发生", "—"]
    }
  }
}
