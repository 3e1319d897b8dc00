import BenchTools
import DocumentReaders
import Glibc

// What reading 100 PDFs to Documents costs, gouji-pdf and its start included, against taking text and boxes out of the
// same files with poppler alone; both as programs on one core, in turns. Beside it the whole of `gouji check`, with
// parsing, rules and diagnosis: on that core, and as people run it, on all cores.

/// Runs a program with its output thrown away, and answers how many milliseconds it took.
func run(_ arguments: [String], onOneCore isBound: Bool = true) -> Double {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  let command = isBound ? ["/usr/bin/taskset", "-c", "0"] + arguments : arguments
  var pointers = command.map { strdup($0) }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  let start = now()
  var process: pid_t = 0
  guard posix_spawn(&process, command[0], &actions, nil, pointers, environ) == 0 else { return .nan }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return status == 0 || !isBound ? (now() - start) / 1000 : .nan
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--read" {
  let read = arguments.dropFirst().compactMap { path in
    bytes(of: path).flatMap { try? DocumentReaders.read($0, path: path).get() }
  }
  exit(read.count == arguments.count - 1 ? 0 : 1)
}
guard arguments.count >= 3 else {
  print("usage: pdf-bench GOUJI PDF-BARE PDF…")
  exit(2)
}
setenv("GOUJI_PDF", arguments[0] + "-pdf", 1)

var folder = Array("/tmp/pdf-bench-XXXXXX".utf8CString)
guard mkdtemp(&folder) != nil else { exit(1) }
let place = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
let files = (0..<100).map { "\(place)/\($0).pdf" }
for (index, file) in files.enumerated() { symlink(arguments[2 + index % (arguments.count - 2)], file) }
defer {
  for file in files { unlink(file) }
  rmdir(place)
}
let check = [arguments[0], "check", "--format", "json"] + files
var best = [Double](repeating: .infinity, count: 4)
for _ in 0..<7 {
  best[0] = min(best[0], run([arguments[1]] + files))
  best[1] = min(best[1], run([CommandLine.arguments[0], "--read"] + files))
  best[2] = min(best[2], run(["/bin/sh", "-c", "\"$@\"; true", "sh"] + check))
  best[3] = min(best[3], run(check, onOneCore: false))
}
func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
print("100 PDFs, text with boxes by poppler alone: \(tenths(best[0])) ms")
print("100 PDFs, read to Documents:                \(tenths(best[1])) ms, ratio \(rounded(best[1] / best[0]))")
print("100 PDFs, gouji check, on the same core:    \(tenths(best[2])) ms, ratio \(rounded(best[2] / best[0]))")
print("100 PDFs, gouji check, on all cores:        \(tenths(best[3])) ms, ratio \(rounded(best[3] / best[0]))")
