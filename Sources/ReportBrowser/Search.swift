import Disclosure

/// A place where the text searched for stands.
enum Hit: Sendable, Hashable {
  case prose(Part, paragraph: Int, Range<Int>)
  case cell(Part, CellPath)
  case statistic(Int)
  case row(Choice)
  /// In the source text, by its bytes.
  case source(Range<Int>)
}

/// The text last searched for and where it stands.
struct Search: Sendable, Hashable {
  var text = ""
  var hits: [Hit] = []
  var current: Int?
  /// What was searched.
  var field = Field.report

  /// What can be searched: the list of agencies, the open report, the text it was read from.
  enum Field: Sendable, Hashable {
    case list, report, source
  }
}

extension Search {
  /// Where a text stands in a report: its prose and figures, part by part.
  static func hits(of needle: [UInt32], in open: OpenReport, folding: Folding) -> [Hit] {
    let parts: [Part] = [.preamble] + SectionID.allCases.map { .section($0) } + [.statistics]
    return parts.flatMap { part in
      prose(needle, open.prose(of: part), part, folding) + cells(needle, open, part, folding)
        + (part == .statistics ? statistics(needle, open.report.statistics, folding) : [])
    }
  }

  /// Where a text stands in the source, in the order of its rows; a match never runs over the end of a row.
  static func hits(of needle: [UInt32], in source: SourceText, folding: Folding) -> [Hit] {
    guard !needle.isEmpty else { return [] }
    var hits: [Hit] = []
    for row in source.rows.indices {
      for range in source.pieces(ofRow: row) where !range.isEmpty {
        let text = source.document.string(range)
        let folded = folding.fold(text)
        guard var match = folded.firstRange(of: needle, from: 0) else { continue }
        var starts = [range.lowerBound]
        for character in text { starts.append((starts.last ?? 0) + character.utf8.count) }
        while true {
          hits.append(.source(starts[match.lowerBound]..<starts[match.upperBound]))
          guard let next = folded.firstRange(of: needle, from: match.upperBound) else { break }
          match = next
        }
      }
    }
    return hits
  }

  /// Where a text stands in the list: names of agencies, years and files.
  static func hits(of needle: [UInt32], in shelf: Shelf, folding: Folding) -> [Hit] {
    shelf.rows.indices.compactMap { row in
      guard let choice = shelf.choice(at: row) else { return nil }
      return folding.fold(text(of: choice, in: shelf)).contains(needle) ? .row(choice) : nil
    }
  }

  private static func text(of choice: Choice, in shelf: Shelf) -> String {
    switch choice {
    case .report(let id):
      guard let summary = shelf.entry(id)?.summary else { return "" }
      return "\(summary.agency ?? "") \(summary.year.map(String.init) ?? "") \(summary.source.path)"
    case .unread(let index): return shelf.unread[index].path
    }
  }

  private static func prose(_ needle: [UInt32], _ paragraphs: [String], _ part: Part, _ folding: Folding) -> [Hit] {
    paragraphs.enumerated().flatMap { index, paragraph in
      let text = folding.fold(paragraph)
      var hits: [Hit] = []
      var start = 0
      while let range = text.firstRange(of: needle, from: start) {
        hits.append(.prose(part, paragraph: index, range))
        start = range.upperBound
      }
      return hits
    }
  }

  private static func cells(_ needle: [UInt32], _ open: OpenReport, _ part: Part, _ folding: Folding) -> [Hit] {
    guard let table = open.table(of: part) else { return [] }
    let labels = Dictionary(
      uniqueKeysWithValues: table.form.rows.map { ($0.id, folding.fold($0.label).contains(needle)) })
    return table.form.cells.indices.compactMap { index in
      let path = table.form.cells[index]
      let isFirst = table.form.firstCell(of: path.row) == index
      let matches = folding.fold(table[index].raw).contains(needle) || (isFirst && labels[path.row] == true)
      return matches ? .cell(part, path) : nil
    }
  }

  private static func statistics(_ needle: [UInt32], _ rows: [StatisticsRow], _ folding: Folding) -> [Hit] {
    rows.indices.filter {
      folding.fold(rows[$0].label).contains(needle) || folding.fold(rows[$0].figure.raw).contains(needle)
    }.map { .statistic($0) }
  }
}
