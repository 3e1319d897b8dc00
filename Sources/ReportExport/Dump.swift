public import Disclosure

/// One stage of the reading as plain text: a debugging tool for users, and the language of tests.
public enum Dump {
  /// A document's blocks: lines as `12: text` with tabs as `\t`, tables as `table 1` with their cells as `  1.2 rows 2 columns 3: text`.
  public static func document(_ document: Document) -> String {
    var text = ""
    for block in document.blocks {
      switch block {
      case .line(let line): text += "\(line.number)\(page(line.page)): \(visible(line.range, document))\n"
      case .table(let table):
        text += "table \(table.number)\(page(table.page))\n"
        for cell in table.cells {
          let spans =
            (cell.rowSpan > 1 ? " rows \(cell.rowSpan)" : "")
            + (cell.columnSpan > 1 ? " columns \(cell.columnSpan)" : "")
          text += "  \(cell.row + 1).\(cell.column + 1)\(spans): \(visible(cell.range, document))\n"
        }
      }
    }
    return text
  }

  /// What was read: identity, sections, every figure with kind, raw text, value and place, and every doubt.
  public static func figures(_ report: Report) -> String {
    var lines = [
      identity("agency", report.agency?.value, report.agency?.evidence),
      identity("year", report.year.map { String($0.value) }, report.year?.evidence),
      identity("title", report.title?.value, report.title?.evidence),
      identity("published", report.published?.value.description, report.published?.evidence),
      identity("period", report.period.map { "\($0.value.from) \($0.value.to)" }, report.period?.evidence),
      "layout " + (report.layout?.rawValue ?? "none"),
    ]
    lines += report.sections.map { section in
      "section \(section.id.id) \"\(VisibleText.line(section.heading))\" \(section.text.count) characters"
        + place(section.location)
    }
    for kind in TableKind.allCases {
      guard let table = report.table(kind) else {
        lines.append("\(kind.id) not found")
        continue
      }
      lines.append("\(kind.id) edition \(table.form.edition.rawValue) \(table.layout.rawValue)\(place(table.location))")
      lines += zip(table.form.cells, table.figures).map { figure($1, at: $0) }
    }
    lines += report.statistics.map { row in
      "statistics \"\(VisibleText.line(row.label))\" \(VisibleText.line(row.unit ?? "-"))"
        + " \(row.figure.kind.rawValue) \(row.figure.value?.description ?? "-")"
    }
    lines += report.doubts.map { doubt in
      "doubt \(doubt.kind.rawValue) \(doubt.table?.id ?? "-") \(doubt.row?.id ?? "-") \"\(VisibleText.line(doubt.text))\""
        + place(doubt.location)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every relation with its outcome and both sides written out: `T3-ROW granted broken 4+1+0+0+0+0 = 5, stated 6`.
  public static func relations(_ report: Report) -> String {
    var text = ""
    for table in TableKind.allCases.compactMap({ report.table($0) }) {
      for relation in Relation.all(of: table.form) { text += line(relation, table) + "\n" }
    }
    return text
  }

  private static func line(_ relation: Relation, _ table: ReportTable) -> String {
    let evaluation = relation.evaluate(in: table)
    func side(_ cells: [CellPath], _ sum: Quantity?) -> String {
      let terms = cells.map { cell in
        let figure = table[cell.row, cell.column]
        return figure.value?.description ?? (figure.kind == .blank || figure.kind == .slash ? "_" : "?")
      }
      let sum = sum?.description ?? "?"
      return terms.count == 1 ? terms.joined() : terms.joined(separator: "+") + "=" + sum
    }
    let sides = "\(side(relation.computed, evaluation.expected)), \(side(relation.stated, evaluation.found))"
    return "\(relation.rule) \(relation.subject) \(name(of: evaluation.outcome)) \(sides)"
  }

  private static func name(of outcome: Outcome) -> String {
    switch outcome {
    case .holds(let blanks): blanks.isEmpty ? "holds" : "holds with \(blanks.count) blank"
    case .broken: "broken"
    case .undetermined(let blanks, let closing):
      "undetermined by \(blanks.count) blank" + (closing.map { ", closed by \($0)" } ?? "")
    case .unassessable(let unread): unread.isEmpty ? "unassessable, all blank" : "unassessable, \(unread.count) unread"
    }
  }

  private static func figure(_ figure: Figure, at cell: CellPath) -> String {
    "\(cell) \(figure.kind.rawValue) \"\(VisibleText.line(figure.raw))\" \(figure.value?.description ?? "-")"
      + (figure.isInferred ? " inferred" : "") + place(figure.location)
  }

  private static func identity(_ name: String, _ value: String?, _ evidence: Evidence?) -> String {
    guard let value else { return "\(name) not found" }
    return "\(name) \"\(VisibleText.line(value))\" from \(evidence?.rawValue ?? "-")"
  }

  private static func place(_ location: Location?) -> String {
    guard let location else { return "" }
    let parts = [
      location.member.map { "member \(VisibleText.line($0))" }, location.page.map { "page \($0)" },
      location.line.map { "line \($0)" }, location.table.map { "table \($0)" }, location.row.map { "row \($0)" },
      location.column.map { "column \($0)" },
    ].compactMap { $0 }
    return parts.isEmpty ? "" : " @ " + parts.joined(separator: " ")
  }

  private static func page(_ page: Int?) -> String { page.map { " page \($0)" } ?? "" }

  private static func visible(_ range: Range<Int>, _ document: Document) -> String {
    let cells = document.string(range).split(separator: "\t", omittingEmptySubsequences: false)
    return cells.map { VisibleText.line(String($0)) }.joined(separator: "\\t")
  }
}
