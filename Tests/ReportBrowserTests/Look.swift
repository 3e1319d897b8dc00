import Disclosure
import Glibc
import ScreenGrid
import Testing

@testable import ReportBrowser

func env(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

func bytes(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

@Test func look() {
  let (width, height) = (env("LOOK_W").flatMap { Int($0) } ?? 80, env("LOOK_H").flatMap { Int($0) } ?? 24)
  let paths = (env("LOOK_FILES") ?? "").split(separator: " ").map(String.init)
  let reports =
    paths.isEmpty
    ? Sample.reports : paths.map { ReportParser().parse(Document(lines: bytes($0)), source: ReportSource(path: $0)) }
  var options = Model.Options(
    language: env("LOOK_LANG") == "en" ? .english : .chinese, themes: ["dark", "light", "mono"], theme: "dark",
    isDemo: true)
  if env("LOOK_WIDE") != nil { options.widths = CellWidth(ambiguous: .wide) }
  for keys in (env("LOOK") ?? "").split(separator: " ") {
    let robot = Robot(reports, width: width, height: height, options: options, unreadable: ["a/b/坏文件.txt"]).pressing(
      keys == "-" ? "" : String(keys))
    print("== \(keys) cursor \(robot.session.screen.cursor.map { "\($0.x),\($0.y)" } ?? "none")")
    for line in robot.lines { print(line + "|") }
  }
}
