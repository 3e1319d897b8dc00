/// How many columns characters take: the one function for layout and for the terminal.
public struct CellWidth: Sendable, Hashable {
  /// How wide characters of East Asian ambiguous width are taken to be.
  public enum Ambiguous: String, Sendable, Hashable, CaseIterable {
    case narrow, wide
  }

  /// The choice for ambiguous characters.
  public var ambiguous: Ambiguous

  /// Widths with that choice.
  public init(ambiguous: Ambiguous = .narrow) { self.ambiguous = ambiguous }

  /// The columns of one scalar: 0, 1 or 2.
  ///
  /// Combining marks and characters that are never drawn (control, format, private, unassigned) count 0. Ideographs
  /// are wide also where Unicode 15 has not assigned them yet, so that rare names do not vanish. Box drawing and block
  /// elements are always narrow, because ncurses gives them up otherwise.
  public func of(_ scalar: Unicode.Scalar) -> Int { columns(of: Self.kind(of: scalar)) }

  /// The columns of a text as the grid will draw it, escapes included.
  public func of(_ text: String) -> Int {
    var total = 0
    SafeText.forEach(in: text, widths: self) {
      total += $0.width
      return true
    }
    return total
  }

  /// What the terminal library is told: as `of`, but -1 for a character that is never drawn.
  ///
  /// The C function `wcwidth` has the same meaning.
  public func terminalColumns(of value: UInt32) -> Int {
    guard let scalar = Unicode.Scalar(value), value != 0 else { return value == 0 ? 0 : -1 }
    let kind = Self.kind(of: scalar)
    return kind == .hidden ? -1 : columns(of: kind)
  }

  func columns(of kind: Kind) -> Int {
    switch kind {
    case .narrow, .blank: 1
    case .wide: 2
    case .ambiguous: ambiguous == .wide ? 2 : 1
    case .combining, .hidden, .selector: 0
    }
  }
}

extension CellWidth {
  /// What a scalar does to a row of cells; the raw values are those of the generated table.
  enum Kind: UInt32 {
    /// Takes one column.
    case narrow
    /// Takes two columns.
    case wide
    /// Takes one column or two, as the terminal likes.
    case ambiguous
    /// Takes none and is drawn upon the character before it.
    case combining
    /// Must not reach a terminal, or has no shape of its own there.
    case hidden
    /// A space of some other width, drawn as one column.
    case blank
    /// Chooses a variant of the character before it, which a terminal does not follow reliably.
    case selector
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value &- 0x20 < 0x5F { return .narrow }
    if value &- 0x4E00 < 0x5200 { return .wide }
    return tabled(value)
  }

  private static func tabled(_ value: UInt32) -> Kind {
    cellWidthRuns.withUnsafeBufferPointer { runs in
      var low = 0
      var high = runs.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if runs[middle] >> 3 <= value { low = middle } else { high = middle }
      }
      return Kind(rawValue: runs[low] & 7) ?? .hidden
    }
  }
}
