import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

// What the list keeps for quick keys, held against plain computations.

/// Reports of few agencies, so that they have years and twins, among them some without agency, year or tables.
private struct Pool {
  var dice: Dice
  private let bases: [(report: Report, findings: [Finding])]

  init(seed: UInt64) {
    var dice = Dice(state: seed)
    bases = (0..<12).map { _ in
      var report = Hostile.report(&dice)
      if Int.random(in: 0..<6, using: &dice) == 0 { report.requests = nil }
      if Int.random(in: 0..<6, using: &dice) == 0 { report.disputes = nil }
      let fee = CellPath(.proactive, .fee, .amountWan)
      if Bool.random(using: &dice) {
        let value = Quantity(mantissa: Int64.random(in: -9_999_999...9_999_999, using: &dice), scale: 2)
        report.proactive?[fee.row, fee.column] = Figure(raw: "?", kind: .number, value: value)
      }
      if Int.random(in: 0..<4, using: &dice) == 0 {
        let value = Quantity(Int.random(in: 1 << 25...1 << 40, using: &dice))
        report.requests?[.resultTotal, .total] = Figure(raw: "?", kind: .number, value: value)
      }
      return (report, Sample.findings(report))
    }
    self.dice = dice
  }

  mutating func summary() -> ReportSummary {
    let base = bases.randomElement(using: &dice) ?? (Sample.report("云溪县民政局", 2021), [])
    var report = base.report
    let number = Int.random(in: 0..<60, using: &dice)
    report.agency =
      Int.random(in: 0..<9, using: &dice) == 0
      ? nil : Sourced(["云溪县民政局", "青川市审计局", "临安经信局", "平川区档案馆"][number % 4], .title)
    report.year =
      Int.random(in: 0..<9, using: &dice) == 0 ? nil : Sourced(2019 + Int.random(in: 0..<5, using: &dice), .title)
    report.source = ReportSource(path: "a/\(number % 7)/\(number).txt")
    return ReportSummary(of: report, findings: base.findings)
  }
}

/// The lines of the list, one report looked at after another.
private func plainRows(_ shelf: Shelf, _ shows: (Int) -> Bool) -> [Shelf.Row] {
  var order = shelf.groupsByName.enumerated().map { $0 }
  switch shelf.sort {
  case .name: break
  case .failures:
    order.sort { (-shelf.groups[$0.1].failures, $0.0) < (-shelf.groups[$1.1].failures, $1.0) }
  case .year: order.sort { (-shelf.groups[$0.1].newest, $0.0) < (-shelf.groups[$1.1].newest, $1.0) }
  }
  var rows: [Shelf.Row] = []
  for (_, group) in order {
    let listed = shelf.groups[group].entries
    let shown = (shelf.sort == .year ? listed.reversed() : listed).filter { index in
      shows(index) && !(shelf.failuresOnly && shelf.entries[index].failures.isEmpty)
    }
    if !shown.isEmpty { rows += [.agency(group)] + shown.map { .report($0) } }
  }
  return rows
}

/// What is wrong with the lines of a list and their sums, empty if nothing is.
private func fault(inLines shelf: Shelf) -> String {
  let fitting = Set(shelf.entries(fitting: shelf.filter))
  let rows = plainRows(shelf) { fitting.contains($0) }
  guard shelf.rows.filter({ if case .unread = $0 { false } else { $0 != .unreadHead } }) == rows else { return "rows" }
  var sums = (0, 0)
  var seen: [[Int]: Int] = [:]
  for (place, row) in shelf.rows.enumerated() {
    guard shelf.failuresBefore[place] == sums.0, shelf.warningsBefore[place] == sums.1 else { return "sums" }
    guard case .report(let index) = row else { continue }
    let entry = shelf.entries[index]
    if shelf.row(of: .report(ReportID(index: index))) != place { return "row of \(index)" }
    sums = (sums.0 + entry.failures.count, sums.1 + entry.warnings.count)
    if shelf.groups[entry.group].name != nil, let year = entry.summary.year {
      seen[[entry.group, year], default: 0] += 1
    }
  }
  let twins = seen.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
  return twins == shelf.shownTwins ? "" : "twins \(twins), \(shelf.shownTwins)"
}

/// What is wrong with the columns of a list, empty if nothing is.
private func fault(inColumns columns: [Int], _ shelf: Shelf, _ sorts: [OverviewView.SortKey]) -> String {
  var sheet = OverviewSheet()
  _ = sheet.take(shelf)
  _ = sheet.sort(by: sorts, of: shelf)
  let reports = sheet.reports.map { Int($0) }
  for column in columns {
    var plain = OverviewTotal()
    for index in shelf.entries.indices {
      let value = shelf.value(of: OverviewColumns.all[column], in: index)
      guard shelf.columns.value(column, of: index) == value else { return "value of \(index) in \(column)" }
    }
    for index in reports { plain.add(shelf.value(of: OverviewColumns.all[column], in: index)) }
    if OverviewColumns.all[column].isSummed { plain.close() }
    sheet.add(up: column, of: shelf)
    guard sheet.total(of: column) == plain else {
      return "sum of \(column): \(String(describing: sheet.total(of: column))), not \(plain)"
    }
  }
  let order = plainOrder(reports, shelf, sorts)
  let shown = sheet.order.indices.prefix(reports.count).map { sheet.row(at: $0) }
  return shown == order.map { .report(ReportID(index: $0)) } ? "" : "order by \(sorts)"
}

/// Reports sorted by comparing the values of each two.
private func plainOrder(_ reports: [Int], _ shelf: Shelf, _ sorts: [OverviewView.SortKey]) -> [Int] {
  func value(_ index: Int, _ key: OverviewView.SortKey) -> OverviewValue {
    if let column = key.column { return shelf.value(of: OverviewColumns.all[column], in: index) }
    return shelf.groups[shelf.entries[index].group].name.map { .text($0) } ?? .none(nil)
  }
  let sorted = reports.enumerated().sorted { left, right in
    for key in sorts {
      let order = value(left.element, key).compared(to: value(right.element, key), isDescending: key.isDescending)
      if order != 0 { return order < 0 }
    }
    return left.offset < right.offset
  }
  return sorted.map(\.element)
}

/// What is wrong with a matrix, empty if nothing is.
private func fault(inMatrix shelf: Shelf, year: Int?) -> String {
  var matrix = MatrixSheet()
  _ = matrix.take(shelf, year: year)
  matrix.addUp(shelf)
  var wanted: [[Int?]] = []
  for group in Set(shelf.rows.compactMap { if case .agency(let group) = $0 { group } else { nil } }) {
    let reports = shelf.rows.compactMap { row -> Int? in
      if case .report(let index) = row, shelf.entries[index].group == group { return index }
      return nil
    }
    let isNamed = shelf.groups[group].name != nil
    let newest = reports.compactMap { shelf.entries[$0].summary.year }.max()
    let chosen = reports.filter {
      let own = shelf.entries[$0].summary.year
      return year == nil ? !isNamed || own == newest : own == year
    }
    wanted += chosen.map { [group, $0] } + (chosen.isEmpty && isNamed ? [[group, nil]] : [])
  }
  guard Set(matrix.rows.map { [$0.group, $0.report?.index] }) == Set(wanted), matrix.rows.count == wanted.count else {
    return "rows of \(year ?? 0)"
  }
  for (family, total) in zip(RuleFamily.allCases, matrix.totals ?? []) {
    let marks = wanted.compactMap { $0[1] }.map { shelf.mark(of: family, in: $0) }
    let failed = marks.count { $0.failures > 0 }
    let warned = marks.count { $0.failures == 0 && $0.warnings > 0 }
    guard total == (failed, warned) else { return "total of \(family)" }
  }
  return matrix.totals?.count == RuleFamily.allCases.count ? "" : "no totals"
}

@Test(arguments: 0..<6) func whatTheListKeepsIsWhatWouldBeComputed(seed: UInt64) {
  var pool = Pool(seed: seed)
  var shelf = Shelf(folding: Folding())
  shelf.add((0..<20).map { _ in pool.summary() })
  let all = Array(OverviewColumns.all.indices)
  for step in 0..<60 {
    let id = ReportID(index: Int.random(in: shelf.entries.indices, using: &pool.dice))
    switch Int.random(in: 0..<8, using: &pool.dice) {
    case 0: shelf.add((0...Int.random(in: 0..<4, using: &pool.dice)).map { _ in pool.summary() })
    case 1: shelf.replace([Replacement(id: id, summary: pool.summary())])
    case 2:
      _ = shelf.settle(id) { summary in
        guard let finding = summary.findings.randomElement(using: &pool.dice) else { return }
        let entry = SetAside(
          agency: summary.agency, year: summary.year, rule: finding.rule, subject: finding.subject, reason: "属实")
        summary.apply(entry, isSame: true)
      }
    case 3: shelf.join(across: [AcrossReview(id, Review(shelf.entries[id.index].summary.findings.suffix(1)))])
    case 4: shelf.add(unreadable: "a/\(step).pdf", reason: "扫描件")
    default:
      let texts = ["", "云", "2021", "青川 2022", "!民政", "qc", "a", "3", "没有"]
      shelf.show(
        SortOrder.allCases.randomElement(using: &pool.dice) ?? .name,
        failuresOnly: Bool.random(using: &pool.dice),
        filter: ListFilter(texts.randomElement(using: &pool.dice) ?? ""))
    }
    #expect(fault(inLines: shelf) == "", "step \(step) of \(seed)")
    let columns = Array(all.shuffled(using: &pool.dice).prefix(8)) + MatrixSheet.columns
    // Part of it is made before the next change, part of it in view only.
    shelf.prepare(columns, atMost: Int.random(in: 0..<100, using: &pool.dice))
    shelf.prepare(columns[0], of: [id.index])
    guard step % 3 == 0 else { continue }
    while !shelf.isPrepared(columns) { shelf.prepare(columns) }
    let sorts = columns.prefix(Int.random(in: 0..<4, using: &pool.dice)).map {
      OverviewView.SortKey(
        column: Int.random(in: 0..<6, using: &pool.dice) == 0 ? nil : $0, isDescending: Bool.random(using: &pool.dice))
    }
    #expect(fault(inColumns: columns, shelf, Array(sorts)) == "", "step \(step) of \(seed)")
    for year in [nil, 2019, 2021, 1999] { #expect(fault(inMatrix: shelf, year: year) == "", "step \(step) of \(seed)") }
  }
}

@Test func aColumnHoldsEveryValueAsItIs() {
  var mark = FamilyMark()
  mark.failures = 2000
  var small = FamilyMark()
  (small.failures, small.warnings, small.unassessed, small.isAssessable) = (1023, 7, 1, false)
  let decimal = Quantity(mantissa: 12345, scale: 2) ?? 0
  let values: [OverviewValue] =
    [.number(0), .number(-3), .number(Quantity(Int(Int32.max))), .number(Quantity(Int(Int32.min)))]
    + [.number(Quantity(1 << 40)), .number(decimal), .dash, .text("报告.txt"), .text(""), .mark(mark), .mark(small)]
    + [.mark(FamilyMark()), .share(Share(1, of: 3)), .share(Share(-1, of: 0)), .share(Share(decimal, of: 7))]
    + [.none(nil)] + Figure.Kind.allCases.map { .none($0) }
  var column = ReportColumn()
  column.grow(to: values.count + 1)
  for (index, value) in values.enumerated() { column.set(value, of: index) }
  for (index, value) in values.enumerated() { #expect(column.value(of: index) == value, "\(value)") }
  #expect(column.value(of: values.count) == nil)
  #expect(column.value(of: values.count + 1) == nil)
  // Made again, each in another's place.
  for (index, value) in values.reversed().enumerated() {
    column.forget(index)
    #expect(!column.has(index))
    column.set(value, of: index)
  }
  for (index, value) in values.reversed().enumerated() { #expect(column.value(of: index) == value, "\(value)") }
}

@Test func percentagesThatDifferByLessThanIsRoundedAwayAreStillOrdered() {
  let great = 1 << 30
  var shelf = Shelf(folding: Folding())
  shelf.add(
    (0..<40).map { number in
      var report = Sample.report("云溪县民政局\(number)", 2021)
      report.requests?[.resultTotal, .total] = Sample.number(great + number * 7 % 40)
      report.requests?[.granted, .total] = Sample.number(great - 1 + number * 7 % 40)
      report.requests?[.partial, .total] = Sample.number(0)
      return ReportSummary(of: report, findings: [])
    })
  let column = OverviewColumns.byID["disclosure_rate"] ?? 0
  for isDescending in [false, true] {
    shelf.prepare([column])
    #expect(shelf.isPrepared([column]))
    let sorts = [OverviewView.SortKey(column: column, isDescending: isDescending)]
    #expect(fault(inColumns: [column], shelf, sorts) == "")
  }
}

@Test(arguments: [0, 1, 2, 500]) func placesAreSortedStably(count: Int) {
  var dice = Dice(state: UInt64(count))
  for bits in [1, 8, 12, 40, 64] {
    let keys = (0..<count).map { _ in UInt64.random(in: 0...(.max >> UInt64(64 - bits)), using: &dice) }
    let places = (0..<count).map { Int32($0) }.shuffled(using: &dice)
    var sorted = places
    sorted.sortStably(by: keys)
    let plain = places.enumerated().sorted { (keys[Int($0.1)], $0.0) < (keys[Int($1.1)], $1.0) }
    #expect(sorted == plain.map(\.element), "\(bits) bits")
  }
}

// What is shown before all has been made
private func manyReports(_ count: Int) -> Model {
  var model = Model()
  let base = Sample.report("x", 2021)
  let findings = Sample.findings(Sample.reports[3])
  _ = update(&model, .resized(width: 120, height: 40))
  _ = update(
    &model,
    .loaded(
      (0..<count).map { number in
        var report = base
        report.agency = Sourced("云溪县\(number)局", .title)
        return ReportSummary(of: report, findings: number % 2 == 0 ? findings : [])
      }))
  _ = update(&model, .loadingFinished)
  return model
}

private func press(_ keys: String, _ model: inout Model) {
  for key in KeyNotation.keys(in: keys) ?? [] { _ = update(&model, .key(key)) }
}

@Test func aSumThatIsNotWholeIsNeverShown() {
  var model = manyReports(1500)
  press("v", &model)
  // The rows in view are all there, the sums are not.
  let foot = view(model).lines[34...35].joined(separator: "\n")
  #expect(foot.contains("…"))
  #expect(!foot.contains("1500/1500") && !foot.contains("全部"))
  #expect(model.overviewValue(at: 0, OverviewColumns.byID["year"] ?? 0) == .number(2021))
  #expect(!view(model).lines[4].contains("—"))
  press("<Tab>", &model)
  #expect(view(model).lines[35].contains("…"))
  var count = 0
  while model.isPreparing, count < 1000 {
    _ = update(&model, .prepare)
    count += 1
  }
  #expect(count > 10 && count < 1000)
  #expect(!view(model).lines[35].contains("…"))
  #expect(view(model).lines[35].contains("750"))
  press("<S-Tab>", &model)
  #expect(view(model).lines[35].contains("全部"))
  // A report that is set aside is made again at once.
  _ = update(&model, .replaced([Replacement(id: ReportID(index: 3), summary: model.shelf.entries[4].summary)]))
  #expect(view(model).lines[35].contains("全部"))
}

@Test func anOrderThatHasToWaitIsSaidToAndComesByItself() {
  var model = manyReports(1500)
  press("vl,,", &model)
  let before = model.overview.sheet.order
  #expect(model.overview.sheet.isOrdering && view(model).lines[1].contains("正在排序"))
  #expect(before == (0..<1500).map { Int32($0) })
  for _ in 0..<200 where model.isPreparing { _ = update(&model, .prepare) }
  #expect(!model.overview.sheet.isOrdering && !view(model).lines[1].contains("正在排序"))
  let failures = OverviewColumns.byID["failures"] ?? 0
  let counts = (0..<1500).compactMap { model.overviewValue(at: $0, failures)?.number?.whole }
  #expect(counts.count == 1500 && counts == counts.sorted(by: >))
  // What is handed over is whole, however little has been made.
  var early = manyReports(1500)
  press("v", &early)
  let table = SheetTable(early)
  let foot = String(describing: table?.foot)
  #expect(table?.rows.count == 1500)
  #expect(foot.contains("1500/1500"))
}
