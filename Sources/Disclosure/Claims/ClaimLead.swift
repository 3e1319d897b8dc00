/// What stands before a number and says what it counts.
struct ClaimLead {
  /// The word that says it.
  var word: ClaimWord
  /// Where that word begins.
  var start: Int
  /// The fillers passed over on the way, a bit each.
  private var passedBits: UInt32 = 0
  /// Whether 近, 约, 超 … stand before the number.
  var isApproximate = false
  /// Whether what stands beside the word would make it another: 法人、其他组织.
  var isJoined = false

  init(word: ClaimWord, start: Int) {
    self.word = word
    self.start = start
  }

  /// Whether a filler of that kind was passed over.
  func passed(_ word: ClaimWord) -> Bool { passedBits & Self.bit(word) != 0 }
  mutating func pass(_ word: ClaimWord) { passedBits |= Self.bit(word) }

  private static func bit(_ word: ClaimWord) -> UInt32 { word.rawValue < 32 ? 1 << UInt32(word.rawValue) : 0 }
}

extension ClaimReader {
  /// Reads leftwards from a number to the word that says what it counts, over nothing but words that may stand between.
  func lead(before number: Int) -> ClaimLead? {
    var place = number
    var lead = ClaimLead(word: .filler, start: number)
    while place > sentence.item {
      if let year = year(endingAt: place) {
        guard let own = speaker.year else { return nil }
        if year == own + 1, let carried = carry(endingAt: place - 5) { return carried }
        if year == own - 1 { return found(.lastYear, at: place - 5, lead) }
        guard year == own else { return nil }
        place -= text[place - 1] == 0x5E74 ? 5 : 6
        continue
      }
      guard let match = ClaimVocabulary.before.longest(endingAt: place, from: sentence.item, in: text) else {
        return nil
      }
      place -= match.count
      switch match.word {
      case .filler, .requestTopic, .disputeTopic, .normativeNoun, .decisionNoun, .information, .amount, .submitted,
        .goesOn, .newly, .separately:
        lead.pass(match.word)
      case .approximately: lead.isApproximate = true
      case .answer: return carriedOut(endingAt: place) ?? found(.answer, at: place, lead)
      default: return found(match.word, at: place, lead)
      }
    }
    return bare(lead, at: place)
  }

  /// A lead of fillers alone: the noun among them is what is counted.
  private func bare(_ lead: ClaimLead, at place: Int) -> ClaimLead? {
    lead.passed(.normativeNoun) ? found(.normativeNoun, at: place, lead) : nil
  }

  private func found(_ word: ClaimWord, at place: Int, _ lead: ClaimLead) -> ClaimLead {
    var lead = lead
    lead.word = word
    lead.start = place
    lead.isJoined = isJoined(word, at: place)
    if place > sentence.item, text[place - 1] == 0x7EA6 || text[place - 1] == 0x8FD1 { lead.isApproximate = true }
    return lead
  }

  /// 结转下年度继续办理: the carry-over stands before the word for handling.
  private func carriedOut(endingAt end: Int) -> ClaimLead? {
    var place = end
    while let match = ClaimVocabulary.before.longest(endingAt: place, from: sentence.item, in: text),
      match.word == .goesOn || match.word == .filler
    {
      place -= match.count
    }
    if let year = year(endingAt: place), year == speaker.year.map({ $0 + 1 }) {
      return carry(endingAt: place - (text[place - 1] == 0x5E74 ? 5 : 6))
    }
    guard let match = ClaimVocabulary.before.longest(endingAt: place, from: sentence.item, in: text),
      match.word == .carriedOut
    else { return nil }
    return ClaimLead(word: .carriedOut, start: place - match.count)
  }

  /// 结转, 结转至, 转结 before a year.
  private func carry(endingAt end: Int) -> ClaimLead? {
    var place = end
    if place > sentence.item, [0x81F3, 0x5230, 0x5165].contains(text[place - 1]) { place -= 1 }
    guard place - 2 >= sentence.item else { return nil }
    let isCarry =
      (text[place - 2] == 0x7ED3 && text[place - 1] == 0x8F6C)
      || (text[place - 2] == 0x8F6C && text[place - 1] == 0x7ED3)
    return isCarry ? ClaimLead(word: .carriedOut, start: place - 2) : nil
  }

  /// The year whose 年 or 年度 ends at a place.
  private func year(endingAt place: Int) -> Int? {
    var end = place
    if end - 1 >= sentence.item, text[end - 1] == 0x5EA6 { end -= 1 }
    guard end - 5 >= sentence.item, text[end - 1] == 0x5E74 else { return nil }
    var year = 0
    for index in end - 5..<end - 1 {
      guard Unit.isDigit(text[index]) else { return nil }
      year = year * 10 + Int(text[index] - 0x30)
    }
    return (1990...2099).contains(year) ? year : nil
  }

  /// Whether the word is the second of a pair counted together: 行政复议、行政诉讼共3件, 法人、其他组织5件.
  private func isJoined(_ word: ClaimWord, at place: Int) -> Bool {
    guard place - 2 >= sentence.start, [0x3001, 0x548C, 0x53CA, 0x4E0E, 0x6216, 0x8005].contains(text[place - 1]) else {
      return false
    }
    let match = ClaimVocabulary.before.longest(endingAt: place - 1, from: sentence.start, in: text)?.word
    return match.map(Self.pairs) ?? false
  }

  /// Whether a word names something that can be counted together with another.
  private static func pairs(_ word: ClaimWord) -> Bool {
    switch word {
    case .natural, .organisations, .enterprise, .review, .litigation, .online, .byPost, .inPerson, .byFax, .granted,
      .partial, .denied, .unable, .refused, .notHeld, .notExisting, .notOurs, .make, .repeal, .license, .penalty,
      .coercion, .filler:
      true
    default: false
    }
  }

  /// Whether nothing but words that tell no more of what is counted stands between a place and the clause's beginning, or
  /// the claim that it is listed behind: 网络5件、信函4件.
  func isPlainBefore(_ place: Int) -> Bool {
    var place = place
    while place > sentence.clause {
      if place - 1 == sentence.claimEnd, text[place - 1] == Unit.enumerationComma {
        return sentenceClaims.last.map { !$0.hedges.contains(.unclearTopic) } ?? false
      }
      if let year = year(endingAt: place) {
        guard year == speaker.year else { return false }
        place -= text[place - 1] == 0x5E74 ? 5 : 6
        continue
      }
      guard let match = Self.plain.longest(endingAt: place, from: sentence.clause, in: text) else { return false }
      place -= match.count
    }
    return true
  }

  private static let plain = Lexicon(
    backwards: true,
    [
      (
        .filler,
        "全年|年内|当年|本年|本年度|年度|已|均|共|各|依法|按期|按时|及时|全部|其中|都|并|实际|应|按规定|在法定期限内|规范|依法依规|我局|我办|我委|我镇|我乡|我县|我区|我市|本机关|本单位|本局|累计|总计|合计|今年|新|期内|一年来|则|已经|另|另有|共计|所"
      ),
      (
        .filler,
        "加|加上|含|包括|连同|现已|截至年底|年末|、|一是|二是|三是|全局|当期|由|来自|涉及|为|通过|采用|以|经|从|属|属于|申请人|申请人为|按|因|有|的|所受理的申请中|所收到的申请中|申请中|以上|上述|对|告知|决定|依法决定|答复|答复为|作出|提交|等原因|本机关不掌握|不掌握|信息不存在|所受理的申请|受理的申请|在"
      ),
    ])
}
