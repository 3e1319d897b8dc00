import Disclosure
import Foundation
import Testing

@testable import DocumentReaders

/// The blank statutory form as a word processor wrote it; it lies beside the package and not in it.
private let blankForm: URL? = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let places =
    [root.deletingLastPathComponent().appending(path: "shared")]
    + (ProcessInfo.processInfo.environment["GOUJI_SHARED"].map { [URL(filePath: $0)] } ?? [])
  return places.map { $0.appending(path: "reference/form-2021-blank.docx") }.first {
    FileManager.default.fileExists(atPath: $0.path())
  }
}()

private let isWanted: Bool = {
  let wanted = blankForm != nil || ProcessInfo.processInfo.environment["CI"] != nil
  if !wanted { print("SKIPPED: no ../shared beside the package and no GOUJI_SHARED: the blank form is not read") }
  return wanted
}()

@Test(.enabled(if: isWanted)) func theBlankFormIsBlankAndNotZero() throws {
  let bytes = Array(try Data(contentsOf: try #require(blankForm)))
  let document = try DocumentReaders.read(bytes, path: "-").get().document
  let report = ReportParser().parse(document, source: ReportSource(path: "-"))
  #expect(report.sections.map(\.id) == [.overview, .proactive, .requests, .disputes, .problems, .otherMatters])
  for kind in TableKind.allCases {
    let table = try #require(report.table(kind))
    #expect(table.form.edition == .form2021)
    for cell in table.form.cells {
      let figure = table[cell.row, cell.column]
      #expect(figure.kind == .blank && figure.value == nil, "\(cell) \(figure.kind) \(figure.raw)")
    }
  }
}
