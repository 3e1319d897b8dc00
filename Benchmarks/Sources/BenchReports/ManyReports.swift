public import Disclosure
public import ReportBrowser
import ReportFixtures
public import ScreenGrid

/// Reports of ten thousand fictional agencies, made of random ones with planted faults.
public struct ManyReports {
  /// What the list holds of each.
  public let summaries: [ReportSummary]
  /// The names of the agencies, each once.
  public let names: [String]
  private let bases: [OpenReport]

  /// Reports of so many agencies, every fifth with a second one.
  public init(agencies: Int, bases: Int = 400) {
    let reports = (0..<bases).map(Self.base)
    let findings = reports.map { Rules.confront($0.report) }
    self.bases = zip(reports, findings).map { OpenReport(report: $0.report, findings: $1, document: $0.document) }
    names = (0..<agencies).map(Self.name)
    var summaries: [ReportSummary] = []
    for (number, name) in names.enumerated() {
      for later in 0...(number % 5 == 0 ? 1 : 0) {
        let base = summaries.count % bases
        var report = reports[base].report
        report.agency = Sourced(name, .title)
        report.year = Sourced((report.year?.value ?? 2021) + later, .title)
        report.source = ReportSource(path: "reports/\(number / 100)/\(name)/\(report.year?.value ?? 0).txt")
        summaries.append(ReportSummary(of: report, findings: findings[base]))
      }
    }
    self.summaries = summaries
  }

  /// A report as it is when opened, under the base's own name.
  public func open(_ id: ReportID) -> OpenReport { bases[id.index % bases.count] }

  /// Random reports as text in various layouts; where faulty, with a digit of a table changed.
  public static func documents(_ count: Int, faulty: Bool = false) -> [Document] {
    (0..<count).map { number in
      let page = RenderedReport(seed: UInt64(number), in: FixtureLayout.allCases[number % FixtureLayout.allCases.count])
      guard faulty else { return page.document }
      var lines = page.lines
      var random = SplitMix64(seed: UInt64(number))
      for _ in 0..<50 {
        guard let line = random.element(of: page.tableLines), let digit = lines[line].lastIndex(where: \.isNumber)
        else { continue }
        lines[line].replaceSubrange(digit...digit, with: lines[line][digit] == "7" ? "2" : "7")
        break
      }
      return Document(lines: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }

  private static func base(_ number: Int) -> (report: Report, document: Document) {
    let layouts: [FixtureLayout] = [.tsv, .pipePlain, .spaced, .cellLines, .markdown]
    let document = RenderedReport(seed: UInt64(number), in: layouts[number % layouts.count]).document
    var report = ReportParser().parse(document, source: ReportSource(path: "-"))
    if number % 3 == 0 { change(&report, .granted, .natural, by: 9) }
    if number % 7 == 0 { change(&report, .carriedOut, .enterprise, by: 1) }
    if number % 11 == 0 { change(&report, .resultTotal, .total, by: -1) }
    return (report, document)
  }

  private static func change(_ report: inout Report, _ row: RowID, _ column: ColumnID, by difference: Int) {
    let value = max(0, (report.requests?[row, column].value?.whole ?? 0) + difference)
    report.requests?[row, column] = Figure(raw: String(value), kind: .number, value: Quantity(value))
  }

  private static let firsts = Array("云青松白梧望岚澄玉南柳石长河双北梅金东西")
  private static let seconds = Array("溪川岭河江湖泉屏山洲沟门坪湾原林峰塘桥港")
  private static let offices = [
    "水务局", "教育局", "财政局", "审计局", "统计局", "民政局", "交通运输局", "自然资源局", "市场监督管理局", "农业农村局", "发展和改革局",
    "住房和城乡建设局", "卫生健康局", "人民政府", "人民政府办公室", "公安局", "司法局", "信访局", "医疗保障局", "退役军人事务局", "应急管理局",
    "文化和旅游局", "经济和信息化局", "科学技术局", "行政审批局",
  ]

  private static func name(_ number: Int) -> String {
    let place = number / offices.count
    let suffix = ["市", "县", "区", "新区"][place % 4]
    return String(firsts[place % firsts.count]) + String(seconds[place / firsts.count % seconds.count]) + suffix
      + offices[number % offices.count]
  }
}
