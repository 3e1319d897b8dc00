import ScreenGrid
import Settings
import ShippedFiles
import Testing

/// Every theme that comes with the program.
@Suite struct ShippedThemeTests {
  static let loader = ThemeLoader(files: ShippedFiles.under("themes"))

  @Test func thereIsOneForEveryNeed() {
    #expect(
      Set(Self.loader.names).isSuperset(of: ["dark", "light", "high-contrast", "colour-blind", "ansi16", "mono"]))
  }

  @Test(arguments: loader.names) func loadsWithoutAWarningAndDefinesEveryRole(name: String) throws {
    let (theme, problems) = Self.loader.load(name)
    #expect(problems.map(\.inEnglish) == [])
    let loaded = try #require(theme)
    #expect(Set(loaded.styles.keys) == Set(Role.allCases))
    #expect(!loaded.titleInChinese.isEmpty && !loaded.titleInEnglish.isEmpty)
  }

  @Test(arguments: loader.names.filter { $0 != "mono" }) func everyWordIsReadable(name: String) throws {
    let theme = try #require(Self.loader.load(name).theme)
    let least = name == "high-contrast" ? 7.0 : 4.5
    let depths: [ColorDepth] = [.truecolor, .indexed] + (least > 4.5 ? [] : [.sixteen])
    let words = Role.allCases.filter { !Role.ornaments.contains($0) && !Role.overlays.contains($0) }
    var faint: [String] = []
    for canvas in canvases(of: theme) {
      for depth in depths {
        for role in words {
          for overlay in [nil] + Role.overlays.map(Optional.some) {
            let colors = canvas.exactColors(of: canvas.look(role, overlay: overlay, depth: depth))
            let contrast = colors.foreground.contrast(with: colors.background)
            if contrast < least { faint.append("\(depth) \(role) \(overlay.map(\.rawValue) ?? "-") \(contrast)") }
          }
        }
      }
    }
    #expect(faint == [])
  }

  @Test(arguments: loader.names.filter { $0 != "mono" }) func marksAreSeen(name: String) throws {
    let theme = try #require(Self.loader.load(name).theme)
    for role: Role in [.borderFocused, .tickFailed, .tickWarning, .tickMatch, .scrollbarThumb, .popupBorder] {
      let colors = theme.exactColors(of: theme.look(role, depth: .truecolor))
      #expect(colors.foreground.contrast(with: colors.background) >= 3, "\(name) \(role)")
    }
  }

  /// A failed cell differs from a sound one by more than its letters, at every depth.
  @Test(arguments: loader.names, ColorDepth.allCases) func failedCellsStandOut(name: String, depth: ColorDepth) throws {
    let theme = try #require(Self.loader.load(name).theme)
    for overlay: Role? in [nil, .selection, .match, .related] {
      #expect(
        theme.look(.failed, overlay: overlay, depth: depth) != theme.look(.figure, overlay: overlay, depth: depth))
    }
    for other: Role in [.figure, .warning, .undetermined] {
      #expect(theme.look(.failed, depth: depth) != theme.look(other, depth: depth), "\(other)")
    }
  }

  /// The cursor is seen on every role, at every depth.
  @Test(arguments: loader.names, ColorDepth.allCases) func theCursorIsSeen(name: String, depth: ColorDepth) throws {
    let theme = try #require(Self.loader.load(name).theme)
    for role: Role in [.figure, .failed, .warning, .dash, .rowLabel, .status] {
      for overlay: Role in [.cellCursor, .selectionFocused, .currentMatch] {
        #expect(
          theme.look(role, overlay: overlay, depth: depth) != theme.look(role, depth: depth), "\(role) \(overlay)")
      }
    }
  }

  @Test func theMonochromeThemeHasNoColour() throws {
    let theme = try #require(Self.loader.load("mono").theme)
    for role in Role.allCases {
      for depth in ColorDepth.allCases {
        let look = theme.look(role, depth: depth)
        #expect(look.foreground == .terminal && look.background == .terminal)
      }
    }
  }

  /// The 16-colour theme must read on a black terminal and on a white one.
  private func canvases(of theme: Theme) -> [Theme] {
    guard theme.appearance == .any else { return [theme] }
    var white = theme
    white.canvasForeground = RGB(0, 0, 0)
    white.canvasBackground = RGB(255, 255, 255)
    return [theme, white]
  }
}
