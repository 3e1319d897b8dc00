import BenchReports
import BenchTools
import Glibc
import ReportBrowser
import ScreenGrid

// What the browser computes for a key, from the key to a complete frame, with ten thousand agencies listed on a screen
// of 200 by 60; in processor time, each key the best of three runs of the whole script, each on a browser made anew.
// Beside it: filling and writing out an empty frame, and looking for a text in ten thousand names one by one.

/// Keys of a kind: pressed in a row, each measured, between others that are not.
struct Kind {
  let name: String
  let before: String
  let keys: String
  let after: String
  var bound = 2000.0

  init(_ name: String, before: String = "", _ keys: String, after: String = "") {
    (self.name, self.before, self.keys, self.after) = (name, before, keys, after)
  }

  static func filter(_ name: String, _ text: String) -> Kind {
    var kind = Kind(name, before: "1gg&", text, after: "<Esc>")
    kind.bound = 10_000
    return kind
  }
}

func times(_ keys: String, _ count: Int) -> String { String(repeating: keys, count: count) }

let kinds: [Kind] = [
  .filter("filter: Chinese", "云溪教育"),
  .filter("filter: initials", "ylxjyj"),
  .filter("filter: full pinyin", "yunlingjiaoyu"),
  .filter("filter: with gaps", "云教局"),
  .filter("filter: year", "2023"),
  .filter("filter: two words", "yun 2023"),
  .filter("filter: without", "!ju"),
  .filter("filter: deleted", "yunling<BS><BS><BS><BS><BS><BS><BS>"),
  .filter("filter: nothing fits", "qqqqq"),
  Kind("moves in the agencies", before: "1gg", times("jjjj<C-d>", 6) + "<PageDown>GkkkggG<PageUp>"),
  Kind("moves in the sections", before: "1gg2", times("jjjk", 5)),
  Kind("moves in the content", before: "1gge3", "gg" + times("jjllhk", 5) + "G<C-u>"),
  Kind("moves in the findings", before: "1ggef", times("jjk", 5), after: "f"),
  Kind("reports and sections", before: "1gg", times("))(}}{", 8)),
  Kind("jumps", before: "1gg", times("eee", 10) + "EEEwwwwWW]EeE[EE"),
  Kind("explanations", before: "1gg", times("ex<Esc>", 8)),
  Kind("back and forward", before: "1ggeeeeeee", "HHHHLLLL"),
  Kind("marks", before: "1gge", "maeee'ag'", after: "<Esc>"),
  Kind("failures only", before: "1gg", "!jje!"),
  Kind("sorting the list", before: "1gg", ",,,"),
  Kind("source beside", before: "1gge", "ojj<Tab>jjo"),
  Kind("zoom and panes", before: "1gge", "+jj+<Tab><Tab><S-Tab>123"),
  Kind("undo and redo", before: "1gg!,", "uuUUuu"),
  Kind("search in a report", before: "1gge", "/申请<Enter>nnN"),
  Kind("palette", before: "1gg", ":shaixuan<BS><BS><Esc>"),
  Kind("help", before: "1gg", "?jjj<PageDown><Esc>"),
  Kind("themes and export", before: "1gge", "T<Esc>s<Esc>"),
  Kind("search of all reports", before: "1gg", "g/", after: "<Esc>"),
  Kind("overview: opening", before: "1gg", "vq"),
  Kind("overview: moves", before: "1ggv", times("jjl<C-d>", 6) + "Ggg" + times("lh", 8), after: "q"),
  Kind("overview: sorting", before: "1ggvll", ",,l,,", after: "uuuuq"),
  Kind("overview: columns", before: "1ggvl", "--gvgvc<Esc>", after: "q"),
  Kind("overview: failures only", before: "1ggv", "!!", after: "q"),
  Kind("matrix", before: "1ggv", "<Tab>jjl<C-d>Ggg))", after: "q"),
  Kind("series", before: "1ggv", "<S-Tab>jjl))(", after: "q"),
]

let reports = ManyReports(agencies: 10_000)
let wanted = CommandLine.arguments.dropFirst().first
let script = kinds.filter { wanted.map($0.name.contains) ?? true }
var best = script.map { _ in [Double]() }
nonisolated(unsafe) var slices: [[Double]] = [[], []]
var first: [[Double]] = [[], []]
nonisolated(unsafe) var sink = 0

func press(_ key: Key, _ driver: inout Driver) -> Double {
  computing {
    driver.send(.key(key))
    sink += view(driver.model).height
  }
}

func keep(_ time: Double, at place: Int, in list: inout [Double]) {
  if place < list.count { list[place] = min(list[place], time) } else { list.append(time) }
}

/// Searches all reports and notes what the slices between two keys take.
func searchAll(_ driver: inout Driver) {
  driver.press("1ggg/")
  for key in KeyNotation.keys(in: "申请") ?? [] { driver.send(.key(key)) }
  var place = 0
  while let message = driver.takeLater() {
    keep(computing { driver.send(message) }, at: place, in: &slices[1])
    place += 1
  }
  driver.press("<Esc>")
}

for _ in 0..<3 {
  var unprepared = Driver(reports, width: 200, height: 60)
  for (place, key) in (KeyNotation.keys(in: "1&yun") ?? []).enumerated() {
    keep(press(key, &unprepared), at: place, in: &first[0])
  }
  var driver = Driver(reports, width: 200, height: 60)
  var place = 0
  while let message = driver.takeLater() {
    keep(computing { driver.send(message) }, at: place, in: &slices[0])
    place += 1
  }
  for (place, key) in (KeyNotation.keys(in: "1&yun") ?? []).enumerated() {
    keep(press(key, &driver), at: place, in: &first[1])
  }
  driver.press("<Esc>")
  for (index, kind) in script.enumerated() {
    driver.press(kind.before)
    for (place, key) in (KeyNotation.keys(in: kind.keys) ?? []).enumerated() {
      keep(press(key, &driver), at: place, in: &best[index])
      driver.finish()
    }
    driver.press(kind.after)
  }
  searchAll(&driver)
}

func line(_ name: String, _ times: [Double], bound: Double) {
  guard let worst = times.max(), let place = times.firstIndex(of: worst) else { return }
  print(
    "\(padded(name, to: 28)) \(times.count) keys: median \(rounded(median(times))) µs, "
      + "99 % \(rounded(percentile(99, of: times))) µs, worst \(rounded(worst)) µs (key \(place + 1), bound \(Int(bound))) "
      + verdict(worst, bound: bound))
}

print(
  "\(reports.names.count) agencies, \(reports.summaries.count) reports, 200 by 60; processor time, best of 3 (sum \(sink))"
)
for (kind, times) in zip(script, best) { line(kind.name, times, bound: kind.bound) }
line("first filter, batch just in", Array(first[0].dropFirst(2)), bound: 10_000)
line("first filter, prepared", Array(first[1].dropFirst(2)), bound: 10_000)
line("a slice of preparing", slices[0], bound: 2000)
line("a slice of searching all", slices[1], bound: 2000)

var frames: [Double] = []
for _ in 0..<50 {
  frames.append(
    computing {
      var grid = Grid(width: 200, height: 60)
      grid.fill(grid.area, role: .text)
      sink += grid.lines.reduce(0) { $0 + $1.utf8.count }
    })
}
var scans: [Double] = []
for _ in 0..<20 {
  scans.append(computing { sink += reports.names.count { $0.contains("云溪") } })
}
let keys = zip(script, best).filter { $0.0.bound == 2000 }.flatMap { $0.1 }
let filters = zip(script, best).filter { $0.0.bound > 2000 }.flatMap { $0.1 }
guard !keys.isEmpty, !filters.isEmpty else { exit(0) }
print(
  "all keys: median \(rounded(median(keys))) µs, an empty frame filled and written out \(rounded(median(frames))) µs; ratio "
    + "\(rounded(median(keys) / median(frames)))")
print(
  "filter keys: median \(rounded(median(filters))) µs, worst \(rounded(filters.max() ?? 0)) µs; String.contains over the names "
    + "\(rounded(median(scans))) µs; ratio of the worst \(rounded((filters.max() ?? 0) / median(scans)))")
