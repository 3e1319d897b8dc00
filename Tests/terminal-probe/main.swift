import ScreenGrid
import TerminalDriver

#if canImport(Glibc)
  import Glibc
#endif

/// A screen that shows what happened to it, so that tests can drive the terminal's edge without the whole program.
struct Probe: ScreenApplication {
  var theme = Theme(
    name: "probe", titleInChinese: "", titleInEnglish: "",
    styles: [
      .text: Style(), .failed: Style(foreground: .rgb(RGB(255, 0, 0)), attributes: .bold),
      .status: Style(foreground: .palette(0), background: .palette(7)), .selection: Style(background: .palette(236)),
    ])
  let mailbox: Mailbox<Int>
  var notes: [String] = []
  var messages = 0
  var measured = 0

  mutating func begin() -> [TerminalRequest] {
    notes.append("begun")
    return []
  }

  mutating func handle(_ event: InputEvent) -> [TerminalRequest] {
    switch event {
    case .key(.character("q")): return [.quit]
    case .key(.character("c")): crash()
    case .key(.character("x")): exit(7)
    case .key(.character("m")): return [.mouse(true)]
    case .key(.character("z")): return [.suspend]
    case .key(.character("t")):
      let mailbox = mailbox
      Thread.detach { for number in 0..<10_000 { mailbox.post(number) } }
    case .key(.character("l")):
      return [.lend { print("lent\r") }]
    case .resize(let width, let height): notes.append("size \(width)x\(height)")
    case .mouse(let event): notes.append("\(event.action) at \(event.position.x),\(event.position.y)")
    default: notes.append("\(event)")
    }
    return []
  }

  mutating func receive(_ message: Int) -> [TerminalRequest] {
    messages += 1
    return []
  }

  func draw(width: Int, height: Int, widths: CellWidth) -> Grid {
    var grid = Grid(width: width, height: height, widths: widths)
    grid.write("勾稽 “三安全一稳定” ①|\u{1B}[2J中", x: 0, y: 0, role: .text)
    grid.write("failed 不符", x: 0, y: 1, role: .failed, overlay: .selection)
    for (y, note) in notes.suffix(max(0, height - 4)).enumerated() { grid.write(note, x: 0, y: y + 2, role: .text) }
    grid.fill(Area(x: 0, y: height - 1, width: width, height: 1), role: .status)
    grid.write("messages \(messages) \(widths.ambiguous) measured \(measured)", x: 0, y: height - 1, role: .status)
    grid.write("中", x: width - 2, y: height - 1, role: .status)
    grid.cursor = Position(x: 3, y: 1)
    return grid
  }

  private func crash() -> Never {
    let nothing: [Int] = []
    print(nothing[notes.count + 1])
    exit(0)
  }
}

/// A thread of the C library, so that the probe needs no Foundation.
enum Thread {
  static func detach(_ body: @escaping @Sendable () -> Void) {
    final class Box {
      let body: @Sendable () -> Void; init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body)).toOpaque()
    pthread_create(
      &thread, nil,
      { raw in
        if let raw { Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body() }
        return nil
      }, box)
  }
}

func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

let environment = TerminalEnvironment(
  type: variable("TERM"), noColor: variable("NO_COLOR"), outputIsTerminal: isatty(1) == 1)
let options = TerminalOptions(ambiguous: CommandLine.arguments.contains("wide") ? .wide : nil)
do throws(TerminalRefusal) {
  let terminal = try Terminal(options: options, environment: environment)
  let mailbox = Mailbox<Int>()
  var loop = EventLoop(
    Probe(mailbox: mailbox, measured: terminal.measuredByLibrary("①“”中")), terminal: terminal, mailbox: mailbox)
  loop.run()
  terminal.stop()
  if let type = terminal.substituteType { print("substitute \(type)") }
} catch {
  print("refused: \(error.inEnglish)")
  exit(2)
}
