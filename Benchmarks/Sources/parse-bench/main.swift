import BenchReports
import BenchTools
import Disclosure
import Glibc

// What reading, parsing and checking reports from memory costs, against decoding the same bytes to a String and
// splitting it into lines; in processor time, in the same run, alternating. Then what the rules, claims among them, and
// the diagnosis cost against parsing, for these reports and for random ones.

let texts = CommandLine.arguments.dropFirst().compactMap(bytes(of:))
guard !texts.isEmpty else {
  print("usage: parse-bench REPORT…")
  exit(2)
}
nonisolated(unsafe) var sink = 0
func split() {
  for text in texts { sink += String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).count }
}
func splitBytes() {
  for text in texts { sink += String(decoding: text, as: UTF8.self).utf8.split(separator: 10).count }
}
func read() {
  for text in texts {
    let report = ReportParser().parse(Document(lines: text), source: ReportSource(path: "-"))
    sink += Rules.confront(report).count
  }
}
func parse() {
  for text in texts {
    sink += ReportParser().parse(Document(lines: text), source: ReportSource(path: "-")).doubts.count
  }
}
var times: [[Double]] = [[], [], [], []]
for _ in 0..<200 {
  for (index, work) in [split, splitBytes, read, parse].enumerated() { times[index].append(computing(work)) }
}
let medians = times.map(median)
let size = texts.reduce(0) { $0 + $1.count }
print("\(texts.count) reports, \(size) bytes, median of \(times[0].count) alternating runs (sum \(sink))")
print("decode and split into lines        \(rounded(medians[0])) µs")
print("decode and split at the bytes 0x0A \(rounded(medians[1])) µs")
print("read and parse                     \(rounded(medians[3])) µs")
print("read, parse and check              \(rounded(medians[2])) µs")
print("ratio to decode and split: \(rounded(medians[2] / medians[0])) (bound 4)")

/// The processor time of the rules and of the diagnosis on parsed reports, against that of parsing them, alternating.
func weigh(_ name: String, _ documents: [Document], rounds: Int) {
  let reports = documents.map { ReportParser().parse($0, source: ReportSource(path: "-")) }
  var times: [[Double]] = [[], [], []]
  for _ in 0..<rounds {
    times[0].append(
      computing {
        for document in documents {
          sink += ReportParser().parse(document, source: ReportSource(path: "-")).doubts.count
        }
      })
    times[1].append(computing { for report in reports { sink += Rules.confront(report).count } })
    times[2].append(computing { for report in reports { sink += Diagnosis.diagnose(report).count } })
  }
  let medians = times.map { median($0) / Double(documents.count) }
  let ratio = (medians[1] + medians[2]) / medians[0]
  print(
    "\(name): a report parsed in \(rounded(medians[0])) µs, held against the rules in \(rounded(medians[1])) µs, diagnosed "
      + "in \(rounded(medians[2])) µs; ratio \(rounded(ratio)) (bound 1) " + verdict(ratio, bound: 1))
}
weigh("reports given", texts.map { Document(lines: $0) }, rounds: 100)
weigh("200 random reports", ManyReports.documents(200), rounds: 10)
weigh("200 random reports with faults", ManyReports.documents(200, faulty: true), rounds: 10)
