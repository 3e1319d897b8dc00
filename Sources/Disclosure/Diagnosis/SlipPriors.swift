/// The constants of the diagnosis, all of them: shares of the slips, shapes of the figures, bounds of the search.
///
/// The shares come from no corpus of real reports; they order explanations and are shown to nobody. To be fitted again
/// when real failing reports have been collected.
enum SlipPriors {
  /// How often each slip happens, as weights to be normalised.
  static let shares: [(slip: Slip, weight: Double)] = [
    (.wrongDigit, 0.18), (.transposedDigits, 0.04), (.lostDigit, 0.05), (.extraDigit, 0.04), (.minusSign, 0.01),
    (.zeroCopied, 0.09), (.leftBlank, 0.06), (.offByFew, 0.08), (.omittedAddend, 0.06), (.copiedNeighbour, 0.04),
    (.movedAcross, 0.06), (.movedDown, 0.06), (.swappedAcross, 0.02), (.swappedDown, 0.02), (.shiftedRow, 0.03),
    (.shiftedColumn, 0.02), (.forgottenRow, 0.04), (.readdedRow, 0.05), (.readdedColumn, 0.02), (.readdedAll, 0.03),
    (.anythingElse, 0.03),
  ]

  /// How fast large counts become rare: a count v is (1 + v) to the power of minus this as likely as none.
  static let tailExponent = 1.0
  /// How often a fact from elsewhere (last year's report, the prose) agrees with the table.
  static let agreement = 0.97
  /// How many times as plausible as its rivals an explanation must be to stand alone.
  static let leadingRatio = 20.0
  /// How many times as plausible explanations must be for rivals that tie causes together to be heeded.
  static let separationRatio = 1000.0
  /// What it costs, in nats, to leave a negative count standing.
  static let negativePenalty = 20.0

  /// The most cells that are changed together, whole lines aside.
  static let mostCells = 8
  /// The most failing relations that are searched.
  static let mostFailing = 14
  /// The most failing relations of one cause, whole lines aside.
  static let largestGroup = 7
  /// The most failing relations that are left beside a line that is off.
  static let mostBesideLine = 4
  /// The most relations that hold and through which one cause may reach.
  static let mostHolding = 2
  /// The most steps of one search; about a millisecond.
  static let mostSteps = 5000
  /// The most steps of all searches that a report's table takes together; some milliseconds.
  static let mostStepsInAll = 12_000
  /// How many steps it counts for to tell how plausible a repair of so many cells is.
  static func scoringSteps(_ cells: Int) -> Int { 8 + 2 * cells * cells }
  /// The most ways kept of dividing the failing relations into causes, and of combining their explanations.
  static let mostCombinations = 60
  /// How many combinations are kept of each division, however many divisions there are.
  static let fewestKept = 6
  /// The most candidates that a diagnosis lists.
  static let mostListed = 24
  /// Counts from here on are taken for misread.
  static let largestCount: Int64 = 1_000_000_000_000_000

  /// The logarithm of each slip's share, by raw value.
  static let logShares: [Double] = {
    let sum = shares.reduce(0) { $0 + $1.weight }
    var logs = [Double](repeating: -20, count: Slip.allCases.count)
    for (slip, weight) in shares { logs[Int(slip.rawValue)] = naturalLogarithm(weight / sum) }
    return logs
  }()
  /// The logarithm of the share of those slips that a re-added total can hide.
  static let logHidden: Double = {
    let sum = shares.reduce(0) { $0 + $1.weight }
    let hidden: Set<Slip> = [
      .wrongDigit, .transposedDigits, .lostDigit, .extraDigit, .zeroCopied, .leftBlank, .offByFew, .copiedNeighbour,
      .anythingElse,
    ]
    return naturalLogarithm(shares.reduce(0) { $0 + (hidden.contains($1.slip) ? $1.weight : 0) } / sum)
  }()
  /// The lead, in nats, of an explanation that stands alone.
  static let lead = naturalLogarithm(leadingRatio)
  /// The lead, in nats, from which on a rival is not heeded.
  static let separation = naturalLogarithm(separationRatio)
  /// What a fact that agrees is worth against one that does not, in nats.
  static let factWeight = naturalLogarithm(agreement / (1 - agreement))
}

/// The natural logarithm of a positive number, exact to twelve digits; the standard library has none of its own.
func naturalLogarithm(_ number: Double) -> Double {
  guard number > 0, number.isFinite else { return -700 }
  var exponent = Double(number.exponent)
  var significand = number.significand
  if significand > 1.414_213_562_373_095 {
    significand /= 2
    exponent += 1
  }
  let ratio = (significand - 1) / (significand + 1)
  let square = ratio * ratio
  var sum = 0.0
  var power = ratio
  var divisor = 1.0
  while divisor < 18 {
    sum += power / divisor
    power *= square
    divisor += 2
  }
  return exponent * 0.693_147_180_559_945_3 + 2 * sum
}
