import Disclosure

// Keeping only the reports that have the same as the one under the cursor.
extension Model {
  /// Adds what stands under the cursor to the filter, as a condition.
  mutating func keepAlike() {
    guard let term = termUnderCursor else {
      notice = Notice(text: words.nothingAlike)
      return
    }
    let filter = ListFilter(state.filter)
    guard !filter.pieces.contains(where: { $0.source == term }) else {
      notice = Notice(text: words.isKept(term))
      return
    }
    self.filter(filter.text.isEmpty ? term : filter.text + " " + term)
  }

  /// The condition that the report under the cursor fulfils: by the cell of the overview, in the list by its year.
  private var termUnderCursor: String? {
    guard let id = reportUnderCursor, shelf.entry(id) != nil, let subject = subjectUnderCursor else { return nil }
    let name = FilterCondition.name(of: subject, in: options.language)
    return Self.condition(on: shelf.value(of: subject, in: id.index)).map { name + $0 }
  }

  private var subjectUnderCursor: FilterCondition.Subject? {
    switch overview.page {
    case .table: return overviewColumn.map { .column($0) } ?? .agency
    case .matrix:
      guard RuleFamily.allCases.indices.contains(overview.matrixColumn) else { return nil }
      return OverviewColumns.byID[RuleFamily.allCases[overview.matrixColumn].rawValue].map { .column($0) }
    case .series: return nil
    case nil: return focus == .agencies ? OverviewColumns.byID["year"].map { .column($0) } : nil
    }
  }

  /// The sign and value of a condition that a value fulfils; nil where there is none that says it.
  private static func condition(on value: OverviewValue) -> String? {
    switch value {
    case .number(let number), .inferred(let number): return "=\(number)"
    case .dash: return "=0"
    case .share(let share): return share.isDefined ? "=\(share.numerator)/\(share.denominator)" : nil
    case .mark(let mark): return mark.isAssessable ? "=\(mark.failures)" : nil
    case .text(let text):
      guard !text.contains("\""), !text.isEmpty else { return nil }
      return text.contains(where: \.isWhitespace) || text == "?" ? "=\"\(text)\"" : "=" + text
    case .none: return ":?"
    }
  }
}

// Words
extension Words {
  var nothingAlike: String {
    say("在机关栏、总览或核查矩阵里，光标停在有数的格上时可用", "it takes a cell with a value, in the list, the overview or the matrix")
  }
  func isKept(_ term: String) -> String { say("已按“\(term)”筛选", "“\(term)” is in the filter") }
}
