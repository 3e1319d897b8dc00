import Disclosure
import Foundation
import ScreenGrid
import Testing

@testable import Settings

private func read(_ text: String) -> Configuration { Configuration(path: "config.toml", bytes: Array(text.utf8)) }

@Test func everySettingIsRead() {
  let file = read(
    """
    language = "en"
    theme = "mono"   # 单色
    light-theme = "a"
    dark-theme = "b"
    ambiguous-width = "wide"
    mouse = true
    session = false
    reload = false
    wrap = false
    [keys]
    next-failure = ["n", "<F8>"]
    zoom = "z"
    palette = []
    """)
  #expect(file.problems.isEmpty)
  #expect(file.language?.value == .english && file.language?.line == 1)
  #expect(file.theme?.value == "mono" && file.theme?.line == 2)
  #expect(file.lightTheme?.value == "a" && file.darkTheme?.value == "b")
  #expect(file.ambiguous?.value == .wide)
  #expect(file.mouse?.value == true && file.session?.value == false)
  #expect(file.reload?.value == false && file.wrap?.value == false)
  #expect(file.keys.map(\.command) == ["next-failure", "zoom", "palette"])
  #expect(file.keys.map(\.keys) == [["n", "<F8>"], ["z"], []] && file.keys.map(\.line) == [11, 12, 13])
}

@Test func autoIsStatedAndMeansNothing() throws {
  let file = read("language = \"auto\"\ntheme = \"auto\"\nambiguous-width = \"auto\"")
  #expect(file.problems.isEmpty)
  #expect(try #require(file.language).value == nil && (try #require(file.theme)).value == nil)
  #expect(try #require(file.ambiguous).value == nil)
}

@Test(arguments: [
  ("language = \"de\"", 1), ("\nlanguage = 1", 2), ("theme = 3", 1), ("theme = \"\"", 1), ("mouse = \"on\"", 1),
  ("session = 1", 1), ("\n\nambiguous-width = \"2\"", 3), ("keys = 1", 1), ("[keys]\nzoom = 1", 2),
  ("[keys]\nzoom = [\"a\", 1]", 2), ("colour = \"x\"", 1),
])
func aFaultyEntryIsToldByLineAndTheRestHolds(text: String, line: Int) {
  let file = read("\(text)\n" + (text.contains("[keys]") ? "top = \"t\"" : "reload = false"))
  #expect(file.problems.count == 1 && file.problems.first?.line == line, "\(file.problems)")
  #expect(text.contains("[keys]") ? file.keys.count == 1 : file.reload?.value == false)
  for language in Language.allCases {
    let message = file.problems.first?.message(in: language) ?? ""
    #expect(message.hasPrefix("config.toml:\(line): "), "\(message)")
  }
}

@Test func aFileThatIsNoTOMLCountsForNothing() {
  #expect(read("theme = \"mono\"\nmouse = ").problems.first?.line == 2)
  #expect(read("theme = \"mono\"\nmouse = ").theme == nil)
  #expect(read("[").problems.count == 1)
  #expect(Configuration(path: "c", bytes: [0x61, 0x0A, 0xFF, 0xFE]).problems.map(\.line) == [2])
  #expect(Configuration(path: "c", bytes: [0x61, 0x00]).problems.map(\.kind) == [.notText])
  let large = Configuration(path: "c", bytes: [UInt8](repeating: 0x20, count: 1 << 20))
  #expect(large.problems.map(\.kind) == [.tooLarge])
  #expect(read("").problems.isEmpty)
}

@Test func randomBytesNeverEndTheProgram() {
  let pieces = ["[", "]", "keys", "=", "\"", "'", "\n", "#", "theme", "{", "}", ",", "1", "é", "\u{0}", "."]
  var state: UInt64 = 9
  for _ in 0..<3000 {
    let text = (0..<12).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return pieces[Int(state >> 40) % pieces.count]
    }.joined()
    let file = read(text)
    _ = file.problems.map { $0.message(in: .chinese) }
  }
}
