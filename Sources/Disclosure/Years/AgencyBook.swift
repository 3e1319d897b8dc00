/// A name of an agency as a report has it, and where that report lies.
public struct AgencyMention: Sendable {
  /// The name, nil if it was not read.
  let name: String?
  /// The report's path.
  let path: String
  /// The year it reports on, nil if that was not read.
  let year: Int?

  /// A mention of an agency.
  public init(_ name: String?, path: String = "", year: Int? = nil) {
    self.name = name
    self.path = path
    self.year = year
  }
}

/// Tells which names stand for the same agency: the same words apart from typing, a full name and one without the regions
/// above it, and what a table of aliases says. Renamed bureaus are not joined unless that table does.
///
/// A name that tells no region, 财政局, is anyone's: it is one agency within one folder and those that differ from it in a
/// year only, and another agency elsewhere.
public struct AgencyBook: Sendable {
  /// What an alias stands for.
  private struct Meant {
    let key: [UInt16]
    let name: String
  }

  private typealias Aliases = [[UInt16]: Meant]

  private let tables: [Aliases]
  /// Which table governs a report, by its path; the first where nothing else is said.
  private let governing: [String: Int]

  /// A book with aliases for all reports: other names, each with the name that it stands for.
  public init(aliases: [String: String] = [:]) { self.init(tables: [aliases], governing: [:]) }

  /// A book with a table of aliases for each set of reports, which are named by their paths; reports that are not named
  /// are governed by the first table.
  public init(tables: [[String: String]], governing: [String: Int]) {
    self.tables = tables.map { table in
      let meant = table.sorted { $0.key < $1.key }.map { (Self.key($0), Meant(key: Self.key($1), name: $1)) }
      return Dictionary(meant, uniquingKeysWith: { first, _ in first })
    }
    self.governing = governing
  }

  /// Groups names: for each mention the number of its agency, nil for a name that is absent.
  public func groups(of mentions: [AgencyMention]) -> [Int?] {
    let keys = mentions.map { mention in mention.name.map { meant($0, mention.path).key } }
    let fullNames = Self.fullNames(among: Set(keys.compactMap { $0 }))
    var numbers: [Identity: Int] = [:]
    return zip(keys, mentions).map { key, mention in
      guard var key else { return nil }
      while let full = fullNames[key] { key = full }
      let identity = Identity(name: key, folder: Self.isAnyones(key) ? Self.folder(of: mention.path) : "")
      if let number = numbers[identity] { return number }
      numbers[identity] = numbers.count
      return numbers[identity]
    }
  }

  /// A name for each mention's agency, by which it is told from all others: as the report on the latest year has it, with
  /// the folder behind it where agencies elsewhere have the same name; nil for a name that is absent.
  public func names(of mentions: [AgencyMention]) -> [String?] {
    let groups = groups(of: mentions)
    var latest: [Int: Int] = [:]
    for (place, group) in groups.enumerated() {
      guard let group else { continue }
      guard let known = latest[group] else {
        latest[group] = place
        continue
      }
      let (one, other) = (mentions[place], mentions[known])
      let isLater = (one.year ?? 0, other.path) > (other.year ?? 0, one.path)
      if isLater { latest[group] = place }
    }
    let names = latest.mapValues { place in mentions[place].name.map { meant($0, mentions[place].path).name } ?? "" }
    let counts = names.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return groups.map { group in
      guard let group, let name = names[group], let place = latest[group] else { return nil }
      guard counts[name, default: 0] > 1 else { return name }
      let folder = mentions[place].path.split(separator: "/").dropLast().last.map(String.init) ?? ""
      return folder.isEmpty ? name : "\(name)（\(folder)）"
    }
  }

  private struct Identity: Hashable {
    let name: [UInt16]
    let folder: String
  }

  /// The folder of a path without its digits: `2021年/水务局.txt` and `2022年/水务局.txt` lie in one.
  private static func folder(of path: String) -> String {
    guard let end = path.lastIndex(of: "/") else { return "" }
    return path[..<end].filter { !$0.isNumber }
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

  /// What a name stands for by the aliases that govern a report, at last.
  private func meant(_ name: String, _ path: String) -> Meant {
    var meant = Meant(key: Self.key(name), name: name)
    let table = governing[path] ?? 0
    guard tables.indices.contains(table) else { return meant }
    for _ in 0..<4 {
      guard let next = tables[table][meant.key] else { return meant }
      meant = next
    }
    return meant
  }

  /// A name for comparing: folded, without white space and a remark in brackets at its end, 人民政府 as 政府.
  private static func key(_ name: String) -> [UInt16] {
    var units = ProseText(name).units
    if units.last == Unit.close, let open = units.lastIndex(of: Unit.open), open > 1 { units.removeSubrange(open...) }
    guard let people = IdentityReader.place(of: peoples, in: units) else { return units }
    units.removeSubrange(people..<people + 2)
    return units
  }

  /// Whether one name is the other with something before it, as 财政局 and 云岭市财政局: they may stand for one agency.
  static func mayBeOne(_ name: String, _ other: String) -> Bool {
    let (first, second) = (key(name), key(other))
    let (short, long) = first.count < second.count ? (first, second) : (second, first)
    return long.suffix(short.count).elementsEqual(short)
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
    // 沛县 has one character before its end; 城市管理局 is no city's.
    return place >= (name[place] == county ? 1 : 2) && place < name.count - 1
  }

  /// 镇 乡.
  private static func isTownEnd(_ unit: UInt16) -> Bool { unit == 0x9547 || unit == 0x4E61 }

  /// Whether a name tells neither a region nor that it is one of the state's own: 财政局, and not 中国气象局 or 商务部.
  private static func isAnyones(_ name: [UInt16]) -> Bool {
    guard !namesRegion(name) else { return false }
    return !states.contains { name.starts(with: $0) } && name.last != ministry
  }

  private static let states = ["国家", "中国", "中华", "全国"].map(Fold.folded)
  /// 部.
  private static let ministry: UInt16 = 0x90E8

  /// 县.
  private static let county: UInt16 = 0x53BF

  /// 省 市 县 区 州 盟 旗.
  private static func isRegionEnd(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7: true
    default: false
    }
  }
}
