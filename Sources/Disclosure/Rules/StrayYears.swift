/// A year named in prose, with what stands around it.
struct YearMention {
  /// The year.
  let year: Int
  /// The units of the four digits and of 年 behind them.
  let range: Range<Int>
  /// The sentence it stands in.
  let sentence: Range<Int>
  /// Whether it stands within 《》, 〔〕 or brackets: a document's title or number, an aside.
  let isQuoted: Bool
}

extension ProseText {
  /// The years named in the prose: four digits from 1900 to 2099 with 年 behind them and no digit before.
  var years: [YearMention] {
    units.withUnsafeBufferPointer { years(in: $0) }
  }

  private func years(in units: UnsafeBufferPointer<UInt16>) -> [YearMention] {
    var mentions: [YearMention] = []
    var depth = 0
    var sentence = 0..<0
    for index in units.indices {
      switch units[index] {
      case 0x300A, 0x3014, 0x28, 0x5B, 0x3010: depth += 1
      case 0x300B, 0x3015, 0x29, 0x5D, 0x3011: depth = max(0, depth - 1)
      case let unit where Self.endsSentence(unit): depth = 0
      case 0x5E74:
        guard let year = Self.year(before: index, in: units) else { continue }
        if index >= sentence.upperBound { sentence = Self.sentence(around: index, in: units) }
        mentions.append(
          YearMention(year: year, range: index - 4..<index + 1, sentence: sentence, isQuoted: depth > 0))
      default: break
      }
    }
    return mentions
  }

  /// The year that four digits before a place make.
  private static func year(before index: Int, in units: UnsafeBufferPointer<UInt16>) -> Int? {
    guard index >= 4 else { return nil }
    var year = 0
    for unit in units[index - 4..<index] {
      guard (0x30...0x39).contains(unit) else { return nil }
      year = year * 10 + Int(unit) - 0x30
    }
    let hasDigitBefore = index >= 5 && (0x30...0x39).contains(units[index - 5])
    return (1900...2099).contains(year) && !hasDigitBefore ? year : nil
  }

  private static func sentence(around index: Int, in units: UnsafeBufferPointer<UInt16>) -> Range<Int> {
    var (start, end) = (index, index)
    while start > 0, !endsSentence(units[start - 1]) { start -= 1 }
    while end < units.count, !endsSentence(units[end]) { end += 1 }
    return start..<end
  }
}

extension Rules {
  static func yearFindings(_ report: Report) -> [Finding] {
    guard let year = report.year, year.evidence == .title || year.evidence == .body else { return [] }
    var findings: [Finding] = []
    if let period = report.period?.value, period.from.year != year.value || period.to.year != year.value {
      findings.append(
        yearFinding(
          "period", year.evidence == .title ? .error : .warning,
          [String(year.value), period.from.description, period.to.description], report.period?.location))
    }
    var counts = Tally()
    for section in report.sections {
      let prose = ProseText(section.text)
      let mentions = prose.years
      findings += strayCarries(mentions, in: prose, of: section, reporting: year.value)
      guard section.id != .problems, section.id != .proactive else { continue }
      for mention in mentions where mention.isAboutReport(prose, year.value) { counts.add(mention.year) }
    }
    if let stray = dominant(counts, besides: year.value) {
      findings.append(
        yearFinding(
          "dominant", .warning, [String(year.value), String(stray.year), String(stray.count)],
          report.section(.overview)?.location))
    }
    return findings + strayAnnouncement(report, year.value)
  }

  /// The year that the prose speaks of, if it is another one: named at least twice where the report's own year is not
  /// named at all, else at least three times and more often than it.
  private static func dominant(_ counts: Tally, besides year: Int) -> (year: Int, count: Int)? {
    let own = counts.count(of: year)
    guard let most = counts.without(year).mode else { return nil }
    return most.count > own && most.count >= (own == 0 ? 2 : 3) ? (most.value, most.count) : nil
  }

  /// `结转至2024年`, `转结2024年办结`: what is left over goes to the year after the report's.
  private static func strayCarries(
    _ mentions: [YearMention], in prose: ProseText, of section: Section, reporting year: Int
  ) -> [Finding] {
    mentions.compactMap { mention in
      guard !mention.isQuoted, mention.year != year + 1, prose.carriesForward(to: mention),
        !prose.tellsOfThePast(before: mention, mentions, reporting: year)
      else { return nil }
      return yearFinding(
        "carry", .warning, [String(year), String(mention.year)], section.location, subject: section.id.id)
    }
  }

  /// `现公布2022年度政府信息公开工作年度报告` in the text before the first section.
  private static func strayAnnouncement(_ report: Report, _ year: Int) -> [Finding] {
    guard !report.preamble.isEmpty else { return [] }
    let prose = ProseText(report.preamble)
    let stray = prose.years.first { mention in
      mention.year != year && !mention.isQuoted
        && prose.containsAny(["公布", "编制", "发布", "如下", "撰写"], in: mention.sentence)
        && prose.announces(mention)
    }
    return stray.map {
      [yearFinding("announced", .warning, [String(year), String($0.year)], nil, subject: "preamble")]
    } ?? []
  }

  private static func yearFinding(
    _ key: String, _ severity: Severity, _ facts: [String], _ location: Location?, subject: String? = nil
  ) -> Finding {
    Finding(
      rule: "F-YEAR", subject: subject ?? key, severity: severity, outcome: severity == .error ? .broken : .noted,
      location: location, details: .remark(key, facts))
  }
}

extension YearMention {
  /// Whether the sentence tells what happened in that year; false for document titles, ranges, dates, plans for later
  /// years, and comparisons with earlier ones.
  fileprivate func isAboutReport(_ prose: ProseText, _ year: Int) -> Bool {
    guard !isQuoted, !isRangeOrDate(prose) else { return false }
    if self.year == year { return true }
    return !prose.containsAny(self.year > year ? Self.plans : Self.comparisons, in: sentence)
  }

  private static let plans: [Phrase] = ["将", "下一步", "计划", "拟", "继续", "力争", "目标", "规划", "今后", "结转", "转结", "展望", "打算"]
  private static let comparisons: [Phrase] = [
    "比", "较", "同期", "增长", "下降", "减少", "增加", "以来", "规划", "结转", "转结", "上年", "上一年", "去年", "自",
  ]

  private func isRangeOrDate(_ prose: ProseText) -> Bool {
    func unit(_ index: Int) -> UInt16 { prose.units.indices.contains(index) ? prose.units[index] : 0 }
    func joins(_ unit: UInt16) -> Bool { [0x2D, 0x2013, 0x2014, 0x7E, 0x81F3, 0x5230].contains(unit) }
    let after = unit(range.upperBound)
    return joins(unit(range.lowerBound - 1)) || joins(after) || (0x30...0x39).contains(after)
  }
}

extension ProseText {
  /// Whether what stands around the year says that requests are carried over into it.
  fileprivate func carriesForward(to mention: YearMention) -> Bool {
    let before = max(mention.sentence.lowerBound, mention.range.lowerBound - 4)..<mention.range.lowerBound
    let isDirect = Self.carries.contains { ends(before, with: $0) }
    let isInto = Self.carriesInto.contains { ends(before, with: $0) }
    guard isDirect || isInto else { return false }
    let after = mention.range.upperBound..<min(mention.range.upperBound + 6, mention.sentence.upperBound)
    return isInto || containsAny(Self.handling, in: after)
  }

  /// Whether the carry-over is that of the year before: `上年结转2023年办理` and `2022年结转至2023年` in a report on 2023.
  fileprivate func tellsOfThePast(before mention: YearMention, _ mentions: [YearMention], reporting year: Int) -> Bool {
    let nearby = max(mention.sentence.lowerBound, mention.range.lowerBound - 16)..<mention.range.lowerBound
    return containsAny(Self.past, in: nearby)
      || mentions.contains { $0.year < year && nearby.contains($0.range.lowerBound) }
  }

  /// Whether the year is followed, within the clause, by 信息公开 and 报告.
  fileprivate func announces(_ mention: YearMention) -> Bool {
    let limit = min(mention.range.upperBound + 30, mention.sentence.upperBound)
    let end =
      units[mention.range.upperBound..<limit].firstIndex { [0x2C, 0xFF0C, 0x300A, 0x300B].contains($0) } ?? limit
    let clause = mention.range.upperBound..<end
    return contains("信息公开", in: clause) && contains("报告", in: clause)
      && !containsAny(["通知", "要点", "格式", "上年"], in: clause)
  }

  private static let carries: [Phrase] = ["结转", "转结"]
  private static let carriesInto: [Phrase] = ["结转至", "结转到", "结转入", "转结至", "转结到"]
  private static let handling: [Phrase] = ["办理", "办结", "处理", "答复"]
  private static let past: [Phrase] = ["上年", "上一年", "去年", "往年"]

  private func ends(_ range: Range<Int>, with phrase: Phrase) -> Bool {
    let start = range.upperBound - phrase.units.count
    return start >= range.lowerBound && index(of: phrase, in: start..<range.upperBound) != nil
  }
}
