/// Finds the headings of the six statutory sections.
struct SectionFinder {
  /// A heading found.
  struct Heading {
    var id: SectionID
    /// The heading's own text.
    var units: Range<Int>
    /// Whether it begins a line.
    var beginsLine: Bool
    /// Whether its number is that of the section.
    var isNumbered: Bool
  }

  let text: ReportText

  /// What was found of the headings.
  struct Found {
    /// The headings that make the longest run in the form's order.
    var chosen: [Heading]
    /// Those left over, which stand out of place.
    var outOfPlace: [Heading]
    /// The headings with which another report in the same text begins.
    var restarts: [Heading] = []
    /// The text that belongs to the report.
    var extent: Range<Int>
  }

  /// The headings of the report; of two reports in one text those of one of them.
  func headings() -> Found {
    var candidates = lineHeadings()
    let found = candidates.map(\.id)
    if !SectionID.allCases.allSatisfy(found.contains) { candidates += inlineHeadings(except: found) }
    candidates.sort { $0.units.lowerBound < $1.units.lowerBound }
    let chosen = longestRun(candidates)
    let left = candidates.filter { candidate in
      candidate.beginsLine && candidate.isNumbered && !chosen.contains { $0.units == candidate.units }
    }
    return apart(Found(chosen: chosen, outOfPlace: left, extent: 0..<text.units.count))
  }

  /// Fewer units than any report has: so long at most is a table of contents.
  private static let shortest = 400

  /// Leaves out what another 一、总体情况 begins: figures of two reports must never stand in one.
  private func apart(_ found: Found) -> Found {
    guard let first = found.chosen.first, first.id == .overview else { return found }
    var found = found
    let starts = found.outOfPlace.filter { $0.id == .overview }
    if let next = starts.first(where: { $0.units.lowerBound > first.units.lowerBound + Self.shortest }) {
      found.extent = 0..<next.units.lowerBound
      found.chosen.removeAll { $0.units.lowerBound > next.units.lowerBound }
      found.outOfPlace.removeAll { $0.units.lowerBound >= next.units.lowerBound }
      found.restarts = [next]
    }
    // A table of contents names the headings too, but none of their tables stands before the first of them.
    if starts.contains(where: { $0.units.lowerBound < first.units.lowerBound }) {
      found.extent = min(first.units.lowerBound, found.extent.upperBound)..<found.extent.upperBound
    }
    return found
  }

  // MARK: - Candidates

  private func lineHeadings() -> [Heading] {
    text.lines.compactMap { line in
      guard !line.isBlank, line.bars == 0, line.tabs == 0 || !line.isTabLed else { return nil }
      let heading = heading(at: line.units.lowerBound, before: line.units.upperBound, beginsLine: true)
      guard line.cell != nil, !line.isRunning else { return heading }
      // Beside other cells only what is a heading and nothing else is one.
      return heading.flatMap { $0.isNumbered && $0.units.upperBound == line.units.upperBound ? $0 : nil }
    }
  }

  /// Headings within lines, for text whose line breaks are lost: only with number and key.
  private func inlineHeadings(except found: [SectionID]) -> [Heading] {
    let units = text.units
    return text.lines.filter { $0.units.count > 40 }.flatMap { line -> [Heading] in
      var headings: [Heading] = []
      for index in line.units.lowerBound + 1..<line.units.upperBound - 1
      where units[index + 1] == Unit.enumerationComma && Unit.ordinal(units[index]) != nil {
        guard let heading = heading(at: index, before: line.units.upperBound, beginsLine: false),
          !found.contains(heading.id)
        else { continue }
        headings.append(heading)
      }
      return headings
    }
  }

  private func heading(at start: Int, before end: Int, beginsLine: Bool) -> Heading? {
    let units = text.units
    var index = start
    var number: Int?
    if let ordinal = Unit.ordinal(units[index]) {
      var next = index + 1
      while next < end, Unit.isSpace(units[next]) { next += 1 }
      guard next < end, [Unit.enumerationComma, Unit.dot, Unit.comma, Unit.colon].contains(units[next]) else {
        return nil
      }
      number = ordinal
      index = next + 1
    }
    if number == nil, beginsLine, let after = afterListNumber(start, before: end) { index = after }
    while index < end, Unit.isSpace(units[index]) { index += 1 }
    guard index < end, Unit.isHan(units[index]) else { return nil }
    let limit = min(end, index + 40)
    let keys = number == nil ? Self.bareKeys : Self.keys
    let hits = keys.compactMap { key in keyEnd(key, from: index, before: limit).map { (id: key.id, end: $0) } }
    for hit in hits.sorted(by: { $0.end < $1.end }) {
      let isNumbered = number == Int(hit.id.rawValue)
      guard number == nil || beginsLine || isNumbered,
        let headingEnd = endOfHeading(hit.end, before: end, beginsLine: beginsLine, isWholeLine: number == nil)
      else { continue }
      return Heading(id: hit.id, units: span(start, headingEnd), beginsLine: beginsLine, isNumbered: isNumbered)
    }
    return nil
  }

  /// The place after a number such as lists have, `1.` to `6.`, before what may be a bare heading.
  private func afterListNumber(_ start: Int, before end: Int) -> Int? {
    guard start + 1 < end, (0x31...0x36).contains(text.units[start]),
      text.units[start + 1] == Unit.dot || text.units[start + 1] == Unit.enumerationComma
    else { return nil }
    return start + 2
  }

  private func keyEnd(_ key: Key, from start: Int, before limit: Int) -> Int? {
    guard key.mayHavePrefix else { return text.matches(key.units, at: start, before: limit) }
    var index = start
    while index < limit {
      if text.units[index] == Unit.fullStop || text.units[index] == Unit.open { return nil }
      if let end = text.matches(key.units, at: index, before: limit) { return end }
      index += 1
    }
    return nil
  }

  /// The end of a heading whose key ends at `index`: what follows must be the end of the line, a short rest of the title
  /// on a line of its own, or the section's text running on.
  private func endOfHeading(_ index: Int, before end: Int, beginsLine: Bool, isWholeLine: Bool) -> Int? {
    let place = Self.tails.lazy.compactMap { text.matches($0, at: index, before: end) }.first ?? index
    let rest = text.trimmed(span(place, end))
    if rest.isEmpty { return place }
    let punctuation = [Unit.colon, Unit.fullStop, Unit.dot, 0x3B]
    if isWholeLine { return rest.count == 1 && punctuation.contains(text.units[rest.lowerBound]) ? place : nil }
    let runsOn = !beginsLine || rest.lowerBound > place || rest.count > 14
    let stops: [UInt16] = [Unit.fullStop, Unit.open, Unit.comma, Unit.colon]
    return runsOn || text.units[rest].contains(where: stops.contains) ? place : end
  }

  // MARK: - Order

  /// The longest run in the form's order; among equals the one with more text under its headings, and of two reports in
  /// one text rather the headings of either than some of each.
  private func longestRun(_ candidates: [Heading]) -> [Heading] {
    var best: [(score: Int, previous: Int?)] = []
    var bestOf = SectionID.allCases.map { (id: $0, index: Int?.none) }
    for (index, candidate) in candidates.enumerated() {
      let next = index + 1 < candidates.count ? candidates[index + 1].units.lowerBound : text.units.count
      let own = 1000 + min(200, next - candidate.units.upperBound) + (candidate.isNumbered ? 300 : 0)
      var entry: (score: Int, previous: Int?) = (own, nil)
      for (id, index) in bestOf where id < candidate.id {
        guard let earlier = index, best[earlier].score + own > entry.score else { continue }
        entry = (best[earlier].score + own, earlier)
      }
      if index > 0, candidates[index - 1].id < candidate.id, best[index - 1].score + own + 100 > entry.score {
        entry = (best[index - 1].score + own + 100, index - 1)
      }
      best.append(entry)
      for place in bestOf.indices where bestOf[place].id == candidate.id {
        if bestOf[place].index.map({ best[$0].score < entry.score }) ?? true { bestOf[place].index = index }
      }
    }
    var run: [Heading] = []
    var place = best.indices.max { best[$0].score < best[$1].score }
    while let index = place {
      run.append(candidates[index])
      place = best[index].previous
    }
    return run.reversed()
  }

  // MARK: - Keys

  private struct Key {
    let id: SectionID
    let units: [UInt16]
    let mayHavePrefix: Bool

    init(_ id: SectionID, _ text: String, prefixed: Bool = false) {
      self.id = id
      units = Fold.folded(text)
      mayHavePrefix = prefixed
    }
  }

  private static let keys: [Key] =
    ["总体情况", "总体概述", "概述", "基本概况", "基本情况", "总体工作情况"].map { Key(.overview, $0) }
    + [Key(.proactive, "主动公开政府信息", prefixed: true), Key(.proactive, "政府信息主动公开情况", prefixed: true)]
    + [
      Key(.requests, "收到和处理政府信息公开申请", prefixed: true), Key(.requests, "收到和处理政府信息申请", prefixed: true),
      Key(.requests, "政府信息公开申请情况", prefixed: true),
    ]
    + ["行政复议", "行政法复议", "行政诉讼"].map { Key(.disputes, $0, prefixed: true) }
    + ["存在的主要问题", "存在主要问题", "存在问题", "存在的问题", "主要问题"].map { Key(.problems, $0, prefixed: true) }
    + ["其他需要报告", "需要报告的其他", "其他事项", "其他需报告"].map { Key(.otherMatters, $0, prefixed: true) }

  /// Keys that make a heading even without a number, when they are all that stands on the line.
  private static let bareKeys: [Key] = [
    Key(.overview, "总体情况"), Key(.proactive, "主动公开政府信息情况"), Key(.proactive, "主动公开政府信息的情况"),
    Key(.requests, "收到和处理政府信息公开申请情况"), Key(.disputes, "政府信息公开行政复议、行政诉讼情况"),
    Key(.disputes, "因政府信息公开工作被申请行政复议、提起行政诉讼情况"), Key(.problems, "存在的主要问题及改进情况"),
    Key(.problems, "政府信息公开工作存在的主要问题及改进情况"), Key(.otherMatters, "其他需要报告的事项"),
  ]

  /// What may follow a key within the heading, longest first.
  private static let tails = [
    "、提起行政诉讼的情况", "、提起行政诉讼情况", "、行政诉讼的情况", "、行政诉讼情况", "和行政诉讼情况", "和提起行政诉讼情况", "及行政诉讼情况", "、行政诉讼", "及改进措施情况",
    "和改进措施情况", "及下一步改进情况", "及改进情况", "和改进情况", "及改进措施", "和改进措施", "及改进", "的事项情况", "的事项", "的其他事项", "事项", "的情况", "情况",
  ].map(Fold.folded)
}
