import BareOffice
import BenchTools
import DocumentReaders
import Glibc

// What reading Word documents from bytes to Document costs, against bare unpacking and parsing of the part that holds
// their text; both on one core, in the same run, alternating.

let files = CommandLine.arguments.dropFirst().compactMap(bytes(of:))
guard !files.isEmpty else {
  print("usage: docx-bench FILE.docx…")
  exit(2)
}
nonisolated(unsafe) var sink = 0
nonisolated(unsafe) var unpacked = 0
func read() {
  for file in files {
    if case .success(let read) = DocumentReaders.read(file, path: "-") { sink += read.document.blocks.count }
  }
}
func bare() {
  unpacked = files.reduce(0) { sum, file in sum + file.withUnsafeBytes { bare_docx($0.baseAddress, $0.count) } }
}
var times: (read: [Double], bare: [Double]) = ([], [])
for _ in 0..<200 {
  times.read.append(duration(of: read))
  times.bare.append(duration(of: bare))
}
let (whole, part) = (median(times.read), median(times.bare))
print(
  "\(files.count) Word documents, \(unpacked) bytes of document parts, median of 200 alternating runs (sum \(sink))")
print("bytes to Document                         \(rounded(whole)) µs")
print("bare unpacking and parsing of their text  \(rounded(part)) µs")
print("ratio: \(rounded(whole / part)) (bound 2.5)")
