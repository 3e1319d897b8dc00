import Disclosure
import PinyinSearch

/// What of a shelf a filter shows, and how well each report fits it.
///
/// The list keeps its order; reports that fit only with gaps between the characters are dropped where any fits better.
struct ShelfFinder: Sendable {
  private var names = SearchKeys()
  private var paths = SearchKeys()
  private var folders = FolderNames()
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
    _ filter: ListFilter, _ listing: ShelfListing, groups: [Shelf.Group], unread: [Shelf.Unread], narrowing: Bool
  ) {
    learn(groups: groups, unread: unread)
    let narrows = narrowing && isAlive.count == groups.count
    rankOfEntry = [UInt8](repeating: Self.none, count: listing.reports.count)
    if !narrows { isAlive = [Bool](repeating: true, count: groups.count) }
    let words = Words(filter, folders: folders)
    var best = Self.none
    var missing: [Int] = []
    for place in listing.groups.indices where isAlive[Int(listing.groups[place])] {
      let shown = rank(place, listing, words, &missing)
      isAlive[Int(listing.groups[place])] = shown != Self.none
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

  /// The best rank of an agency's reports, each noted; `missing` is for use within.
  private mutating func rank(
    _ place: Int, _ listing: ShelfListing, _ words: Words, _ missing: inout [Int]
  ) -> UInt8 {
    let group = Int(listing.groups[place])
    for word in words.unwanted.indices {
      if let rank = words.unwanted[word].pattern.rank(in: names, at: group), rank < .scattered { return Self.none }
    }
    var rank: UInt8 = 0
    missing.removeAll(keepingCapacity: true)
    for word in words.wanted.indices {
      if let found = words.wanted[word].pattern.rank(in: names, at: group) {
        rank = max(rank, found == .scattered ? Self.scattered : found.rawValue)
        // A folder may name what the agency's name holds with gaps only.
        if found == .scattered { missing.append(word) }
      } else if words.wanted[word].word.digits == nil, words.wanted[word].folders.isEmpty {
        return Self.none
      } else {
        missing.append(word)
      }
    }
    var best = Self.none
    for index in listing.range(of: place) {
      let entry = Int(listing.reports[index])
      let year = listing.years[index] == ShelfListing.noYear ? nil : Int(listing.years[index])
      let own = self.rank(entry, year, rank, missing, group, words)
      rankOfEntry[entry] = own
      best = min(best, own)
    }
    return best
  }

  private func rank(
    _ entry: Int, _ year: Int?, _ rank: UInt8, _ missing: [Int], _ group: Int, _ words: Words
  ) -> UInt8 {
    for word in words.years.indices where words.years[word].accepts(year) == words.years[word].isExcluded {
      return Self.none
    }
    for word in words.unwanted.indices where folders.holds(entry, oneOf: words.unwanted[word].folders) {
      return Self.none
    }
    var rank = rank
    for word in missing {
      if words.wanted[word].word.accepts(year) || folders.holds(entry, oneOf: words.wanted[word].folders) {
        rank = rank == Self.scattered ? Self.byFolder : max(rank, Self.byFolder)
      } else if words.wanted[word].pattern.rank(in: names, at: group) == nil {
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

  /// How many names are made ready between two keys.
  private static let slice = 200

  /// Takes in a report by its file's path, with its agency, in the order of the reports' numbers.
  mutating func add(path: String, agency: String?) { folders.append(path: path, agency: agency) }

  /// Whether the names of all agencies and folders can be found.
  func isPrepared(_ groups: [Shelf.Group]) -> Bool { names.count >= groups.count && folders.isPrepared }

  /// Makes some names ready to be found.
  mutating func prepare(_ groups: [Shelf.Group]) {
    if names.count < groups.count {
      learn(names: groups, upTo: names.count + Self.slice)
    } else {
      folders.prepare(Self.slice, folding: folding)
    }
  }

  /// Makes ready what is not yet.
  private mutating func learn(groups: [Shelf.Group], unread: [Shelf.Unread]) {
    learn(names: groups, upTo: groups.count)
    folders.prepare(.max, folding: folding)
    for index in paths.count..<max(paths.count, unread.count) { paths.append(folding.fold(unread[index].path)) }
  }

  private mutating func learn(names groups: [Shelf.Group], upTo end: Int) {
    for group in groups[names.count..<max(names.count, min(end, groups.count))] { names.append(group.folded) }
  }

  /// How well a pattern fits the name of an agency, nil if it does not.
  func rank(_ pattern: SearchPattern, _ groups: [Shelf.Group], at index: Int) -> MatchRank? {
    guard index >= names.count else { return pattern.rank(in: names, at: index) }
    var keys = SearchKeys()
    keys.append(groups[index].folded)
    return pattern.rank(in: keys, at: 0)
  }

  /// The characters of an agency's name that a filter's words were found by.
  func places(_ filter: ListFilter, inGroup index: Int) -> [Int] {
    guard index < names.count else { return [] }
    let words = filter.words.filter { !$0.isExcluded && !$0.isYear }
    return words.flatMap { $0.pattern.places(in: names, at: index)?.places ?? [] }
  }
}
