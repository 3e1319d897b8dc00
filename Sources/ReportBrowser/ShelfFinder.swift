import Disclosure
import PinyinSearch

/// What of a shelf a filter shows, and how well each report fits it.
///
/// The list keeps its order; reports that fit only with gaps between the characters are dropped where any fits better.
struct ShelfFinder: Sendable {
  private var names = SearchKeys()
  private var paths = SearchKeys()
  private var folders = FolderNames()
  private var hasFolders = 0
  /// How well each report fits, the less the better.
  private var rankOfEntry: [UInt8] = []
  private var showsUnread: [Bool] = []
  /// Which agencies show something, or would but for better ones.
  private var isAlive: [Bool] = []
  private let folding: Folding

  private static let byFolder = MatchRank.scattered.rawValue
  private static let scattered = byFolder + 1
  private static let none = UInt8.max

  init(folding: Folding) { self.folding = folding }

  func shows(entry: Int) -> Bool { rankOfEntry.indices.contains(entry) && rankOfEntry[entry] != Self.none }

  func shows(unread: Int) -> Bool { showsUnread.indices.contains(unread) && showsUnread[unread] }

  func rank(ofEntry entry: Int) -> UInt8 { rankOfEntry.indices.contains(entry) ? rankOfEntry[entry] : Self.none }

  /// Applies a filter; where it narrows the last one, only what that one showed is looked at again.
  mutating func apply(
    _ filter: ListFilter, groups: [Shelf.Group], entries: [Shelf.Entry], unread: [Shelf.Unread], narrowing: Bool
  ) {
    learn(groups: groups, entries: entries, unread: unread)
    let narrows = narrowing && isAlive.count == groups.count
    rankOfEntry = [UInt8](repeating: Self.none, count: entries.count)
    if !narrows { isAlive = [Bool](repeating: true, count: groups.count) }
    let words = Words(filter, folders: folders)
    var best = Self.none
    for (index, group) in groups.enumerated() where isAlive[index] {
      let shown = rank(index, group, entries, words)
      isAlive[index] = shown != Self.none
      best = min(best, shown)
    }
    if best < Self.scattered {
      for index in rankOfEntry.indices where rankOfEntry[index] == Self.scattered { rankOfEntry[index] = Self.none }
    }
    showsUnread = unread.indices.map { shows(path: $0, words) }
  }

  /// The words of a filter, sorted by what they are held against.
  private struct Words {
    var wanted: [(pattern: SearchPattern, word: ListFilter.Word, folders: [Bool])] = []
    var unwanted: [(pattern: SearchPattern, folders: [Bool])] = []
    var years: [ListFilter.Word] = []
    var all: [ListFilter.Word]

    init(_ filter: ListFilter, folders: FolderNames) {
      all = filter.words
      for word in filter.words {
        if word.isYear {
          years.append(word)
        } else if word.isExcluded {
          unwanted.append((word.pattern, folders.found(by: word.pattern)))
        } else {
          wanted.append((word.pattern, word, folders.found(by: word.pattern)))
        }
      }
    }
  }

  /// The best rank of an agency's reports, each noted.
  private mutating func rank(
    _ index: Int, _ group: Shelf.Group, _ entries: [Shelf.Entry], _ words: Words
  ) -> UInt8 {
    for word in words.unwanted {
      if let rank = word.pattern.rank(in: names, at: index), rank < .scattered { return Self.none }
    }
    var rank: UInt8 = 0
    var missing: [Int] = []
    for (place, word) in words.wanted.enumerated() {
      if let found = word.pattern.rank(in: names, at: index) {
        rank = max(rank, found == .scattered ? Self.scattered : found.rawValue)
        // A folder may name what the agency's name holds with gaps only.
        if found == .scattered { missing.append(place) }
      } else if word.word.digits == nil, word.folders.isEmpty {
        return Self.none
      } else {
        missing.append(place)
      }
    }
    var best = Self.none
    for entry in group.entries {
      let own = self.rank(entry, entries[entry].summary.year, rank, missing, index, words)
      rankOfEntry[entry] = own
      best = min(best, own)
    }
    return best
  }

  private func rank(
    _ entry: Int, _ year: Int?, _ rank: UInt8, _ missing: [Int], _ group: Int, _ words: Words
  ) -> UInt8 {
    for word in words.years where word.accepts(year) == word.isExcluded { return Self.none }
    for word in words.unwanted where folders.holds(entry, oneOf: word.folders) { return Self.none }
    var rank = rank
    for place in missing {
      let word = words.wanted[place]
      if word.word.accepts(year) || folders.holds(entry, oneOf: word.folders) {
        rank = rank == Self.scattered ? Self.byFolder : max(rank, Self.byFolder)
      } else if word.pattern.rank(in: names, at: group) == nil {
        return Self.none
      }
    }
    return rank
  }

  private func shows(path index: Int, _ words: Words) -> Bool {
    words.all.allSatisfy { word in
      let rank = word.pattern.rank(in: paths, at: index)
      return (rank.map { $0 < .scattered } ?? false) != word.isExcluded
    }
  }

  /// Makes so many keys beforehand; whether all are there.
  mutating func prepare(_ groups: [Shelf.Group], _ count: Int) -> Bool {
    let end = min(groups.count, names.count + count)
    for index in names.count..<max(names.count, end) { names.append(groups[index].folded) }
    return names.count >= groups.count
  }

  /// Makes the keys that are not there yet.
  private mutating func learn(groups: [Shelf.Group], entries: [Shelf.Entry], unread: [Shelf.Unread]) {
    for index in names.count..<max(names.count, groups.count) { names.append(groups[index].folded) }
    for index in paths.count..<max(paths.count, unread.count) { paths.append(folding.fold(unread[index].path)) }
    guard hasFolders != entries.count else { return }
    hasFolders = entries.count
    folders = FolderNames(entries.map { ($0.summary.source.path, groups[$0.group].name) }, folding: folding)
  }

  /// The characters of an agency's name that a filter's words were found by.
  func places(_ filter: ListFilter, inGroup index: Int) -> [Int] {
    guard index < names.count else { return [] }
    let words = filter.words.filter { !$0.isExcluded && !$0.isYear }
    return words.flatMap { $0.pattern.places(in: names, at: index)?.places ?? [] }
  }
}
