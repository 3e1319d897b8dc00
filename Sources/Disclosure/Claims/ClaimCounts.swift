/// Claims that stand as a number: 收到申请29件, 占33.9%, 1件结转下年度.
extension ClaimReader {
  mutating func readNumber(_ index: Int) -> Int {
    if index > 0, text[index - 1] == 0x7B2C { return index + 1 }
    let (read, next) = ClaimNumberReader(text: text).read(at: index)
    guard let number = read else {
      noteYear(index, next)
      return next
    }
    if number.unit == .persons {
      noteYear(index, number.unitStart)
      return next
    }
    if let lead = lead(before: index) {
      keep(number, lead)
    } else {
      keepByWhatFollows(number)
    }
    return next
  }

  /// A year named in the sentence.
  private mutating func noteYear(_ start: Int, _ end: Int) {
    guard end - start == 4, end < text.count, text[end] == 0x5E74, start == 0 || text[start - 1] != 0x3014 else {
      return
    }
    guard !isGoalOfCarrying(start), !sentence.isInTitle else { return }
    var year = 0
    for unit in text[start..<end] { year = year * 10 + Int(unit) - 0x30 }
    let leadsToRange = end + 1 < text.count && (text[end + 1] == 0x81F3 || text[end + 1] == Unit.dash)
    guard (1990...2099).contains(year), !leadsToRange else { return }
    sentence.year = year
    if year == speaker.year {
      paragraph.ownYearSentence = sentence.index
    } else {
      sentence.otherYearClause = sentence.clause
    }
  }

  /// Whether 结转, 转结, 转至 … stand right before: the year is where requests go, not one that is told of.
  private func isGoalOfCarrying(_ start: Int) -> Bool {
    guard start >= 3 else { return false }
    let last = text[start - 1]
    let end = last == 0x81F3 || last == 0x5230 || last == 0x5165 ? start - 1 : start
    return text[end - 1] == 0x8F6C || text[end - 1] == 0x7ED3 && text[end - 2] == 0x8F6C
  }

  // MARK: - What the lead says

  private mutating func keep(_ number: ClaimNumber, _ lead: ClaimLead) {
    let words = lead.start..<number.range.upperBound
    var hedges = context(before: lead.start)
    if number.isApproximate || lead.isApproximate { hedges.insert(.approximate) }
    if lead.isJoined || lead.passed(.separately) { hedges.insert(.unclearTopic) }
    switch lead.word {
    case .share, .answerRate, .disclosureRate: keepRate(number, lead, words, hedges)
    case .increase, .decrease, .lastYear: keepChange(number, lead, words, hedges)
    case .fee: keepFee(number, words, hedges)
    case .publish, .publishActively: keepPublished(number, lead, words, hedges)
    case .review, .litigation: keepDisputes(number, lead, words, hedges)
    case .make, .repeal, .inForce, .normativeNoun: keepNormative(number, lead, words, hedges)
    case .license, .penalty, .coercion: keepDecisions(number, lead, words, hedges)
    default: keepRequests(number, lead, words, hedges)
    }
  }

  private mutating func keepRequests(
    _ number: ClaimNumber, _ lead: ClaimLead, _ words: Range<Int>, _ hedges: Claim.Hedges
  ) {
    guard number.unit == .cases || (number.unit == .pieces && text[number.unitStart] == 0x6761),
      let subject = Self.subject(of: lead.word)
    else { return }
    var hedges = hedges
    switch subject {
    case .received, .answered:
      let isNamed = lead.passed(.requestTopic)
      if isNamed ? !isAboutRequests : !isClearlyAboutRequests(lead.start) { hedges.insert(.unclearTopic) }
      if subject == .received, isPartOfIt(before: lead.start) { hedges.insert(.partial) }
    case .carriedIn, .carriedOut:
      hedges.remove(.otherYear)
      if !isAboutRequests { hedges.insert(.unclearTopic) }
    case .natural, .organisations, .enterprise, .research, .nonprofit, .legalService, .otherOrg, .online, .byPost,
      .inPerson, .byFax:
      let anchor = paragraphClaims.last { $0.subject == .received || $0.subject == .answered }
      if anchor?.subject != .received || !isNear(anchor) || !isPlainBefore(lead.start) { hedges.insert(.unclearTopic) }
      if let anchor { hedges.formUnion(anchor.hedges) }
    default:
      if !isClearlyAboutRequests(lead.start) { hedges.insert(.unclearTopic) }
      if let anchor = sentenceClaims.first(where: { $0.subject == .received }) { hedges.formUnion(anchor.hedges) }
    }
    keep(subject, number.value, unit: number.unitStart..<number.range.upperBound, hedges: hedges, words: words)
  }

  /// Whether a claim that parts are counted of stands in this sentence, or in the one before and this begins with 其中.
  private func isNear(_ whole: Claim?) -> Bool {
    guard let whole else { return false }
    if whole.sentenceIndex == sentence.index { return true }
    let start = sentence.start
    return whole.sentenceIndex == sentence.index - 1 && start + 1 < text.count && text[start] == 0x5176
      && text[start + 1] == 0x4E2D
  }

  /// Whether requests are what is counted although the words do not say so: they are spoken of nearby, nothing else that
  /// is counted alike is named in the sentence, and nothing else stands before in the clause.
  private func isClearlyAboutRequests(_ place: Int) -> Bool {
    isAboutRequests && isPlainBefore(place) && !hasForeignNoun(from: sentence.start, to: place)
  }

  private func isPartOfIt(before place: Int) -> Bool {
    place - 2 >= sentence.clause && text[sentence.clause] == 0x5176 && text[sentence.clause + 1] == 0x4E2D
  }

  private static func subject(of word: ClaimWord) -> Claim.Subject? {
    switch word {
    case .receive: .received
    case .answer: .answered
    case .carriedIn: .carriedIn
    case .carriedOut: .carriedOut
    case .granted: .granted
    case .partial: .partial
    case .grantedOrPartial: .grantedOrPartial
    case .denied: .denied
    case .unable: .unable
    case .refused: .refused
    case .otherHandling: .otherHandling
    case .notHeld: .notHeld
    case .notExisting: .notExisting
    case .notOurs: .notOurs
    case .withdrawn: .withdrawn
    case .natural: .natural
    case .organisations: .organisations
    case .enterprise: .enterprise
    case .research: .research
    case .nonprofit: .nonprofit
    case .legalService: .legalService
    case .otherOrg: .otherOrg
    case .online: .online
    case .byPost: .byPost
    case .inPerson: .inPerson
    case .byFax: .byFax
    default: nil
    }
  }

  // MARK: - What follows the number

  private mutating func keepByWhatFollows(_ number: ClaimNumber) {
    if sentence.parts != nil, number.unit == .pieces { return keepPart(number) }
    guard number.unit == .cases else { return }
    let end = number.range.upperBound
    if let stop = carriedOut(after: end) {
      guard isPlainBefore(number.range.lowerBound) else { return }
      var hedges: Claim.Hedges = number.isApproximate ? .approximate : []
      hedges.formUnion(context(before: number.range.lowerBound).subtracting([.otherYear, .planned]))
      if !isAboutRequests { hedges.insert(.unclearTopic) }
      keep(
        .carriedOut, number.value, unit: number.unitStart..<end, hedges: hedges, words: number.range.lowerBound..<stop)
    }
  }

  /// Where words end that say, in the clause behind a number, that so many go to the next year: 1件结转下年度.
  private func carriedOut(after start: Int) -> Int? {
    var sawCarry = false
    var place = start
    let end = min(start + 30, text.count)
    while place + 1 < end {
      switch (text[place], text[place + 1]) {
      case (Unit.comma, _), (0x3002, _), (0x3B, _), (Unit.close, _), (0x3001, _): return nil
      case (0x7ED3, 0x8F6C), (0x8F6C, 0x7ED3), (0x987A, 0x5EF6), (0x8F6C, 0x5165), (0x8F6C, 0x81F3), (0x5EF6, 0x81F3):
        sawCarry = true
        place += 1
      case (0x4E0B, 0x5E74), (0x6B21, 0x5E74), (0x660E, 0x5E74), (0x4E0B, 0x4E00):
        if sawCarry { return afterYearWord(place) }
      case (let digit, _) where Unit.isDigit(digit) && sawCarry:
        guard place + 4 < text.count, text[place + 4] == 0x5E74, let own = speaker.year else { return nil }
        var year = 0
        for unit in text[place..<place + 4] { year = year * 10 + Int(unit) - 0x30 }
        return year == own + 1 ? place + 5 : nil
      default: break
      }
      place += 1
    }
    return nil
  }

  private func afterYearWord(_ place: Int) -> Int {
    var end = place + 2
    while end < text.count, text[end] == 0x5E74 || text[end] == 0x5EA6 { end += 1 }
    return end
  }
}
