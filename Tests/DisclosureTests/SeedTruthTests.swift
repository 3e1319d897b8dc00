import Disclosure
import Foundation
import ReportFixtures
import Testing

/// A truth file: what a person typed in from a report and checked by arithmetic.
private struct Truth: Decodable {
  struct Span: Decodable {
    let from: String
    let to: String
  }
  struct Day: Decodable { let date: String }
  struct Heading: Decodable { let title: String }

  let file: String
  let agency: String?
  let year: Int
  let edition: String
  let title: String?
  let period: Span?
  let published: Day?
  let sections: [Heading]
  let table2: [String: [String: Double]]
  let table3: [String: [Int]]
  let table4: [String: [String: Int]]
}

@Suite(.enabled(if: SharedReports.areWanted)) struct SeedTruthTests {
  @Test(arguments: ["seed000", "seed001", "seed002", "seed003", "seed004"])
  func everyFigureAndNameOfTheTruthIsRead(name: String) throws {
    let data = Data(try SharedReports.bytes("truth/\(name).json"))
    let truth = try JSONDecoder().decode(Truth.self, from: data)
    let report = try SharedReports.report("seeds/\(truth.file)")
    checkFigures(of: report, truth)
    checkIdentity(of: report, truth)
  }

  private func checkFigures(of report: Report, _ truth: Truth) {
    for kind in TableKind.allCases {
      let table = report.table(kind)
      if kind != .disputes { #expect(table?.form.edition.rawValue == truth.edition) }
      let wrong = Form.table(kind, truth.edition == "2021" ? .form2021 : .form2019).cells.filter { cell in
        let figure = report.figure(cell)
        return figure.value != value(of: cell, truth) || ![.number, .dash].contains(figure.kind)
      }
      let words = wrong.map { "\($0) \(report.figure($0).kind) `\(report.figure($0).raw)`" }
      #expect(words == [])
    }
  }

  private func value(of cell: CellPath, _ truth: Truth) -> Quantity? {
    let row = cell.row.id
    switch cell.table {
    case .proactive: return truth.table2[row]?[cell.column.id].map { Quantity(Int($0)) }
    case .requests:
      guard let place = Form.applicants.firstIndex(of: cell.column), let values = truth.table3[row],
        values.indices.contains(place)
      else { return nil }
      return Quantity(values[place])
    case .disputes: return truth.table4[row]?[cell.column.id].map { Quantity($0) }
    }
  }

  private func checkIdentity(of report: Report, _ truth: Truth) {
    #expect(report.year?.value == truth.year)
    #expect(report.title?.value.squeezed == truth.title?.squeezed)
    #expect(report.published?.value.description == truth.published?.date)
    #expect(report.period?.value.from.description == truth.period?.from)
    #expect(report.period?.value.to.description == truth.period?.to)
    #expect(report.sections.map(\.id) == SectionID.inOrder)
    #expect(report.sections.map(\.heading.squeezed) == truth.sections.map(\.title.squeezed))
    // Seed 002 names its agency nowhere but as 区经信局 in running text: null is right, and so is that.
    let agency = report.agency?.value.squeezed
    #expect(agency == truth.agency?.squeezed || (truth.agency == nil && agency == "区经信局"))
  }
}

extension SectionID {
  /// The six sections as the form orders them.
  static let inOrder: [SectionID] = [.overview, .proactive, .requests, .disputes, .problems, .otherMatters]
}
