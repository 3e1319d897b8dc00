/// Claims without a number: 未收到申请, 没有结转, 均获维持, 全部办结.
extension ClaimReader {
  /// Reads a negation that begins at a place, and answers where to go on; nil if none is meant for certain.
  mutating func readNegation(_ index: Int) -> Int? {
    guard let opening = ClaimVocabulary.negations.longest(at: index, before: text.count, in: text),
      !isDoubted(before: index)
    else { return nil }
    var denied = Denied()
    var place = index + opening.count
    while place < text.count, !endsClause(text[place]) {
      guard let match = ClaimVocabulary.none.longest(at: place, before: text.count, in: text) else { return nil }
      denied.note(match.word, isStrong: match.count > 2)
      place += match.count
    }
    if opening.word == .zeroReport { denied.requests = true }
    return keep(denied, words: index..<place) ? place : nil
  }

  /// What a negation denies.
  private struct Denied {
    var requests = false
    var isNamed = false
    var disclosure = false
    var review = false
    var litigation = false
    var carriedIn = false
    var carriedOut = false
    var carried = false
    var fee = false
    var money = false
    var foreign = false

    mutating func note(_ word: ClaimWord, isStrong: Bool) {
      switch word {
      case .requestTopic:
        requests = true
        if isStrong { isNamed = true }
      case .disputeTopic: disclosure = true
      case .review: review = true
      case .litigation: litigation = true
      case .carriedIn: carriedIn = true
      case .carriedOut: carriedOut = true
      case .carriedEither: carried = true
      case .fee: fee = true
      case .amount: money = true
      case .foreign: foreign = true
      default: break
      }
    }
  }

  /// Whether the word before makes it no plain denial: 有无, 是否没有.
  private func isDoubted(before index: Int) -> Bool {
    guard index > 0 else { return false }
    switch text[index - 1] {
    case 0x6709, 0x662F, 0x4ECE, 0x82E5, 0x5982, 0x6BEB, 0x5426, 0x516C: return true
    default: return false
    }
  }

  private func endsClause(_ unit: UInt16) -> Bool {
    switch unit {
    case Unit.comma, 0x3002, 0x3B, Unit.open, Unit.close, Unit.colon, 0x21, 0x3F: true
    default: false
    }
  }

  /// Keeps what is denied, and answers whether that is anything.
  private mutating func keep(_ denied: Denied, words: Range<Int>) -> Bool {
    let before = claims.count
    keepAll(denied, words: words)
    return claims.count > before
  }

  private mutating func keepAll(_ denied: Denied, words: Range<Int>) {
    let hedges = context(before: words.lowerBound)
    func unclear(_ isClear: Bool) -> Claim.Hedges { isClear ? hedges : hedges.union(.unclearTopic) }
    if denied.fee { return keep(.processingFee, 0, .money, hedges: hedges, isNegation: true, words: words) }
    if denied.review || denied.litigation {
      let isClear = denied.disclosure || denied.isNamed || isAboutDisclosure
      if denied.review { keep(.review, 0, hedges: unclear(isClear), isNegation: true, words: words) }
      if denied.litigation { keep(.litigation, 0, hedges: unclear(isClear), isNegation: true, words: words) }
      return
    }
    guard !denied.foreign, !denied.money else { return }
    if denied.carriedIn || denied.carriedOut || denied.carried {
      let carry = unclear(denied.isNamed || isAboutRequests).subtracting(.otherYear)
      if denied.carriedIn { keep(.carriedIn, 0, hedges: carry, isNegation: true, words: words) }
      if denied.carriedOut || denied.carried, !denied.carriedIn {
        keep(.carriedOut, 0, hedges: carry, isNegation: true, words: words)
      }
    } else if denied.requests {
      keep(.received, 0, hedges: unclear(denied.isNamed || isAboutRequests), isNegation: true, words: words)
    }
  }

  /// Reads what is said of all the cases just spoken of.
  mutating func readSummary(_ index: Int) {
    guard let match = ClaimVocabulary.summaries.longest(at: index, before: text.count, in: text),
      index == 0 || (text[index - 1] != 0x672A && text[index - 1] != 0x975E && text[index - 1] != 0x5DF2),
      let last = sentenceClaims.last, !hasForeignNoun(from: sentence.claimEnd, to: index)
    else { return }
    let words = index..<index + match.count
    switch match.word {
    case .upheld, .closed:
      guard [.review, .litigation, .disputes].contains(last.subject), !last.isNegation else { return }
      keep(match.word == .upheld ? .allUpheld : .allClosed, 0, hedges: last.hedges, words: words)
    case .finished:
      guard last.subject == .received || last.subject == .carriedIn, !last.isNegation, last.measure == .count else {
        return
      }
      keep(.allAnswered, 0, hedges: last.hedges, words: words)
    default: break
    }
  }
}

extension Report {
  /// The sections whose prose speaks of the year's figures; the others describe problems and plans.
  static let claimSections: [SectionID] = [.overview, .requests, .disputes, .otherMatters]

  /// Reads the claims anew out of the sections' texts, as for a report that was put together by hand.
  package mutating func rereadClaims() {
    let speaker = ClaimSpeaker(agency: agency?.value, year: year?.value)
    claims = sections.flatMap { section in
      Self.claimSections.contains(section.id)
        ? ClaimReader.claims(of: ClaimText(section.text), section.id, speaker, locate: { _ in nil }) : []
    }
  }
}
