import Disclosure
import Foundation
import ReportFixtures
import Testing

/// What a run of the program came to.
struct Outcome {
  let status: Int32
  let output: String
  let talk: String
}

/// The built program, which lies beside the test bundle.
enum Gouji {
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/gouji"
  }()

  /// Runs it with arguments in a folder; the environment is empty but for what is given.
  static func run(
    _ arguments: [String], in folder: Folder, environment: [String: String] = [:], input: [UInt8] = []
  ) throws -> Outcome {
    try execute(path, arguments, folder, environment, input)
  }

  /// Runs a shell script in which `gouji` is the program.
  static func shell(_ script: String, in folder: Folder, environment: [String: String] = [:]) throws -> Outcome {
    try execute("/bin/sh", ["-c", "gouji() { \"$GOUJI\" \"$@\"; }; \(script)"], folder, environment, [])
  }

  private static func execute(
    _ program: String, _ arguments: [String], _ folder: Folder, _ environment: [String: String], _ input: [UInt8]
  ) throws -> Outcome {
    try #require(FileManager.default.isExecutableFile(atPath: path), "no program at \(path)")
    // Files and not pipes: a program that prints more than a pipe holds would wait for ever.
    let streams = try Folder()
    let files = try ["in", "out", "err"].map { name in
      let file = try streams.write(name, name == "in" ? input : [])
      return try FileHandle(forUpdating: URL(filePath: file))
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = ["GOUJI": path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: streams.text("out"), talk: streams.text("err"))
  }
}

/// A folder for one test, removed when the test lets go of it.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "gouji-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try FileManager.default.createDirectory(
      atPath: (self[name] as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: self[name]))
    return self[name]
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  func text(_ name: String) -> String {
    (FileManager.default.contents(atPath: self[name])).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  func names(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: self[name])) ?? []).sorted()
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// Made-up reports as text.
enum Reports {
  /// A report in which every identity holds.
  static let sound = text(fault: false)
  /// The same with one total that is too great by one.
  static let faulty = text(fault: true)

  /// A report of the same agency on the next year with the very same figures.
  static let copied = text(fault: false, later: 1)

  private static func text(fault: Bool, later years: Int = 0) -> String {
    let report = FixtureReport.random(seed: 7)
    var values = report.values
    if fault, let cell = report.form(.requests).cells.first(where: { $0.column == .total }) {
      values[cell] = (values[cell] ?? 0) + (1 as Quantity)
    }
    let changed = FixtureReport(
      seed: report.seed, agency: report.agency, year: report.year + years, editions: report.editions, values: values,
      published: report.published, prose: report.prose)
    return RenderedReport(changed, in: .tsv).text
  }
}
