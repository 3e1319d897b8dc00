/// Reads a page's instructions one by one, with the numbers before each; text and pictures are passed over.
struct ContentReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// The numbers before the instruction read last.
  private(set) var numbers: [Double] = []
  /// The name before the instruction read last, with its slash.
  private(set) var name: [UInt8] = []
  /// Whether text in place of what is shown was given before the instruction read last: none, or some with digits.
  private(set) var isReplacing = false
  /// Whether a text comes that stands in place of what is shown.
  private var expectsReplacement = false

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next instruction that can draw a line, nil at the end.
  mutating func next() -> Instruction? {
    numbers.removeAll(keepingCapacity: true)
    isReplacing = false
    expectsReplacement = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x5B, 0x5D, 0x7B, 0x7D, 0x29, 0x3E: index += 1
      case 0x25: skipComment()
      case 0x28: skipString()
      case 0x3C: skipHexString()
      case 0x2F: readName()
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: readNumber()
      default:
        let word = readWord()
        if word == Self.pictureStart {
          skipPicture()
          return .picture
        } else if let instruction = Instruction(word: word) {
          return instruction
        }
        numbers.removeAll(keepingCapacity: true)
      }
    }
    return nil
  }

  // MARK: - Tokens

  private mutating func skipComment() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  private mutating func skipString() {
    let start = index
    defer { noteReplacement(start) }
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  private mutating func skipHexString() {
    index += 1
    if index < bytes.count, bytes[index] == 0x3C {
      index += 1
      return
    }
    let start = index
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
    noteReplacement(start)
  }

  /// Looks into a text that stands in place of what is shown: digits in it, or nothing, must not be taken for what is seen.
  private mutating func noteReplacement(_ start: Int) {
    guard expectsReplacement else { return }
    expectsReplacement = false
    isReplacing = Self.mayHideDigits(bytes[start..<min(index, bytes.count)])
  }

  private mutating func readName() {
    name.removeAll(keepingCapacity: true)
    name.append(0x2F)
    index += 1
    defer { expectsReplacement = name.count == 11 && name.elementsEqual("/ActualText".utf8) }
    while index < bytes.count, Self.isRegular(bytes[index]) {
      if bytes[index] == 0x23, index + 2 < bytes.count, let high = Self.hex(bytes[index + 1]),
        let low = Self.hex(bytes[index + 2])
      {
        name.append(high << 4 | low)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
    }
  }

  private mutating func readNumber() {
    var value = 0.0
    var scale = 0.0
    var isNegative = false
    while index < bytes.count {
      switch bytes[index] {
      case 0x30...0x39:
        value = value * 10 + Double(bytes[index] - 0x30)
        scale *= 10
      case 0x2E: scale = scale == 0 ? 1 : scale
      case 0x2D: isNegative = true
      case 0x2B: break
      default:
        push(value, scale, isNegative)
        return
      }
      index += 1
    }
    push(value, scale, isNegative)
  }

  private mutating func push(_ value: Double, _ scale: Double, _ isNegative: Bool) {
    guard numbers.count < 64 else { return }
    let number = scale > 1 ? value / scale : value
    numbers.append(isNegative ? -number : number)
  }

  /// A word of up to seven letters packed into a number.
  private mutating func readWord() -> UInt64 {
    var word: UInt64 = 0
    let start = index
    while index < bytes.count, Self.isRegular(bytes[index]) {
      word = word << 8 | UInt64(bytes[index])
      index += 1
    }
    if index == start { index += 1 }
    return index - start > 7 ? 0 : word
  }

  /// Passes over a picture's bytes: to the word EI with white space around it.
  private mutating func skipPicture() {
    while index + 2 < bytes.count {
      if bytes[index] == 0x45, bytes[index + 1] == 0x49, !Self.isRegular(bytes[index + 2]), index > 0,
        !Self.isRegular(bytes[index - 1])
      {
        index += 2
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0x25, 0x28, 0x29, 0x2F, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D: false
    default: true
    }
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  // MARK: - Instructions

  /// `BI`.
  private static let pictureStart: UInt64 = 0x4249
}

extension ContentReader {
  /// Whether a text as it is written, in parentheses or as hexadecimal, is empty or has digits.
  fileprivate static func mayHideDigits(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let isLiteral = text.first == 0x28
    var codes: [UInt8] = []
    if isLiteral {
      codes = text.dropFirst().dropLast().map { $0 }
    } else {
      let digits = text.compactMap(hex)
      codes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
    guard codes.starts(with: [0xFE, 0xFF]) else {
      // Octal escapes are not undone: they are taken for digits, which they may be.
      return codes.isEmpty || codes.contains { (0x30...0x39).contains($0) }
    }
    let units = codes.dropFirst(2)
    guard !units.contains(0x5C), units.count > 1 else { return true }
    return zip(units, units.dropFirst()).enumerated().contains { index, unit in
      index % 2 == 0
        && (unit.0 == 0 && (0x30...0x39).contains(unit.1) || unit.0 == 0xFF && (0x10...0x19).contains(unit.1))
    }
  }
}
