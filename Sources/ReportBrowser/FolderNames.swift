import PinyinSearch

/// The names of the folders that tell reports apart, as those of provinces and cities: what all paths have in common and
/// what repeats the agency's name is left out.
struct FolderNames: Sendable {
  private var keys = SearchKeys()
  private var folders: [Int32] = []
  private var ends: [Int32] = []

  init() {}

  /// The folders of files by their paths, with the agency of each.
  init(_ files: [(path: String, agency: String?)], folding: Folding) {
    let common = Self.common(files.map(\.path))
    var numbers: [String: Int32] = [:]
    for file in files {
      for folder in file.path.utf8.dropFirst(common).split(separator: UInt8(ascii: "/")).dropLast() {
        let name = String(Substring(folder))
        guard name != file.agency else { continue }
        if let number = numbers[name] {
          folders.append(number)
        } else {
          let number = Int32(clamping: keys.count)
          numbers[name] = number
          keys.append(folding.fold(name))
          folders.append(number)
        }
      }
      ends.append(Int32(clamping: folders.count))
    }
  }

  /// How many bytes of folders all paths begin with.
  private static func common(_ paths: [String]) -> Int {
    guard let first = paths.first else { return 0 }
    var common = Array(first.utf8)
    for path in paths {
      let same = zip(common, path.utf8).prefix { $0 == $1 }.count
      if same < common.count { common.removeLast(common.count - same) }
    }
    return (common.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
  }

  /// Which folders a pattern is found in, scattered characters not counted; empty if none is.
  func found(by pattern: SearchPattern) -> [Bool] {
    let found = (0..<keys.count).map { pattern.rank(in: keys, at: $0).map { $0 < .scattered } ?? false }
    return found.contains(true) ? found : []
  }

  /// Whether a file stands in one of some folders.
  func holds(_ file: Int, oneOf found: [Bool]) -> Bool {
    guard !found.isEmpty, ends.indices.contains(file) else { return false }
    return folders[(file == 0 ? 0 : Int(ends[file - 1]))..<Int(ends[file])].contains { found[Int($0)] }
  }
}
