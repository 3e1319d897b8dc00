import Disclosure
import PrintedPages

/// A page as separated values: its tables one below another; without any its findings, else its paragraphs.
///
/// Figures are as printed; what was not found is empty, and what could not be read has the `?` it is shown with, so that no
/// program takes it for a number. A last column says of each row which of its figures were not read plainly, and what is
/// wrong with which. Text that a spreadsheet program would run as a formula gets an apostrophe before it, as
/// `CSVReport` has it and OWASP advises: it can be seen in the data, but quotes alone do not keep a program from running
/// the formula, and a space or tab is cut off when the file is opened. A signed number is no formula and stays as it is,
/// so that figures come out unchanged. Values parted by tabs have no quotes: what would break a row becomes a space.
struct PageValues {
  private let page: PrintedPage
  private let separator: String

  init(_ page: PrintedPage, separator: String) {
    self.page = page
    self.separator = separator
  }

  /// The lines, ended by CR LF for commas and LF for tabs.
  var text: String {
    let tables = page.tables
    if !tables.isEmpty { return tables.map(lines).joined(separator: line([])) }
    if !page.findings.isEmpty { return findings }
    return page.blocks.compactMap { block in
      switch block {
      case .heading(let text), .paragraph(let text):
        line(text.split(separator: "\t", omittingEmptySubsequences: false).map { CSVReport.safe(String($0)) })
      default: nil
      }
    }.joined()
  }

  private func lines(of table: PrintedTable) -> String {
    let flat = FlatTable(table)
    let remarks = flat.rows.map { remark(on: $0, under: flat.head) }
    let hasRemarks = remarks.contains { !$0.isEmpty }
    let marks = Bilingual("标记", "marks")[page.language]
    let head = table.headRows > 0 ? [line((flat.head + (hasRemarks ? [marks] : [])).map(CSVReport.safe))] : []
    let rows = zip(flat.rows, remarks).map { cells, remark in
      line(cells.map(Self.value) + (hasRemarks ? [CSVReport.safe(remark)] : []))
    }
    return (head + rows).joined()
  }

  /// What is to be said of the cells of a row: how they were read, and what is wrong with them.
  private func remark(on cells: [PrintedCell], under head: [String]) -> String {
    let remarks = cells.indices.compactMap { column -> String? in
      var words: [Bilingual] = []
      if case .figure(let figure, _) = cells[column].content, let remark = figure.remark { words.append(remark) }
      if let mark = cells[column].mark { words.append(mark.meaning) }
      guard !words.isEmpty else { return nil }
      let name = head[column].isEmpty ? "" : head[column] + Bilingual("：", ": ")[page.language]
      return name + words.map { $0[page.language] }.joined(separator: Bilingual("，", ", ")[page.language])
    }
    return remarks.joined(separator: Bilingual("；", "; ")[page.language])
  }

  /// A cell's value: a figure as printed and empty where there is none, a number in digits.
  private static func value(_ cell: PrintedCell) -> String {
    switch cell.content {
    case .figure(let figure, _): CSVReport.safe(figure.kind == .unreadable ? figure.shown : figure.raw)
    case .number(let number): number.description
    case .share(_, _, let shown): CSVReport.safe(shown)
    case .label(let text), .text(let text): CSVReport.safe(text)
    case .blank: ""
    }
  }

  private var findings: String {
    let heads = [
      Bilingual("级别", "severity"), Bilingual("规则", "rule"), Bilingual("对象", "subject"), Bilingual("说明", "message"),
      Bilingual("应为", "expected"), Bilingual("实为", "found"), Bilingual("位置", "place"),
    ]
    let rows = page.findings.map { reviewed in
      let finding = reviewed.finding
      return line([
        finding.severity.label(in: page.language), finding.rule.description, finding.subject ?? "",
        CSVReport.safe(reviewed.message(in: page.language)), finding.expected?.description ?? "",
        finding.found?.description ?? "", CSVReport.safe(finding.location?.words(in: page.language) ?? ""),
      ])
    }
    return line(heads.map { $0[page.language] }) + rows.joined()
  }

  private func line(_ values: [String]) -> String {
    guard separator == "\t" else { return CSVReport.line(values) }
    return values.map(VisibleText.line).joined(separator: "\t") + "\n"
  }
}
