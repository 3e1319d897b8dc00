import Disclosure
import Foundation
import ReportFixtures

/// The worked cases of the reference on diagnosis, as its file writes them.
struct DiagnosisVectors: Decodable {
  struct Vector: Decodable, CustomStringConvertible, Sendable {
    let id: String
    let form: String
    let table3: [[Int]]
    let blankCells: [String]
    let softFacts: [String: Int]
    let table4: [String: [Int]]?
    let expect: Expectation
    var description: String { id }
  }

  struct Expectation: Decodable, Sendable {
    let failing: [Failing]
    let failingTable4: [String]?
    let minCells: Int
    let nMinimal: Int
    let minimal: [[ChangedCell]]
    let ranked: [Ranked]
    let leadingClassSize: Int
    let table4: [String: Group]?
    let `class`: String?
  }

  struct Failing: Decodable, Sendable { let relation: String }
  struct Ranked: Decodable, Sendable {
    let cells: [ChangedCell]
    let events: [Event]
  }
  struct Event: Decodable, Sendable {
    let type: String
    /// The type without its suffix: `shiftrow` of `shiftrow+1`.
    var plainType: String { String(type.prefix { $0.isLetter || $0 == "_" }) }
  }
  struct Group: Decodable, Sendable { let ranked: [GroupCandidate] }
  struct GroupCandidate: Decodable, Sendable {
    let cell: String
    let shouldBe: Int
  }

  /// `[cell, stated, should be]`.
  struct ChangedCell: Decodable, Hashable, Sendable {
    let cell: String
    let stated: Int
    let shouldBe: Int

    init(cell: String, stated: Int, shouldBe: Int) {
      self.cell = cell
      self.stated = stated
      self.shouldBe = shouldBe
    }

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      cell = try parts.decode(String.self)
      stated = try parts.decode(Int.self)
      shouldBe = try parts.decode(Int.self)
    }
  }

  let vectors: [Vector]

  /// All of them; empty where the shared folder is not there, which is said aloud and never happens on CI.
  static func all() throws -> [Vector] {
    let folder = SharedReports.folder?.deletingLastPathComponent()
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = try Data(contentsOf: folder.appending(path: "reference/diagnosis-vectors.json"))
    return try decoder.decode(Self.self, from: data).vectors
  }
}

extension DiagnosisVectors.Vector {
  /// The case as a report.
  var report: Report {
    var report = Report(source: ReportSource(path: id))
    let requests = Form.table(.requests, form == "2021" ? .form2021 : .form2019)
    let figures = zip(requests.cells, table3.joined()).map { cell, value in
      blankCells.contains(cell.description) ? Figure.blank : .number(value)
    }
    report.requests = ReportTable(form: requests, layout: .tsv, figures: figures)
    if let table4 {
      let disputes = Form.table(.disputes, .form2021)
      report.disputes = ReportTable(
        form: disputes, layout: .tsv, figures: disputes.rows.flatMap { table4[$0.id.id] ?? [] }.map(Figure.number))
    }
    return report
  }

  /// What is known from elsewhere.
  var facts: [CellPath: Quantity] {
    softFacts.reduce(into: [:]) { facts, fact in
      if let cell = CellPath(fact.key) { facts[cell] = Quantity(fact.value) }
    }
  }
}

extension Diagnosis.Candidate {
  /// The changes as the vectors write them, a blank as 0.
  var changedCells: Set<DiagnosisVectors.ChangedCell> {
    Set(
      changes.map { change in
        DiagnosisVectors.ChangedCell(
          cell: change.cell.description, stated: change.from?.whole ?? 0, shouldBe: change.to.whole ?? -1)
      })
  }
}
