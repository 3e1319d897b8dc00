import Disclosure
import ScreenGrid

extension ViewContent {
  var json: String {
    let tables = grids.map { grid in
      let rows = grid.lines.map { line in
        "{\"label\":\(Self.quoted(line.label)),\"cells\":[\(line.entries.map(Self.object).joined(separator: ","))]}"
      }
      return "{\"title\":\(grid.title.map(Self.quoted) ?? "null"),\"head\":\(Self.list(grid.head)),"
        + "\"rows\":[\(rows.joined(separator: ","))]}"
    }
    return "{\"title\":\(Self.quoted(title)),\"source\":\(Self.quoted(source)),\"text\":\(Self.list(paragraphs)),"
      + "\"tables\":[\(tables.joined(separator: ","))],\"findings\":[\(findings.map(object).joined(separator: ","))]}\n"
  }

  private static func object(_ entry: Entry) -> String {
    var pieces = entry.path.map { ["\"cell\":\"\($0)\""] } ?? []
    pieces += ["\"raw\":\(quoted(entry.figure.raw))", "\"kind\":\"\(entry.figure.kind.rawValue)\""]
    pieces.append("\"value\":\(entry.figure.value?.description ?? "null")")
    if entry.figure.isInferred { pieces.append("\"inferred\":true") }
    if entry.mark == .failed { pieces.append("\"failed\":true") }
    return "{" + pieces.joined(separator: ",") + "}"
  }

  private func object(_ reviewed: ReviewedFinding) -> String {
    let finding = reviewed.finding
    let standing =
      switch reviewed.standing {
      case .setAside(let entry): ",\"set_aside\":\(Self.quoted(entry.reason))"
      case .reopened(let entry): ",\"reopened\":\(Self.quoted(entry.reason))"
      case nil: ""
      }
    return
      "{\"rule\":\(Self.quoted(finding.rule.description)),\"subject\":\(finding.subject.map(Self.quoted) ?? "null"),"
      + "\"severity\":\"\(finding.severity.rawValue)\",\"outcome\":\"\(finding.outcome.rawValue)\","
      + "\"expected\":\(finding.expected?.description ?? "null"),\"found\":\(finding.found?.description ?? "null"),"
      + "\"message\":\(Self.quoted(words.message(finding)))\(standing)}"
  }

  private static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

  private static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        output += "\\u" + String(scalar.value + 0x10000, radix: 16).suffix(4)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  var html: String {
    let origin = source.isEmpty ? [] : ["<p><code>\(Self.escaped(source))</code></p>"]
    let body =
      origin + paragraphs.map { "<p>\(Self.escaped($0))</p>" } + grids.map(table) + (findings.isEmpty ? [] : [list])
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>\(Self.escaped(title))</title><style>"
      + "table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #888;padding:.2em .6em}"
      + "td{text-align:right}td:first-child{text-align:left}.failed{font-weight:bold;background:#fde0d8;color:#8a1500}"
      + "</style></head>\n<body>\n<h1>\(Self.escaped(title))</h1>\n"
      + body.joined(separator: "\n") + "\n</body></html>\n"
  }

  private func table(_ grid: Grid) -> String {
    let caption = grid.title.map { "<caption>\(Self.escaped($0))</caption>" } ?? ""
    let head = grid.head.map { "<th>\(Self.escaped($0))</th>" }.joined()
    let rows = grid.lines.map { line in
      let cells = line.entries.map { entry in
        "<td\(entry.mark == .failed ? " class=\"failed\"" : "")>\(Self.escaped(shown(entry)))</td>"
      }
      return "<tr><td>\(Self.escaped(line.label))</td>\(cells.joined())</tr>"
    }
    return "<table>\(caption)\n<tr>\(head)</tr>\n\(rows.joined(separator: "\n"))\n</table>"
  }

  private var list: String {
    "<ul>\n" + findingLines.map { "<li>\(Self.escaped($0))</li>" }.joined(separator: "\n") + "\n</ul>"
  }

  /// Text for HTML; control, bidirectional and zero-width characters become visible escapes.
  private static func escaped(_ text: String) -> String { SafeText.printable(text).escapedForXML }
}

/// Lines up cells in columns of plain text.
enum TextTable {
  /// The first column to the left, the others to the right, two spaces between.
  static func lines(_ rows: [[String]]) -> [String] {
    let widths = CellWidth()
    let count = rows.map(\.count).max() ?? 0
    let columns = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? widths.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: columns[column] - widths.of(row[column]))
        return column == 0 ? row[column] + padding : padding + row[column]
      }.joined(separator: "  ")
    }
  }
}
