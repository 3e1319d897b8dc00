/// A figure about a report that is made of its figures: a record, so that every screen, export and test has the same ones.
public struct Indicator: Sendable {
  /// How it is made.
  public enum Making: Sendable, Hashable {
    /// One sum divided by another, shown as a percentage.
    case share([Operand], of: [Operand])
    /// The growth of a sum against the same agency's report of the year before, shown as a percentage.
    case growth([Operand])
    /// A sum.
    case sum([Operand])
    /// The share of the form's identities that hold, of those that could be held against the report at all.
    case relationsHolding
    /// How many cells of the tables are blank.
    case blanks
    /// How many days after December 31 of its year the report was published.
    case daysToPublication
  }

  /// Its one name in code and output.
  public let id: String
  /// Its name for people; short enough for the head of a column, and exact.
  public let name: Bilingual
  /// How it is made.
  public let making: Making
  /// Where it comes from: what it is used for, and by whom.
  public let source: Bilingual

  /// Makes an indicator.
  public init(id: String, name: Bilingual, making: Making, source: Bilingual) {
    self.id = id
    self.name = name
    self.making = making
    self.source = source
  }

  /// Whether it is shown as a percentage with the number it is a share of.
  public var isShare: Bool {
    switch making {
    case .share, .growth, .relationsHolding: true
    case .sum, .blanks, .daysToPublication: false
    }
  }

  /// What came of it for a report.
  public enum Value: Sendable, Hashable {
    /// A share: both numbers are known, though the second may be 0.
    case share(Share)
    /// A number.
    case number(Quantity)
    /// An operand is not reported, or there is no report to compare with.
    case none
  }

  /// Its value for a report as far as it is made of figures; `none` for what tells of the quality of the data.
  ///
  /// - Parameters:
  ///   - report: The report, or what a list holds of it.
  ///   - before: The same agency's report of the year before, for growth.
  /// - Returns: The share or the number; `none` as soon as one operand is not reported.
  public func value<Book: ReportedFigures>(of report: Book, before: Book?) -> Value {
    switch making {
    case .share(let numerator, let denominator):
      guard let over = report.sum(of: numerator), let under = report.sum(of: denominator) else { return .none }
      return .share(Share(over, of: under))
    case .growth(let operands):
      guard let now = report.sum(of: operands), let then = before?.sum(of: operands) else { return .none }
      return .share(Share(now - then, of: then))
    case .sum(let operands): return report.sum(of: operands).map { .number($0) } ?? .none
    case .relationsHolding, .blanks, .daysToPublication: return .none
    }
  }

  /// Its value for what a list holds of a report, which also knows of the quality of the data.
  public func value(for summary: ReportSummary, before: ReportSummary?) -> Value {
    switch making {
    case .relationsHolding:
      let (holding, assessed) = summary.relations
      return .share(Share(Quantity(holding), of: Quantity(assessed)))
    case .blanks: return summary.editions.allSatisfy { $0 == nil } ? .none : .number(Quantity(summary.blanks))
    case .daysToPublication: return summary.daysToPublication.map { .number(Quantity($0)) } ?? .none
    case .share, .growth, .sum: return value(of: summary, before: before)
    }
  }
}
