import Disclosure
import PrintedPages
import ScreenGrid

/// What the browser remembers of exports for as long as it runs.
struct Exporting: Sendable {
  /// The last form that was sent.
  var last: ExportForm?
  /// The last export asked for, to be sent again if it may replace a file.
  var sent: ExportRequest?
}

/// The export dialogue: in which format, where to.
struct ExportForm: Sendable, Hashable {
  /// Where to, without the path or command.
  enum Target: Sendable, Hashable, CaseIterable {
    case file, clipboard, pipe
  }

  /// What is exported.
  var title = ""
  var format = ExportRequest.Format.text
  var target = Target.file
  var path = TextField()
  var command = TextField()
  var hasByteOrderMark = false

  /// The same form with another format, the path's ending changed to match.
  func with(format: ExportRequest.Format) -> ExportForm {
    var form = self
    form.format = format
    let ending = "." + self.format.fileExtension
    let stem = path.string.hasSuffix(ending) ? String(path.string.dropLast(ending.count)) : path.string
    form.path = TextField(stem + "." + format.fileExtension)
    return form
  }

  /// The target as it was typed; nil where a path or command is wanted and none stands there. A path that begins with
  /// `|` is a command, as in other programs.
  var typed: ExportRequest.Target? {
    let path = String(path.string[...].trimmed)
    let command = String(command.string[...].trimmed)
    switch target {
    case .clipboard: return .clipboard
    case .file where path.hasPrefix("|"): return Self.pipe(path)
    case .file: return path.isEmpty ? nil : .file(path)
    case .pipe: return Self.pipe(command)
    }
  }

  private static func pipe(_ text: String) -> ExportRequest.Target? {
    let command = text.drop { $0 == "|" }.trimmed
    return command.isEmpty ? nil : .pipe(String(command))
  }
}

extension Model {
  mutating func openExport() {
    guard let page else {
      notice = Notice(text: words.nothingToExport)
      return
    }
    var form = exporting.last ?? ExportForm()
    form.title = page.title
    form.path = TextField(page.fileName + "." + form.format.fileExtension)
    mode = .export(form)
  }

  mutating func press(_ key: Key, in form: ExportForm) -> [Effect] {
    var form = form
    switch key {
    case .escape, .function(10, false): mode = .browse
    case .tab: mode = .export(form.with(format: Self.next(form.format, by: 1)))
    case .backTab: mode = .export(form.with(format: Self.next(form.format, by: -1)))
    case .down, .up:
      form.target = Self.next(form.target, by: key == .down ? 1 : -1)
      mode = .export(form)
    case .control("b"):
      form.hasByteOrderMark.toggle()
      mode = .export(form)
    case .enter: return export(form)
    default: type(key, into: form)
    }
    return []
  }

  private mutating func type(_ key: Key, into form: ExportForm) {
    var form = form
    switch form.target {
    case .file: if form.path.take(key) { mode = .export(form) }
    case .pipe: if form.command.take(key) { mode = .export(form) }
    case .clipboard: break
    }
  }

  private static func next<Choice: CaseIterable & Equatable>(_ choice: Choice, by step: Int) -> Choice {
    let all = Array(Choice.allCases)
    let place = all.firstIndex(of: choice) ?? 0
    return all[(place + step + all.count) % all.count]
  }

  private mutating func export(_ form: ExportForm) -> [Effect] {
    guard let target = form.typed else {
      notice = Notice(text: form.target == .pipe ? words.commandFirst : words.fileFirst, tone: .error)
      return []
    }
    mode = .browse
    guard let page else { return [] }
    exporting.last = form
    if target == .clipboard, form.format == .xlsx {
      notice = Notice(text: words.noWorkbookOnClipboard, tone: .error)
      return []
    }
    let isDrawing = form.format == .svg && page.pictures.isEmpty
    let request = ExportRequest(
      isDrawing ? .picture(view(self)) : .page(page), as: form.format, to: target,
      hasByteOrderMark: form.hasByteOrderMark && form.format.holdsValues, isASCII: options.isASCII)
    exporting.sent = request
    return [.export(request)]
  }

  mutating func askToReplace(_ path: String) {
    guard let sent = exporting.sent, sent.path == path else { return }
    mode = .overwrite(sent)
  }

  mutating func press(_ key: Key, replacing request: ExportRequest) -> [Effect] {
    switch key {
    case .character("y"), .character("Y"), .character("是"):
      mode = .browse
      return [.export(request.replacing)]
    case .character("n"), .character("N"), .character("q"), .character("否"), .escape, .enter:
      mode = .browse
      notice = Notice(text: words.keptFile(request.path))
    default: break
    }
    return []
  }
}

// Drawing
extension Model {
  func drawExport(_ grid: inout Grid, _ form: ExportForm) {
    let formats = ExportRequest.Format.allCases.map { (words.name(of: $0), $0 == form.format) }
    let targets = ExportForm.Target.allCases.map { (words.name(of: $0), $0 == form.target) }
    let field = form.target == .pipe ? words.command : words.path
    var lines: [Popup.Line] = choices(words.format, formats)
    lines += choices(words.target, targets)
    let place = lines.count
    lines.append(form.target == .clipboard ? [] : [(label(field), .muted)])
    lines.append(options(of: form))
    let body = Popup(title: words.exporting(form.title), lines: lines, hint: words.exportHint)
      .draw(&grid, width: min(size.width, 76), signs: signs)
    guard form.target != .clipboard, place < body.height else { return }
    let x = body.x + grid.widths.of(label(field))
    draw(
      &grid, form.target == .pipe ? form.command : form.path,
      Area(x: x, y: body.y + place, width: body.endX - x - 1, height: 1))
  }

  /// A label and what can be chosen, what is chosen in brackets.
  private func choices(_ name: String, _ choices: [(name: String, isChosen: Bool)]) -> [Popup.Line] {
    [
      [(label(name), .muted)]
        + choices.map { ($0.isChosen ? "[\($0.name)]" : " \($0.name) ", $0.isChosen ? .strong : .popup) }
    ]
  }

  private func options(of form: ExportForm) -> Popup.Line {
    guard form.format.holdsValues else { return [] }
    return [
      (label(""), .muted), (form.hasByteOrderMark ? "[x] " : "[ ] ", .strong), (words.byteOrderMark, .popup),
    ]
  }

  private func label(_ text: String) -> String {
    " " + text + String(repeating: " ", count: max(1, 9 - options.widths.of(text)))
  }
}

extension Words {
  var fileFirst: String { say("请先写出文件名", "name a file first") }
  var commandFirst: String { say("请先写出命令", "name a command first") }
  var nothingToExport: String { say("没有可导出的内容", "nothing to export") }
  func keptFile(_ path: String) -> String { say("未改动 \(path)", "\(path) was left alone") }
  func exporting(_ title: String) -> String { say("导出：\(title)", "Export: \(title)") }
  var format: String { say("格式", "Format") }
  var target: String { say("目标", "To") }
  var path: String { say("文件", "File") }
  var command: String { say("命令", "Command") }
  var byteOrderMark: String {
    say("<C-b> 文件开头加 BOM，便于 Excel、WPS 打开", "<C-b> begin with a BOM, for Excel and WPS")
  }
  var exportHint: String {
    say("<Tab> 格式  ↑↓ 目标  <Enter> 导出  <Esc> 取消", "<Tab> format  up/down target  <Enter> export  <Esc> cancel")
  }
  var noWorkbookOnClipboard: String { say("XLSX 不是文本，不能放入剪贴板", "XLSX is no text; the clipboard cannot take it") }
  func failuresOnlyNote(hidden: Int) -> String {
    say("只看不成立之处，隐藏 \(hidden) 项", "failures only, \(hidden) hidden")
  }
  func setAsideNote(_ count: Int) -> String { say("另有 \(count) 项已搁置，未列出", "\(count) set aside, not listed") }

  func name(of target: ExportForm.Target) -> String {
    switch target {
    case .file: say("文件", "file")
    case .clipboard: say("剪贴板", "clipboard")
    case .pipe: say("程序", "program")
    }
  }

  func name(of format: ExportRequest.Format) -> String {
    switch format {
    case .text: say("文本", "text")
    case .markdown: "Markdown"
    case .csv, .tsv, .json, .html, .svg, .xlsx: format.rawValue.uppercased()
    }
  }
}
