/// Tells which names stand for the same agency: the same words apart from typing, a full name and one without the regions
/// above it, and what a table of aliases says. Renamed bureaus are not joined unless that table does.
public struct AgencyBook: Sendable {
  private let aliases: [[UInt16]: [UInt16]]

  /// A book with aliases: other names, each with the name that it stands for.
  public init(aliases: [String: String] = [:]) {
    self.aliases = Dictionary(aliases.map { (Self.key($0), Self.key($1)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Groups names: for each name the number of its group, nil for a name that is absent.
  public func groups(of names: [String?]) -> [Int?] {
    let keys = names.map { name in name.map { canonical(Self.key($0)) } }
    let fullNames = Self.fullNames(among: Set(keys.compactMap { $0 }))
    var numbers: [[UInt16]: Int] = [:]
    return keys.map { key in
      guard var key else { return nil }
      while let full = fullNames[key] { key = full }
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers[key]
    }
  }

  /// For each short name the next fuller one, unless there are several that are not one another's: with only the regions
  /// above it put before, 浙江省杭州市临安区经信局 is the full name of 临安区经信局.
  private static func fullNames(among names: Set<[UInt16]>) -> [[UInt16]: [UInt16]] {
    var fuller: [[UInt16]: [[UInt16]]] = [:]
    for name in names {
      for place in name.indices.dropFirst(2) where isRegionEnd(name[place - 1]) {
        let short = Array(name[place...])
        if names.contains(short), namesRegion(short) { fuller[short, default: []].append(name) }
      }
    }
    return fuller.compactMapValues { candidates in
      guard let next = candidates.min(by: { $0.count < $1.count }) else { return nil }
      return candidates.allSatisfy { $0.suffix(next.count).elementsEqual(next) } ? next : nil
    }
  }

  private func canonical(_ key: [UInt16]) -> [UInt16] {
    var key = key
    for _ in 0..<4 {
      guard let next = aliases[key] else { return key }
      key = next
    }
    return key
  }

  /// A name for comparing: folded, without white space and a remark in brackets at its end, 人民政府 as 政府.
  private static func key(_ name: String) -> [UInt16] {
    var units = ProseText(name).units
    if units.last == Unit.close, let open = units.lastIndex(of: Unit.open), open > 1 { units.removeSubrange(open...) }
    guard let people = IdentityReader.place(of: peoples, in: units) else { return units }
    units.removeSubrange(people..<people + 2)
    return units
  }

  /// Whether two names are of different places: one agency that is named in two ways would be in the same.
  static func areElsewhere(_ name: String, _ other: String) -> Bool {
    let places = [name, other].map { name -> ArraySlice<UInt16> in
      let key = key(name)
      return key[..<(key.lastIndex { isRegionEnd($0) || isTownEnd($0) }.map { $0 + 1 } ?? 0)]
    }
    guard let first = places.first, let last = places.last, !first.isEmpty, !last.isEmpty else { return false }
    let (short, long) = first.count < last.count ? (first, last) : (last, first)
    return !long.starts(with: short) && !long.reversed().starts(with: short.reversed())
  }

  private static let peoples = Fold.folded("人民政府")

  /// Whether a name itself names a region; 财政局 alone is anyone's.
  private static func namesRegion(_ name: [UInt16]) -> Bool {
    guard let place = name.firstIndex(where: isRegionEnd) else { return false }
    return place >= 2 && place < name.count - 1
  }

  /// 镇 乡.
  private static func isTownEnd(_ unit: UInt16) -> Bool { unit == 0x9547 || unit == 0x4E61 }

  /// 省 市 县 区 州 盟 旗.
  private static func isRegionEnd(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7: true
    default: false
    }
  }
}
