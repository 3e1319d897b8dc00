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
    let distinct = Set(keys.compactMap { $0 })
    var representative: [[UInt16]: [UInt16]] = [:]
    for key in distinct {
      let longer = distinct.filter { Self.isFullName($0, of: key) }
      representative[key] = longer.count == 1 ? longer.first : key
    }
    var numbers: [[UInt16]: Int] = [:]
    return keys.map { key in
      guard var key else { return nil }
      while let full = representative[key], full != key { key = full }
      if let number = numbers[key] { return number }
      numbers[key] = numbers.count
      return numbers[key]
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

  private static let peoples = Fold.folded("人民政府")

  /// Whether a name is another with only the regions above it put before: 浙江省杭州市临安区经信局 of 临安区经信局.
  ///
  /// The shorter name must itself name a region, since 财政局 alone is anyone's.
  private static func isFullName(_ long: [UInt16], of short: [UInt16]) -> Bool {
    guard long.count > short.count, long.suffix(short.count).elementsEqual(short), namesRegion(short) else {
      return false
    }
    let regions = long[..<(long.count - short.count)]
    return regions.count >= 2 && regions.last.map(isRegionEnd) == true
  }

  private static func namesRegion(_ name: [UInt16]) -> Bool {
    guard let place = name.firstIndex(where: isRegionEnd) else { return false }
    return place >= 2 && place < name.count - 1
  }

  /// 省 市 县 区 州 盟 旗.
  private static func isRegionEnd(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x7701, 0x5E02, 0x53BF, 0x533A, 0x5DDE, 0x76DF, 0x65D7: true
    default: false
    }
  }
}

extension Rules {
  /// A finding across reports: which of the reports it belongs to, and which it was held against.
  public struct AcrossFinding: Sendable {
    /// The report it belongs to, by its place in the list.
    public let report: Int
    /// The report it was held against, by its place in the list.
    public let other: Int
    /// The finding, with the other side in its details.
    public let finding: Finding
  }

  /// Everything the rules across years have to say about some reports, in their order; names joined as the book says.
  ///
  /// A report is held against those of the year before and, for what was issued twice, those of its own year listed
  /// before it. Where several reports are on the year before and differ, none of them is a base.
  public static func confront(across records: [ReportRecord], book: AgencyBook = AgencyBook()) -> [AcrossFinding] {
    let groups = book.groups(of: records.map(\.agency))
    var members: [Int: [Int]] = [:]
    for (index, group) in groups.enumerated() { if let group { members[group, default: []].append(index) } }
    var findings: [AcrossFinding] = []
    for (index, record) in records.enumerated() {
      guard let group = groups[index], let year = record.year else { continue }
      let peers = members[group] ?? []
      let before = peers.filter { records[$0].year == year - 1 }
      let same = peers.filter { $0 < index && records[$0].year == year && records[$0].path != record.path }
      let isOneBase = before.dropFirst().allSatisfy { records[$0].hasSameFigures(as: records[before[0]]) }
      for other in (isOneBase ? Array(before.prefix(1)) : []) + same {
        let pair = ReportPair(record, beside: records[other])
        for rule in years {
          findings += (rule.compare?(pair) ?? []).map { AcrossFinding(report: index, other: other, finding: $0) }
        }
      }
    }
    return findings
  }
}
