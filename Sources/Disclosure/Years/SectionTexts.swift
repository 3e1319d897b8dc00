/// The letters of a report's first and fifth section, as texts are compared: folded, without digits, punctuation and white
/// space; two bytes a letter.
public struct SectionTexts: Sendable {
  /// The sections that are compared.
  static let sections: [SectionID] = [.overview, .problems]
  /// How many letters of a section are compared, its first: a bound on what a hostile file costs.
  static let most = 16_384

  /// The letters of each section, in the order of `sections`.
  let letters: [[UInt16]]

  /// Those of a report.
  public init(of report: Report) {
    letters = Self.sections.map { Self.letters(of: report.section($0)?.text ?? "") }
  }

  /// No letters, or these.
  init(_ letters: [[UInt16]] = [[], []]) { self.letters = letters }

  private static func letters(of text: String) -> [UInt16] {
    Array(ProseText(text).units.lazy.filter { Unit.isHan($0) || Unit.isLetter($0) }.prefix(most))
  }
}

/// The letters of many reports' sections, end to end in few large blocks: they are needed only until all reports were held
/// against one another, and large blocks leave no holes behind when they go.
public struct TextCorpus: Sendable {
  private struct Place {
    let block: Int32
    let start: Int32
    let count: Int32
  }

  private static let blockSize = 1 << 19
  private var blocks: [[UInt16]] = []
  private var places: [Place] = []

  /// No texts.
  public init() {}

  /// How many reports' texts are held.
  var count: Int { places.count / SectionTexts.sections.count }

  /// Takes the next report's texts.
  public mutating func append(_ texts: SectionTexts) {
    for letters in texts.letters { places.append(place(letters)) }
  }

  /// The letters of a section of a report.
  func letters(_ report: Int, _ section: Int) -> ArraySlice<UInt16> {
    let place = places[report * SectionTexts.sections.count + section]
    return blocks[Int(place.block)][Int(place.start)..<Int(place.start + place.count)]
  }

  private mutating func place(_ letters: [UInt16]) -> Place {
    if (blocks.last?.count).map({ $0 + letters.count > Self.blockSize }) ?? true {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(Self.blockSize)
    }
    let block = blocks.count - 1
    let start = blocks[block].count
    blocks[block] += letters
    return Place(block: Int32(block), start: Int32(start), count: Int32(letters.count))
  }
}
