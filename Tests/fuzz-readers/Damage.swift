import ReportFixtures

/// Damages documents: the same random source gives the same damage.
struct Damage {
  private var random: SplitMix64
  /// Other documents of the format, for pieces of one in another.
  private let others: [Specimen]

  /// Damage of that case.
  init(random: SplitMix64, others: [Specimen]) {
    self.random = random
    self.others = others
  }

  /// A damaged document: mostly in one of its parts, so that the readers behind the packing are reached.
  mutating func packed(_ specimen: Specimen) -> [UInt8] {
    switch specimen {
    case .bytes(let bytes): return damaged(bytes)
    case .archive(let parts):
      return random.chance(25) ? damaged(specimen.packed) : Specimen.archive(damaged(parts)).packed
    case .mail(let parts): return random.chance(40) ? damaged(specimen.packed) : Specimen.mail(damaged(parts)).packed
    }
  }

  private mutating func damaged(_ parts: [Specimen.Part]) -> [Specimen.Part] {
    var parts = parts
    guard !parts.isEmpty else { return parts }
    let (one, other) = (random.int(in: 0...(parts.count - 1)), random.int(in: 0...(parts.count - 1)))
    switch random.int(in: 0...19) {
    case 0: parts.remove(at: one)
    case 1: parts.append(parts[one])
    case 2: (parts[one].content, parts[other].content) = (parts[other].content, parts[one].content)
    case 3: parts[one].name = random.pick("", "/", "../" + parts[one].name, parts[other].name, parts[one].name + "/")
    default: parts[one].content = .bytes(packed(parts[one].content))
    }
    return parts
  }

  // MARK: Bytes

  /// Half of the damage leaves text text and markup well-formed, so that more than the decoders is reached.
  private mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let isGentle = random.chance(60) && String(validating: bytes, as: UTF8.self) != nil
    let isMarkup = isGentle && bytes.prefix(400).contains(UInt8(ascii: "<"))
    repeat {
      if isMarkup { bend(&bytes) } else if isGentle { blur(&bytes) } else { harm(&bytes) }
    } while random.chance(40)
    return bytes
  }

  private mutating func harm(_ bytes: inout [UInt8]) {
    switch random.int(in: 0...12) {
    case 0: bytes.removeLast(bytes.count - place(bytes))
    case 1, 2: flip(&bytes)
    case 3: bytes.replaceSubrange(run(bytes), with: noise())
    case 4: bytes.insert(contentsOf: noise(), at: place(bytes))
    case 5, 6: bytes.removeSubrange(run(bytes))
    case 7: bytes.insert(contentsOf: Array(bytes[run(bytes)]), at: place(bytes))
    case 8: exchange(&bytes)
    case 9: changeNumber(&bytes)
    case 10: splice(&bytes)
    case 11: bytes.removeSubrange(pieces(bytes))
    default: bytes.insert(contentsOf: Array(bytes[pieces(bytes)]), at: pieces(bytes).lowerBound)
    }
  }

  /// Damages text and leaves it valid.
  private mutating func blur(_ bytes: inout [UInt8]) {
    switch random.int(in: 0...7) {
    case 0: bytes.removeLast(bytes.count - edge(place(bytes), bytes))
    case 1: bytes.insert(contentsOf: words(), at: edge(place(bytes), bytes))
    case 2: bytes.replaceSubrange(characters(bytes), with: words())
    case 3, 4: bytes.removeSubrange(characters(bytes))
    case 5: bytes.insert(contentsOf: Array(bytes[characters(bytes)]), at: edge(place(bytes), bytes))
    default: changeNumber(&bytes)
    }
  }

  /// The place, or the next behind it at which a character begins.
  private func edge(_ place: Int, _ bytes: [UInt8]) -> Int {
    bytes[place...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
  }

  private mutating func characters(_ bytes: [UInt8]) -> Range<Int> {
    let run = run(bytes)
    return edge(run.lowerBound, bytes)..<edge(run.upperBound, bytes)
  }

  private mutating func words() -> [UInt8] {
    let word = random.pick("合计", "0", "１２", "12 34", "\t", "\n", " ", "\u{3000}", "三、", "本年", "—", "\u{202E}", "𠮷", "￥")
    return Array(String(repeating: word, count: random.pick(1, 1, 1, 5, 500)).utf8)
  }

  private mutating func place(_ bytes: [UInt8]) -> Int { random.int(in: 0...bytes.count) }

  private mutating func run(_ bytes: [UInt8]) -> Range<Int> {
    let start = place(bytes)
    return start..<min(bytes.count, start + random.int(in: 1...random.pick(4, 40, 400, 4000)))
  }

  private mutating func noise() -> [UInt8] {
    let count = random.int(in: 1...random.pick(2, 16, 300))
    if random.chance(30) { return [UInt8](repeating: random.pick(0, 0xFF, 0x20, 0x3C, 0x39), count: count) }
    return (0..<count).map { _ in UInt8(random.int(in: 0...255)) }
  }

  private mutating func flip(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    for _ in 0..<random.int(in: 1...16) {
      bytes[random.int(in: 0...(bytes.count - 1))] ^= 1 << UInt8(random.int(in: 0...7))
    }
  }

  private mutating func exchange(_ bytes: inout [UInt8]) {
    let (one, other) = (run(bytes), run(bytes))
    guard one.upperBound <= other.lowerBound else { return }
    bytes.replaceSubrange(other, with: Array(bytes[one]))
  }

  /// Writes another number where one stands: spans, counts, offsets, sizes.
  private mutating func changeNumber(_ bytes: inout [UInt8]) {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    let from = place(bytes)
    guard let start = bytes[from...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    let number = random.pick("0", "-1", "1", "2", "3", "65536", "1000000", "99999999999999999999", "1e308", "0.5", "")
    bytes.replaceSubrange(start..<end, with: number.utf8)
  }

  private mutating func splice(_ bytes: inout [UInt8]) {
    guard let other = random.element(of: others) else { return }
    let donor: [UInt8] =
      switch other {
      case .archive(let parts), .mail(let parts): random.element(of: parts)?.content.packed ?? []
      case .bytes(let bytes): bytes
      }
    bytes.replaceSubrange(run(bytes), with: Array(donor[run(donor)]))
  }

  // MARK: Markup

  /// A range that begins and ends at tags.
  private mutating func pieces(_ bytes: [UInt8]) -> Range<Int> {
    let open = UInt8(ascii: "<")
    guard let start = bytes[place(bytes)...].firstIndex(of: open) else { return bytes.count..<bytes.count }
    let far = min(bytes.count, start + random.int(in: 1...random.pick(40, 400, 4000)))
    return start..<(bytes[far...].firstIndex(of: open) ?? bytes.count)
  }

  /// Damages markup and leaves it well-formed, as far as it was.
  private mutating func bend(_ bytes: inout [UInt8]) {
    let found = element(bytes)
    switch random.int(in: 0...9) {
    case 0, 1: bytes.removeSubrange(found.whole)
    case 2: bytes.insert(contentsOf: Array(bytes[found.whole]), at: found.whole.lowerBound)
    case 3: bytes.insert(contentsOf: Array(bytes[found.whole]), at: element(bytes).whole.lowerBound)
    case 4:
      let copy = Array(bytes[element(bytes).whole])
      bytes.replaceSubrange(found.whole, with: copy)
    case 5:
      let times = random.pick(2, 20, 200, 2000)
      let name = Array(bytes[found.name])
      guard !name.isEmpty, found.tag.upperBound < found.whole.upperBound else { return }
      let close = Array("</".utf8) + name + Array(">".utf8)
      bytes.insert(contentsOf: (0..<times).flatMap { _ in close }, at: found.whole.upperBound)
      bytes.insert(contentsOf: (0..<times).flatMap { _ in bytes[found.tag] }, at: found.whole.lowerBound)
    case 6:
      // Between two elements, or in the middle of a text.
      bytes.insert(contentsOf: words(), at: found.tag.upperBound)
    default: changeNumber(&bytes)
    }
  }

  /// An element: all of it, its opening tag, and its name.
  private mutating func element(_ bytes: [UInt8]) -> (whole: Range<Int>, tag: Range<Int>, name: Range<Int>) {
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    let nothing = bytes.count..<bytes.count
    var start = place(bytes)
    while start + 1 < bytes.count, bytes[start] != UInt8(ascii: "<") || !isLetter(bytes[start + 1]) { start += 1 }
    guard start + 1 < bytes.count, let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
      return (nothing, nothing, nothing)
    }
    let tag = start..<(end + 1)
    let nameEnd = bytes[start..<end].firstIndex { $0 == 0x20 || $0 == UInt8(ascii: "/") } ?? end
    let name = (start + 1)..<nameEnd
    guard bytes[end - 1] != UInt8(ascii: "/") else { return (tag, tag, name) }
    var depth = 1
    var place = end + 1
    while let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")), next + 1 < bytes.count {
      let isClosing = bytes[next + 1] == UInt8(ascii: "/")
      let from = next + (isClosing ? 2 : 1)
      let close = bytes[next...].firstIndex(of: UInt8(ascii: ">")) ?? (bytes.count - 1)
      if bytes[from...].starts(with: bytes[name]) {
        if isClosing { depth -= 1 } else if bytes[close - 1] != UInt8(ascii: "/") { depth += 1 }
      }
      place = close + 1
      if depth == 0 { return (start..<place, tag, name) }
    }
    return (tag, tag, name)
  }
}
