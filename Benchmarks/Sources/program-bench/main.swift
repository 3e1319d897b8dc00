import Foundation
import Glibc

// What the program costs as a whole: `gouji check` on one report against an empty Swift program, and the browser on
// ten thousand reports: its first frame, its answers to keys while it loads, and its memory afterwards.
//
// usage: program-bench GOUJI EMPTY SAMPLES REPORT…

struct Terminal {
  let pid: pid_t
  let descriptor: Int32
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
func rounded(_ value: Double) -> String { String(format: "%.2f", value) }

func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

/// Starts a program and gives its process id; nil if it cannot be started.
func spawn(_ arguments: [String], actions: inout posix_spawn_file_actions_t, session: Bool = false) -> pid_t? {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  if session { posix_spawnattr_setflags(&attributes, Int16(0x80)) }
  var pointers = strings(arguments)
  defer { for pointer in pointers { free(pointer) } }
  var variables = strings(["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin"])
  defer { for variable in variables { free(variable) } }
  var pid: pid_t = 0
  return posix_spawn(&pid, arguments[0], &actions, &attributes, &pointers, &variables) == 0 ? pid : nil
}

/// How long a program takes from its start to its end, in ms.
func lifetime(_ arguments: [String]) -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for stream in [Int32(1), 2] { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) }
  let start = now()
  guard let pid = spawn(arguments, actions: &actions) else { return .infinity }
  waitpid(pid, nil, 0)
  return now() - start
}

func openTerminal(_ arguments: [String]) -> Terminal? {
  let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
  // TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do, which are not handed to Swift.
  var locked: Int32 = 0
  var number: UInt32 = 0
  guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
    return nil
  }
  let name = "/dev/pts/\(number)"
  var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
  _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)
  guard let pid = spawn(arguments, actions: &actions, session: true) else { return nil }
  return Terminal(pid: pid, descriptor: master)
}

/// Reads until a whole frame has come (its end mark), or the time is up; answers whether one came.
func frame(_ terminal: Terminal, within limit: Double) -> Bool {
  let mark = Array("\u{1B}[?2026l".utf8)
  var tail: [UInt8] = []
  let end = now() + limit
  var buffer = [UInt8](repeating: 0, count: 65536)
  while now() < end {
    var poll = pollfd(fd: terminal.descriptor, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, Int32(max(1, end - now()))) > 0 else { continue }
    let count = read(terminal.descriptor, &buffer, buffer.count)
    guard count > 0 else { return false }
    tail = Array((tail + buffer[..<count]).suffix(count + mark.count))
    if tail.indices.contains(where: { tail[$0...].starts(with: mark) }) { return true }
  }
  return false
}

func stop(_ terminal: Terminal) {
  kill(terminal.pid, SIGKILL)
  waitpid(terminal.pid, nil, 0)
  close(terminal.descriptor)
}

func status(_ field: String, of pid: pid_t) -> Double {
  guard let text = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8) else { return 0 }
  let line = text.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
  return Double(line.split(separator: " ").dropFirst().first ?? "0") ?? 0
}

func ticks(of pid: pid_t) -> Int {
  let text = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
  let fields = text.split(separator: " ")
  return fields.count > 14 ? (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0) : 0
}

/// The text with words of its own behind every paragraph of prose, as different agencies write them: so that no section
/// is a copy of another's.
func reworded(_ text: String, _ number: Int) -> String {
  var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
    guard line.contains("。") else { return String(line) }
    let more = (0..<line.count * 3 / 5).map { _ -> Character in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Unicode.Scalar(UInt32(0x4E00 + (state >> 33) % 5_000)).map(Character.init) ?? "文"
    }
    return line + String(more) + "。"
  }.joined(separator: "\n")
}

/// Ten thousand reports made from the samples, each of an agency of its own.
func makeReports(from samples: String, in folder: URL, count: Int) throws {
  let files = (FileManager.default.subpaths(atPath: samples) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  let texts = files.compactMap { file in
    (try? String(contentsOfFile: samples + "/" + file, encoding: .utf8)).map { (file.split(separator: "/")[0], $0) }
  }
  for number in 0..<count {
    let (agency, text) = texts[number % texts.count]
    let place = folder.appendingPathComponent("\(number / 100)")
    if number % 100 == 0 { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
    let own = text.replacingOccurrences(of: String(agency), with: "第\(number / texts.count)片区\(agency)")
    try reworded(own, number).write(
      to: place.appendingPathComponent("\(number).txt"), atomically: false, encoding: .utf8)
  }
}

let arguments = CommandLine.arguments
guard arguments.count >= 5 else {
  print("usage: program-bench GOUJI EMPTY SAMPLES REPORT…")
  exit(2)
}
let (gouji, empty, samples, reports) = (arguments[1], arguments[2], arguments[3], Array(arguments[4...]))

var lives: [[Double]] = [[], []]
for round in 0..<100 {
  lives[0].append(lifetime([empty]))
  lives[1].append(lifetime([gouji, "check", reports[round % reports.count]]))
}
let (idle, check) = (median(lives[0]), median(lives[1]))
print("empty Swift program \(rounded(idle)) ms, gouji check on one report \(rounded(check)) ms, medians of 100")
print("ratio \(rounded(check / idle)) (bound 3)")

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gouji-bench-\(getpid())")
defer { try? FileManager.default.removeItem(at: folder) }
try makeReports(from: samples, in: folder, count: 10_000)

var first: [Double] = []
for _ in 0..<15 {
  let start = now()
  guard let terminal = openTerminal([gouji, folder.path]) else { continue }
  if frame(terminal, within: 2_000) { first.append(now() - start) }
  stop(terminal)
}
print(
  "first frame with 10,000 files to load: \(first.isEmpty ? "none came" : rounded(median(first)) + " ms, worst " + rounded(first.max() ?? 0)) (bound 10)"
)

if let terminal = openTerminal([gouji, folder.path]) {
  _ = frame(terminal, within: 2_000)
  var answers: [Double] = []
  var quiet = 0
  var before = ticks(of: terminal.pid)
  let start = now()
  var loaded = 0.0
  while quiet < 20, now() - start < 180_000 {
    while frame(terminal, within: 2) {}
    let sent = now()
    _ = write(terminal.descriptor, answers.count % 2 == 0 ? "j" : "k", 1)
    if frame(terminal, within: 1_000) { answers.append(now() - sent) }
    usleep(100_000)
    let after = ticks(of: terminal.pid)
    quiet = after - before <= 3 ? quiet + 1 : 0
    if quiet == 0 { loaded = now() - start }
    before = after
  }
  let sorted = answers.sorted()
  print(
    "keys while loading: \(answers.count) answered, median \(rounded(median(answers))) ms, 95 % within "
      + "\(rounded(sorted[sorted.count * 95 / 100])) ms, worst \(rounded(sorted.last ?? 0)) ms (bound 16)")
  print(
    "10,000 reports loaded in \(rounded(loaded / 1000)) s; resident \(rounded(status("VmRSS", of: terminal.pid) / 1024)) MB, "
      + "peak \(rounded(status("VmHWM", of: terminal.pid) / 1024)) MB (bound 80)")
  stop(terminal)
}
