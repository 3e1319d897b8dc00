public import Disclosure
import ScreenGrid

/// A sequence of keys and the command it stands for.
struct Binding: Sendable, Hashable {
  /// The keys, pressed one after another.
  let keys: [Key]
  /// The command.
  let command: Command
  /// The keys in vim notation.
  let notation: String

  init(_ notation: String, _ command: Command) {
    keys = KeyNotation.keys(in: notation) ?? []
    self.command = command
    self.notation = notation
  }

  init(_ notation: String, _ command: Command, _ keys: [Key]) {
    self.keys = keys
    self.command = command
    self.notation = notation
  }
}

/// The one table of keys: dispatch, hint line, help page, palette and the README's list all come from it.
///
/// The model's options hold the one in use, which is `standard` unless the user's configuration names other keys.
public struct Keymap: Sendable, Hashable {
  /// A heading of the help page with its commands.
  struct Group: Sendable, Hashable {
    let title: Bilingual
    var bindings: [Binding]
  }

  /// The groups in use.
  let groups: [Group]
  /// All bindings in order: a hundred and some, gone through for every key, which takes no time that could be felt.
  let bindings: [Binding]

  /// A keymap of these groups.
  init(_ groups: [Group]) {
    self.groups = groups
    bindings = groups.flatMap(\.bindings)
  }

  /// The keys of the contract.
  public static let standard = Keymap(groups)

  static let groups: [Group] = [
    Group(
      title: Bilingual("核查", "Checks"),
      bindings: [
        Binding("e", .nextFailure), Binding("E", .previousFailure), Binding("<F8>", .nextFailure),
        Binding("<S-F8>", .previousFailure), Binding("]E", .lastFailure), Binding("[E", .firstFailure),
        Binding("w", .nextWarning), Binding("W", .previousWarning), Binding("x", .explain),
        Binding("<Enter>", .explain),
        Binding("<F7>", .explain), Binding("f", .findings), Binding("<F5>", .findings), Binding("!", .failuresOnly),
        Binding("<F6>", .failuresOnly), Binding("a", .review), Binding("A", .showSetAside),
      ]),
    Group(
      title: Bilingual("移动", "Moving"),
      bindings: [
        Binding("<Tab>", .nextPane), Binding("<S-Tab>", .previousPane), Binding("1", .agencies),
        Binding("2", .sections), Binding("3", .content), Binding("h", .left), Binding("j", .down), Binding("k", .up),
        Binding("l", .right), Binding("<Left>", .left), Binding("<Down>", .down), Binding("<Up>", .up),
        Binding("<Right>", .right), Binding("gg", .top), Binding("G", .bottom), Binding("<Home>", .top),
        Binding("<End>", .bottom), Binding("<C-d>", .halfDown), Binding("<C-u>", .halfUp),
        Binding("<PageDown>", .pageDown), Binding("<PageUp>", .pageUp), Binding("(", .previousReport),
        Binding(")", .nextReport), Binding("{", .previousSection), Binding("}", .nextSection), Binding("H", .back),
        Binding("L", .forward), Binding(".", .again), Binding("m", .setMark), Binding("'", .goToMark),
      ]),
    Group(
      title: Bilingual("查找与筛选", "Finding"),
      bindings: [
        Binding("/", .search), Binding("<F3>", .search), Binding("n", .nextMatch), Binding("N", .previousMatch),
        Binding("&", .filter), Binding("*", .keepAlike), Binding(",", .sort), Binding("g/", .searchEverywhere),
        Binding("g'", .places),
      ]),
    Group(
      title: Bilingual("对照与数字", "Comparing"),
      bindings: [
        Binding("d", .sideBySide), Binding("<F4>", .sideBySide), Binding("gd", .chooseOther),
        Binding("]d", .nextDifference), Binding("[d", .previousDifference), Binding("D", .comparedFindings),
        Binding("i", .figure), Binding("I", .indicators),
      ]),
    Group(
      title: Bilingual("总览", "Overview"),
      bindings: [
        Binding("v", .overview), Binding("c", .columns), Binding("-", .hideColumn), Binding("gv", .unhideColumns),
        Binding("<", .narrower), Binding(">", .wider), Binding("_", .fitColumn),
      ]),
    Group(
      title: Bilingual("输出与界面", "Output and screen"),
      bindings: [
        Binding("s", .export), Binding("<F2>", .export), Binding("y", .copy), Binding("o", .source),
        Binding("O", .openOriginal), Binding("T", .theme),
        Binding("+", .zoom), Binding("u", .undo), Binding("U", .redo), Binding("<C-l>", .redraw),
        Binding("<F12>", .mouse),
        Binding(":", .palette), Binding("<F9>", .palette), Binding("?", .help), Binding("<F1>", .help),
        Binding("<Esc>", .retreat), Binding("q", .leave), Binding("<F10>", .leave),
      ]),
  ]

  static let bindings: [Binding] = groups.flatMap(\.bindings)

  /// What keys pressed so far come to.
  enum Match: Equatable {
    case command(Command)
    /// More keys are awaited; those that can follow.
    case prefix([Binding])
    case nothing
  }

  /// The first command of these very keys, else what can follow them.
  func match(_ keys: [Key]) -> Match {
    guard !keys.isEmpty else { return .nothing }
    let begun = bindings.filter { $0.keys.starts(with: keys) }
    if let exact = begun.first(where: { $0.keys.count == keys.count }) { return .command(exact.command) }
    return begun.isEmpty ? .nothing : .prefix(begun)
  }

  /// What a key comes to in a dialogue: Enter, Esc, arrows and the like mean there what they always do, so that no
  /// choice of keys can lock anybody in.
  func matchInDialogue(_ key: Key) -> Match {
    if case .character = key { return match([key]) }
    return Self.standard.match([key])
  }

  /// The first key of a command, as the hint line shows it; empty if it has none.
  func notation(of command: Command) -> String { bindings.first { $0.command == command }?.notation ?? "" }

  /// All keys of a command, side by side.
  func notations(of command: Command) -> String {
    bindings.filter { $0.command == command }.map(\.notation).joined(separator: "  ")
  }

  /// The first keys of a command, empty if it has none.
  func keys(of command: Command) -> [Key] { bindings.first { $0.command == command }?.keys ?? [] }

  /// The same of the standard keys.
  static func match(_ keys: [Key]) -> Match { standard.match(keys) }

  /// The key list as a Markdown table: keys and what they do, group by group.
  public static func markdown(in language: Language) -> String {
    groups.map { group in
      let rows = commands(of: group).map { "| `\(standard.notations(of: $0))` | \($0.title[language]) |" }
      return "| \(group.title[language]) | |\n|---|---|\n" + rows.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// The commands of a group, each once, in the order of the table.
  static func commands(of group: Group) -> [Command] {
    var seen: Set<Command> = []
    return group.bindings.map(\.command).filter { seen.insert($0).inserted }
  }

  /// The key that is meant when a Chinese input method is on: half-width for full-width, ASCII for Chinese punctuation.
  static func halfWidth(_ key: Key) -> Key {
    guard case .character(let character) = key, character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first
    else { return key }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? key
    default: return punctuation[character].map { .character($0) } ?? key
    }
  }

  private static let punctuation: [Character: Character] = [
    "、": "/", "【": "[", "】": "]", "「": "[", "」": "]", "《": "<", "》": ">", "。": ".", "‘": "'", "’": "'", "“": "\"",
    "”": "\"", "\u{3000}": " ",
  ]
}
