import Disclosure
import Foundation
import Testing

/// A report that LibreOffice set on paper, as `Scripts/fixtures` made it, with its true values.
struct PaperFixture: CustomTestStringConvertible, Sendable {
  /// The name of its files.
  let name: String
  /// The facts beside the cells: `title`, `year`, `published`, and the editions as `edition t2`.
  let facts: [String: String]
  /// What should be read of each cell, by its path.
  let cells: [String: Expected]

  /// What should be read of one cell.
  struct Expected: Sendable {
    let kinds: Set<String>
    let value: String?
    let raw: String
  }

  var testDescription: String { name }

  /// All of them.
  static let all: [PaperFixture] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".values") }.sorted().compactMap { PaperFixture(String($0.dropLast(7))) }
  }()

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/papers")

  private init?(_ name: String) {
    let file = Self.folder.appending(path: name + ".values")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    var facts: [String: String] = [:]
    var cells: [String: Expected] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch parts.count {
      case 2: facts[parts[0]] = parts[1]
      case 3: facts["\(parts[0]) \(parts[1])"] = parts[2]
      default:
        cells[parts[0]] = Expected(
          kinds: Set(parts[1].split(separator: "|").map(String.init)), value: parts[2] == "-" ? nil : parts[2],
          raw: parts[3])
      }
    }
    self.name = name
    self.facts = facts
    self.cells = cells
  }

  /// The bytes of one of its files: `pdf`, `doc`, or `xls` of those that have one.
  func bytes(_ kind: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appending(path: "\(name).\(kind)")))
  }

  /// What was read otherwise than it is: wrong figures and wrong facts.
  ///
  /// A figure that is said to be unread is wrong as well, unless `lost` says that this layout loses it.
  func differences(_ report: Report, lost: (CellPath) -> Bool = { _ in false }) -> [String] {
    var words: [String] = []
    if facts["title"] != report.title?.value.filter({ !$0.isWhitespace }) {
      words.append("title \(report.title?.value ?? "-")")
    }
    if facts["year"] != report.year.map({ String($0.value) }) { words.append("year") }
    if facts["published"] != report.published?.value.description { words.append("published") }
    for table in TableKind.allCases {
      guard let read = report.table(table) else {
        if let first = Form.table(table, .form2021).cells.first, !lost(first) { words.append("\(table.id) not found") }
        continue
      }
      if table != .disputes, facts["edition \(table.id)"] != read.form.edition.rawValue {
        words.append("\(table.id) edition \(read.form.edition.rawValue)")
      }
      for cell in read.form.cells {
        guard let expected = cells["\(cell)"] else { continue }
        let figure = read[cell.row, cell.column]
        let isUnread = figure.kind == .missing || figure.kind == .unreadable
        if isUnread, lost(cell) { continue }
        guard expected.kinds.contains(figure.kind.rawValue), figure.value?.description == expected.value,
          figure.raw == expected.raw
        else {
          words.append("\(cell) \(figure.kind) `\(figure.raw)` \(figure.value?.description ?? "-"), not \(expected)")
          continue
        }
      }
    }
    return words
  }
}
