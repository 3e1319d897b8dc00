import Disclosure
import Glibc
import ReportCatalog
import Settings

/// How the program was called, before any argument is parsed: the language, and arguments as the system has them.
enum Invocation {
  /// The arguments as people read them, without the program's name. An argument that is no UTF-8 (a file's name out of
  /// an old archive) stands here decoded; `path(_:)` finds its bytes again.
  static let arguments: [String] = rawArguments.map { PathArgument(bytes: $0).display }

  /// The language for people: `--lang`, else the configuration file's, else the locale's if that is English or Chinese,
  /// else Chinese.
  static var language: Language { chosenLanguage.language }

  /// Where the language comes from.
  static var languageOrigin: Preferences.Origin { chosenLanguage.origin }

  private static let chosenLanguage: (language: Language, origin: Preferences.Origin) = {
    if let language = statedLanguage { return (language, .flag("--lang")) }
    if let stated = UserConfiguration.ofThisUser.language, let language = stated.value {
      return (language, .file(line: stated.line))
    }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment(name) else { continue }
      return locale.hasPrefix("en")
        ? (.english, .environment(name)) : (.chinese, locale.hasPrefix("zh") ? .environment(name) : .standard)
    }
    return (.chinese, .standard)
  }()

  /// The language that an argument states.
  private static var statedLanguage: Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count { return named(arguments[index + 1]) }
      if argument.hasPrefix("--lang=") { return named(argument.dropFirst("--lang=".count)) }
    }
    return nil
  }

  /// The path that an argument names, in the system's bytes.
  static func path(_ argument: String) -> PathArgument {
    for raw in rawArguments where String(validating: raw, as: UTF8.self) == nil {
      let path = PathArgument(bytes: raw)
      if path.display == argument { return path }
    }
    return PathArgument(argument)
  }

  /// A variable of the environment, nil if unset or empty.
  ///
  /// The corresponding C function is `getenv`.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let rawArguments: [[UInt8]] = (1..<max(1, Int(CommandLine.argc))).compactMap { index in
    CommandLine.unsafeArgv[index].map {
      Array(UnsafeBufferPointer(start: $0, count: strlen($0)).map { UInt8(bitPattern: $0) })
    }
  }

  private static func named(_ text: some StringProtocol) -> Language? { Language(rawValue: String(text)) }
}
