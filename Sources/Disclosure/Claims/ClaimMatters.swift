/// Claims on other matters than the count of requests: shares, changes, fees, what was published, disputes, documents.
extension ClaimReader {
  mutating func keepRate(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .percent else { return }
    var hedges = hedges
    let subject: Claim.Subject =
      lead.word == .share ? .share : lead.word == .answerRate ? .answerRate : .disclosureRate
    if lead.word == .share {
      guard let last = sentenceClaims.last, last.sentenceIndex == sentence.index else { return }
      hedges.formUnion(last.hedges)
      // Of 予以公开8件,部分公开3件,两项合计11件,占64.7% the share is that of 11, which is no claim.
      let isOfLast = isAtOnceBefore(lead.start) && sentence.claimEnd == lead.start - 1
      if !isOfLast { hedges.insert(.unclearTopic) }
    } else if !isAboutRequests || !isPlainBefore(lead.start) {
      hedges.insert(.unclearTopic)
    }
    keep(subject, number.value, .percent, unit: nil, hedges: hedges, words: words)
  }

  /// Whether the clause of the share begins right behind a number and its unit: 不予公开35件,占4.34%.
  func isAtOnceBefore(_ place: Int) -> Bool {
    guard place == sentence.clause, place >= 2 else { return false }
    let before = text[place - 2]
    return [0x4EF6, 0x5B97, 0x8D77, 0x4F8B, 0x4EFD, 0x9879, 0x6761].contains(before)
  }

  mutating func keepChange(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard sentenceClaims.contains(where: { $0.subject == .received && $0.hedges.isEmpty }) else { return }
    guard sentenceClaims.allSatisfy({ [.received, .receivedLastYear, .change, .carriedIn].contains($0.subject) }) else {
      return
    }
    var hedges = hedges.subtracting(.otherYear)
    if sentence.year.map({ $0 != speaker.year && $0 + 1 != speaker.year }) ?? false { hedges.insert(.otherYear) }
    let unit = number.unitStart..<number.range.upperBound
    if lead.word == .lastYear {
      guard number.unit == .cases else { return }
      keep(.receivedLastYear, number.value, unit: unit, hedges: hedges, words: words)
    } else {
      guard number.unit == .cases || number.unit == .percent else { return }
      let value = lead.word == .decrease ? Quantity(0) - number.value : number.value
      keep(
        .change, value, number.unit == .percent ? .percent : .count, unit: number.unit == .percent ? nil : unit,
        hedges: hedges, words: words)
    }
  }

  mutating func keepFee(_ number: ClaimNumber, _ words: Range<Int>, _ hedges: Claim.Hedges) {
    guard number.unit == .yuan || number.unit == .tenThousandYuan else { return }
    keep(
      .processingFee, number.value, .money, unit: number.unitStart..<number.range.upperBound, hedges: hedges,
      words: words)
  }

  mutating func keepPublished(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .pieces, text[number.unitStart] == 0x6761, sentence.parts == nil,
      lead.word == .publishActively || lead.passed(.information)
    else {
      keepPart(number)
      return
    }
    sentence.whole = (number.unit, hedges.contains(.approximate))
    keep(.proactive, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }

  /// A part of what was published: 其中公示公告17条.
  mutating func keepPart(_ number: ClaimNumber) {
    guard let start = sentence.parts, sentence.whole != nil, text[number.unitStart] == 0x6761 else { return }
    var hedges: Claim.Hedges = number.isApproximate ? .approximate : []
    var place = start
    while place < number.range.lowerBound {
      if let match = ClaimVocabulary.context.longest(at: place, before: number.range.lowerBound, in: text),
        match.word == .channel || match.word == .cumulative
      {
        hedges.insert(.partial)
      }
      if text[place] == Unit.open { hedges.insert(.partial) }
      place += 1
    }
    let words = min(sentence.item, number.range.lowerBound)..<number.range.upperBound
    keep(.proactivePart, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }

  mutating func keepDisputes(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .cases else { return }
    var hedges = hedges
    if !isAboutDisclosureHere || isNarrowedLater(number.range.upperBound) { hedges.insert(.unclearTopic) }
    if hasPartialOutcome(around: lead.start, number.range.upperBound) { hedges.insert(.partial) }
    var subject: Claim.Subject = lead.word == .review ? .review : .litigation
    if lead.isJoined, subject == .litigation {
      subject = .disputes
    }
    keep(subject, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }

  /// 行政复议3件,其中涉及政府信息公开1件: what was counted first is more than disclosure.
  private func isNarrowedLater(_ end: Int) -> Bool {
    guard sentence.disclosureClause == nil else { return false }
    var place = end
    while place + 3 < text.count, text[place] != Unit.fullStop {
      if text[place] == 0x4FE1, text[place + 1] == 0x606F, text[place + 2] == 0x516C, text[place + 3] == 0x5F00 {
        return true
      }
      place += 1
    }
    return false
  }

  /// 审结行政复议3件, 行政复议3件被撤销: part of the year's disputes only.
  func hasPartialOutcome(around start: Int, _ end: Int) -> Bool {
    var place = sentence.clause
    while place < start {
      if ClaimVocabulary.context.longest(at: place, before: start, in: text)?.word == .partly { return true }
      place += 1
    }
    let after = min(end + 6, text.count)
    place = end
    while place < after, text[place] != Unit.comma, text[place] != 0x3002, text[place] != 0x3B {
      switch text[place] {
      case 0x7EF4, 0x7EA0, 0x64A4, 0x5BA1, 0x672A, 0x4E2D, 0x80DC, 0x8D25: return true
      default: place += 1
      }
    }
    return false
  }

  mutating func keepNormative(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .cases else { return }
    var hedges = hedges
    let subject: Claim.Subject
    switch lead.word {
    case .make: subject = .normativeMade
    case .repeal: subject = .normativeRepealed
    case .inForce: subject = .normativeInForce
    default: return
    }
    guard lead.passed(.normativeNoun) || normativeNounEnd(before: lead.start) != nil else { return }
    if !lead.passed(.normativeNoun),
      hasForeignNoun(from: max(sentence.clause, normativeNounEnd(before: lead.start) ?? 0), to: lead.start)
    {
      hedges.insert(.unclearTopic)
    }
    keep(subject, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }

  /// Where 规范性文件 ends that stands before in the sentence.
  func normativeNounEnd(before place: Int) -> Int? {
    var index = sentence.start
    while index + 5 <= place {
      if text[index] == 0x89C4, text[index + 1] == 0x8303, text[index + 2] == 0x6027, text[index + 3] == 0x6587 {
        return index + 5
      }
      index += 1
    }
    return nil
  }

  mutating func keepDecisions(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .cases else { return }
    let subject: Claim.Subject = lead.word == .license ? .license : lead.word == .penalty ? .penalty : .coercion
    var hedges = hedges
    let isNamed = lead.passed(.decisionNoun) || text[lead.start] == 0x4F5C
    if !isNamed { hedges.insert(.unclearTopic) }
    keep(subject, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }
}
