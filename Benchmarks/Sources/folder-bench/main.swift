import Foundation
import Glibc

// What reading a folder of mixed files takes on one core and on two, alternating in one run, and how the peak of memory
// grows with the number of files.
//
// usage: folder-bench GOUJI SAMPLES

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func rounded(_ value: Double) -> String { String(format: "%.2f", value) }

func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { strdup($0) } + [nil] }

/// Runs a program on these cores; seconds, and the peak of its memory in MB.
func run(_ command: [String], cores: String) -> (seconds: Double, peak: Double) {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for stream in [Int32(1), 2] { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) }
  var pointers = strings(["/usr/bin/taskset", "-c", cores] + command)
  defer { for pointer in pointers { free(pointer) } }
  var variables = strings(["LANG=C.UTF-8", "PATH=/usr/bin:/bin"])
  defer { for variable in variables { free(variable) } }
  var pid: pid_t = 0
  let start = now()
  guard posix_spawn(&pid, "/usr/bin/taskset", &actions, nil, &pointers, &variables) == 0 else { return (.infinity, 0) }
  var usage = rusage()
  wait4(pid, nil, 0, &usage)
  return (now() - start, Double(usage.ru_maxrss) / 1024)
}

/// Packs files with the `zip` of this machine.
func pack(_ folder: URL, into archive: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/zip")
  process.arguments = ["-q", "-r", "-m", archive, "."]
  process.currentDirectoryURL = folder
  try? process.run()
  process.waitUntilExit()
}

/// A page with the text's lines as paragraphs and its rows as a table.
func page(_ text: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    line.contains("\t")
      ? "<tr>" + line.split(separator: "\t", omittingEmptySubsequences: false).map { "<td>\($0)</td>" }.joined()
        + "</tr>"
      : "<p>\(line)</p>"
  }
  return "<html><head><meta charset=utf-8></head><body><table>\n" + lines.joined(separator: "\n")
    + "</table></body></html>"
}

/// A folder in which every tenth file is a web page, every twentieth is no report, and every
/// fiftieth is an archive of ten.
func makeFolder(_ folder: URL, of texts: [String], count: Int) throws {
  for number in 0..<count {
    let place = folder.appendingPathComponent("\(number / 100)")
    if number % 100 == 0 { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
    let text = texts[number % texts.count]
    switch number {
    case _ where number % 50 == 49:
      let inner = place.appendingPathComponent("pack")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for part in 0..<10 {
        try Data(texts[(number + part) % texts.count].utf8).write(to: inner.appendingPathComponent("\(part).txt"))
      }
      pack(inner, into: place.appendingPathComponent("\(number).zip").path)
      try FileManager.default.removeItem(at: inner)
    case _ where number % 20 == 13:
      try Data("会议通知\n请各科室周五前报送材料。\n".utf8).write(to: place.appendingPathComponent("\(number).txt"))
    case _ where number % 10 == 5:
      try Data(page(text).utf8).write(to: place.appendingPathComponent("\(number).html"))
    default:
      try Data(text.utf8).write(to: place.appendingPathComponent("\(number).txt"))
    }
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: folder-bench GOUJI SAMPLES")
  exit(2)
}
let files = (FileManager.default.subpaths(atPath: arguments[2]) ?? []).filter { $0.hasSuffix(".txt") }.sorted()
let texts = files.compactMap { try? String(contentsOfFile: arguments[2] + "/" + $0, encoding: .utf8) }
let root = FileManager.default.temporaryDirectory.appendingPathComponent("gouji-folder-bench-\(getpid())")
defer { try? FileManager.default.removeItem(at: root) }
let (thousand, many) = (root.appendingPathComponent("1000"), root.appendingPathComponent("10000"))
try makeFolder(thousand, of: texts, count: 1_000)
try makeFolder(many, of: texts, count: 10_000)

func check(_ folder: URL) -> [String] { [arguments[1], "check", "--fail-on", "never", folder.path] }
if sysconf(Int32(_SC_NPROCESSORS_ONLN)) >= 2 {
  var best = [Double.infinity, Double.infinity]
  for _ in 0..<7 {
    best[0] = min(best[0], run(check(thousand), cores: "0").seconds)
    best[1] = min(best[1], run(check(thousand), cores: "0,1").seconds)
  }
  print(
    "a mixed folder of 1,000 files: \(rounded(best[0])) s on one core, \(rounded(best[1])) s on two, best of 7; "
      + "\(rounded(best[0] / best[1])) times as fast (bound 1.8)")
} else {
  print("SKIPPED: one core against two, of which this machine has only one")
}
let peaks = [thousand, many].map { run(check($0), cores: "0-1").peak }
print("peak memory of gouji check: \(rounded(peaks[0])) MB for 1,000 files, \(rounded(peaks[1])) MB for 10,000")
