import Disclosure
import Glibc
import ReportBrowser
import ReportCatalog
import Settings

/// The configuration of the user who runs this process.
enum UserConfiguration {
  /// The file as it was at the start; read once, and only if there is such a file.
  static let ofThisUser = read()

  /// The file as it is now; without a file everything is as it is by itself.
  static func read() -> Configuration {
    guard let path = UserPlaces.configurationFile else { return Configuration(path: "") }
    switch BoundedFile.read(path, limit: Configuration.limit) {
    case nil: return Configuration(path: path)
    case .success(let bytes): return Configuration(path: path, bytes: bytes)
    case .failure(let error): return Configuration(path: path, unreadable: error.reason)
    }
  }

  /// The keys in use, and what is wrong with those that the file names.
  static func keymap(of configuration: Configuration) -> (keymap: Keymap, problems: [ConfigurationProblem]) {
    guard !configuration.keys.isEmpty else { return (.standard, []) }
    let choices = configuration.keys.map { KeyChoice(command: $0.command, keys: $0.keys) }
    let (keymap, faults) = Keymap.standard.replacing(choices)
    let problems = faults.map { place, fault in
      ConfigurationProblem(
        path: configuration.path,
        line: configuration.keys.indices.contains(place) ? configuration.keys[place].line : nil,
        kind: .keys(fault.words))
    }
    return (keymap, problems)
  }
}

/// A file that is read whole if it is not too large.
enum BoundedFile {
  /// The bytes of a file, at most one more than the limit; nil if there is none.
  ///
  /// The corresponding C functions are `open` and `read`; a pipe is not waited for.
  static func read(_ path: String, limit: Int) -> Result<[UInt8], OutputError>? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR ? nil : .failure(OutputError(path: path, code: errno))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &piece, min(piece.count, limit + 1 - bytes.count))
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .failure(OutputError(path: path, code: errno)) }
      bytes += piece[..<count]
    }
    return .success(bytes)
  }
}

extension KeyFault {
  /// What is wrong, and what to do.
  var words: Bilingual {
    switch self {
    case .unknownCommand(let name, let meant):
      Bilingual(
        "没有命令“\(name)”；" + (meant.map { "是否指 \($0)" } ?? "全部命令见 gouji config --example"),
        "there is no command \"\(name)\"; "
          + (meant.map { "did you mean \($0)?" } ?? "gouji config --example lists them"))
    case .repeated(let name):
      Bilingual("命令“\(name)”重复；以前一处为准", "the command \"\(name)\" is named twice; the first counts")
    case .unknownKey(let key):
      Bilingual(
        "没有按键“\(key)”；写法如 e、gg、<Tab>、<C-d>、<F8>；此键未采用",
        "there is no key \"\(key)\"; keys are written e, gg, <Tab>, <C-d>, <F8>; it is left out")
    case .reserved(let key):
      Bilingual(
        "“\(key)”不能改作他用（0 和 4–9 是次数，<C-z>、<C-c> 归终端）；此键未采用",
        "\"\(key)\" cannot be bound (0 and 4 to 9 are counts, <C-z> and <C-c> the terminal's); it is left out")
    case .taken(let key, let owner):
      Bilingual(
        "“\(key)”与命令 \(owner) 的按键冲突；请另选，或在 [keys] 中给 \(owner) 换键；此键未采用",
        "\"\(key)\" clashes with a key of \(owner); choose another, or give \(owner) other keys in [keys]; it is left out"
      )
    case .needsKey(let name):
      Bilingual("命令 \(name) 至少要有一个按键；仍用原键", "the command \(name) must have a key; it keeps its own")
    }
  }
}
