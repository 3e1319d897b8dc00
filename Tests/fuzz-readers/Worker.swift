import Disclosure
import DocumentReaders
import Foundation
import ReportCatalog

/// Reads damaged documents one after another and says on standard output how each went; the overseer watches it.
struct Worker {
  let format: FuzzedFormat
  let seed: UInt64
  let fixtures: String

  /// Cases between two looks at the memory.
  static let round = 200

  /// Reads the cases of a range.
  func run(_ cases: Range<Int>) {
    let specimens = format.specimens(fixtures)
    let context = Self.context(format.tools)
    for number in cases {
      say("> \(number)")
      let bytes = format.document(specimens, seed: seed, case: number)
      say("= \(number) \(Self.outcome(of: bytes, context))")
      if number % Self.round == Self.round - 1 {
        say("m \(Self.memory)")
      }
    }
    say(".")
  }

  /// What a format is read with; results of LibreOffice are kept in no cache of the user's.
  private static func context(_ tools: FuzzedFormat.Tools) -> ReadingContext {
    var limits = ReadingLimits()
    let folder = NSTemporaryDirectory() + "fuzz-readers-\(getppid())"
    switch tools {
    case .all:
      limits.seconds = 30
      return ReadingContext(limits: limits, tools: ReadingTools(cache: folder + "/cache"))
    case .quick:
      limits.seconds = 10
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let paths = ["/usr/local/bin/antiword", "/usr/bin/antiword"]
      if let antiword = paths.first(where: { access($0, X_OK) == 0 }) {
        try? FileManager.default.createSymbolicLink(atPath: folder + "/antiword", withDestinationPath: antiword)
      }
      return ReadingContext(limits: limits, tools: ReadingTools(folders: [folder], cache: folder + "/cache"))
    }
  }

  /// How reading some bytes goes, in one line: `report`, `nothing` or `broken` with a reason, or why it was refused.
  static func outcome(of bytes: [UInt8], _ context: ReadingContext) -> String {
    let reader = ReportReader(context: context, confront: Rules.confront)
    let item = CatalogItem(path: "damaged", origin: .bytes(bytes), isNamed: true)
    guard Container.isContainer(DocumentReaders.format(of: bytes)) else {
      switch reader.document(of: item) {
      case .failure(let error): return "refused \(name(of: error))"
      case .success(let (read, source)):
        let report = ReportParser().parse(read.document, source: source)
        _ = Rules.confront(report)
        return fault(of: read.document, report).map { "broken \($0)" } ?? (report.isReport ? "report" : "nothing")
      }
    }
    var outcome = "nothing"
    reader.read(item) { record in
      switch record.outcome {
      case .report(let read):
        if let fault = fault(of: read.document, read.report) { outcome = "broken \(fault)" }
        if outcome == "nothing" { outcome = "report" }
      case .failure(let error):
        if record.item == item { outcome = "refused \(name(of: error))" } else { _ = error.message(in: .english) }
      case .container: break
      }
      return true
    }
    return outcome
  }

  private static func name(of error: ReadingError) -> String {
    _ = error.message(in: .chinese)
    let kind = String(describing: error.kind)
    return kind.hasPrefix("tool") ? kind : String(kind.prefix { $0 != "(" })
  }

  /// What is wrong with a document and its report: text that is no UTF-8, or something that points outside it.
  private static func fault(of document: Document, _ report: Report) -> String? {
    let text = document.text
    guard String(validating: text, as: UTF8.self) != nil else { return "text is not UTF-8" }
    func isWithin(_ range: Range<Int>) -> Bool {
      func isEdge(_ place: Int) -> Bool {
        place == text.count || (text.indices.contains(place) && text[place] & 0xC0 != 0x80)
      }
      return isEdge(range.lowerBound) && isEdge(range.upperBound)
    }
    for block in document.blocks {
      switch block {
      case .line(let line): guard isWithin(line.range) else { return "line \(line.number) at \(line.range)" }
      case .table(let table):
        for cell in table.cells {
          guard isWithin(cell.range), cell.row >= 0, cell.column >= 0, cell.rowSpan > 0, cell.columnSpan > 0 else {
            return "cell \(cell)"
          }
        }
      }
    }
    for kind in TableKind.allCases {
      for figure in report.table(kind)?.figures ?? [] {
        if let range = figure.location?.range, !isWithin(range) { return "figure at \(range) of \(text.count)" }
      }
    }
    for place in report.doubts.map(\.location) + report.sections.map(\.location) {
      if let range = place?.range, !isWithin(range) { return "place \(range) of \(text.count)" }
    }
    return nil
  }

  /// The memory in use in kibibytes.
  private static var memory: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return 0 }
    let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
      separator: " ")
    return (words.dropFirst().first.flatMap { Int($0) } ?? 0) * 4
  }

  private func say(_ line: String) {
    let bytes = Array((line.filter { $0 != "\n" } + "\n").utf8)
    _ = write(1, bytes, bytes.count)
  }
}
