/// How a word processor lays a report out on paper.
public struct PaperStyle: Sendable {
  /// How 三、本年度办理结果 stands beside its rows.
  public enum Frame: Sendable { case wrapped, characterPerLine, vertical }
  /// Where lines are drawn.
  public enum Rules: Sendable { case all, thin, double, horizontal, none }

  /// The name of its files.
  public let name: String
  /// The seed of its report.
  public let seed: UInt64
  /// The width and height of a page in millimetres.
  public var page = (width: 210, height: 297)
  /// The margins at the sides, in millimetres.
  public var margin = 26
  /// The fonts of Chinese text, and of digits and Latin letters.
  public var fonts = (chinese: "Noto Serif CJK SC", western: "DejaVu Serif")
  /// The size of table text in points.
  public var size = 10.5
  /// The share of a table's width that labels take, in hundredths.
  public var labelShare = 45
  /// How 三、本年度办理结果 stands.
  public var frame = Frame.wrapped
  /// Where lines are drawn.
  public var rules = Rules.all
  /// Where figures stand: `start`, `center`, `end`.
  public var alignment = "center"
  /// Whether text stands in the middle of its cell's height.
  public var isMiddle = true
  /// What a cell keeps free at its sides, in tenths of a millimetre.
  public var padding = 10
  /// The least height of a row in tenths of a millimetre.
  public var rowHeight = 0
  /// Whether the heads of tables stand on every page.
  public var repeatsHeads = false
  /// Whether a row may go on on the next page.
  public var splitsRows = false
  /// Whether each table begins a page.
  public var breaksBeforeTables = false
  /// What stands in the foot of each page before and after the page number.
  public var foot: (String, String)? = ("— ", " —")
  /// What stands in the head of each page.
  public var runningHead: String?
  /// Which zeros are left blank.
  public var leavesBlank = Blanks.asDrawn
  /// Whether it is all in traditional script.
  public var isTraditional = false

  /// Whether it is also made as a spreadsheet.
  public var hasSheet: Bool { [2, 4, 10, 13, 15].contains(seed) }

  /// Which cells are left blank.
  public enum Blanks: Sendable { case asDrawn, zeros, rows, organisations }

  /// A style of that name for the report of that seed.
  public init(_ name: String, seed: UInt64, _ change: (inout PaperStyle) -> Void = { _ in }) {
    self.name = name
    self.seed = seed
    change(&self)
  }
}

extension PaperStyle {
  private static let sans = (chinese: "Noto Sans CJK SC", western: "DejaVu Sans")
  private static let zenHei = (chinese: "WenQuanYi Zen Hei", western: "DejaVu Serif")
  private static let mixed = (chinese: "Noto Serif CJK SC", western: "DejaVu Sans Mono")

  /// The styles that the committed files are made of.
  public static let all: [PaperStyle] =
    [
      PaperStyle("a4-serif", seed: 1),
      PaperStyle("a4-landscape", seed: 2) {
        $0.page = (297, 210)
        $0.fonts = sans
        $0.foot = nil
      },
      PaperStyle("letter", seed: 3) {
        $0.page = (216, 279)
        $0.fonts = zenHei
        $0.rules = .thin
        $0.alignment = "end"
      },
      PaperStyle("a3-landscape", seed: 4) {
        $0.page = (420, 297)
        $0.size = 14
        $0.labelShare = 55
      },
      PaperStyle("a5-small", seed: 5) {
        $0.page = (148, 210)
        $0.margin = 12
        $0.size = 7.5
        $0.labelShare = 38
        $0.repeatsHeads = true
      },
      PaperStyle("heads-again", seed: 6) {
        $0.fonts = zenHei
        $0.repeatsHeads = true
        $0.rowHeight = 110
        $0.foot = ("第 ", " 页")
      },
      PaperStyle("rows-over-pages", seed: 7) {
        $0.splitsRows = true
        $0.size = 12
        $0.margin = 20
        $0.rowHeight = 90
        $0.runningHead = "政府信息公开工作年度报告"
      },
      PaperStyle("frame-vertical", seed: 8) {
        $0.frame = .vertical
        $0.fonts = sans
      },
      PaperStyle("frame-characters", seed: 9) {
        $0.frame = .characterPerLine
        $0.margin = 18
        $0.isMiddle = false
      },
      PaperStyle("blank-zeros", seed: 10) { $0.leavesBlank = .zeros },
      PaperStyle("blank-rows", seed: 11) {
        $0.leavesBlank = .rows
        $0.page = (297, 210)
        $0.repeatsHeads = true
      },
      PaperStyle("blank-organisations", seed: 12) {
        $0.leavesBlank = .organisations
        $0.fonts = zenHei
        $0.size = 9
      },
      PaperStyle("traditional", seed: 13) {
        $0.isTraditional = true
        $0.fonts = ("Noto Serif CJK TC", "DejaVu Serif")
      },
      PaperStyle("narrow-columns", seed: 14) {
        $0.fonts = zenHei
        $0.margin = 45
        $0.labelShare = 50
        $0.size = 8
        $0.padding = 4
      },
      PaperStyle("wide-columns", seed: 15) {
        $0.fonts = zenHei
        $0.page = (364, 257)
        $0.margin = 12
        $0.labelShare = 25
        $0.alignment = "start"
      },
      PaperStyle("double-rules", seed: 16) {
        $0.rules = .double
        $0.fonts = mixed
        $0.size = 9
        $0.breaksBeforeTables = true
      },
      PaperStyle("open-sides", seed: 17) {
        $0.fonts = zenHei
        $0.rules = .horizontal
        $0.size = 9
      },
      PaperStyle("tall-rows", seed: 18) {
        $0.fonts = zenHei
        $0.rowHeight = 160
        $0.page = (216, 356)
        $0.alignment = "end"
        $0.isMiddle = false
      },
    ] + parted.map(random)

  /// Seeds of random styles whose rows, labels, heads or numbers a page's end parts, or that have no lines.
  private static let parted: [UInt64] = [85, 178, 232, 438, 462, 542, 546, 575, 596]
}

extension PaperStyle {
  /// A style drawn from everything a word processor may do, for trials beyond the committed files.
  public static func random(seed: UInt64) -> PaperStyle {
    var random = SplitMix64(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x5EED)
    return PaperStyle("trial-\(seed)", seed: seed) { style in
      style.page = random.pick((210, 297), (210, 297), (297, 210), (148, 210), (420, 297))
      style.margin = random.pick(12, 18, 26, 40)
      style.fonts = random.pick(sans, zenHei, mixed, ("Noto Serif CJK SC", "DejaVu Serif"))
      style.size = random.pick(7.5, 9, 10.5, 12)
      style.labelShare = random.pick(25, 38, 45, 55)
      style.frame = random.pick(.wrapped, .characterPerLine, .vertical)
      style.rules = random.pick(.all, .thin, .double, .horizontal, .none, .none)
      style.alignment = random.pick("start", "center", "end")
      style.isMiddle = random.chance(70)
      style.padding = random.pick(4, 10, 19)
      style.rowHeight = random.pick(0, 0, 90, 160)
      style.repeatsHeads = random.chance(30)
      style.splitsRows = random.chance(30)
      style.breaksBeforeTables = random.chance(20)
      style.runningHead = random.chance(20) ? "政府信息公开工作年度报告" : nil
      style.leavesBlank = random.pick(.asDrawn, .asDrawn, .zeros, .rows, .organisations)
      style.isTraditional = random.chance(15)
    }
  }
}
