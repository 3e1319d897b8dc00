import BenchReports
import BenchTools
import Glibc
import ReportBrowser
import ScreenGrid
import Settings
import TerminalDriver

// What is written to the terminal for a key, against the text of the cells that the key changed, under
// TERM=xterm-256color with the dark theme. A frame may take 1.5 times that text, 60 bytes a run of one style, and 40.
//
// usage: terminal-bench WIDTHxHEIGHT THEME.toml

/// What a frame costs and may cost.
struct Frame {
  var bytes = 0
  var text = 0
  var runs = 0
  var key = ""
  var allowed: Double { 1.5 * Double(text) + 60 * Double(runs) + 40 }
  var share: Double { Double(bytes) / allowed }
}

/// What differs between two screens: the bytes of the cells that changed, and the runs of one style that they make.
func difference(_ old: Grid, _ new: Grid, _ theme: Theme) -> (text: Int, runs: Int) {
  var (text, runs) = (0, 0)
  func look(_ cell: Cell) -> Look { theme.look(cell.role, overlay: cell.overlay, depth: .indexed) }
  for y in 0..<new.height {
    var last: Look?
    for (before, now) in zip(old.row(y), new.row(y)) {
      guard before.symbol != now.symbol || look(before) != look(now) else {
        last = nil
        continue
      }
      text += now.symbol.utf8.count
      if now.width > 0, last != look(now) { runs += 1 }
      last = look(now)
    }
  }
  return (text, runs)
}

/// Standard output is the terminal that is measured.
func say(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = write(2, line, line.count)
}

func fail(_ reason: String) -> Never {
  say(reason)
  exit(2)
}

/// `GOUJI_SHOW` in the environment: every frame is shown with what was written for it.
let isShown = getenv("GOUJI_SHOW") != nil

let arguments = CommandLine.arguments
guard arguments.count >= 3, case let size = arguments[1].split(separator: "x").compactMap({ Int($0) }), size.count == 2,
  let file = bytes(of: arguments[2])
else { fail("usage: terminal-bench WIDTHxHEIGHT THEME.toml") }
let loader = ThemeLoader(files: [(path: arguments[2], text: String(decoding: file, as: UTF8.self))])
guard let theme = loader.load(ThemeLoader.name(of: arguments[2])).theme else { fail("the theme cannot be read") }

let script =
  "jjjkk<C-d><C-u>G gg1jjj2jjjjk3jjllhhkk<C-d>Ggge" + String(repeating: "eexj<Esc>", count: 5)
  + "wwWE]E[E!!fjjkf)))((}}{oojj<Tab>o+jj+,,,1&yunling<BS><BS><Esc>/申请<Enter>nn:shaixuan<Esc>?jj<Esc>vjjllj<C-d>,,Ggg<Tab>jj"
  + "<Tab>jlqT<Esc>s<Esc>uUg/申请<Esc>mae'a"
let reports = ManyReports(agencies: 1_000)
let saved = dup(1)
setenv("TERM", "xterm-256color", 1)
setenv("LANG", "C.UTF-8", 1)
guard let line = Teletype(width: size[0], height: size[1]) else { fail("no pseudo-terminal") }
let terminal: Terminal
do throws(TerminalRefusal) {
  terminal = try Terminal(
    options: TerminalOptions(ambiguous: .narrow), environment: TerminalEnvironment(type: "xterm-256color"))
} catch { fail(error.inEnglish) }

var driver = Driver(reports, width: size[0], height: size[1])
driver.finish()
var shown = view(driver.model)
terminal.draw(shown, theme: theme)
var frames: [Frame] = []
var whole = Frame()
_ = line.takeFrame()
for key in KeyNotation.keys(in: script) ?? [] {
  driver.send(.key(key))
  driver.finish()
  let grid = view(driver.model)
  let (text, runs) = difference(shown, grid, theme)
  terminal.draw(grid, theme: theme)
  let bytes = line.takeFrame()
  if isShown {
    let said = "\(key): \(text) bytes in \(runs) runs changed, \(bytes.count) written "
    say(said + String(decoding: bytes, as: UTF8.self).debugDescription)
  }
  frames.append(Frame(bytes: bytes.count, text: text, runs: runs, key: "\(key)"))
  shown = grid
}
// The other way: everything anew for every key.
terminal.forgetScreen()
terminal.draw(shown, theme: theme)
whole.bytes = line.takeFrame().count
terminal.stop()
dup2(saved, 1)

let shares = frames.map(\.share)
guard let worst = frames.max(by: { $0.share < $1.share }), !frames.isEmpty else { fail("no frame was drawn") }
let missed = frames.filter { $0.share > 1 }
print(
  "bytes for a key at \(arguments[1]): \(frames.count) keys, median \(Int(median(frames.map { Double($0.bytes) }))) bytes where "
    + "\(Int(median(frames.map(\.allowed)))) are allowed, a whole screen drawn anew \(whole.bytes)")
print(
  "  of what is allowed: median \(rounded(median(shares))), 99 % \(rounded(percentile(99, of: shares))), worst "
    + "\(rounded(worst.share)) (\(worst.key): \(worst.bytes) bytes, \(worst.text) of text changed in \(worst.runs) runs), "
    + "\(missed.count) above (bound 1) " + verdict(worst.share, bound: 1))
