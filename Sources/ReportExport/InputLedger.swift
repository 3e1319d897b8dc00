public import Disclosure

/// What `gouji inputs` prints: every input once, in one of three formats, and a summary.
///
/// The output is `opening`, one `piece` an input, and `closing`, in this order.
public struct InputLedger: Sendable {
  /// The formats.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, csv, json
  }

  /// The format.
  public let format: Format
  /// The language of words for people.
  public let language: Language
  private let displayWidth: @Sendable (String) -> Int

  /// A ledger in that format; the width function is the caller's, so that all output is aligned alike.
  public init(_ format: Format, _ language: Language, displayWidth: @escaping @Sendable (String) -> Int) {
    self.format = format
    self.language = language
    self.displayWidth = displayWidth
  }

  /// What stands before the first input.
  public var opening: String {
    switch format {
    case .json: "["
    case .csv: CSVReport.line(Self.columns)
    case .text: aligned(Head.allCases.map { $0.title[language] })
    }
  }

  /// What stands behind the last input; `isEmpty` if there was none.
  public func closing(isEmpty: Bool) -> String {
    guard format == .json else { return "" }
    return isEmpty ? "]\n" : "\n]\n"
  }

  /// One input; `isFirst` if none was written before it.
  public func piece(_ entry: InputEntry, isFirst: Bool) -> String {
    switch format {
    case .json: (isFirst ? "\n" : ",\n") + object(entry)
    case .csv: CSVReport.line(fields(entry))
    case .text: line(entry)
    }
  }

  private static let columns = [
    "path", "sha256", "format", "layout", "outcome", "reason", "figures", "inferred", "unreadable", "missing",
    "tables_missing",
  ]

  private func fields(_ entry: InputEntry) -> [String] {
    let figures = entry.figures
    let numbers = [figures?.read, figures?.inferred, figures?.unreadable, figures?.missing]
    let tables = figures?.tablesMissing.map(\.id).joined(separator: " ") ?? ""
    return [
      CSVReport.safe(entry.path), entry.sha256 ?? "", entry.format ?? "", entry.layout ?? "", entry.outcome.rawValue,
      CSVReport.safe(entry.reason ?? ""),
    ] + numbers.map { $0.map { String($0) } ?? "" } + [tables]
  }

  private func object(_ entry: InputEntry) -> String {
    var writer = JSONWriter(breaksLines: false)
    writer.object { writer in
      writer.member("path", entry.path)
      writer.member("sha256", entry.sha256)
      writer.member("format", entry.format)
      writer.member("layout", entry.layout)
      writer.member("outcome", entry.outcome.rawValue)
      writer.member("reason", entry.reason)
      writer.member("figures", number: entry.figures?.read)
      writer.member("inferred", number: entry.figures?.inferred)
      writer.member("unreadable", number: entry.figures?.unreadable)
      writer.member("missing", number: entry.figures?.missing)
      writer.member("tables_missing") { writer in
        guard let figures = entry.figures else { return writer.null() }
        writer.array(figures.tablesMissing) { $0.string($1.id) }
      }
    }
    return "  " + writer.text
  }
}

// Text for a terminal: columns of set widths and then the path, so that lines can be printed as they come.
extension InputLedger {
  private enum Head: CaseIterable {
    case outcome, format, layout, figures, inferred, unreadable, missing, sha256, path

    var title: Bilingual {
      switch self {
      case .outcome: Bilingual("结果", "outcome")
      case .format: Bilingual("格式", "format")
      case .layout: Bilingual("版式", "layout")
      case .figures: Bilingual("数字", "figures")
      case .inferred: Bilingual("推断", "inferred")
      case .unreadable: Bilingual("不可读", "unread.")
      case .missing: Bilingual("缺失", "missing")
      case .sha256: Bilingual("SHA-256", "SHA-256")
      case .path: Bilingual("路径", "path")
      }
    }

    /// How many columns of the screen it takes.
    var width: Int {
      switch self {
      case .outcome: 12
      case .format, .layout: 12
      case .figures, .inferred, .unreadable, .missing: 8
      case .sha256: 12
      case .path: 0
      }
    }

    var isNumber: Bool {
      switch self {
      case .figures, .inferred, .unreadable, .missing: true
      default: false
      }
    }
  }

  private func line(_ entry: InputEntry) -> String {
    let figures = entry.figures
    func number(_ value: Int?) -> String { value.map { String($0) } ?? "-" }
    let fields = [
      entry.outcome.label[language], entry.format ?? "-", entry.layout ?? "-", number(figures?.read),
      number(figures?.inferred), number(figures?.unreadable), number(figures?.missing),
      entry.sha256.map { String($0.prefix(12)) } ?? "-", VisibleText.line(entry.path) + remark(on: entry),
    ]
    return aligned(fields)
  }

  /// What stands behind a path: why, or which tables are wanting.
  private func remark(on entry: InputEntry) -> String {
    if let reason = entry.reason { return (language == .chinese ? "：" : ": ") + VisibleText.line(reason) }
    guard let tables = entry.figures?.tablesMissing, !tables.isEmpty else { return "" }
    let names = tables.map(\.id).joined(separator: " ")
    return language == .chinese ? "：未找到表 \(names)" : ": tables not found: \(names)"
  }

  private func aligned(_ fields: [String]) -> String {
    let columns = zip(Head.allCases, fields).map { head, field in
      let blanks = String(repeating: " ", count: max(0, head.width - displayWidth(field)))
      return head.isNumber ? blanks + field : field + blanks
    }
    return columns.joined(separator: " ") + "\n"
  }
}

extension InputEntry.Outcome {
  /// The outcome in words.
  var label: Bilingual {
    switch self {
    case .read: Bilingual("读取", "read")
    case .partlyRead: Bilingual("部分读取", "partly read")
    case .container: Bilingual("压缩包或邮件", "container")
    case .notReport: Bilingual("不是年报", "not a report")
    case .unreadable: Bilingual("未能读取", "unreadable")
    }
  }
}

/// The counts that `gouji inputs` ends with.
public struct InputSummary: Sendable {
  /// How many inputs there are of each outcome.
  public private(set) var counts = [Int](repeating: 0, count: InputEntry.Outcome.allCases.count)
  /// How many droppings, pipes and devices in folders and archives were passed over.
  public var passedOver = 0

  /// Nothing counted.
  public init() {}

  /// Counts an input.
  public mutating func add(_ entry: InputEntry) {
    guard let index = InputEntry.Outcome.allCases.firstIndex(of: entry.outcome) else { return }
    counts[index] += 1
  }

  /// The summary on one line, without a line end.
  public func text(in language: Language) -> String {
    let total = counts.reduce(0, +)
    let parts = zip(InputEntry.Outcome.allCases, counts).filter { $0.1 > 0 || $0.0 == .read }
      .map { language == .chinese ? "\($0.label.chinese) \($1)" : "\($1) \($0.label.english)" }
    let rest = language == .chinese ? "略过系统文件等 \(passedOver)" : "\(passedOver) passed over"
    let all = parts + (passedOver > 0 ? [rest] : [])
    return language == .chinese
      ? "输入 \(total) 个：" + all.joined(separator: "，") : "\(total) inputs: " + all.joined(separator: ", ")
  }
}
