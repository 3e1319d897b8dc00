import ScreenGrid
import Testing

@testable import ReportBrowser

#if canImport(Glibc)
  import Glibc
#endif

@Test func look() {
  let size = (
    getenv("LOOK_W").flatMap { Int(String(cString: $0)) } ?? 80,
    getenv("LOOK_H").flatMap { Int(String(cString: $0)) } ?? 24
  )
  for keys in (getenv("LOOK").map { String(cString: $0) } ?? "").split(separator: " ") {
    let robot = Robot(width: size.0, height: size.1, unreadable: ["a/b/坏文件.txt"]).pressing(
      keys == "-" ? "" : String(keys))
    print("== \(keys) cursor \(robot.session.screen.cursor.map { "\($0.x),\($0.y)" } ?? "none")")
    for line in robot.lines { print(line + "|") }
  }
}
