import Disclosure

extension Shelf {
  /// What stands in a column for a report.
  func value(of column: OverviewColumn, in index: Int) -> OverviewValue {
    let entry = entries[index]
    switch column.making {
    case .year: return entry.summary.year.map { .number(Quantity($0)) } ?? .none(nil)
    case .failures: return .number(Quantity(entry.failures.count))
    case .warnings: return .number(Quantity(entry.warnings.count))
    case .family(let family): return .mark(mark(of: family, in: index))
    case .file: return .text(Model.name(ofPath: entry.summary.source.path))
    case .figure(let cell):
      guard entry.summary.has(cell) else { return .none(entry.summary.edition(of: cell.table) == nil ? .missing : nil) }
      let reading = entry.summary.reading(of: cell)
      guard let value = reading.value else { return .none(reading.kind) }
      if reading.isInferred { return .inferred(value) }
      return reading.kind == .dash ? .dash : .number(value)
    case .indicator(let indicator):
      switch indicator.value(for: entry.summary, before: yearBefore(of: index)) {
      case .share(let share): return .share(share)
      case .number(let number): return .number(number)
      case .none: return .none(nil)
      }
    }
  }

  /// The same agency's one report of the year before; nil if there is none, or more than one, or the agency is unknown.
  func yearBefore(of index: Int) -> ReportSummary? {
    let entry = entries[index]
    guard groups[entry.group].name != nil, let year = entry.summary.year else { return nil }
    var found: Int?
    for other in groups[entry.group].entries where entries[other].summary.year == year - 1 {
      guard found == nil else { return nil }
      found = other
    }
    return found.map { entries[$0].summary }
  }

  /// What a family of rules came to for a report.
  func mark(of family: RuleFamily, in index: Int) -> FamilyMark {
    let entry = entries[index]
    let findings = entry.summary.findings
    var mark = FamilyMark()
    func count(_ checks: [Check]) -> UInt16 {
      UInt16(clamping: checks.count { Self.families[findings[$0.finding].rule] == family })
    }
    mark.failures = count(entry.failures)
    mark.warnings = count(entry.warnings)
    let unassessed = findings.count { $0.outcome == .unassessable && Self.families[$0.rule] == family }
    mark.unassessed = UInt16(clamping: max(unassessed, family == .proactive ? unreadCells(of: .proactive, index) : 0))
    mark.hasSetAside = entry.setAside.contains { Self.families[findings[$0].rule] == family }
    mark.isAssessable = isAssessable(family, index) || mark.failures > 0 || mark.warnings > 0
    return mark
  }

  /// Whether a table has a value anywhere.
  private func hasFigure(in table: TableKind, _ index: Int) -> Bool {
    let summary = entries[index].summary
    guard let edition = summary.edition(of: table) else { return false }
    return Form.table(table, edition).cells.contains { summary.reading(of: $0).value != nil }
  }

  /// How many cells of a table that was found could not be read.
  private func unreadCells(of table: TableKind, _ index: Int) -> Int {
    let summary = entries[index].summary
    guard let edition = summary.edition(of: table) else { return 0 }
    return Form.table(table, edition).cells.count { cell in
      [.missing, .unreadable].contains(summary.reading(of: cell).kind)
    }
  }

  /// Whether there is anything to hold a family of rules against: a table without a figure holds nothing.
  private func isAssessable(_ family: RuleFamily, _ index: Int) -> Bool {
    let entry = entries[index]
    let summary = entry.summary
    switch family {
    case .proactive: return hasFigure(in: .proactive, index)
    case .requests: return summary.relationsAssessed(in: .requests) > 0
    case .disputes: return summary.relationsAssessed(in: .disputes) > 0
    case .narrative: return !summary.sections.isEmpty && TableKind.allCases.contains { hasFigure(in: $0, index) }
    case .years:
      guard hasComparedYears, groups[entry.group].name != nil, let year = summary.year else { return false }
      return groups[entry.group].entries.contains { other in
        other != index && entries[other].summary.year.map { $0 == year || $0 == year - 1 } ?? false
      }
    case .formal: return true
    }
  }

  /// The first finding of a family of rules: a failed check, else a warning, else one that could not be compared.
  func firstFinding(of family: RuleFamily?, in index: Int) -> Int? {
    let entry = entries[index]
    let findings = entry.summary.findings
    func fits(_ place: Int) -> Bool { family == nil || Self.families[findings[place].rule] == family }
    return (entry.failures + entry.warnings).map(\.finding).first(where: fits)
      ?? (family == nil ? nil : findings.indices.first { findings[$0].outcome == .unassessable && fits($0) })
  }

  static let families = Dictionary(
    Rules.all.map { ($0.id, $0.family) }, uniquingKeysWith: { first, _ in first })
}
