/// Who reports, as far as it matters for understanding whom a sentence speaks of.
struct ClaimSpeaker {
  /// The year reported on.
  let year: Int?
  /// Whether a government or a zone's administration reports, for itself and all below it.
  let isGovernment: Bool
  /// Whether a government's general office reports, which may speak for the government.
  let isGovernmentOffice: Bool
  /// Whether nothing is known of the agency.
  let isUnknown: Bool
  /// The agency's name, folded.
  let name: [UInt16]

  /// What the agency's name tells.
  init(agency: String?, year: Int?) {
    self.year = year
    isUnknown = agency == nil
    let name = ProseText(agency ?? "")
    isGovernment = Self.governments.contains { name.units.suffix($0.units.count).elementsEqual($0.units) }
    isGovernmentOffice = name.containsAny(["政府办", "管委会办", "管理委员会办"])
    self.name = name.units
  }
}

extension ClaimSpeaker {
  private static let governments: [Phrase] = ["政府", "管委会", "管理委员会", "区", "县", "市", "省", "镇", "乡"]
}

/// Reads the claims out of the prose of one section: one pass over folded units, a word looked up only where a number, a
/// negation or a summary stands.
struct ClaimReader {
  let prose: ClaimText
  let text: UnsafeBufferPointer<UInt16>
  let section: SectionID
  let speaker: ClaimSpeaker
  let locate: (Range<Int>) -> Location?

  private(set) var claims: [Claim] = []
  var sentence = SentenceState()
  var paragraph = ParagraphState()

  /// What is known of the sentence being read.
  struct SentenceState {
    var index = 0
    var start = 0
    /// Where the part between commas begins, and the part between commas of any kind.
    var clause = 0
    var item = 0
    /// Whether 依申请公开 or 信息公开申请, or 信息公开 alone, was read.
    var speaksOfRequests = false
    var speaksOfDisclosure = false
    /// The clause in which the last of either was read, by its beginning.
    var disclosureClause: Int?
    /// Whether a title between 《 and 》 is being read.
    var isInTitle = false
    /// Where the words of the last claim end.
    var claimEnd = 0
    /// The year named last, and the clause in which another than the report's was named last, by its beginning.
    var year: Int?
    var otherYearClause: Int?
    /// The first claim of the sentence.
    var firstClaim = 0
    /// Where 其中 stood last after a statement of how much was published, and whether that happened twice.
    var parts: Int?
    var whole: (unit: ClaimWord, isApproximate: Bool)?
  }

  /// What is known of the paragraph being read.
  struct ParagraphState {
    var speaksOfRequests = false
    /// The sentence in which the year of the report was named last.
    var ownYearSentence: Int?
    var firstClaim = 0
  }

  init(
    _ prose: ClaimText, _ text: UnsafeBufferPointer<UInt16>, _ section: SectionID, _ speaker: ClaimSpeaker,
    locate: @escaping (Range<Int>) -> Location?
  ) {
    self.prose = prose
    self.text = text
    self.section = section
    self.speaker = speaker
    self.locate = locate
    paragraph.speaksOfRequests = section == .requests
  }

  /// The claims of prose that belongs to one section.
  static func claims(
    of prose: ClaimText, _ section: SectionID, _ speaker: ClaimSpeaker, locate: @escaping (Range<Int>) -> Location?
  ) -> [Claim] {
    prose.units.withUnsafeBufferPointer { text in
      var reader = ClaimReader(prose, text, section, speaker, locate: locate)
      reader.read()
      return reader.claims
    }
  }

  // MARK: - The pass

  private mutating func read() {
    var index = 0
    while index < text.count { index = step(index) }
  }

  /// Takes what stands at a place and answers where to go on.
  private mutating func step(_ index: Int) -> Int {
    let unit = text[index]
    switch unit {
    case 0x3002, 0x21, 0x3F: endSentence(at: index)
    case 0x3B, Unit.comma, Unit.colon, Unit.close, 0x5B, 0x5D, 0x300A, 0x300B, 0x3010, 0x3011:
      if unit == 0x300A || unit == 0x300B { sentence.isInTitle = unit == 0x300A }
      sentence.clause = index + 1
      sentence.item = index + 1
    case Unit.open:
      if beginsParagraph(index) { return beginParagraph(index) }
      sentence.clause = index + 1
      sentence.item = index + 1
    case Unit.enumerationComma: sentence.item = index + 1
    case 0x7533: noteRequests(index)
    case 0x516C: noteDisclosure(index)
    case 0x5176: noteParts(index)
    case 0x672A, 0x6CA1, 0x65E0, 0x96F6, 0x6682:
      if let end = readNegation(index) { return end }
      if unit == 0x96F6 { return readNumber(index) }
    case 0x5168, 0x5747, 0x90FD, 0x5DF2, 0x7ED3: readSummary(index)
    case 0x30...0x39, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x4E24, 0x767E,
      0x5343, 0x4E07:
      return readNumber(index)
    default: break
    }
    return index + 1
  }

  private mutating func endSentence(at index: Int) {
    let next = sentence.index + 1
    sentence = SentenceState()
    sentence.index = next
    (sentence.start, sentence.clause, sentence.item) = (index + 1, index + 1, index + 1)
    sentence.firstClaim = claims.count
  }

  /// Whether `(一)` stands here and begins a paragraph; that of 第（一）项 does not.
  private func beginsParagraph(_ index: Int) -> Bool {
    guard index + 2 < text.count, Unit.ordinal(text[index + 1]) != nil, text[index + 2] == Unit.close else {
      return false
    }
    return index == 0 || text[index - 1] != 0x7B2C
  }

  private mutating func beginParagraph(_ index: Int) -> Int {
    endSentence(at: index + 2)
    paragraph = ParagraphState()
    paragraph.firstClaim = claims.count
    let end = min(index + 18, text.count)
    var place = index + 3
    while place < end, !ProseText.endsSentence(text[place]), text[place] != Unit.colon {
      if place + 1 < end, text[place] == 0x7533, text[place + 1] == 0x8BF7 { paragraph.speaksOfRequests = true }
      place += 1
    }
    if section == .requests { paragraph.speaksOfRequests = true }
    return index + 3
  }

  /// 申请 with 依 or 公开 beside it.
  private mutating func noteRequests(_ index: Int) {
    guard index + 1 < text.count, text[index + 1] == 0x8BF7 else { return }
    let before = index > sentence.start ? text[index - 1] : 0
    let after = index + 2 < text.count ? text[index + 2] : 0
    if before == 0x4F9D || before == 0x5F00 || (after == 0x516C && before != 0x884C) {
      sentence.speaksOfRequests = true
      sentence.disclosureClause = sentence.clause
    }
  }

  /// 信息公开.
  private mutating func noteDisclosure(_ index: Int) {
    guard index >= sentence.start + 2, index + 1 < text.count, text[index + 1] == 0x5F00, text[index - 1] == 0x606F
    else { return }
    sentence.speaksOfDisclosure = true
    sentence.disclosureClause = sentence.clause
  }

  /// 其中 after a statement of how much was published.
  private mutating func noteParts(_ index: Int) {
    guard index + 1 < text.count, text[index + 1] == 0x4E2D, sentence.whole != nil else { return }
    if sentence.parts == nil { sentence.parts = index } else { sentence.whole = nil }
  }

  // MARK: - What rules of reading ask

  /// The claims of the sentence so far.
  var sentenceClaims: ArraySlice<Claim> { claims[min(sentence.firstClaim, claims.count)...] }

  /// The claims of the paragraph so far.
  var paragraphClaims: ArraySlice<Claim> { claims[min(paragraph.firstClaim, claims.count)...] }

  /// Whether what is counted here is known to be requests for information.
  var isAboutRequests: Bool {
    sentence.speaksOfRequests || paragraph.speaksOfRequests
      || paragraphClaims.contains { claim in
        claim.subject == .received && !claim.hedges.contains(.unclearTopic) && sentence.index - claim.sentenceIndex <= 2
      }
  }

  /// Whether disputes spoken of here are known to be about disclosure.
  var isAboutDisclosure: Bool {
    section == .disputes || sentence.speaksOfDisclosure || sentence.speaksOfRequests || paragraph.speaksOfRequests
  }

  /// Whether disputes counted here are known to be about disclosure: the clause says so, or what they are listed behind.
  var isAboutDisclosureHere: Bool {
    if section == .disputes || sentence.disclosureClause == sentence.clause || paragraph.speaksOfRequests {
      return true
    }
    return sentenceClaims.contains { ($0.subject == .review || $0.subject == .litigation) && $0.isPlain }
  }

  // MARK: - Keeping

  mutating func keep(
    _ subject: Claim.Subject, _ value: Quantity, _ measure: Claim.Measure = .count, unit: Range<Int>? = nil,
    hedges: Claim.Hedges = [], isNegation: Bool = false, words: Range<Int>
  ) {
    claims.append(
      Claim(
        subject: subject, value: value, measure: measure, unit: unit.map { prose.raw($0) }, isNegation: isNegation,
        hedges: hedges, section: section, words: prose.raw(words), sentence: prose.raw(sentenceRange(words)),
        location: locate(prose.bytes(words)), sentenceIndex: sentence.index))
    sentence.claimEnd = words.upperBound
  }

  /// The sentence around some words, to its full stop.
  private func sentenceRange(_ words: Range<Int>) -> Range<Int> {
    var end = words.upperBound
    while end < text.count, text[end] != 0x3002, end - sentence.start < 300 { end += 1 }
    return sentence.start..<max(words.upperBound, min(end + 1, text.count))
  }
}
