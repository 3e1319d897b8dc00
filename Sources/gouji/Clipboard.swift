import Glibc
import ReportBrowser

/// Ways to a clipboard, tried in order until one takes the text.
///
/// Over ssh the programs of the far machine would fill a clipboard that nobody sees, so the terminal is asked first
/// (OSC 52). Within tmux it is tmux that is asked: it ignores the sequence unless told not to, but `load-buffer -w` hands
/// the text on to the terminal in every setting of `set-clipboard` except `off`.
struct Clipboard: Sendable {
  /// A way.
  enum Way: Sendable, Hashable {
    /// A program that reads the text; what it reads it as.
    case program(path: String, arguments: [String], Encoding)
    /// The terminal; within `screen` the sequence is handed through.
    case terminal(isInScreen: Bool)
  }

  /// How a program reads text.
  enum Encoding: Sendable, Hashable {
    /// As UTF-8.
    case utf8
    /// As UTF-16, little-endian, with a byte order mark: `clip.exe` takes anything else for the code page of Windows,
    /// and Chinese is lost.
    case utf16
  }

  /// The most that terminals take, encoded.
  static let limit = 74_994

  /// The ways, the best first.
  let ways: [Way]

  /// The ways there are in an environment.
  init(_ environment: (String) -> String?) {
    let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    func program(_ name: String, _ arguments: [String] = [], _ encoding: Encoding = .utf8) -> [Way] {
      let path = folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
      return path.map { [.program(path: $0, arguments: arguments, encoding)] } ?? []
    }
    func has(_ names: String...) -> Bool { names.contains { environment($0)?.isEmpty == false } }
    var native: [Way] = []
    if has("WSL_DISTRO_NAME", "WSL_INTEROP") { native += program("clip.exe", [], .utf16) }
    if has("WAYLAND_DISPLAY") { native += program("wl-copy", ["--type", "text/plain;charset=utf-8"]) }
    if has("DISPLAY") {
      native += program("xclip", ["-selection", "clipboard"]) + program("xsel", ["--clipboard", "--input"])
    }
    native += program("pbcopy")
    let tmux = has("TMUX") ? program("tmux", ["load-buffer", "-w", "-"]) : []
    let terminal = tmux + [.terminal(isInScreen: has("STY") && !has("TMUX"))]
    ways = has("SSH_TTY", "SSH_CONNECTION") ? terminal + native : native + terminal
  }

  /// What became of a text.
  enum Outcome: Sendable, Hashable {
    /// A program of that name took it.
    case program(String)
    /// These bytes are to be written to the terminal, by whoever owns it.
    case terminal([UInt8])
    /// No way took it; whether it is too long for the terminal.
    case failed(isTooLong: Bool)
  }

  /// Hands text to the first way that takes it; blocks for as long as programs take, at most two seconds each.
  func copy(_ text: String) -> Outcome {
    var isTooLong = false
    for way in ways {
      switch way {
      case .program(let path, let arguments, let encoding):
        let input = BorrowedInput(Self.bytes(of: text, encoding))
        guard input?.run([path] + arguments, within: .seconds(2)) == 0 else { continue }
        return .program(path.split(separator: "/").last.map(String.init) ?? path)
      case .terminal(let isInScreen):
        if let sequence = Self.sequence(for: text, isInScreen: isInScreen) { return .terminal(sequence) }
        isTooLong = true
      }
    }
    return .failed(isTooLong: isTooLong)
  }

  /// Text as a program reads it.
  static func bytes(of text: String, _ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  }

  /// The sequence OSC 52 for a text; nil if it is too long. `screen` hands on pieces of a sequence that are framed, each
  /// no longer than its buffer of 768 bytes.
  static func sequence(for text: String, isInScreen: Bool = false) -> [UInt8]? {
    let encoded = Array(base64(Array(text.utf8)).utf8)
    guard encoded.count <= limit else { return nil }
    let plain = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    guard isInScreen else { return plain }
    return stride(from: 0, to: plain.count, by: 256).flatMap { start in
      Array("\u{1B}P".utf8) + plain[start..<min(start + 256, plain.count)] + Array("\u{1B}\\".utf8)
    }
  }

  /// Bytes in the letters of RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? letters[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Clipboard.Outcome {
  /// What the browser says of it.
  func message(for text: String) -> Message {
    let beginning = text.prefix(60).split(whereSeparator: \.isNewline).joined(separator: " ")
    let shown = beginning.split(separator: "\t").joined(separator: " ") + (text.count > 60 ? "…" : "")
    switch self {
    case .program(let name):
      return .notice(words("已复制（经 \(name)）：\(shown)", "copied (by \(name)): \(shown)"))
    case .terminal:
      return .notice(words("已交给终端的剪贴板（OSC 52）：\(shown)", "handed to the terminal's clipboard (OSC 52): \(shown)"))
    case .failed(isTooLong: true):
      return .failed(
        words(
          "未复制：内容过长，终端剪贴板放不下，本机也没有可用的剪贴板程序",
          "not copied: too long for the terminal's clipboard, and there is no program for this machine's"))
    case .failed:
      return .failed(words("未复制：没有可用的剪贴板", "not copied: there is no clipboard"))
    }
  }
}
