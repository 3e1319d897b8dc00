/// What the sentence before a claim says of how far the claim can be relied on.
struct ClaimContext {
  /// What speaks against it.
  var hedges: Claim.Hedges = []
  /// Whether the clause, or the sentence, says that the whole year is meant: 全年, 本年度.
  var clauseSaysThisYear = false
  var sentenceSaysThisYear = false
  /// Whether 累计 stands in the clause.
  var isTotalled = false
  /// Months that are named: any, the last of the year, one within it.
  var months = (any: false, last: false, within: false)

  /// Everything that speaks against the claim.
  var verdict: Claim.Hedges {
    var verdict = hedges
    if isTotalled, !sentenceSaysThisYear { verdict.insert(.cumulative) }
    if !clauseSaysThisYear, months.within || (months.any && !months.last) { verdict.insert(.partOfYear) }
    return verdict
  }
}

extension ClaimReader {
  /// What the sentence before a place says of how far a claim can be relied on.
  func context(before place: Int) -> Claim.Hedges {
    var context = ClaimContext()
    if let year = sentence.year, let own = speaker.year, year != own { context.hedges.insert(.otherYear) }
    if sentence.otherYearClause == sentence.clause { context.hedges.insert(.otherYear) }
    context.sentenceSaysThisYear = paragraph.ownYearSentence.map { sentence.index - $0 <= 1 } ?? false
    var index = sentence.start
    while index < place {
      note(unitAt: index, in: &context)
      guard let match = ClaimVocabulary.context.longest(at: index, before: place, in: text) else {
        index += 1
        continue
      }
      note(match.word, at: index, in: &context)
      index += match.count
    }
    return context.verdict
  }

  /// Takes note of months, spans of years, and bodies by the sign they end with.
  private func note(unitAt index: Int, in context: inout ClaimContext) {
    switch text[index] {
    case 0x6708: note(monthEndingAt: index, in: &context)
    case 0x5E74:
      if let years = number(endingAt: index), (2...50).contains(years.value) { context.hedges.insert(.cumulative) }
    case 0x5C40, 0x59D4, 0x5385, 0x9547, 0x4E61, 0x9053:
      if index >= sentence.clause, namesAnother(endingAt: index) { context.hedges.insert(.otherScope) }
    default: break
    }
  }

  /// Whether 区教育局 or 凤凰镇 ends at a place and is not the agency that reports, whose name may be cut short: 区经信局.
  private func namesAnother(endingAt index: Int) -> Bool {
    guard !speaker.isUnknown, index > sentence.clause, Unit.isHan(text[index - 1]) else { return false }
    // 渠道 is no 街道.
    guard text[index] != 0x9053 || text[index - 1] == 0x8857 else { return false }
    // 我局, 本局, 各局, 全镇; 年局 is the end of a date.
    guard ![0x6211, 0x672C, 0x5404, 0x5168, 0x5E74, 0x5EA6].contains(text[index - 1]) else { return false }
    var place = 0
    for unit in text[max(sentence.clause, index - 2)...index] {
      while place < speaker.name.count, speaker.name[place] != unit { place += 1 }
      guard place < speaker.name.count else { return true }
      place += 1
    }
    return false
  }

  private func note(_ word: ClaimWord, at index: Int, in context: inout ClaimContext) {
    let isInClause = index >= sentence.clause
    switch word {
    case .comparison: if isInClause || index == sentence.start { context.hedges.insert(.otherYear) }
    case .cumulative: if !followsOwnYear(index) { context.hedges.insert(.cumulative) }
    case .totalling: if isInClause { context.isTotalled = true }
    case .thisYear:
      context.sentenceSaysThisYear = true
      if isInClause { context.clauseSaysThisYear = true }
    case .partOfYear: if isInClause { context.hedges.insert(.partOfYear) }
    case .plan: if isInClause { context.hedges.insert(.planned) }
    case .separately: if isInClause { context.hedges.insert(.unclearTopic) }
    case .delegated: context.hedges.insert(.unclearTopic)
    default: noteScope(word, isInClause: isInClause, &context.hedges)
    }
  }

  /// Whom the words name; who is named last is meant.
  private func noteScope(_ word: ClaimWord, isInClause: Bool, _ hedges: inout Claim.Hedges) {
    switch word {
    case .ownScope: hedges.remove(.otherScope)
    case .officeScope: if speaker.isGovernment || speaker.isUnknown { hedges.insert(.otherScope) }
    case .governmentOffice: if !speaker.isGovernmentOffice { hedges.insert(.otherScope) }
    case .governmentScope:
      if isInClause, !speaker.isGovernment, !speaker.isGovernmentOffice { hedges.insert(.otherScope) }
    case .regionScope: if !speaker.isGovernment { hedges.insert(.otherScope) }
    case .wideScope: hedges.insert(.otherScope)
    default: break
    }
  }

  /// 2023年以来 in a report on 2023 is the year itself.
  private func followsOwnYear(_ place: Int) -> Bool {
    guard let own = speaker.year, place >= sentence.start + 4 else { return false }
    let end = text[place] == 0x5E74 ? place : place - 1
    guard end >= sentence.start + 4, text[end] == 0x5E74 else { return false }
    return number(endingAt: end)?.value == own
  }

  /// 6月, 1至6月, 1-12月: a month within the year makes it a part of it, unless it is the first or last.
  private func note(monthEndingAt place: Int, in context: inout ClaimContext) {
    guard let month = number(endingAt: place) else { return }
    context.months.any = true
    if month.value == 12 { context.months.last = true }
    if month.value != 1, month.value != 12 { context.months.within = true }
    let before = month.start - 1
    guard before > sentence.start, [Unit.dash, 0x7E, 0x2013, 0x2014, 0x81F3, 0x5230].contains(text[before]),
      let first = number(endingAt: before), first.value != 1
    else { return }
    context.months.within = true
  }

  /// The number, in digits or as a Chinese numeral up to twelve, that ends before a place, and where it begins.
  private func number(endingAt place: Int) -> (value: Int, start: Int)? {
    var start = place
    var (value, power) = (0, 1)
    while start > sentence.start, Unit.isDigit(text[start - 1]), power <= 10_000 {
      value += Int(text[start - 1] - 0x30) * power
      power *= 10
      start -= 1
    }
    if start < place { return (value, start) }
    guard place > sentence.start else { return nil }
    let isTen = text[place - 1] == 0x5341
    guard let ones = isTen ? 10 : Unit.ordinal(text[place - 1]) else { return nil }
    let before = place - 2 >= sentence.start ? text[place - 2] : 0
    // 二〇二三年 is a year, not three of them.
    guard before != 0x3007, before == 0x5341 || Unit.ordinal(before) == nil else { return nil }
    let isTeen = !isTen && before == 0x5341
    return isTeen ? (10 + ones, place - 2) : (ones, place - 1)
  }

  /// Whether something else that is counted alike is named in a range: 提案, 热线.
  func hasForeignNoun(from start: Int, to end: Int) -> Bool {
    var place = start
    while place < end {
      let match = ClaimVocabulary.context.longest(at: place, before: end, in: text)
      if match?.word == .foreign { return true }
      place += match?.word == .neutral ? match?.count ?? 1 : 1
    }
    return false
  }
}
