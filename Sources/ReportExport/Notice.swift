public import Disclosure
public import OfficeFiles

/// A correction notice (整改通知) to one agency: what in its reports does not agree, and where to look.
///
/// It asks to check; it never states what a figure should be but as the value with which relations would hold.
public struct Notice: Sendable {
  /// The formats.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case docx, text, markdown

    /// How the names of such files end.
    public var ending: String {
      switch self {
      case .docx: "docx"
      case .text: "txt"
      case .markdown: "md"
      }
    }
  }

  /// What the sender fills in; what is not given is left open, to be filled in by hand.
  public struct Sender: Sendable, Hashable {
    /// Until when an answer is due, as it shall be printed.
    public var deadline: String?
    /// Who signs.
    public var issuer: String?
    /// When, as it shall be printed.
    public var date: String?

    /// A sender.
    public init(deadline: String? = nil, issuer: String? = nil, date: String? = nil) {
      self.deadline = deadline
      self.issuer = issuer
      self.date = date
    }
  }

  /// A paragraph.
  public struct Paragraph: Sendable, Hashable {
    /// How it is set.
    public let style: NoticeStyle
    /// Its text.
    public let text: String
  }

  /// The agency it is for.
  public let agency: String
  /// Its paragraphs.
  public let paragraphs: [Paragraph]

  /// A notice about an agency's reports; nil if nothing has to be mended or looked at.
  public init?(
    to agency: String, about reports: [ReviewedReport], _ template: NoticeTemplate, from sender: Sender,
    _ language: Language
  ) {
    let reports = reports.filter { !$0.causes.isEmpty || !$0.remarks.isEmpty }
      .sorted { ($0.year ?? 0, $0.path) < ($1.year ?? 0, $1.path) }
    guard !reports.isEmpty else { return nil }
    self.agency = agency
    let content = Content(agency, reports, sender, language)
    var paragraphs: [Paragraph] = []
    var headings = Headings()
    for (index, line) in template.lines.enumerated() {
      if let list = line.list {
        paragraphs += content.items(list).map { Paragraph(style: .body, text: $0) }
      } else if line.style == .heading, index + 1 < template.lines.count, let list = template.lines[index + 1].list,
        content.items(list).isEmpty
      {
        headings.skip()
      } else if line.style == .heading {
        paragraphs.append(Paragraph(style: .heading, text: headings.numbered(content.filled(line.pieces))))
      } else {
        paragraphs.append(Paragraph(style: line.style, text: content.filled(line.pieces)))
      }
    }
    self.paragraphs = paragraphs
  }

  /// The notice as plain text.
  public var text: String {
    paragraphs.map { paragraph in
      switch paragraph.style {
      case .title: paragraph.text + "\n"
      case .heading: "\n" + paragraph.text
      case .address: paragraph.text
      case .body: "    " + paragraph.text
      case .signature: "                                        " + paragraph.text
      }
    }.joined(separator: "\n") + "\n"
  }

  /// The notice as Markdown.
  public var markdown: String {
    paragraphs.map { paragraph in
      let text = Markdown.escaped(paragraph.text)
      return switch paragraph.style {
      case .title: "# " + text
      case .heading: "## " + text
      case .address, .body, .signature: text
      }
    }.joined(separator: "\n\n") + "\n"
  }

  /// The notice as a Word document.
  public var paper: WordPaper {
    WordPaper(
      paragraphs.map { paragraph in
        let style: WordPaper.Style =
          switch paragraph.style {
          case .title: .title
          case .heading: .heading
          case .address: .address
          case .body: .body
          case .signature: .signature
          }
        return WordPaper.Paragraph(style, paragraph.text)
      })
  }
}

/// The headings of a notice, whose numbers close up where one is left out.
private struct Headings {
  private var count = 0
  private var skipped = 0

  /// Leaves one out.
  mutating func skip() { skipped += 1 }

  /// The next one, with the number that it has now; one without a number stays as it is.
  mutating func numbered(_ text: String) -> String {
    count += 1
    guard skipped > 0 else { return text }
    for (numbers, sign) in [(Self.chinese, "、"), (Self.roman, ".")] {
      let place = count + skipped - 1
      guard numbers.indices.contains(place), text.hasPrefix(numbers[place] + sign) else { continue }
      return numbers[count - 1] + text.dropFirst(numbers[place].count)
    }
    return text
  }

  private static let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
  private static let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
}

/// What is filled into a template.
private struct Content {
  private let values: [NoticeTemplate.Slot: String]
  private let lists: [NoticeTemplate.Slot: [String]]

  init(_ agency: String, _ reports: [ReviewedReport], _ sender: Notice.Sender, _ language: Language) {
    let isChinese = language == .chinese
    let years = reports.compactMap(\.year)
    let open = isChinese ? "　　年　　月　　日" : "____________"
    values = [
      .agency: agency, .count: String(reports.reduce(0) { $0 + $1.causes.count }),
      .others: String(reports.reduce(0) { $0 + $1.remarks.count }), .summary: Self.summary(of: reports, isChinese),
      .years: years.isEmpty ? "" : years.map(String.init).joined(separator: isChinese ? "、" : ", "),
      .titles: reports.map { isChinese ? "《\($0.title)》" : "“\($0.title)”" }.joined(separator: isChinese ? "" : ", "),
      .deadline: sender.deadline ?? open, .issuer: sender.issuer ?? (isChinese ? "　　　　　　" : "____________"),
      .date: sender.date ?? open,
    ]
    let isOne = reports.count == 1
    lists = [
      .causes: Self.list(reports, isOne, isChinese) { report in report.causes.map { Self.words(of: $0, isChinese) } },
      .remarks: Self.list(reports, isOne, isChinese) { report in
        report.remarks.map { isChinese ? Self.dated($0.words) + "。" : $0.words + "." }
      },
    ]
  }

  /// How much there is of each, without what there is none of.
  private static func summary(of reports: [ReviewedReport], _ isChinese: Bool) -> String {
    let causes = reports.reduce(0) { $0 + $1.causes.count }
    let remarks = reports.reduce(0) { $0 + $1.remarks.count }
    func counted(_ count: Int, _ chinese: String, _ one: String, _ many: String) -> String? {
      if count == 0 { return nil }
      return isChinese ? "\(chinese) \(count) 处" : "\(count) \(count == 1 ? one : many)"
    }
    let pieces = [
      counted(causes, "勾稽关系等不符", "place that does not agree", "places that do not agree"),
      counted(remarks, causes == 0 ? "待核实事项" : "其他待核实事项", "remark", "remarks"),
    ]
    return pieces.compactMap(\.self).joined(separator: isChinese ? "，" : ", ")
  }

  func items(_ slot: NoticeTemplate.Slot) -> [String] { lists[slot] ?? [] }

  func filled(_ pieces: [NoticeTemplate.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .slot(let slot): values[slot] ?? ""
      }
    }.joined()
  }

  /// Numbered items; those of several reports under the report's title.
  private static func list(
    _ reports: [ReviewedReport], _ isOne: Bool, _ isChinese: Bool, _ items: (ReviewedReport) -> [String]
  ) -> [String] {
    reports.flatMap { report in
      let own = items(report).enumerated().map { "\($0.offset + 1). \($0.element)" }
      guard !own.isEmpty, !isOne else { return own }
      return [isChinese ? "《\(report.title)》：" : "“\(report.title)”:"] + own
    }
  }

  private static func words(of cause: ReviewedReport.Cause, _ isChinese: Bool) -> String {
    let sums = cause.relations.joined(separator: isChinese ? "；" : "; ")
    guard isChinese else {
      return sums + ". Please check" + (cause.suspicion.map { ": \($0)" } ?? "") + "."
    }
    return dated(sums) + "。请核对。" + (cause.suspicion.map { $0 + "。" } ?? "")
  }

  /// Days as a letter writes them, `2022年1月20日` for `2022-01-20`; what stands in quotation marks is quoted as it is.
  private static func dated(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    var quotes = 0
    while let first = rest.first {
      if first == "“" { quotes += 1 }
      if first == "”" { quotes -= 1 }
      if quotes == 0, !(result.last?.isNumber ?? false), let day = day(at: rest) {
        result += "\(day.year)年\(day.month)月\(day.day)日"
        rest = rest.dropFirst(10)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  private static func day(at text: Substring) -> CalendarDate? {
    let word = text.prefix(10)
    guard text.dropFirst(10).first?.isNumber != true else { return nil }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
