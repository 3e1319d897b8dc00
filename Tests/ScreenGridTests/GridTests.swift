import ScreenGrid
import Testing

@Suite struct GridTests {
  @Test func writesAndClips() {
    var grid = Grid(width: 10, height: 2)
    #expect(grid.write("政府abc信息公开", x: 0, y: 0, role: .text) == 10)
    #expect(grid.lines == ["政府abc信 ", "          "])
  }

  @Test func aWideCharacterThatTheLimitCutsLeavesASpace() {
    var grid = Grid(width: 6, height: 1)
    grid.write("xxxxxx", x: 0, y: 0, role: .text)
    #expect(grid.write("中文", x: 0, y: 0, limit: 3, role: .text) == 3)
    #expect(grid.lines == ["中 xxx"])
  }

  @Test(arguments: 0...3)
  func writingOnHalfACharacterClearsTheOtherHalf(x: Int) {
    var grid = Grid(width: 6, height: 1)
    grid.write("中文表", x: 0, y: 0, role: .text)
    grid.write("X", x: x, y: 0, role: .failed)
    #expect(grid.widthsOfRow(0) == 6)
    #expect(grid[x, 0]?.symbol == "X")
    #expect(grid[x ^ 1, 0]?.symbol == " ")
  }

  @Test func leftOfTheScreenIsClipped() {
    var grid = Grid(width: 4, height: 1)
    grid.write("中文ab", x: -1, y: 0, role: .text)
    #expect(grid.lines == [" 文a"])
  }

  @Test func nothingOutsideTheScreenIsTouched() {
    var grid = Grid(width: 3, height: 1)
    grid.write("x", x: 0, y: 1, role: .text)
    grid.write("x", x: 3, y: 0, role: .text)
    grid.fill(Area(x: -5, y: -5, width: 3, height: 3), role: .failed)
    grid.overlay(Area(x: 2, y: 0, width: 9, height: 9), with: .selection)
    #expect(grid.lines == ["   "])
    #expect(grid.row(0).map(\.overlay) == [nil, nil, .selection])
  }

  @Test func escapesHaveARoleOfTheirOwn() {
    var grid = Grid(width: 8, height: 1)
    grid.write("a\u{1B}b", x: 0, y: 0, role: .failed)
    #expect(grid.lines == ["a\\u{1B}b"])
    #expect(grid.row(0).map(\.role) == [.failed, .escaped, .escaped, .escaped, .escaped, .escaped, .escaped, .failed])
  }

  /// Any text, anywhere, in any screen: the row stays exactly as wide as the screen, and no half stands alone.
  @Test(arguments: CellWidth.Ambiguous.allCases) func rowsStayWhole(ambiguous: CellWidth.Ambiguous) {
    var random = SeededGenerator(seed: 7)
    let widths = CellWidth(ambiguous: ambiguous)
    for width in 0...200 {
      var grid = Grid(width: width, height: 1, widths: widths)
      for _ in 0..<12 {
        let limit = Bool.random(using: &random) ? Int.max : Int.random(in: -1...width + 3, using: &random)
        let x = Int.random(in: -6...width + 2, using: &random)
        let taken = grid.write(
          randomText(&random), x: x, y: 0, limit: limit, role: .figure,
          overlay: Bool.random(using: &random) ? .match : nil)
        #expect(taken <= max(0, limit))
      }
      grid.fill(Area(x: Int.random(in: -3...width, using: &random), y: 0, width: 3, height: 1), role: .text)
      #expect(grid.widthsOfRow(0) == width)
      #expect(grid.hasNoOrphans)
      #expect(grid.row(0).allSatisfy { $0.symbol.unicodeScalars.count <= SafeText.scalarsPerGrapheme })
      #expect(widths.of(grid.text(ofRow: 0)) == width)
    }
  }
}

extension Grid {
  func widthsOfRow(_ y: Int) -> Int { row(y).reduce(0) { $0 + Int($1.width) } }

  var hasNoOrphans: Bool {
    (0..<height).allSatisfy { y in
      (0..<width).allSatisfy { x in
        switch self[x, y]?.width {
        case 2: self[x + 1, y]?.width == 0
        case 0: self[x - 1, y]?.width == 2 && self[x, y]?.symbol == ""
        default: self[x, y]?.width == 1 && self[x, y]?.symbol.isEmpty == false
        }
      }
    }
  }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

func randomText(_ random: inout SeededGenerator) -> String {
  let pools: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x4E00...0x9FFF, 0x0...0x1F, 0x80...0x9F, 0x300...0x36F, 0x2000...0x206F, 0x2500...0x25FF,
    0x3000...0x303F, 0xE000...0xE0FF, 0xFE00...0xFEFF, 0x1F300...0x1F6FF, 0x1100...0x11FF, 0x20000...0x20FFF,
    0x0...0x10FFFF,
  ]
  var text = ""
  for _ in 0..<Int.random(in: 0...14, using: &random) {
    let pool = pools[Int.random(in: 0..<pools.count, using: &random)]
    if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &random)) { text.unicodeScalars.append(scalar) }
  }
  return text
}
