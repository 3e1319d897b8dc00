public import Disclosure
public import ScreenGrid

/// The user's configuration file, `config.toml`.
///
/// What is wrong with it is among its problems, by line; the rest counts. A file that is no TOML counts for nothing.
public struct Configuration: Sendable {
  /// The most bytes such a file may have.
  public static let limit = 256 << 10

  /// A value with the line it stands on.
  public struct Stated<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The line, counted from 1; nil where it is not known.
    public let line: Int?
  }

  /// The keys of a command, as the file names them.
  public struct Keys: Sendable, Hashable {
    /// The command's name.
    public let command: String
    /// Its keys in vim notation.
    public let keys: [String]
    /// The line, counted from 1; nil where it is not known.
    public let line: Int?
  }

  /// The file's path as a person reads it.
  public let path: String
  /// The language, nil for that of the environment.
  public internal(set) var language: Stated<Language?>?
  /// The theme's name or TOML file, nil for one by the terminal's background.
  public internal(set) var theme: Stated<String?>?
  /// The theme on a light background.
  public internal(set) var lightTheme: Stated<String>?
  /// The theme on a dark background.
  public internal(set) var darkTheme: Stated<String>?
  /// How wide characters of ambiguous width are, nil to ask the terminal.
  public internal(set) var ambiguous: Stated<CellWidth.Ambiguous?>?
  /// Whether the mouse is taken from the start.
  public internal(set) var mouse: Stated<Bool>?
  /// Whether the browser begins where it ended.
  public internal(set) var session: Stated<Bool>?
  /// Whether files that change are read again.
  public internal(set) var reload: Stated<Bool>?
  /// Whether jumps go on at the other end.
  public internal(set) var wrap: Stated<Bool>?
  /// The keys of commands, in the file's order.
  public internal(set) var keys: [Keys] = []
  /// What is wrong with it, in the order of its lines.
  public internal(set) var problems: [ConfigurationProblem] = []

  /// A configuration that says nothing.
  public init(path: String) { self.path = path }

  /// Reads a file.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path)
    guard bytes.count <= Self.limit else {
      problems = [ConfigurationProblem(path: path, line: nil, kind: .tooLarge)]
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = lines.firstIndex { $0.contains(0) || String(validating: $0, as: UTF8.self) == nil }
      problems = [ConfigurationProblem(path: path, line: line.map { $0 + 1 }, kind: .notText)]
      return
    }
    do throws(TOMLFault) {
      var reader = ConfigurationReader(self, try TOMLText(text))
      self = reader.read()
    } catch { problems = [ConfigurationProblem(path: path, line: error.line, kind: .syntax(error.words))] }
  }

  /// A file that could not be read.
  public init(path: String, unreadable reason: Bilingual) {
    self.init(path: path)
    problems = [ConfigurationProblem(path: path, line: nil, kind: .notReadable(reason))]
  }
}

/// Something that is wrong with a configuration file, and where.
public typealias ConfigurationProblem = SettingsProblem<ConfigurationFault>

/// What is wrong.
public enum ConfigurationFault: SettingsFault {
  /// The file is not TOML; the parser's own words.
  case syntax(String)
  /// The file is not text in UTF-8, or holds a NUL.
  case notText
  /// The file is larger than such a file may be.
  case tooLarge
  /// The file is there and could not be read; the system's reason.
  case notReadable(Bilingual)
  /// A key that means nothing here.
  case unknownKey(String)
  /// A value of the wrong type or not one of those allowed: the key, and what is expected.
  case wrongValue(String, expected: Bilingual)
  /// A theme that cannot be had, and why.
  case theme(Bilingual)
  /// The keys of a command, and what is wrong with them.
  case keys(Bilingual)
}

extension ConfigurationFault {
  /// What is wrong, and what to do.
  public var words: Bilingual {
    switch self {
    case .syntax(let words):
      Bilingual("不是有效的 TOML（\(words)）；整个文件未采用", "not valid TOML (\(words)); the whole file is left out")
    case .notText: Bilingual("不是 UTF-8 文本；整个文件未采用", "not text in UTF-8; the whole file is left out")
    case .tooLarge:
      Bilingual("超过 256 KB，不像配置文件；整个文件未采用", "larger than 256 KB, hardly a configuration; the whole file is left out")
    case .notReadable(let reason): Bilingual("无法读取：\(reason.chinese)", "cannot be read: \(reason.english)")
    case .unknownKey(let key):
      Bilingual(
        "没有设置项“\(key)”；可用的见 gouji config --example", "there is no setting \"\(key)\"; gouji config --example lists them"
      )
    case .wrongValue(let key, let expected):
      Bilingual("“\(key)”应为\(expected.chinese)；此项未采用", "\"\(key)\" must be \(expected.english); it is left out")
    case .theme(let reason): reason
    case .keys(let reason): reason
    }
  }
}
