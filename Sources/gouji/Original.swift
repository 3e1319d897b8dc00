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
    return file + (member.map { words("（压缩包内：\($0)）", " (inside: \($0))") } ?? "")
  }
}

/// The program that opens files on this desktop.
struct Opener: Sendable {
  /// The program and its arguments; the path takes the place of `%s`, else stands behind them.
  let command: [String]

  /// `GOUJI_OPEN` wherever it is set, else what the desktop has: `xdg-open`, else `BROWSER`; nil without a desktop.
  init?(_ environment: (String) -> String?) {
    func command(_ name: String) -> [String]? {
      let parts = environment(name)?.split(separator: ":").first?.split(separator: " ").map(String.init) ?? []
      return parts.isEmpty ? nil : parts
    }
    let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment($0)?.isEmpty == false }
    if let own = environment("GOUJI_OPEN")?.split(separator: " ").map(String.init), !own.isEmpty {
      self.command = own
    } else if hasDesktop {
      let folders = (environment("PATH") ?? "").split(separator: ":")
      let hasOpener = folders.contains { access("\($0)/xdg-open", X_OK) == 0 }
      self.command = hasOpener ? ["xdg-open"] : command("BROWSER") ?? ["xdg-open"]
    } else {
      return nil
    }
  }

  /// Starts the program on a file, in a session of its own and away from the terminal.
  func open(_ path: [UInt8], member: String?, say: @escaping @Sendable (Message) -> Void) {
    let name = PathArgument(bytes: path).display
    let program = command.first ?? ""
    let begin = ContinuousClock.now
    switch start(arguments(for: absolute(path))) {
    case .failure(let failure): say(.failed(Self.failure(program, failure.reason)))
    case .success(let process):
      let inside = member.map { words("（报告是其中的 \($0)）", " (the report is \($0) in it)") } ?? ""
      say(.notice(words("已用 \(program) 打开 \(name)\(inside)", "opened with \(program): \(name)\(inside)")))
      Task.detached(priority: .low) {
        let status = await Self.end(of: process)
        guard status != 0, begin.duration(to: .now) < .seconds(20) else { return }
        say(.failed(Self.failure(program, words("退出状态 \(status)", "exit status \(status)"))))
      }
    }
  }

  private struct SystemFailure: Error {
    let code: Int32

    var reason: String {
      switch code {
      case ENOENT: words("没有这个程序", "there is no such program")
      case EACCES, EPERM: words("没有执行权限", "permission denied")
      default: words("系统错误（\(String(cString: strerror(code)))）", String(cString: strerror(code)))
      }
    }
  }

  private static func failure(_ program: String, _ reason: String) -> String {
    words("未能打开：\(program) \(reason)", "could not open: \(program): \(reason)")
  }

  /// A path that no program can take for an option or a web address.
  private func absolute(_ path: [UInt8]) -> [UInt8] {
    guard path.first != UInt8(ascii: "/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return Array(String(cString: folder).utf8) + [UInt8(ascii: "/")] + path
  }

  /// The command with the path in its place.
  private func arguments(for path: [UInt8]) -> [[UInt8]] {
    var isPlaced = false
    var arguments = command.map { part -> [UInt8] in
      let pieces = part.split(separator: "%s", maxSplits: 1, omittingEmptySubsequences: false)
      guard pieces.count == 2 else { return Array(part.utf8) }
      isPlaced = true
      return Array(pieces[0].utf8) + path + Array(pieces[1].utf8)
    }
    if !isPlaced { arguments.append(path) }
    return arguments
  }

  /// A new session, a flag that the C header shows to GNU programs only.
  private static let newSession: Int16 = 0x80

  /// Starts a program with nothing to read, nothing to write to, and no signal blocked or ignored.
  ///
  /// The corresponding C functions are `posix_spawnp` and those of its attributes and file actions.
  private func start(_ arguments: [[UInt8]]) -> Result<pid_t, SystemFailure> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, mode) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0)
    }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let strings = arguments.map { strdup($0.map(CChar.init(bitPattern:)) + [0]) }
    defer { for string in strings { free(string) } }
    guard let program = strings.first ?? nil else { return .failure(SystemFailure(code: ENOMEM)) }
    var process: pid_t = 0
    let code = posix_spawnp(&process, program, &actions, &attributes, strings + [nil], environ)
    return code == 0 ? .success(process) : .failure(SystemFailure(code: code))
  }

  /// Waits until a process has ended, without holding a thread; its exit status, 128 and more for a signal.
  private static func end(of process: pid_t) async -> Int32 {
    var status: Int32 = 0
    var pause = 50
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || (ended < 0 && errno != EINTR) { break }
      try? await Task.sleep(for: .milliseconds(pause))
      pause = min(5000, pause * 2)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
