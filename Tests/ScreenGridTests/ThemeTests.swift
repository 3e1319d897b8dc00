import ScreenGrid
import Testing

@Suite struct ThemeTests {
  private let theme = Theme(
    name: "t", titleInChinese: "", titleInEnglish: "",
    styles: [
      .text: Style(foreground: .rgb(RGB(200, 200, 200)), background: .rgb(RGB(20, 20, 20))),
      .failed: Style(foreground: .rgb(RGB(255, 0, 0)), attributes: .bold, in16: .init(foreground: .palette(9))),
      .status: Style(attributes: .reverse), .selection: Style(background: .rgb(RGB(40, 40, 80))),
      .cellCursor: Style(attributes: .reverse),
    ])

  @Test func aRoleTakesFromTextWhatItDoesNotSet() {
    let look = theme.look(.failed, depth: .truecolor)
    #expect(look.foreground == .rgb(RGB(255, 0, 0)) && look.background == .rgb(RGB(20, 20, 20)))
    #expect(look.attributes == .bold)
    #expect(theme.look(.agency, depth: .truecolor) == theme.look(.text, depth: .truecolor))
  }

  @Test func whatIsLaidOverARoleChangesOnlyWhatItSets() {
    let look = theme.look(.failed, overlay: .selection, depth: .truecolor)
    #expect(look.foreground == .rgb(RGB(255, 0, 0)) && look.background == .rgb(RGB(40, 40, 80)))
    #expect(look.attributes == .bold)
  }

  @Test(arguments: [ColorDepth.truecolor, .mono]) func reversedTwiceIsNotReversed(depth: ColorDepth) {
    #expect(theme.look(.status, depth: depth).attributes.contains(.reverse))
    #expect(theme.look(.text, overlay: .cellCursor, depth: depth).attributes.contains(.reverse))
    #expect(!theme.look(.status, overlay: .cellCursor, depth: depth).attributes.contains(.reverse))
  }

  @Test func whatIsRelatedLeavesAFailedCellItsBackground() {
    var theme = theme
    theme.styles[.failed]?.colors.background = .rgb(RGB(120, 0, 0))
    theme.styles[.related] = Style(background: .rgb(RGB(0, 0, 90)), attributes: .underline)
    let failed = theme.look(.failed, overlay: .related, depth: .truecolor)
    #expect(failed.background == .rgb(RGB(120, 0, 0)) && failed.attributes == [.bold, .underline])
    #expect(theme.look(.figure, overlay: .related, depth: .truecolor).background == .rgb(RGB(0, 0, 90)))
  }

  @Test func fallbacksWinOverTheNearestColour() {
    #expect(theme.look(.failed, depth: .indexed).foreground == .palette(196))
    #expect(theme.look(.failed, depth: .sixteen).foreground == .palette(9))
    #expect(theme.look(.failed, depth: .mono) == Look(attributes: [.bold, .underline]))
  }

  @Test(arguments: Role.allCases, ColorDepth.allCases) func aDepthShowsOnlyColoursItHas(role: Role, depth: ColorDepth) {
    for overlay in [nil] + Role.overlays.map(Optional.some) {
      let look = theme.look(role, overlay: overlay, depth: depth)
      for color in [look.foreground, look.background] {
        switch (depth, color) {
        case (_, .terminal), (.truecolor, _), (.indexed, .palette): break
        case (.sixteen, .palette(let index)): #expect(index < 16)
        default: Issue.record("\(color) at \(depth)")
        }
      }
    }
  }

  @Test func roundingNeverHidesLetters() {
    let theme = Theme(
      name: "t", titleInChinese: "", titleInEnglish: "",
      styles: [.text: Style(foreground: .rgb(RGB(30, 30, 30)), background: .rgb(RGB(20, 20, 20)))])
    let look = theme.look(.text, depth: .sixteen)
    #expect(look.foreground != look.background)
  }

  @Test(
    arguments: [
      ("#1e90ff", RGB(0x1E, 0x90, 0xFF)), ("#000000", RGB(0, 0, 0)), ("1e90ff", nil), ("#1e90f", nil), ("#+e90ff", nil),
      ("#gggggg", nil), ("", nil), ("#1e90ff0", nil),
    ] as [(String, RGB?)]) func coloursAreReadStrictly(text: String, color: RGB?)
  {
    #expect(RGB(hexadecimal: text) == color)
    if let color { #expect(color.hexadecimal == text) }
  }

  @Test func contrastIsThatOfTheGuidelines() {
    let (white, black, grey) = (RGB(255, 255, 255), RGB(0, 0, 0), RGB(0x77, 0x77, 0x77))
    #expect(abs(white.contrast(with: black) - 21) < 0.001)
    #expect(abs(white.contrast(with: grey) - 4.478) < 0.001)
    #expect(white.contrast(with: grey) == grey.contrast(with: white))
  }

  @Test func exactColoursOfThePaletteStay() {
    for index in UInt8(16)...255 where index != 16 && index != 231 {
      let color = Color.rgb(Palette.color(at: index)).resolved(to: .indexed)
      guard case .palette(let nearest) = color else {
        Issue.record("\(color)")
        continue
      }
      #expect(Palette.color(at: nearest) == Palette.color(at: index))
    }
  }
}
