/// A name, or a pattern of names in which `*` stands for any run of characters: `T3-*`, `*民政局`.
///
/// Width, script and the case of letters make no difference, nor do spaces.
public struct NamePattern: Sendable, Hashable {
  /// The pattern as it was written.
  public let text: String
  private let pieces: [[UInt16]]

  /// A pattern.
  public init(_ text: String) {
    self.text = text
    pieces = text.split(omittingEmptySubsequences: false) { $0 == "*" || $0 == "＊" }.map { Self.key(of: String($0)) }
  }

  /// Whether it names one thing only.
  public var isName: Bool { pieces.count == 1 }

  /// How much of a name it settles: among patterns that fit a name, the one that settles most is meant.
  var weight: Int { pieces.reduce(isName ? 1 << 20 : 0) { $0 + $1.count } }

  /// Whether a name fits.
  public func matches(_ name: String) -> Bool {
    let units = Self.key(of: name)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == units }
    guard units.count >= first.count + last.count, units.starts(with: first), units.suffix(last.count) == last[...]
    else { return false }
    var rest = units[first.count..<units.count - last.count]
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let end = Self.end(of: piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  private static func end(of piece: [UInt16], in units: ArraySlice<UInt16>) -> Int? {
    guard units.count >= piece.count else { return nil }
    let start = (units.startIndex...units.endIndex - piece.count).first { start in
      units[start..<start + piece.count].elementsEqual(piece)
    }
    return start.map { $0 + piece.count }
  }

  /// A name without what makes no difference.
  static func key(of name: String) -> [UInt16] {
    Fold.folded(name).compactMap { Unit.isSpace($0) ? nil : Unit.isLetter($0) ? $0 | 0x20 : $0 }
  }
}
