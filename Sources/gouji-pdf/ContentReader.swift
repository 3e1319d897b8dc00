/// What an instruction of a page does, as far as it can draw a line.
enum Instruction {
  case save, restore, transform, lineWidth
  case move, line, curve, curveFromHere, curveToHere, close, rectangle
  case stroke, closeAndStroke, fill, fillAndStroke, closeFillAndStroke, discard
  case strokeGray, strokeColor, strokeInk, fillGray, fillColor, fillInk, strokeAny, fillAny
  /// Draws a form or picture.
  case draw
}

/// Reads a page's instructions one by one, with the numbers before each; text and pictures are passed over.
struct ContentReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// The numbers before the instruction read last.
  private(set) var numbers: [Double] = []
  /// The name before the instruction read last, with its slash.
  private(set) var name: [UInt8] = []

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next instruction that can draw a line, nil at the end.
  mutating func next() -> Instruction? {
    numbers.removeAll(keepingCapacity: true)
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
        } else if let instruction = Self.instruction(word) {
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
    while index < bytes.count, bytes[index] != 0x3E { index += 1 }
  }

  private mutating func readName() {
    name.removeAll(keepingCapacity: true)
    name.append(0x2F)
    index += 1
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

  private static let pictureStart = packed("BI")

  private static func packed(_ word: StaticString) -> UInt64 {
    word.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }

  private static func instruction(_ word: UInt64) -> Instruction? { table[word] }

  private static let table: [UInt64: Instruction] = [
    packed("q"): .save, packed("Q"): .restore, packed("cm"): .transform, packed("w"): .lineWidth,
    packed("m"): .move, packed("l"): .line, packed("c"): .curve, packed("v"): .curveFromHere,
    packed("y"): .curveToHere, packed("h"): .close, packed("re"): .rectangle,
    packed("S"): .stroke, packed("s"): .closeAndStroke, packed("f"): .fill, packed("F"): .fill, packed("f*"): .fill,
    packed("B"): .fillAndStroke, packed("B*"): .fillAndStroke, packed("b"): .closeFillAndStroke,
    packed("b*"): .closeFillAndStroke, packed("n"): .discard,
    packed("G"): .strokeGray, packed("RG"): .strokeColor, packed("K"): .strokeInk,
    packed("g"): .fillGray, packed("rg"): .fillColor, packed("k"): .fillInk,
    packed("SC"): .strokeAny, packed("SCN"): .strokeAny, packed("sc"): .fillAny, packed("scn"): .fillAny,
    packed("Do"): .draw,
  ]
}
