import CBareHTML
import DocumentReaders
import Glibc

// What reading a web page costs, from bytes to Document, against libxml2's bare parse of the same text; on one core, in
// the same run, alternating. A page shorter than 100 KB is repeated until it is that long.

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

func bytes(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var all: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return all }
    all += buffer[..<count]
  }
}

guard let path = CommandLine.arguments.dropFirst().first, let page = bytes(of: path), !page.isEmpty else {
  print("usage: html-bench PAGE")
  exit(2)
}
let text = (1...max(1, 100_000 / page.count + 1)).flatMap { _ in page }
nonisolated(unsafe) var sink = 0
func parseBarely() {
  text.withUnsafeBytes { bytes in
    sink += Int(bare_html_parse(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count)))
  }
}
func read() {
  if case .success(let read) = DocumentReaders.read(text, path: "-") { sink += read.document.blocks.count }
}
func time(_ work: () -> Void) -> Double {
  let start = now()
  work()
  return now() - start
}
var times: [[Double]] = [[], []]
for _ in 0..<200 {
  for (index, work) in [parseBarely, read].enumerated() { times[index].append(time(work)) }
}
let best = times.map { $0.min() ?? 0 }
let medians = times.map { $0.sorted()[$0.count / 2] }
func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
print("a page of \(text.count) bytes, \(times[0].count) alternating runs (sum \(sink)): median, best")
print("libxml2's bare parse   \(rounded(medians[0])) µs, \(rounded(best[0])) µs")
print("from bytes to Document \(rounded(medians[1])) µs, \(rounded(best[1])) µs")
print("ratio \(rounded(medians[1] / medians[0])) (bound 2)")
