public import ScreenGrid

/// What the terminal library hands on: characters and keys, before they are understood.
public enum RawInput: Sendable, Hashable {
  /// A key that has a name.
  public enum Key: Sendable, Hashable {
    /// One that the program knows.
    case plain(ScreenGrid.Key)
    /// The text after it was pasted.
    case pasteBegins
    /// The text before it was pasted.
    case pasteEnds
    /// The answer to the question how wide ambiguous characters are.
    case ambiguousWidth(CellWidth.Ambiguous)
    /// The answer to the question whether the background is light or dark.
    case appearance(Theme.Appearance)
    /// Any other, which is ignored.
    case unknown
  }

  /// A scalar's value; control characters are among them.
  case character(UInt32)
  /// A key that has a name.
  case key(Key)
  /// An act of the mouse.
  case mouse(MouseEvent)
}

/// Makes events of what the terminal library hands on.
///
/// Text between the marks of bracketed paste becomes one event, however it is cut up. Sequences that the library did not
/// recognise, such as a late answer to a question, are dropped whole and never taken for keys.
public struct InputDecoder: Sendable {
  private var pasted: String?
  /// The beginning of an answer whose rest has not been read yet.
  private var held: [RawInput] = []
  /// Whether answers of the terminal may be on their way, which can arrive in pieces.
  public var awaitsAnswers = false

  /// A decoder that waits for the first key.
  public init() {}

  /// The events of what was read at once.
  public mutating func decode(_ read: [RawInput]) -> [InputEvent] {
    let raw = held + read
    held = []
    var events: [InputEvent] = []
    var index = 0
    while index < raw.count {
      let item = raw[index]
      index += 1
      if pasted != nil {
        if let event = continuePaste(item) { events.append(event) }
        continue
      }
      switch item {
      case .character(0x1B):
        let rest = raw[index...]
        if let length = TerminalAnswer.unfinished(rest), awaitsAnswers || length == rest.count && length > 6 {
          // Of an answer that never ends nothing is taken for a key.
          if awaitsAnswers, length == rest.count { held = Array(raw[(index - 1)...]) }
          index += length
          continue
        }
        let skipped = Self.foreignSequence(rest)
        if let appearance = TerminalAnswer.appearance(rest.prefix(skipped)) { events.append(.appearance(appearance)) }
        index += skipped
        if skipped == 0 { events.append(.key(.escape)) }
      case .character(let value): Self.key(value).map { events.append(.key($0)) }
      case .key(.plain(let key)): events.append(.key(key))
      case .key(.pasteBegins): pasted = ""
      case .key(.ambiguousWidth(let width)): events.append(.ambiguousWidth(width))
      case .key(.appearance(let appearance)): events.append(.appearance(appearance))
      case .mouse(let event): events.append(.mouse(event))
      case .key(.pasteEnds), .key(.unknown): break
      }
    }
    return events
  }

  private mutating func continuePaste(_ item: RawInput) -> InputEvent? {
    switch item {
    case .character(0x0D): pasted?.append("\n")
    case .character(let value): Unicode.Scalar(value).map { pasted?.unicodeScalars.append($0) }
    case .key(.pasteEnds):
      defer { pasted = nil }
      return .key(.paste(pasted ?? ""))
    case .key(.plain(.enter)): pasted?.append("\n")
    case .key, .mouse: break
    }
    return nil
  }

  /// How many characters after an Escape belong to a control sequence, 0 if a person pressed Escape.
  private static func foreignSequence(_ rest: ArraySlice<RawInput>) -> Int {
    let values = rest.prefix(256).map { item in
      if case .character(let value) = item { value } else { UInt32(0) }
    }
    guard let first = values.first else { return 0 }
    switch first {
    case 0x5B:  // CSI: parameters, then one final byte
      guard let end = values.dropFirst().firstIndex(where: { !(0x20...0x3F).contains($0) }) else { return 0 }
      return (0x40...0x7E).contains(values[end]) ? end + 1 : 0
    case 0x4F: return values.count > 1 ? 2 : 0
    case 0x5D, 0x50:  // OSC and DCS: a string up to BEL or ST
      guard let end = values.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return 0 }
      return values[end] == 0x1B ? min(end + 2, values.count) : end + 1
    default: return 0
    }
  }

  private static func key(_ value: UInt32) -> Key? {
    switch value {
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x01...0x1A: return Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 0x1C...0x1F: return Unicode.Scalar(value + 0x40).map { .control(Character($0)) }
    case 0x00, 0x80...0x9F: return nil
    default: return Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }
}
