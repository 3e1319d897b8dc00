import PinyinSearch

/// The names of the folders that tell reports apart, as those of provinces and cities: what all paths have in common and
/// what repeats the agency's name is left out.
struct FolderNames: Sendable {
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]
  /// What the names are found by, as far as it has been made.
  private var keys = SearchKeys()
  /// The folders of each file from the outermost on, `own` for one that repeats the agency's name.
  private var folders: [Int32] = []
  private var ends: [Int32] = []
  /// The bytes of folders that all paths begin with, and how many folders that is.
  private var common: [UInt8] = []
  private var commonFolders = 0

  private static let own: Int32 = -1
  private static let separator = UInt8(ascii: "/")

  /// Adds a file by its path, with the agency of its report.
  mutating func append(path: String, agency: String?) {
    narrow(to: path)
    let bytes = path.utf8
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: Self.separator) {
      if start < end { folders.append(number(of: bytes[start..<end], agency)) }
      start = bytes.index(after: end)
    }
    ends.append(Int32(clamping: folders.count))
  }

  private mutating func number(of folder: Substring.UTF8View, _ agency: String?) -> Int32 {
    if let agency, agency.utf8.count == folder.count, agency.utf8.elementsEqual(folder) { return Self.own }
    let name = String(Substring(folder))
    if let number = numbers[name] { return number }
    let number = Int32(clamping: names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  /// Leaves only those folders in common that another path begins with as well.
  private mutating func narrow(to path: String) {
    let isFirst = ends.isEmpty
    let same = isFirst ? path.utf8.count : zip(common, path.utf8).prefix { $0 == $1 }.count
    guard isFirst || same < common.count else { return }
    if isFirst { common = Array(path.utf8) }
    common.removeLast(common.count - same)
    common.removeLast(common.count - ((common.lastIndex(of: Self.separator) ?? -1) + 1))
    commonFolders = common.split(separator: Self.separator).count
  }

  /// Whether all names can be found.
  var isPrepared: Bool { keys.count >= names.count }

  /// Makes so many names ready to be found.
  mutating func prepare(_ count: Int, folding: Folding) {
    for name in names.dropFirst(keys.count).prefix(count) { keys.append(folding.fold(name)) }
  }

  /// Which folders a pattern is found in, scattered characters not counted; empty if none is.
  func found(by pattern: SearchPattern) -> [Bool] {
    let found = (0..<keys.count).map { pattern.rank(in: keys, at: $0).map { $0 < .scattered } ?? false }
    return found.contains(true) ? found : []
  }

  /// Whether a file stands in one of some folders.
  func holds(_ file: Int, oneOf found: [Bool]) -> Bool {
    guard !found.isEmpty, ends.indices.contains(file) else { return false }
    let own = folders[(file == 0 ? 0 : Int(ends[file - 1]))..<Int(ends[file])]
    return own.dropFirst(commonFolders).contains { $0 >= 0 && found[Int($0)] }
  }
}
