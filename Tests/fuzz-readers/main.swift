import Foundation

/// Reads damaged documents of every format: `fuzz-readers [--count N] [--seed S] [--deadline SECONDS] [FORMAT…]`,
/// or writes one of them out: `fuzz-readers --save FORMAT:SEED:CASE FILE`.
func fail(_ words: String) -> Never {
  FileHandle.standardError.write(Data("fuzz-readers: \(words)\n".utf8))
  exit(2)
}

func format(named name: some StringProtocol) -> FuzzedFormat {
  guard let format = FuzzedFormat.all.first(where: { $0.name == name }) else {
    fail("no format \(name); there are \(FuzzedFormat.all.map(\.name).joined(separator: ", "))")
  }
  return format
}

var arguments = Array(CommandLine.arguments.dropFirst())
var count = 10_000
var seed: UInt64 = 1
var deadline = 30
var fixtures = "Tests/Fixtures"
var chosen: [FuzzedFormat] = []

if arguments.first == "--work", arguments.count == 6, let own = UInt64(arguments[2]), let first = Int(arguments[3]),
  let end = Int(arguments[4]), first <= end
{
  Worker(format: format(named: arguments[1]), seed: own, fixtures: arguments[5]).run(first..<end)
  exit(0)
}

while !arguments.isEmpty {
  let word = arguments.removeFirst()
  func value() -> String {
    guard !arguments.isEmpty else { fail("\(word) takes a value") }
    return arguments.removeFirst()
  }
  switch word {
  case "--count": count = Int(value()) ?? count
  case "--seed": seed = UInt64(value()) ?? seed
  case "--deadline": deadline = Int(value()) ?? deadline
  case "--fixtures": fixtures = value()
  case "--save":
    let parts = value().split(separator: ":")
    guard parts.count == 3, let own = UInt64(parts[1]), let number = Int(parts[2]) else {
      fail("--save takes FORMAT:SEED:CASE and a file")
    }
    let format = format(named: parts[0])
    let bytes = format.document(format.specimens(fixtures), seed: own, case: number)
    guard FileManager.default.createFile(atPath: value(), contents: Data(bytes)) else { fail("cannot write the file") }
    exit(0)
  default: chosen.append(format(named: word))
  }
}

var isClean = true
for format in chosen.isEmpty ? FuzzedFormat.all : chosen {
  // LibreOffice takes a second or two a file.
  let count = format.tools == .all ? min(count, 100) : count
  let overseer = Overseer(
    format, seed: seed, fixtures: fixtures, deadline: format.tools == .all ? 4 * deadline : deadline)
  overseer.run(count: count)
  print(overseer.summary)
  fflush(nil)
  isClean = isClean && overseer.faults.isEmpty
}
try? FileManager.default.removeItem(atPath: NSTemporaryDirectory() + "fuzz-readers-\(getpid())")
exit(isClean ? 0 : 1)
