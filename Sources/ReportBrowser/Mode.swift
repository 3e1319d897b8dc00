import Disclosure
import ScreenGrid

/// What the keys go to.
enum Mode: Sendable, Hashable {
  /// The panes.
  case browse
  /// A line of text at the foot of the screen.
  case prompt(Prompt)
  /// The palette: a field and the commands that fit it.
  case palette(TextField, chosen: Int)
  /// The help page, scrolled by so many lines.
  case help(Int)
  /// The explanation of a relation: which of those in question, and how far scrolled.
  case explain(Explanation, Int)
  /// The list of themes.
  case themes(Int, before: String)
  /// The export dialogue.
  case export(ExportForm)
  /// The dialogue for setting a finding aside.
  case review(ReviewForm)
  /// The list of columns of the overview to choose from.
  case columns(chosen: Int)
  /// A question before a file is replaced.
  case overwrite(ExportRequest)
  /// The keys of a dialogue, which stays as it was; scrolled by so many lines.
  indirect case dialogueHelp(of: Mode, Int)
  /// A box of finding.
  case finding(FindingMode)
  /// A box of comparing or of figures.
  case comparing(ComparingMode)
}

/// A line of text being typed.
struct TextField: Sendable, Hashable {
  private(set) var text: [Character] = []
  /// Before which character the insertion point stands.
  private(set) var cursor = 0

  init(_ text: String = "") {
    self.text = Array(text)
    cursor = self.text.count
  }

  var string: String { String(text) }
  /// The text before the insertion point.
  var head: String { String(text[..<cursor]) }

  /// Takes a key that edits text; false for any other key.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.map { $0.isNewline ? " " : $0 })
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        text.remove(at: cursor)
      }
    case .delete: if cursor < text.count { text.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"):
      text.removeSubrange(..<cursor)
      cursor = 0
    default: return false
    }
    return true
  }

  private mutating func insert(_ new: [Character]) {
    text.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }
}

/// A prompt at the foot of the screen.
struct Prompt: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case search, filter
  }

  let kind: Kind
  var field: TextField
}

/// What an explanation speaks of.
struct Explanation: Sendable, Hashable {
  /// The relations in question: those of the cell, the failed ones first.
  let relations: [Relation]
  /// The finding, where it is no relation.
  let finding: Int?
  /// Which of the relations is shown.
  var chosen = 0
  /// The cause, where one is explained as a whole: its page stands before those of its relations, as number -1.
  var cause: Int?
  /// The claim of the prose, where it is explained without a finding.
  var claim: Int?
  /// The cell that was asked about.
  var cell: CellPath?
}
