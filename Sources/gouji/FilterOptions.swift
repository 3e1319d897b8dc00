import ArgumentParser
import Disclosure
import ReportExport

/// Which reports and findings a check is about.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("rule"),
    help: help("只看这些规则，如 T3-BAL 或 'T3-*'；可多次使用", "only these rules, like T3-BAL or 'T3-*'; may be repeated"),
    completion: .list(Rules.all.map(\.id.description)))
  var rules: [String] = []

  @Option(help: help("只看此级别及以上的结果", "only findings of this severity and above"))
  var severity: Severity?

  @Option(
    name: .customLong("agency"),
    help: help(
      "只看这些机关（全称、别名，或 '*民政局'）；可多次使用", "only these agencies: a full name, an alias, or a pattern with *; may be repeated"
    )
  )
  var agencies: [String] = []

  @Option(
    name: .customLong("year"),
    help: help("只看这些年度，如 2021 或 2019-2021；可多次使用", "only these years, like 2021 or 2019-2021; may be repeated"))
  var years: [String] = []

  /// Refuses rules that do not exist and years that are none; an agency that no report has is no mistake.
  func validate() throws {
    for rule in rules.map({ NamePattern($0) }) where !Rules.all.contains(where: { rule.matches($0.id.description) }) {
      throw ValidationError(
        words(
          "没有规则 '\(printable(rule.text))'；全部规则：gouji rules。",
          "There is no rule '\(printable(rule.text))'; gouji rules lists them all."))
    }
    for year in years where Self.span(year) == nil {
      throw ValidationError(
        words(
          "'\(printable(year))' 不是年度；写法如 2021 或 2019-2021。",
          "'\(printable(year))' is no year; write 2021 or 2019-2021."))
    }
  }

  /// The filter that the options make.
  var filter: CheckFilter {
    CheckFilter(
      rules: rules.map { NamePattern($0) }, severity: severity, agencies: agencies.map { NamePattern($0) },
      years: years.compactMap(Self.span))
  }

  /// A year, or the years from one to another.
  private static func span(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts.first ?? nil, let last = parts.last ?? nil,
      (1900...2200).contains(first), (first...2200).contains(last)
    else { return nil }
    return first...last
  }
}
