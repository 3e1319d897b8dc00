import Disclosure
import ScreenGrid

// The keys of a dialogue, shown over it: F1 in any, `?` wherever it is no text that is typed.
extension Model {
  /// Whether a key asks for the keys of the dialogue that is open.
  func asksForHelp(_ key: Key) -> Bool {
    switch mode {
    case .browse, .help, .dialogueHelp: return false
    case .explain, .themes, .overwrite, .columns: break
    case .review(let form) where !form.isTyping: break
    default: return key == .function(1, shift: false)
    }
    return key == .function(1, shift: false) || keymap.match([Keymap.halfWidth(key)]) == .command(.help)
  }

  /// Scrolls the help; any other key leads back to the dialogue, which is as it was.
  mutating func pressInHelp(_ key: Key, of dialogue: Mode, _ top: Int) {
    let count = DialogueHelp.lines(of: dialogue, self).count
    let last = max(0, count - max(1, size.height - 4))
    switch keymap.matchInDialogue(key) {
    case .command(.down): mode = .dialogueHelp(of: dialogue, min(last, top + 1))
    case .command(.up): mode = .dialogueHelp(of: dialogue, max(0, top - 1))
    default: mode = dialogue
    }
  }

  func drawHelp(_ grid: inout Grid, of dialogue: Mode, _ top: Int) {
    let lines = DialogueHelp.lines(of: dialogue, self)
    let widest = lines.map { $0.reduce(2) { $0 + options.widths.of($1.0) } }.max() ?? 0
    Popup(title: words.helpTitle, lines: lines, hint: words.dialogueHelpHint, top: top)
      .draw(&grid, width: min(size.width, max(44, widest + 2)), signs: signs)
  }
}

extension Mode {
  /// The dialogue that is open, also beneath its help.
  var dialogue: Mode {
    if case .dialogueHelp(let dialogue, _) = self { return dialogue }
    return self
  }
}

/// The keys that each dialogue takes.
enum DialogueHelp {
  private typealias Row = (keys: String, what: Bilingual)

  static func lines(of dialogue: Mode, _ model: Model) -> [Popup.Line] {
    let rows = rows(of: dialogue, model)
    let widest = rows.map { model.options.widths.of($0.keys) }.max() ?? 0
    return rows.map { row in
      let gap = String(repeating: " ", count: widest - model.options.widths.of(row.keys) + 3)
      return [("  " + row.keys + gap, .hintKey), (row.what[model.options.language], .popup)]
    }
  }

  private static func rows(of dialogue: Mode, _ model: Model) -> [Row] {
    func keys(_ commands: Command...) -> String {
      commands.map(model.keymap.notation).filter { !$0.isEmpty }.joined(separator: " ")
    }
    let close: Row = ("<Esc>", Bilingual("关闭，不作改动", "close, changing nothing"))
    let choose: Row = ("<Up> <Down>", Bilingual("选择", "choose"))
    switch dialogue {
    case .prompt(let prompt): return self.rows(of: prompt)
    case .palette:
      return [
        (
          Bilingual("文字", "text")[model.options.language],
          Bilingual("按中文或英文名称缩小范围", "narrow by a name in either language")
        )
      ]
        + [choose, ("<Enter>", Bilingual("执行所选命令", "run the command"))] + editing + [close]
    case .explain:
      return [
        (keys(.nextFailure, .previousFailure), Bilingual("说明下一处、上一处不成立", "explain the next, the previous failure")),
        (keys(.nextWarning, .previousWarning), Bilingual("说明下一处、上一处警告", "explain the next, the previous warning")),
        ("<Tab> <S-Tab>", Bilingual("该单元格的下一、上一关系", "next, previous relation of the cell")),
        (keys(.down, .up), Bilingual("滚动", "scroll")),
        (keys(.review), Bilingual("搁置，已搁置的恢复", "set aside, or take that back")),
        (keys(.source), Bilingual("看原文", "see the source text")),
        (keys(.openOriginal), Bilingual("打开原件", "open the original")),
        ("<Esc> <Enter>", Bilingual("关闭", "close")),
      ].filter { !$0.keys.isEmpty }
    case .themes:
      return [
        ("<Up> <Down>", Bilingual("选择，并即时预览", "choose; it is shown at once")),
        ("<Enter>", Bilingual("采用", "take it")), ("<Esc>", Bilingual("恢复原主题", "back to the theme before")),
      ]
    case .export:
      return [
        ("<Tab> <S-Tab>", Bilingual("换格式", "another format")),
        ("<Up> <Down>", Bilingual("换目标：文件、剪贴板、程序", "another target: file, clipboard, program")),
        ("<C-b>", Bilingual("CSV、TSV 开头加不加 BOM", "CSV and TSV: with or without a BOM")),
        ("<Enter>", Bilingual("导出", "export")),
      ] + editing + [close]
    case .review:
      return [
        choose, ("1–\(ReviewForm.count)", Bilingual("直接选理由", "choose a reason at once")),
        ("<Enter>", Bilingual("以此理由搁置", "set aside for this reason")), close,
      ]
    case .columns:
      return [
        choose, ("<Space>", Bilingual("显示或不显示这一栏", "show the column, or do not")),
        ("J K", Bilingual("下移、上移这一栏", "move the column down, up")),
        ("u", Bilingual("撤销", "undo")), ("<Esc> <Enter>", Bilingual("关闭", "close")),
      ]
    case .overwrite:
      return [("y", Bilingual("覆盖", "replace the file")), ("n <Esc> <Enter>", Bilingual("保留原文件", "keep the file"))]
    default: return [("<Enter>", Bilingual("确定", "take it")), choose, close]
    }
  }

  private static func rows(of prompt: Prompt) -> [Row] {
    switch prompt.kind {
    case .search:
      return [
        ("<Enter>", Bilingual("查找；繁简、全半角、大小写不分", "search; width, case and script make no difference"))
      ] + editing + [("<Esc>", Bilingual("取消", "cancel"))]
    case .filter:
      return [("<Enter>", Bilingual("保留筛选；空白为取消筛选", "keep the filter; empty removes it"))] + editing
        + [("<Up> <Down>", Bilingual("在列表中移动", "move in the list"))] + wording
        + [("<Esc>", Bilingual("恢复原来的列表", "bring the list back"))]
    }
  }

  /// What the words of a filter mean.
  private static let wording: [Row] = [
    ("lajx", Bilingual("拼音首字母、全拼或混用（linajx）", "pinyin initials, full pinyin or a mixture (linajx)")),
    ("2023", Bilingual("年度", "the year")),
    ("!…", Bilingual("排除含此词的", "without what fits the word")),
    (
      "failed>3",
      Bilingual("按总览的栏目：年度:2022、不予公开率>20、机关=…；栏:? 为没有数的", "an overview column: year:2022, denied-rate>20; :? has none")
    ),
    ("/…/", Bilingual("正则表达式，查机关名称和文件路径", "a regular expression of agencies and paths")),
    ("\"…\"", Bilingual("照原样的词", "a word just as it stands")),
  ]

  private static let editing: [Row] = [
    ("<Left> <Right>", Bilingual("移动光标", "move in the text")),
    ("<Home> <End>", Bilingual("到文字开头、末尾", "to the beginning, the end of the text")),
    ("<C-u>", Bilingual("删去光标前的文字", "delete what stands before the cursor")),
  ]
}

// Words
extension Words {
  var dialogueHelpHint: String { say("按任意键返回", "any key goes back") }
}
