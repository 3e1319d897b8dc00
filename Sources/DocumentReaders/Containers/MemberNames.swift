/// The names of members as people read them.
enum MemberNames {
  /// The members that entries stand for: files, by name, each name once.
  static func members(of entries: [MemberEntry]) -> [Container.Member] {
    let isMixed = entries.contains { String(validating: $0.name, as: UTF8.self) == nil }
    let named = entries.map { (name: display($0.name, isMixed: isMixed), index: $0.index) }
      .sorted { $0.name == $1.name ? $0.index < $1.index : precedes($0.name, $1.name) }
    var members: [Container.Member] = []
    members.reserveCapacity(named.count)
    var taken: Set<String> = []
    for (name, index) in named {
      var own = name
      var number = 2
      while !taken.insert(own).inserted {
        own = "\(name)#\(number)"
        number += 1
      }
      members.append(Container.Member(index: index, name: own))
    }
    return members
  }

  /// A name as text, parted by `/`; in an archive with names that are no UTF-8 those that happen to be are distrusted
  /// where they would be letters that no Chinese name has.
  static func display(_ name: [UInt8], isMixed: Bool) -> String {
    let text = decode(name, isMixed: isMixed)
    return text.contains("\\") ? String(text.map { $0 == "\\" ? "/" : $0 }) : text
  }

  private static func decode(_ name: [UInt8], isMixed: Bool) -> String {
    if isMixed, let text = String(validating: name, as: UTF8.self),
      text.unicodeScalars.contains(where: { (0x80..<0x800).contains($0.value) }),
      case .text(let other) = Iconv.decode(name[...], from: "GB18030")
    {
      return String(decoding: other, as: UTF8.self)
    }
    return DocumentReaders.decodeName(name) ?? String(decoding: name, as: UTF8.self)
  }

  /// Orders paths part by part, so that a folder's files stay together.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    func rank(_ byte: UInt8) -> Int { byte == UInt8(ascii: "/") ? -1 : Int(byte) }
    return left.utf8.lexicographicallyPrecedes(right.utf8) { rank($0) < rank($1) }
  }
}
