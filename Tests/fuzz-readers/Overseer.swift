import Foundation

/// Lets workers read the cases of a format, and notes what becomes of each: a worker that breaks down or stands still
/// costs its case, and another goes on behind it.
final class Overseer {
  private let format: FuzzedFormat
  private let seed: UInt64
  private let fixtures: String
  private let deadline: Int32
  /// How many cases ended which way; refusals by reason.
  private(set) var counts: [String: Int] = [:]
  /// What must not be: each with what reproduces it.
  private(set) var faults: [String] = []
  private var memories: [Int] = []
  private var slowest = (seconds: 0.0, number: 0)

  /// More growth than that over a run is taken for a leak: 64 MiB.
  private static let growth = 64 << 10

  /// Oversees the cases of a format; each may take so many seconds.
  init(_ format: FuzzedFormat, seed: UInt64, fixtures: String, deadline: Int) {
    self.format = format
    self.seed = seed
    self.fixtures = fixtures
    self.deadline = Int32(deadline) * 1000
  }

  /// Has so many cases read.
  func run(count: Int) {
    var next = 0
    while next < count { next = watch(next..<count) }
    if let first = memories.dropFirst().first, let last = memories.last, last - first > Self.growth {
      faults.append("memory grew from \(first >> 10) to \(last >> 10) MiB")
    }
  }

  /// One line on the format, and one a fault.
  var summary: String {
    func count(_ name: String) -> Int { counts[name] ?? 0 }
    let refused = counts.filter { $0.key.hasPrefix("refused ") }.sorted { $0.value > $1.value }
    let total = refused.reduce(0) { $0 + $1.value }
    let reasons = refused.map { "\($0.key.dropFirst(8)) \($0.value)" }.joined(separator: ", ")
    let memory = "memory \((memories.dropFirst().first ?? 0) >> 10) to \((memories.last ?? 0) >> 10) MiB"
    let slow = "slowest \((slowest.seconds * 100).rounded() / 100) s (\(format.name):\(seed):\(slowest.number))"
    var lines = [
      "\(format.name): \(count("report")) read, \(count("nothing")) without a report, \(total) refused, "
        + "\(count("broken")) broken, \(count("crashed")) crashed, \(count("hung")) hung; \(memory); \(slow)"
    ]
    if !reasons.isEmpty { lines.append("  refused: \(reasons)") }
    return (lines + faults.map { "  FAULT \($0)" }).joined(separator: "\n")
  }

  /// Watches one worker; answers with the case to go on from.
  private func watch(_ cases: Range<Int>) -> Int {
    let errors = NSTemporaryDirectory() + "fuzz-readers-\(getpid()).err"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: errors) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "--work", format.name, String(seed), String(cases.lowerBound), String(cases.upperBound), fixtures,
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle(forWritingAtPath: errors)
    guard (try? process.run()) != nil else {
      faults.append("no worker could be started")
      return cases.upperBound
    }
    try? pipe.fileHandleForWriting.close()
    var lines = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
    var current = cases.lowerBound
    var began = Date()
    while true {
      switch lines.next(within: deadline) {
      case .line(let line) where line == ".":
        process.waitUntilExit()
        let said = said(in: errors)
        if !said.isEmpty { faults.append("said on standard error: \(said)") }
        return cases.upperBound
      case .line(let line):
        if line.hasPrefix("> ") {
          current = Int(line.dropFirst(2)) ?? current
          began = Date()
        } else {
          note(line, current, Date().timeIntervalSince(began))
        }
      case .late:
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        fault("hung", current, "")
        return current + 1
      case .end:
        process.waitUntilExit()
        fault("crashed", current, "signal \(process.terminationStatus) \(said(in: errors))")
        return current + 1
      }
    }
  }

  private func note(_ line: String, _ number: Int, _ seconds: Double) {
    if line.hasPrefix("m ") {
      memories.append(Int(line.dropFirst(2)) ?? 0)
      return
    }
    let outcome = line.split(separator: " ", maxSplits: 2).dropFirst(2).first.map(String.init) ?? ""
    if outcome.hasPrefix("broken ") {
      fault("broken", number, String(outcome.dropFirst(7)))
    } else {
      counts[outcome, default: 0] += 1
    }
    if seconds > slowest.seconds { slowest = (seconds, number) }
  }

  private func fault(_ kind: String, _ number: Int, _ detail: String) {
    counts[kind, default: 0] += 1
    if faults.count < 40 { faults.append("\(kind) \(format.name):\(seed):\(number) \(detail)") }
  }

  private func said(in path: String) -> String {
    let text = FileManager.default.contents(atPath: path).map { String(decoding: $0.prefix(400), as: UTF8.self) } ?? ""
    return text.replacingOccurrences(of: "\n", with: " / ")
  }
}

/// Reads lines from a pipe, each within a time.
struct LineReader {
  enum Answer {
    case line(String)
    case late, end
  }

  let descriptor: Int32
  private var bytes: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line; `late` if it does not come within so many milliseconds.
  mutating func next(within milliseconds: Int32) -> Answer {
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        return .line(line)
      }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, milliseconds) > 0 else { return .late }
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return .end }
      bytes += buffer[..<count]
    }
  }
}
