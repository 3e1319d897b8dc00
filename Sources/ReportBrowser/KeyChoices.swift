import Disclosure
import ScreenGrid

/// Keys that a user wants for a command, as a configuration file names them.
public struct KeyChoice: Sendable, Hashable {
  /// The command's name, such as `next-failure`.
  public let command: String
  /// Its keys in vim notation; none for a command that shall have no key.
  public let keys: [String]

  /// A choice.
  public init(command: String, keys: [String]) {
    self.command = command
    self.keys = keys
  }
}

/// Why a choice of keys does not hold, in whole or for one of its keys.
public enum KeyFault: Sendable, Hashable {
  /// No command has that name; the nearest name, if any is near.
  case unknownCommand(String, meant: String?)
  /// The command was named before.
  case repeated(String)
  /// No such key.
  case unknownKey(String)
  /// The key can never arrive: it counts, suspends or ends the program.
  case reserved(String)
  /// The key, or one that begins with it, already belongs to a command; its name.
  case taken(String, by: String)
  /// The command must have a key.
  case needsKey(String)
}

extension Keymap {
  /// The names of all commands, in the order of the help page, with their standard keys and what they do.
  public static var commands: [(name: String, keys: [String], title: (chinese: String, english: String))] {
    let listed = groups.flatMap(commands(of:))
    let seen = Set(listed)
    return (listed + Command.allCases.filter { !seen.contains($0) }).map { command in
      let keys = bindings.filter { $0.command == command }.map(\.notation)
      return (command.name, keys, (command.title.chinese, command.title.english))
    }
  }

  /// The keys of a command by its name.
  public func keys(ofCommandNamed name: String) -> [String] {
    Command.byName[name].map { command in bindings.filter { $0.command == command }.map(\.notation) } ?? []
  }

  /// This keymap with other keys for the commands named; what is at fault is told with its place among the choices, and
  /// does not hold.
  public func replacing(_ choices: [KeyChoice]) -> (keymap: Keymap, faults: [(choice: Int, fault: KeyFault)]) {
    var work = KeyReplacement(self)
    for (place, choice) in choices.enumerated() { work.take(choice, at: place) }
    return work.finish()
  }
}

extension Command {
  /// The command's name in configuration files: `next-failure`.
  var name: String {
    rawValue.reduce(into: "") { name, character in
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
  }

  static let byName: [String: Command] = Dictionary(
    allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A keymap in the making.
private struct KeyReplacement {
  private let original: Keymap
  private var wished: [(place: Int, command: Command, keys: [(notation: String, keys: [Key])])] = []
  private var named: Set<Command> = []
  private var faults: [(choice: Int, fault: KeyFault)] = []

  init(_ original: Keymap) { self.original = original }

  mutating func take(_ choice: KeyChoice, at place: Int) {
    guard let command = Command.byName[choice.command] else {
      return faults.append((place, .unknownCommand(choice.command, meant: Self.nearest(to: choice.command))))
    }
    guard named.insert(command).inserted else { return faults.append((place, .repeated(choice.command))) }
    var keys: [(notation: String, keys: [Key])] = []
    for notation in choice.keys {
      guard let typed = KeyNotation.keys(in: notation)?.map(Keymap.halfWidth), !typed.isEmpty, typed.count <= 4,
        !typed.contains(where: Self.isInvisible)
      else {
        faults.append((place, .unknownKey(notation)))
        continue
      }
      guard !typed.contains(where: Self.isReserved), !Self.beginsCount(typed) else {
        faults.append((place, .reserved(notation)))
        continue
      }
      keys.append((notation, typed))
    }
    // A choice of which nothing is left changes nothing; one that names no key takes them away.
    if keys.isEmpty, !choice.keys.isEmpty {
      named.remove(command)
    } else if keys.isEmpty, command == .leave || command == .palette {
      faults.append((place, .needsKey(choice.command)))
      named.remove(command)
    } else {
      wished.append((place, command, keys))
    }
  }

  mutating func finish() -> (keymap: Keymap, faults: [(choice: Int, fault: KeyFault)]) {
    // Whenever a choice falls through, the keys that its command would have given up are taken again.
    var held = attempt()
    while let fallen = held.fallen {
      faults += held.faults.filter { fault in wished.contains { $0.place == fault.choice && $0.command == fallen } }
      named.remove(fallen)
      wished.removeAll { $0.command == fallen }
      held = attempt()
    }
    let own = held.bindings
    var groups = original.groups.map { group in
      var group = group
      group.bindings = Keymap.commands(of: group).flatMap { command in
        named.contains(command)
          ? own.filter { $0.command == command } : group.bindings.filter { $0.command == command }
      }
      return group
    }
    let listed = Set(original.groups.flatMap(Keymap.commands(of:)))
    let others = own.filter { !listed.contains($0.command) }
    if let last = groups.indices.last { groups[last].bindings += others }
    return (Keymap(groups), (faults + held.faults).sorted { $0.choice < $1.choice })
  }

  /// The bindings of the choices that remain, what of them clashes, and a command that was left without any key.
  private func attempt() -> (bindings: [Binding], faults: [(choice: Int, fault: KeyFault)], fallen: Command?) {
    var table = original.bindings.filter { !named.contains($0.command) }
    var own: [Binding] = []
    var faults: [(choice: Int, fault: KeyFault)] = []
    var fallen: Command?
    for wish in wished {
      let count = own.count
      for (notation, keys) in wish.keys {
        let other = table.first {
          $0.command != wish.command && ($0.keys.starts(with: keys) || keys.starts(with: $0.keys))
        }
        if let other {
          faults.append((wish.place, .taken(notation, by: other.command.name)))
          continue
        }
        let binding = Binding(notation, wish.command, keys)
        if own.contains(where: { $0.keys.starts(with: keys) || keys.starts(with: $0.keys) }) { continue }
        table.append(binding)
        own.append(binding)
      }
      if own.count == count, !wish.keys.isEmpty, fallen == nil { fallen = wish.command }
    }
    return (own, faults, fallen)
  }

  private static func isInvisible(_ key: Key) -> Bool {
    guard case .character(let character) = key else { return false }
    return character.unicodeScalars.contains {
      [.control, .format, .unassigned, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }

  private static func isReserved(_ key: Key) -> Bool {
    switch key {
    case .control("z"), .control("c"), .control("\\"), .paste: true
    default: false
    }
  }

  /// Whether the first key would be taken for a count.
  private static func beginsCount(_ keys: [Key]) -> Bool {
    guard case .character(let first) = keys.first, first.isASCII, let digit = first.wholeNumberValue else {
      return false
    }
    return !(1...3).contains(digit)
  }

  /// A command whose name is like another word: it begins like it, or one holds the other.
  private static func nearest(to word: String) -> String? {
    let plain = word.lowercased().filter { $0 != "-" && $0 != "_" }
    guard plain.count >= 3 else { return nil }
    let names = Command.allCases.map(\.name)
    func bare(_ name: String) -> String { name.filter { $0 != "-" } }
    return names.first { bare($0) == plain } ?? names.first { bare($0).hasPrefix(plain) || plain.hasPrefix(bare($0)) }
      ?? names.first { bare($0).contains(plain) || plain.contains(bare($0)) }
  }
}
