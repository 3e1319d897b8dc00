import CChild
import Glibc
import ReportBrowser
import ReportCatalog

/// The program that opens files on this desktop.
struct Opener: Sendable {
  /// The program and its arguments; the path takes the place of `%s`, else stands behind them.
  private let command: [String]
  /// The program's file, nil if there is none.
  private let program: String?

  /// `GOUJI_OPEN` wherever it is set, else what the desktop has: `xdg-open`, else `BROWSER`; nil without a desktop.
  init?(_ environment: (String) -> String?) {
    func words(of name: String) -> [String] { environment(name)?.split(separator: " ").map(String.init) ?? [] }
    let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    var command = words(of: "GOUJI_OPEN")
    if command.isEmpty {
      guard ["DISPLAY", "WAYLAND_DISPLAY"].contains(where: { environment($0) != nil }) else { return nil }
      // Several browsers may be named, the best first.
      let browser = environment("BROWSER")?.split(separator: ":").first?.split(separator: " ").map(String.init) ?? []
      command = Self.file(of: "xdg-open", in: folders) == nil && !browser.isEmpty ? browser : ["xdg-open"]
    }
    self.command = command
    program = command.first.flatMap { Self.file(of: $0, in: folders) }
  }

  /// The file of a program, found in the folders of the path unless its own folder is named.
  private static func file(of name: String, in folders: [String]) -> String? {
    let places = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    return places.first { access($0, X_OK) == 0 }
  }

  /// Starts the program on a file, in a session of its own and away from the terminal.
  func open(_ path: [UInt8], member: String?, say: @escaping @Sendable (Message) -> Void) {
    let name = PathArgument(bytes: path).display
    let own = command.first ?? ""
    guard let program else {
      return say(.failed(Self.failure(own, words("没有这个程序", "there is no such program"))))
    }
    let begin = ContinuousClock.now
    switch start([Array(program.utf8)] + arguments(for: absolute(path)).dropFirst()) {
    case .failure(let failure): say(.failed(Self.failure(own, failure.reason)))
    case .success(let process):
      let inside = member.map { words("（报告是其中的 \($0)）", " (the report is \($0) in it)") } ?? ""
      say(.notice(words("已用 \(own) 打开 \(name)\(inside)", "opened with \(own): \(name)\(inside)")))
      Task.detached(priority: .low) {
        let status = await Self.end(of: process)
        guard status != 0, begin.duration(to: .now) < .seconds(20) else { return }
        say(.failed(Self.failure(own, words("退出状态 \(status)", "exit status \(status)"))))
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

  /// Starts the program in a session of its own, with nothing to read and nothing to write to.
  private func start(_ arguments: [[UInt8]]) -> Result<pid_t, SystemFailure> {
    let strings = arguments.map { strdup($0.map(CChar.init(bitPattern:)) + [0]) }
    defer { for string in strings { free(string) } }
    let process = cchild_start(strings.map { UnsafePointer($0) } + [nil], nil, nil, -1, -1, cchild_limits())
    return process > 0 ? .success(process) : .failure(SystemFailure(code: -process))
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
