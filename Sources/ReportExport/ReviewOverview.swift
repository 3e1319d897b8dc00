public import Disclosure
public import OfficeFiles

/// The overview for the person in charge: every agency's reports, what came of each, and every cause.
public struct ReviewOverview: Sendable {
  /// An input that is no report or could not be read, and why.
  public struct Unread: Sendable, Hashable {
    /// The file.
    public let path: String
    /// Why, in the user's language.
    public let reason: String

    /// An input and the reason.
    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  private let reports: [ReviewedReport]
  private let unread: [Unread]
  private let language: Language

  /// An overview of reports, in their order, and of the inputs that could not be read.
  public init(_ reports: [ReviewedReport], unread: [Unread], _ language: Language) {
    self.reports = reports
    self.unread = unread
    self.language = language
  }

  // MARK: - Workbook

  /// The overview as a workbook: a sheet of reports, one of causes and one of what is to be looked at.
  public var workbook: Workbook {
    Workbook([reportSheet, causeSheet, remarkSheet])
  }

  private var reportSheet: Workbook.Sheet {
    let families = RuleFamily.allCases
    let heads =
      [say("机关", "Agency"), say("年度", "Year"), say("状态", "State")] + families.map { $0.name[language] }
      + [say("错误", "Errors"), say("警告", "Warnings"), say("原因", "Causes"), say("文件", "File")]
    let rows = reports.map { report -> [Workbook.Cell] in
      let state = State(report)
      let sums = Self.sums(of: report)
      return [
        agency(of: report), report.year.map { Workbook.Cell($0) } ?? Workbook.Cell(.blank),
        Workbook.Cell(state.words[language], state.style),
      ]
        + families.map { family in
          let tally = report.counts[family] ?? ReviewedReport.Tally()
          return Workbook.Cell(
            tally.errors + tally.warnings, tally.errors > 0 ? .failed : tally.warnings > 0 ? .doubtful : .dimmed)
        }
        + [
          Workbook.Cell(sums.errors), Workbook.Cell(sums.warnings), Workbook.Cell(report.causes.count),
          Workbook.Cell(VisibleText.line(report.path)),
        ]
    }
    let missing = unread.map { input in
      [
        Workbook.Cell(.blank), Workbook.Cell(.blank), Workbook.Cell(say("未读出：", "Unread: ") + input.reason, .failed),
      ] + [Workbook.Cell](repeating: Workbook.Cell(.blank), count: families.count + 3) + [
        Workbook.Cell(VisibleText.line(input.path))
      ]
    }
    var sheet = Workbook.Sheet(
      name: say("各机关情况", "Agencies"), rows: [heads.map { Workbook.Cell($0, .head) }] + rows + missing)
    sheet.widths = [30, 8, 24] + families.map { _ in 12 } + [8, 8, 8, 50]
    sheet.headColumns = 1
    return sheet
  }

  private var causeSheet: Workbook.Sheet {
    let heads = [
      say("机关", "Agency"), say("年度", "Year"), say("不符的关系", "Relations that fail"), say("判断", "How sure"),
      say("先看哪一格", "Cell to look at first"), say("现填", "States"), say("若为此数则成立", "Would hold with"),
      say("位置", "Place"), say("文件", "File"),
    ]
    let rows = reports.flatMap { report in
      report.causes.map { cause in
        [
          agency(of: report), report.year.map { Workbook.Cell($0) } ?? Workbook.Cell(.blank),
          Workbook.Cell(cause.relations.joined(separator: "\n"), .failed),
          Workbook.Cell(cause.kind?.title[language] ?? ""), Workbook.Cell(cause.suspect?.cell ?? ""),
          Self.number(cause.suspect?.stated), Self.number(cause.suspect?.wanted),
          Workbook.Cell(cause.place), Workbook.Cell(VisibleText.line(report.path)),
        ]
      }
    }
    var sheet = Workbook.Sheet(
      name: say("错误及可能原因", "Causes"), rows: [heads.map { Workbook.Cell($0, .head) }] + rows)
    sheet.widths = [30, 8, 60, 14, 40, 8, 10, 24, 50]
    return sheet
  }

  private var remarkSheet: Workbook.Sheet {
    let heads = [
      say("机关", "Agency"), say("年度", "Year"), say("请核实", "To look at"), say("位置", "Place"), say("文件", "File"),
    ]
    let rows = reports.flatMap { report in
      (report.unread.map { ($0, true) } + report.remarks.map { ($0, false) }).map { remark, isUnread in
        let before = isUnread ? say("先对照原文核对读数：", "check the reading against the original first: ") : ""
        return [
          agency(of: report), report.year.map { Workbook.Cell($0) } ?? Workbook.Cell(.blank),
          Workbook.Cell(before + remark.words, isUnread ? .dimmed : .doubtful), Workbook.Cell(remark.place),
          Workbook.Cell(VisibleText.line(report.path)),
        ]
      }
    }
    var sheet = Workbook.Sheet(
      name: say("请核实的事项", "Remarks"), rows: [heads.map { Workbook.Cell($0, .head) }] + rows)
    sheet.widths = [30, 8, 90, 24, 50]
    return sheet
  }

  private var noAgency: String { say("机关未读出", "agency not read") }

  private func agency(of report: ReviewedReport) -> Workbook.Cell {
    report.agency.map { Workbook.Cell($0) } ?? Workbook.Cell(noAgency, .dimmed)
  }

  private static func number(_ text: String?) -> Workbook.Cell {
    guard let text else { return Workbook.Cell(.blank) }
    return Double(text).map { Workbook.Cell(.number($0)) } ?? Workbook.Cell(text)
  }

  // MARK: - Text

  /// The overview as plain text: a line a report, and a summary.
  public var text: String {
    var lines: [String] = []
    for report in reports {
      let sums = Self.sums(of: report)
      let year = report.year.map { say("\($0)年度", "\($0)") } ?? say("年度未读出", "year not read")
      let facts =
        sums.errors + sums.warnings == 0
        ? ""
        : say(
          "：错误 \(sums.errors) 项（\(report.causes.count) 处原因），警告 \(sums.warnings) 项",
          ": \(sums.errors) errors (\(report.causes.count) causes), \(sums.warnings) warnings")
      lines.append(
        "[\(State(report).words[language])] \(report.agency ?? noAgency) \(year)\(facts)  \(VisibleText.line(report.path))"
      )
    }
    lines += unread.map { "[\(say("未读出", "unread"))] \(VisibleText.line($0.path)): \(VisibleText.line($0.reason))" }
    let counts = State.allCases.map { state in reports.count { State($0) == state } }
    let summary =
      zip(State.allCases, counts).map { "\($0.words[language]) \($1)" } + [
        say("未读出", "unread") + " \(unread.count)"
      ]
    lines.append(
      say("共 \(reports.count) 份报告：", "\(reports.count) reports: ") + summary.joined(separator: say("，", ", ")))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sums(of report: ReviewedReport) -> ReviewedReport.Tally {
    report.counts.values.reduce(into: ReviewedReport.Tally()) {
      $0.errors += $1.errors
      $0.warnings += $1.warnings
    }
  }

  private func say(_ chinese: String, _ english: String) -> String { Bilingual(chinese, english)[language] }

  /// What is to be done about a report.
  private enum State: Hashable, CaseIterable {
    /// Nothing fails and nothing is unread.
    case good
    /// Something has to be looked at.
    case doubtful
    /// Something fails.
    case failing
    /// So much of table 3 fails that it was probably misread.
    case misread
    /// Nothing fails, but not everything could be read.
    case partlyRead

    init(_ report: ReviewedReport) {
      if !report.causes.isEmpty {
        self = .failing
      } else if report.isMisread {
        self = .misread
      } else if !report.isWhole {
        self = .partlyRead
      } else {
        self = report.remarks.isEmpty ? .good : .doubtful
      }
    }

    var words: Bilingual {
      switch self {
      case .good: Bilingual("相符", "agrees")
      case .doubtful: Bilingual("请核实", "to look at")
      case .failing: Bilingual("须更正", "to correct")
      case .misread: Bilingual("疑似错读", "probably misread")
      case .partlyRead: Bilingual("未全读出", "partly read")
      }
    }

    var style: Workbook.Style {
      switch self {
      case .good: .plain
      case .doubtful, .misread, .partlyRead: .doubtful
      case .failing: .failed
      }
    }
  }
}
