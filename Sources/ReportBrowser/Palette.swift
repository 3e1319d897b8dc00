import Disclosure
import PinyinSearch
import ScreenGrid

/// A line of the palette: something that can be run.
struct PaletteItem: Sendable, Hashable {
  enum Action: Sendable, Hashable {
    case command(Command)
    case row(Int)
    case theme(String)
    case sort(SortOrder)
    case filter(String)
    case year(String)
    case agency(Choice)
    case search(String)
  }

  let action: Action
  let title: String
  /// The places of the title's characters that were typed.
  var places: [Int] = []
  /// The name in the other language, where that is what was typed.
  var other = ""
  var otherPlaces: [Int] = []
  /// Why it cannot be run now.
  var reason: String?
}

/// What fits the text typed into the palette, the best first.
struct Palette {
  private let model: Model
  private let text: String
  private let folding = Folding()

  init(_ text: String, _ model: Model) {
    self.model = model
    self.text = String(text[...].trimmed)
  }

  var items: [PaletteItem] {
    if let row = Int(text), row > 0, row < 1_000_000 {
      return [PaletteItem(action: .row(row), title: model.words.goToRow(row))]
    }
    let commands = ranked
    let named = commands.prefix { $0.rank <= .beginning }
    return named.map(\.item) + arguments + commands.dropFirst(named.count).map(\.item)
  }

  // Commands
  private var ranked: [(rank: MatchRank, item: PaletteItem)] {
    let needle = SearchPattern(folding.fold(text))
    let found = Command.allCases.enumerated().compactMap { place, command in
      item(command, at: place, needle).map { (rank: $0.rank, item: $0.item) }
    }
    guard !needle.isEmpty else { return found }
    let best = found.map(\.rank).min() ?? .exact
    let kept = best < .scattered ? found.filter { $0.rank < .scattered } : found
    // The order of the commands stays within a rank.
    return MatchRank.allCases.flatMap { rank in kept.filter { $0.rank == rank } }
  }

  /// What the commands are found by, three names each: its titles in one language and in the other, and its own name.
  private static let names: [Language: SearchKeys] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
      var keys = SearchKeys()
      for command in Command.allCases {
        for name in [command.title[language], other(command, language), command.rawValue] {
          keys.append(Folding().fold(name))
        }
      }
      return (language, keys)
    })

  /// The title of a command in the other language.
  private static func other(_ command: Command, _ language: Language) -> String {
    language == .chinese ? command.title.english : command.title.chinese
  }

  private func item(
    _ command: Command, at place: Int, _ needle: SearchPattern
  ) -> (rank: MatchRank, item: PaletteItem)? {
    let language = model.options.language
    let title = command.title[language]
    var item = PaletteItem(action: .command(command), title: title, reason: model.reason(against: command))
    guard !needle.isEmpty, let keys = Self.names[language] else { return (.exact, item) }
    let matches = (0..<3).map { needle.places(in: keys, at: 3 * place + $0) }
    guard let best = matches.compactMap({ $0?.rank }).min() else { return nil }
    if let own = matches[0], own.rank == best {
      item.places = own.places
    } else {
      let index = matches[1]?.rank == best ? 1 : 2
      item.other = index == 1 ? Self.other(command, language) : command.rawValue
      item.otherPlaces = matches[index]?.places ?? []
    }
    return (best, item)
  }

  // Commands with an argument: `theme light`, `year 2023`
  private var arguments: [PaletteItem] {
    guard let blank = text.firstIndex(where: \.isWhitespace) else { return [] }
    let verb = folding.fold(String(text[..<blank]))
    let argument = String(text[blank...].trimmed)
    func isNamed(_ names: [String]) -> Bool { names.contains { folding.fold($0) == verb } }
    guard !argument.isEmpty, let make = Self.verbs.first(where: { isNamed($0.0) }) else { return [] }
    return make.1(self)(argument)
  }

  private static let verbs: [([String], @Sendable (Palette) -> (String) -> [PaletteItem])] = [
    (["theme", "主题", "zhuti"], { $0.themes }), (["sort", "排序", "paixu"], { $0.orders }),
    (["filter", "筛选", "shaixuan"], { $0.filters }), (["year", "年度", "年份", "年", "nianfen"], { $0.years }),
    (["agency", "机关", "jiguan"], { $0.agencies }), (["search", "查找", "chazhao"], { $0.searches }),
  ]

  private func themes(_ name: String) -> [PaletteItem] {
    fitting(name, model.options.themes).map { theme, places in
      let title = model.words.useTheme(theme)
      let shift = title.count - theme.count
      return PaletteItem(action: .theme(theme), title: title, places: places.map { $0 + shift })
    }
  }

  private func orders(_ name: String) -> [PaletteItem] {
    let names = SortOrder.allCases.map { "\($0) \(model.words.name(of: $0))" }
    return fitting(name, names).compactMap { found, _ in
      guard let index = names.firstIndex(of: found) else { return nil }
      let order = SortOrder.allCases[index]
      return PaletteItem(action: .sort(order), title: model.words.name(of: order))
    }
  }

  private func filters(_ text: String) -> [PaletteItem] {
    [PaletteItem(action: .filter(text), title: model.words.filterBy(text))]
  }

  private func years(_ text: String) -> [PaletteItem] {
    let digits = String(String.UnicodeScalarView(folding.fold(text).compactMap(Unicode.Scalar.init)))
    guard digits.count == 4, Int(digits) != nil else { return [] }
    return [PaletteItem(action: .year(digits), title: model.words.yearOnly(digits))]
  }

  private func searches(_ text: String) -> [PaletteItem] {
    [PaletteItem(action: .search(text), title: model.words.searchFor(text))]
  }

  /// The agencies that fit best, each with its latest report.
  private func agencies(_ name: String) -> [PaletteItem] {
    let pattern = SearchPattern(folding.fold(name).filter { $0 != 0x20 })
    var found: [(rank: MatchRank, group: Int)] = []
    for (index, group) in model.shelf.groups.enumerated() where group.name != nil {
      if let rank = model.shelf.rank(pattern, ofGroup: index) { found.append((rank, index)) }
    }
    return found.sorted { ($0.rank, $0.group) < ($1.rank, $1.group) }.prefix(20).compactMap { _, index in
      let group = model.shelf.groups[index]
      guard let name = group.name, let entry = group.entries.last else { return nil }
      var keys = SearchKeys()
      keys.append(group.folded)
      return PaletteItem(
        action: .agency(.report(ReportID(index: entry))), title: name,
        places: pattern.places(in: keys, at: 0)?.places ?? [])
    }
  }

  /// The names that fit, the best first, with the places of their characters that were typed.
  private func fitting(_ text: String, _ names: [String]) -> [(String, [Int])] {
    let pattern = SearchPattern(folding.fold(text))
    var keys = SearchKeys()
    for name in names { keys.append(folding.fold(name)) }
    let found = names.indices.compactMap { index in
      pattern.places(in: keys, at: index).map { (rank: $0.rank, index: index, places: $0.places) }
    }
    return found.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map { (names[$0.index], $0.places) }
  }
}

extension Model {
  /// Why a command can do nothing now; nil if it can, as far as that is known beforehand.
  func reason(against command: Command) -> String? {
    switch command {
    case .undo: return history.done.isEmpty ? words.nothingToUndo : nil
    case .redo: return history.undone.isEmpty ? words.nothingToRedo : nil
    case .nextMatch, .previousMatch: return search.hits.isEmpty ? words.nothingSearched : nil
    case .back: return past.isEmpty ? words.noPast : nil
    case .forward: return future.isEmpty ? words.noFuture : nil
    case .places: return places.isEmpty ? words.noPlaces : nil
    case .theme: return options.themes.isEmpty ? words.noThemes : nil
    case .clearFilter: return state.filter.isEmpty && !state.failuresOnly ? words.nothingFiltered : nil
    default: return nil
    }
  }
}
