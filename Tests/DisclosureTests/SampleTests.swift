import Disclosure
import Foundation
import Testing

/// The shipped samples and the table of planted faults in their README.
private enum Samples {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples")

  static func report(_ path: String) throws -> Report {
    let data = try Data(contentsOf: folder.appending(path: path))
    return ReportParser().parse(Document(lines: Array(data)), source: ReportSource(path: path))
  }

  /// The rows of the README's Markdown table that begins with `heads`.
  static func table(_ heads: [String]) throws -> [[String]] {
    let text = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    var rows: [[String]] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells == heads { isInside = true } else if !line.hasPrefix("|") { isInside = false }
      if isInside, cells != heads, !line.hasPrefix("|---") { rows.append(cells) }
    }
    return rows
  }
}

private let files = (try? Samples.table(["file", "year", "form", "layout"])) ?? []

@Suite struct SampleTests {
  @Test func thereAreSamplesOfSeveralAgenciesAndYears() throws {
    let agencies = Set(files.compactMap { $0.first?.split(separator: "/").first })
    #expect(files.count >= 14)
    #expect(agencies.count >= 6)
    #expect(Set(files.map { $0[1] }).count >= 3)
    let listed = Set(files.map { $0[0] })
    let present = FileManager.default.subpaths(atPath: Samples.folder.path())?.filter { $0.hasSuffix(".txt") } ?? []
    #expect(Set(present) == listed)
  }

  @Test(arguments: files.map { $0[0] })
  func exactlyThePlantedFaultsAreFound(path: String) throws {
    let planted = try Samples.table(["file", "rule", "subject", "severity", "what is wrong"])
      .filter { $0[0] == path }.map { $0[1...3].joined(separator: " ") }
    let found = Rules.confront(try Samples.report(path)).filter { $0.severity != .info }
      .map { "\($0.rule) \($0.subject ?? "—") \($0.severity.rawValue)" }
    #expect(found.sorted() == planted.sorted())
  }

  @Test(arguments: files)
  func agencyYearAndEditionAreRead(row: [String]) throws {
    let report = try Samples.report(row[0])
    #expect(report.year?.value.description == row[1])
    #expect(report.requests?.form.edition.rawValue == row[2])
    let folder = row[0].split(separator: "/").first.map(String.init)
    if !row[3].contains("繁") { #expect(report.agency?.value == folder) }
    #expect(report.sections.count >= 5)
  }
}
