import Glibc

// What checking 100 PDFs with gouji costs, from start to end, gouji-pdf and the rules included, against taking text and
// boxes out of the same files with poppler alone; both as programs on one core, in turns.

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// Runs a program with its output thrown away, and answers how many milliseconds it took.
func run(_ arguments: [String]) -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  var pointers = arguments.map { strdup($0) }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  let start = now()
  var process: pid_t = 0
  guard posix_spawn(&process, arguments[0], &actions, nil, pointers, environ) == 0 else { return .nan }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return now() - start
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 3 else {
  print("usage: pdf-bench GOUJI PDF-BARE PDF…")
  exit(2)
}
// One core for this program and all that it starts.
if getenv("PDF_BENCH_ON_ONE_CORE") == nil {
  setenv("PDF_BENCH_ON_ONE_CORE", "1", 1)
  var command = (["taskset", "-c", "0"] + CommandLine.arguments).map { strdup($0) } + [nil]
  execv("/usr/bin/taskset", &command)
}

var folder = Array("/tmp/pdf-bench-XXXXXX".utf8CString)
guard mkdtemp(&folder) != nil else { exit(1) }
let place = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
let files = (0..<100).map { "\(place)/\($0).pdf" }
for (index, file) in files.enumerated() { symlink(arguments[2 + index % (arguments.count - 2)], file) }
defer {
  for file in files { unlink(file) }
  rmdir(place)
}
var best = [Double](repeating: .infinity, count: 2)
for _ in 0..<7 {
  best[0] = min(best[0], run([arguments[1]] + files))
  best[1] = min(best[1], run([arguments[0], "check", "--format", "json"] + files))
}
func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
print("100 PDFs, text with boxes by poppler alone: \(tenths(best[0])) ms")
print("100 PDFs, read and checked by gouji:        \(tenths(best[1])) ms")
print("ratio \((best[1] / best[0] * 100).rounded() / 100)")
