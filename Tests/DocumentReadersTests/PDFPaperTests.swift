import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private func report(_ file: URL) throws -> Report {
  let read = try DocumentReaders.read([UInt8](Data(contentsOf: file)), path: file.lastPathComponent).get()
  return ReportParser().parse(read.document, source: ReportSource(path: "-"))
}

/// Papers that LibreOffice printed, each with its values beside it.
@Suite struct PDFPaperTests {
  static let papers: [String] = {
    let folder = root.appending(path: "Tests/Fixtures/papers")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".pdf") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// Papers on which numbers are broken over lines with much room beside them, the heads of table 4 run into its numbers,
  /// or no lines are drawn: there, and only there, so many figures may be unread.
  static let doubtful = [
    "blank-zeros": 15, "frame-characters": 15, "open-sides": 15, "tall-rows": 15, "trial-85": 200, "trial-178": 200,
    "trial-438": 200, "trial-575": 200,
  ]

  @Test(arguments: papers) func everyFigureOfAPaperIsRead(name: String) throws {
    let folder = root.appending(path: "Tests/Fixtures/papers")
    let report = try report(folder.appending(path: name + ".pdf"))
    let values = try String(contentsOf: folder.appending(path: name + ".values"), encoding: .utf8)
    var wrong: [String] = []
    var unread = 0
    for line in values.split(separator: "\n") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let cell = CellPath(fields[0]), fields.count > 2 else { continue }
      let figure = report.figure(cell)
      let value = figure.value?.description ?? ""
      let expected = ["blank", "slash"].contains(fields[1]) ? "" : fields[2]
      if value == expected { continue }
      // A blank is a reading too.
      if figure.value == nil, figure.kind != .blank {
        unread += 1
      } else {
        wrong.append("\(cell) \(value), not \(expected)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong)")
    #expect(unread <= Self.doubtful[name, default: 0], "\(unread) unread")
  }

  @Test(.enabled(if: SharedReports.areWanted)) func everyFigureAPersonReadsInTheHongzeReportIsRead() throws {
    let file = try #require(SharedReports.folder).appending(path: "real/jiangsu-hongze-district-2024.pdf")
    let report = try report(file)
    #expect(report.agency?.value == "淮安市洪泽区人民政府")
    #expect(report.year?.value == 2024)
    #expect(report.proactive?.form.edition == .form2021)
    #expect(report.requests?.form.edition == .form2019)
    #expect(report.sections.map(\.id) == SectionID.allCases)
    for (row, page, values) in Self.hongze {
      let (kind, id) = row
      let columns = Form.table(kind, kind == .proactive ? .form2021 : .form2019).row(id)?.columns ?? []
      #expect(columns.count == values.count)
      for (column, value) in zip(columns, values) {
        let figure = report.figure(CellPath(kind, id, column))
        #expect(figure.value == Quantity(value), "\(kind) \(id) \(column)")
        #expect(
          figure.kind == .number && figure.location?.page == page && figure.location?.row != nil, "\(id) \(column)")
      }
    }
    #expect(Self.hongze.reduce(0) { $0 + $1.2.count } == 10 + 23 * 7 + 15)
    #expect(report.doubts.map(\.row) == [.deniedLawProhibits])
  }

  /// The figures as a person reads them on the page: row, page, values from left to right.
  private static let hongze: [((TableKind, RowID), Int, [Int])] = [
    ((.proactive, .rules), 2, [0, 0, 0]), ((.proactive, .normative), 2, [3, 0, 8]),
    ((.proactive, .license), 2, [9487]), ((.proactive, .penalty), 3, [2776]), ((.proactive, .coercion), 3, [84]),
    ((.proactive, .fee), 3, [7545]),
    ((.requests, .newReceived), 3, [95, 0, 0, 0, 0, 0, 95]), ((.requests, .carriedIn), 3, none),
    ((.requests, .granted), 3, [50, 0, 0, 0, 0, 0, 50]), ((.requests, .partial), 3, [9, 0, 0, 0, 0, 0, 9]),
    ((.requests, .deniedStateSecret), 3, none), ((.requests, .deniedLawProhibits), 3, none),
    ((.requests, .deniedSafety), 3, [1, 0, 0, 0, 0, 0, 1]), ((.requests, .deniedThirdParty), 3, none),
    ((.requests, .deniedInternal), 3, none), ((.requests, .deniedProcess), 3, [1, 0, 0, 0, 0, 0, 1]),
    ((.requests, .deniedEnforcementFile), 3, [1, 0, 0, 0, 0, 0, 1]), ((.requests, .deniedAdminQuery), 3, none),
    ((.requests, .unableNotHeld), 3, [31, 0, 0, 0, 0, 0, 31]),
    ((.requests, .unableNeedsCreation), 4, [1, 0, 0, 0, 0, 0, 1]), ((.requests, .unableUnclear), 4, none),
    ((.requests, .refusedPetition), 4, [1, 0, 0, 0, 0, 0, 1]), ((.requests, .refusedRepeat), 4, none),
    ((.requests, .refusedPublication), 4, none), ((.requests, .refusedExcessive), 4, none),
    ((.requests, .refusedConfirm), 4, none), ((.requests, .otherAll), 4, none),
    ((.requests, .resultTotal), 4, [95, 0, 0, 0, 0, 0, 95]), ((.requests, .carriedOut), 4, none),
    ((.disputes, .review), 4, [1, 1, 0, 0, 2]), ((.disputes, .litigationDirect), 4, [1, 0, 0, 0, 1]),
    ((.disputes, .litigationAfterReview), 4, [2, 0, 1, 0, 3]),
  ]

  private static let none = [0, 0, 0, 0, 0, 0, 0]
}
