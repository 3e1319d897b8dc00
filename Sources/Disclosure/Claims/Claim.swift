/// Something the prose states in figures: how many requests were received, that there were none, what share was granted.
///
/// Every claim that was read is kept, also when it agrees with the tables; what makes one unfit for comparing stands in
/// `hedges`, and rules leave such claims alone.
public struct Claim: Sendable, Hashable {
  /// What it speaks of.
  public let subject: Subject
  /// The number stated; 0 for a negation, per cent for a share, 元 for money, signed for a change.
  public let value: Quantity
  /// How the number is to be understood.
  public let measure: Measure
  /// The unit as printed (件, 宗, 条, 元 …), nil for a negation.
  public let unit: String?
  /// Whether it is stated as a negation: 未收到, 没有, 无, 零申请.
  public let isNegation: Bool
  /// What makes it unfit for comparing with the tables; empty for a plain statement.
  public let hedges: Hedges
  /// The section it stands in.
  public let section: SectionID
  /// The words that make the claim, as printed, from its subject to its unit.
  public let words: String
  /// The whole sentence, as printed, without line breaks.
  public let sentence: String
  /// Where the words stand in the document; nil for prose that was not read from one.
  public let location: Location?
  /// Which sentence of the section it stands in, from 0, so that the claims of one sentence can be taken together.
  public let sentenceIndex: Int

  /// What a claim can speak of.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    /// Requests received this year, and of those of last year still open.
    case received, carriedIn
    /// Requests answered, that all of them were, and those left to next year.
    case answered, allAnswered, carriedOut
    /// Outcomes, each a row or group of rows of table 3.
    case granted, partial, grantedOrPartial, denied, unable, refused, otherHandling
    /// Outcomes that are part of a row: not held (两种), withdrawn.
    case notHeld, notExisting, notOurs, withdrawn
    /// Kinds of applicants.
    case natural, organisations, enterprise, research, nonprofit, legalService, otherOrg
    /// The ways requests came in.
    case online, byPost, inPerson, byFax
    /// Reconsiderations, suits, both together, and that all were upheld or are closed.
    case review, litigation, disputes, allUpheld, allClosed
    /// Normative documents issued, repealed, in force.
    case normativeMade, normativeRepealed, normativeInForce
    /// Decisions on licences, penalties, coercive measures.
    case license, penalty, coercion
    /// The processing fee collected, in 元.
    case processingFee
    /// Information published, and the parts of which it is said to consist.
    case proactive, proactivePart
    /// What share of the requests the claim before it is.
    case share
    /// The rate of requests answered, and of those granted wholly or in part.
    case answerRate, disclosureRate
    /// Last year's requests, and the change against them.
    case receivedLastYear, change

    /// Its name in exports: `carried_in`.
    public var id: String {
      rawValue.reduce(into: "") { id, letter in id += letter.isUppercase ? "_" + letter.lowercased() : String(letter) }
    }
  }

  /// How the number is to be understood.
  public enum Measure: String, Sendable, Hashable {
    /// A count of cases, documents, pieces.
    case count
    /// An amount of money in 元.
    case money
    /// A percentage.
    case percent
  }

  /// What makes a claim unfit for comparing.
  public struct Hedges: OptionSet, Sendable, Hashable {
    /// The reasons as bits.
    public let rawValue: UInt16
    /// A set of reasons.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// 余, 多, 近, 约, 超, 以上: not an exact number.
    public static let approximate = Self(rawValue: 1)
    /// 累计, 历年, 以来: counted over more than the year.
    public static let cumulative = Self(rawValue: 2)
    /// Another year, or something compared with it.
    public static let otherYear = Self(rawValue: 4)
    /// A part of the year only: 上半年, 一季度, 6月份.
    public static let partOfYear = Self(rawValue: 8)
    /// A plan: 将, 拟, 力争.
    public static let planned = Self(rawValue: 16)
    /// Another body than the one that reports: its office alone, or all its subordinates.
    public static let otherScope = Self(rawValue: 32)
    /// It is not certain that disclosure requests, or disputes about them, are meant.
    public static let unclearTopic = Self(rawValue: 64)
    /// A part of what its words name: 其中, 主要, 新增.
    public static let partial = Self(rawValue: 128)

    /// The reasons by name, as exports list them.
    public var names: [String] {
      let all: [(Self, String)] = [
        (.approximate, "approximate"), (.cumulative, "cumulative"), (.otherYear, "other_year"),
        (.partOfYear, "part_of_year"), (.planned, "planned"), (.otherScope, "other_scope"),
        (.unclearTopic, "unclear_topic"), (.partial, "partial"),
      ]
      return all.filter { contains($0.0) }.map(\.1)
    }
  }

  /// The same without the sentence around it, for lists of many.
  var withoutSentence: Claim {
    Claim(
      subject: subject, value: value, measure: measure, unit: unit, isNegation: isNegation, hedges: hedges,
      section: section, words: words, sentence: "", location: location, sentenceIndex: sentenceIndex)
  }

  /// Whether it is a plain statement that can be held against the tables.
  public var isPlain: Bool { hedges.isEmpty }
}
