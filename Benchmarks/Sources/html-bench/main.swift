import BenchTools
import CBareHTML
import DocumentReaders
import Glibc

// What reading a web page costs, from bytes to Document, against libxml2's bare parse of the same text; on one core, in
// the same run, alternating. A page shorter than 100 KB is repeated until it is that long.

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
var times: [[Double]] = [[], []]
for _ in 0..<200 {
  for (index, work) in [parseBarely, read].enumerated() { times[index].append(duration(of: work)) }
}
let best = times.map { $0.min() ?? 0 }
let medians = times.map(median)
print("a page of \(text.count) bytes, \(times[0].count) alternating runs (sum \(sink)): median, best")
print("libxml2's bare parse   \(rounded(medians[0])) µs, \(rounded(best[0])) µs")
print("from bytes to Document \(rounded(medians[1])) µs, \(rounded(best[1])) µs")
print("ratio \(rounded(medians[1] / medians[0])) (bound 2)")
