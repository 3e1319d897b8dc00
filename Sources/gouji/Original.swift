import Glibc
import ReportBrowser
import ReportCatalog

/// The file that something on the browser's list was read from.
enum Original: Sendable {
  /// A file; its path as the system has it, and the member it holds in question, if it is an archive.
  case file([UInt8], member: String?)
  /// Standard input, which has no file.
  case standardInput
  /// A text that the program carries within itself.
  case sample

  /// The file of an item that was read.
  init(of item: CatalogItem) {
    switch item.origin {
    case .file(let path): self = .file(path, member: nil)
    case .text: self = .sample
    default: self.init(path: item.path)
    }
  }

  /// The file of a path as a person reads it: of a member of an archive the archive, the outermost one of several.
  init(path: String) {
    guard path != "-" else {
      self = .standardInput
      return
    }
    let parts = path.split(separator: "!/", maxSplits: 1)
    let isMember = parts.count == 2 && !Self.exists(Array(path.utf8))
    self = .file(Array((isMember ? String(parts[0]) : path).utf8), member: isMember ? String(parts[1]) : nil)
  }

  /// Opens it in its program and says how that went, and later once more if the program then fails.
  func open(_ environment: (String) -> String?, say: @escaping @Sendable (Message) -> Void) {
    switch self {
    case .standardInput: say(.failed(words("这份报告来自标准输入，没有原件", "this report came from standard input; it has no file")))
    case .sample: say(.failed(words("示例随程序附带，没有原件", "the samples are part of the program; they have no file")))
    case .file(let path, let member):
      let name = PathArgument(bytes: path).display
      guard Self.exists(path) else { return say(.failed(words("原件已不在：\(name)", "the file is gone: \(name)"))) }
      guard let opener = Opener(environment) else { return say(.notice(Self.whereItIs(name, member))) }
      opener.open(path, member: member, say: say)
    }
  }

  private static func exists(_ path: [UInt8]) -> Bool { access(path.map(CChar.init(bitPattern:)) + [0], F_OK) == 0 }

  private static func whereItIs(_ name: String, _ member: String?) -> String {
    let file = words("没有图形桌面；原件在：", "there is no desktop here; the file is ") + name
    let inside = member.map { words("（压缩包内：\($0)）", " (inside: \($0))") } ?? ""
    return file + inside + words("；可用环境变量 GOUJI_OPEN 指定打开它的程序", "; GOUJI_OPEN can name a program to open it")
  }
}
