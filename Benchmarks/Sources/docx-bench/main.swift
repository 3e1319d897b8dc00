import BareOffice
import DocumentReaders
import Glibc

// What reading Word documents from bytes to Document costs, against bare unpacking and parsing of the part that holds
// their text; both on one core, in the same run, alternating.

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

func time(_ work: () -> Void) -> Double {
  let start = now()
  work()
  return now() - start
}

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
  times.read.append(time(read))
  times.bare.append(time(bare))
}
func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
let (whole, part) = (median(times.read), median(times.bare))
print(
  "\(files.count) Word documents, \(unpacked) bytes of document parts, median of 200 alternating runs (sum \(sink))")
print("bytes to Document                         \(rounded(whole)) µs")
print("bare unpacking and parsing of their text  \(rounded(part)) µs")
print("ratio: \(rounded(whole / part)) (bound 2.5)")
